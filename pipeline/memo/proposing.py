"""What is proposed to the chief (ข้อเสนอ): an order in one line, by what the letter asks for."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter
from pipeline.memo.asking import Asked
from pipeline.memo.duty import Proposal
from pipeline.memo.evidence import BLANK, Piece, office, quoted, silent
from pipeline.memo.followed import kept_words
from pipeline.memo.inviting import invites, sends_people
from pipeline.memo.owing import owed
from pipeline.memo.own import voice_of
from pipeline.memo.precedent import Precedent
from pipeline.memo.ranked import Ranked
from pipeline.memo.requested import asked_plainly, passed_on, requests
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings

_CONSIDER, _KEEP, _ORDERS = "โปรดพิจารณา", "ถือปฏิบัติ", "สั่งการ"
# what another asks as a favour, and what granting it is called; the purpose's own words count first
_FAVOURS = (
    (re.compile("ความอนุเคราะห์"), "ให้ความอนุเคราะห์"),
    (re.compile("ความร่วมมือ"), "ให้ความร่วมมือ"),
    (re.compile("ขอรับการสนับสนุน|ขอ(?:ความ|การ)?สนับสนุน|ให้การสนับสนุน"), "ให้การสนับสนุน"),
)
_TO_PUBLISH, _TO_TELL = re.compile("ประชาสัมพันธ์|เผยแพร่"), re.compile("(?:ดำเนินการ)?แจ้ง")
_TO_ACT = "พิจารณาดำเนินการ"


def proposals(
    letter: Letter,
    settings: Settings,
    proposed: Proposal,
    ask: Asked,
    precedents: tuple[Precedent, ...] = (),
) -> list[Ranked]:
    """Propose an order in one line, with room for who is to act; none where nothing is asked.

    The words that an officer kept in the note on such a letter come before our own.
    """
    due = owed(letter, settings)
    who: Piece | str = proposed.name or BLANK
    parts = [] if voice_of(letter, settings) else _proposed(letter, ask, who, due=bool(due))
    parts = (kept_words(precedents, settings, who) or parts) if parts else []
    basis = [silent(ask.basis or office(settings.chief))]
    rest = [Piece("", (quoted(span),)) for span in (*letter.events, *letter.actions, *due)] or basis
    return [Ranked(told(*parts, *rest, digits=settings.digits))] if parts else []


def _proposed(letter: Letter, ask: Asked, who: Piece | str, *, due: bool) -> list[str | Piece]:
    """Give the words that fit what is asked: the first that do."""
    if invites(letter):
        return ["เห็นควรเข้าร่วม หรือมอบ ", who, f" เข้าร่วมแทน{' และแจ้งตอบรับภายในกำหนด' if due else ''}"]
    if sends_people(letter):
        return ["เห็นควรส่ง ", BLANK, f" เข้าร่วม{' และแจ้งรายชื่อภายในกำหนด' if due else ''}"]
    if letter.kind == "announcement":
        return ["เห็นควรประชาสัมพันธ์ให้ผู้เกี่ยวข้องทราบ"] if due else []
    passing = "" if due or asked_plainly(letter) else _passing(letter, ask)
    if passing:
        return [f"เห็นควร{passing}"]
    if due or requests(letter) or ask.verb.endswith(_ORDERS):
        favour = f"{words} โดย" if (words := _favour(letter, ask)) else ""
        return [f"เห็นควร{favour}มอบ ", who, f" ดำเนินการ{'ให้ทันกำหนด' if due else ''}"]
    return []


def _passing(letter: Letter, ask: Asked) -> str:
    """Say to whom a letter is to be passed on, where nothing else is asked; empty where more is."""
    passed = passed_on(letter)
    if passed and _TO_PUBLISH.match(passed.text):
        return "ประชาสัมพันธ์ให้ผู้เกี่ยวข้องทราบ"
    if ask.verb.endswith(_KEEP) or (passed and _TO_TELL.match(passed.text) and _KEEP in passed.text):
        return "แจ้งผู้เกี่ยวข้องทราบและถือปฏิบัติ"
    if passed is None or not _TO_TELL.match(passed.text):
        return ""
    return f"แจ้งผู้เกี่ยวข้องทราบ{'และดำเนินการในส่วนที่เกี่ยวข้อง' if _TO_ACT in passed.text else ''}"


def _favour(letter: Letter, ask: Asked) -> str:
    """Say what granting a favour is called; empty where the letter orders and does not ask for one."""
    if ask.verb != _CONSIDER:
        return ""
    said = [one.raw for one in (letter.purpose, letter.subject, *letter.actions) if one]
    return next((words for raw in said for pattern, words in _FAVOURS if pattern.search(raw)), "")
