"""What decides the order, and what is proposed (ข้อพิจารณา ข้อเสนอ)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.letter.fields import Found, Letter, Span
from pipeline.memo.asking import Asked
from pipeline.memo.citing import LONGEST
from pipeline.memo.duty import Charge
from pipeline.memo.evidence import BLANK, Piece, as_written, brief, quoted, silent
from pipeline.memo.kinds import wording_of
from pipeline.memo.legible import is_legible
from pipeline.memo.model import Sentence
from pipeline.memo.own import voice_of
from pipeline.memo.ranked import KEEP, Ranked
from pipeline.memo.requested import request_sentences
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings
from thai.clusters import clusters

_ACTION, _PURPOSE = 6.0, 3.5
#: clusters: a longer purpose says more than its verb
PLAIN_PURPOSE = 45
_THANKS = re.compile(r"\s*(?:และ|จึง)?(?:หวัง|ขอ)(?:เป็นอย่างยิ่ง|ขอบคุณ|ขอบพระคุณ).*$", re.DOTALL)


def considerations(letter: Letter, settings: Settings, ask: Asked, charges: list[Charge]) -> list[Ranked]:
    """Give what decides the proposal: what else is asked, on what condition, whose matter it is."""
    requests = request_sentences(letter, settings)[1:]  # the first stands in the lead
    rows = [Ranked(one, _ACTION - 0.01 * i) for i, one in enumerate(requests)]
    if letter.purpose and ask.basis and _says_more(letter.purpose):
        purpose = brief(as_written(letter.purpose), LONGEST)
        rows.append(
            Ranked(told(f"{wording_of(letter).name}ระบุว่า “", purpose, "”", digits=settings.digits), _PURPOSE)
        )
    return [*rows, Ranked(_charged(charges, settings), KEEP)] if charges else rows


def _says_more(purpose: Found) -> bool:
    """Whether the purpose paragraph says more than the verb that the note has from it."""
    text = as_written(purpose).text
    return len(clusters(_THANKS.sub("", text))) > PLAIN_PURPOSE and is_legible(text)


def _charged(charges: list[Charge], settings: Settings) -> Sentence:
    first, *rest = charges
    parts: list[str | Piece] = ["เรื่องนี้เกี่ยวกับ “", first.seen, "” ", silent(first.reason)]
    if not rest:
        parts += ["ซึ่งอยู่ในความรับผิดชอบของ ", first.name]
    else:
        parts += ["(", first.name, ")"]
    for one in rest:
        parts += [
            " และ " if one is rest[-1] else " ",
            "“",
            one.seen,
            "” ",
            silent(one.reason),
            "(",
            one.name,
            ")",
        ]
    return told(*parts, " ตามคำสั่งแบ่งหน้าที่", digits=settings.digits)


def proposals(letter: Letter, settings: Settings, charges: list[Charge]) -> list[Ranked]:
    """Leave room for the order: who is to go, or to act.  Nothing is proposed where nothing is asked."""
    if voice_of(letter, settings):
        return []
    who: Piece | str = charges[0].name if len(charges) == 1 else BLANK
    parts: list[str | Piece] = []
    if _invites(letter):
        answer = " และแจ้งตอบรับภายในกำหนด" if letter.deadlines else ""
        rest = _resting_on((*letter.events, *letter.actions, *letter.deadlines))
        parts = ["เห็นควรเข้าร่วม หรือมอบ ", who, f" เข้าร่วมแทน{answer}", *rest]
    elif letter.kind == "announcement" and letter.deadlines:
        parts = ["เห็นควรประชาสัมพันธ์ให้ผู้เกี่ยวข้องทราบ", *_resting_on(letter.deadlines)]
    elif letter.deadlines:
        parts = ["เห็นควรมอบ ", who, " ดำเนินการให้ทันกำหนด", *_resting_on(letter.deadlines)]
    elif letter.actions and not wording_of(letter).rule:
        parts = ["เห็นควรมอบ ", who, " ดำเนินการ", *_resting_on(letter.actions)]
    return [Ranked(told(*parts, digits=settings.digits))] if parts else []


def _invites(letter: Letter) -> bool:
    """Whether the chief is asked to come: an invitation with its day, or at least in so many words."""
    if not letter.events and not any("เชิญ" in one.raw for one in letter.actions):
        return False
    return any("เชิญ" in one.raw or "ร่วมประชุม" in one.raw for one in (letter.subject, letter.purpose) if one)


def _resting_on(spans: Sequence[Span]) -> list[Piece]:
    return [Piece("", (quoted(span),)) for span in spans]
