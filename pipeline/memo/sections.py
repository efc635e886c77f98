"""The sections of the full form (บันทึกเต็มรูป): what each of them says, before the page decides what stays."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.letter.fields import Letter, Span
from pipeline.memo.asking import Asked
from pipeline.memo.citing import LONGEST, cited
from pipeline.memo.duty import Charge, in_charge
from pipeline.memo.evidence import BLANK, Piece, as_value, as_written, brief, office, quoted, told
from pipeline.memo.facts import Unit, opening_unit, units
from pipeline.memo.kinds import WORDINGS
from pipeline.memo.law import laws
from pipeline.memo.lead import action_sentences, lead
from pipeline.memo.model import Evidence, Sentence
from pipeline.memo.precedent import Precedent
from pipeline.memo.ranked import KEEP, Part, Ranked
from pipeline.memo.times import deadline_piece, deadlines_in_order
from pipeline.office.settings import Settings

LEAD = "สรุปเสนอ"
# ranks of what is not the body's: between its best sentences (about 7) and its details (about 0)
_PRECEDENT, _REFERENCE, _ACTION, _DUE, _PURPOSE, _LAW = 6.2, 6.1, 6.0, 5.5, 3.5, 3.0
_RECEIVED, _ENCLOSED = 0.5, 0.4


def parts_of(
    letter: Letter, settings: Settings, precedents: tuple[Precedent, ...], ask: Asked
) -> tuple[Part, ...]:
    """Give all parts of the full form, in order; some may be empty."""
    body = units(letter)
    charges = in_charge(letter, settings)
    return (
        Part(
            LEAD,
            tuple(Ranked(one) for one in (_wish(settings, ask), *lead(letter, settings.digits))),
            numbered=False,
        ),
        Part("เรื่องเดิม", tuple(_history(letter, settings, precedents, body))),
        Part("ข้อเท็จจริง", tuple(_facts(letter, settings, body))),
        Part("ข้อกฎหมาย", tuple(Ranked(told(law, digits=settings.digits), _LAW) for law in laws(letter))),
        Part("ข้อพิจารณา", tuple(_considerations(letter, settings, ask, charges))),
        Part("ข้อเสนอ", (*_proposals(letter, settings, charges), Ranked(_closing(settings, ask)))),
    )


def _history(
    letter: Letter, settings: Settings, precedents: tuple[Precedent, ...], body: list[Unit]
) -> list[Ranked]:
    said = [
        told("อ้างถึง ", brief(as_value(one), LONGEST), digits=settings.digits) for one in letter.references
    ]
    rows = [Ranked(one, _REFERENCE) for one in said]
    rows += (Ranked(_precedent(one, settings), _PRECEDENT) for one in precedents if one.open)
    return rows + [Ranked(told(one.piece, digits=settings.digits), one.rank) for one in body if one.earlier]


def _precedent(one: Precedent, settings: Settings) -> Sentence:
    number = Piece(one.id, (Evidence(one.id, None, None, None, one.id),))
    return told("เรื่องเดิม ทะเบียนรับที่ ", number, " ", *cited(one.letter, one.id), digits=settings.digits)


def _facts(letter: Letter, settings: Settings, body: list[Unit]) -> list[Ranked]:
    opening = opening_unit(letter) if WORDINGS[letter.kind].says else None
    in_lead = letter.subject is None  # the lead tells the opening in place of a subject
    rows = [Ranked(_cited(letter, settings, None if in_lead else opening))]
    said = opening.piece.evidence if opening else None
    news = (one for one in body if not one.earlier and one.piece.evidence != said)
    rows += (Ranked(told(one.piece, digits=settings.digits), one.rank) for one in news)
    rows += (
        Ranked(told("สิ่งที่ส่งมาด้วย ", brief(as_value(one), LONGEST), digits=settings.digits), _ENCLOSED)
        for one in letter.enclosures
    )
    received = _received(letter, settings)
    return [*rows, Ranked(received, _RECEIVED)] if received else rows


def _cited(letter: Letter, settings: Settings, opening: Unit | None) -> Sentence:
    """Cite the letter, and let it speak: ด้วย … มีหนังสือ … แจ้งว่า …."""
    wording = WORDINGS[letter.kind]
    parts = [wording.opens, *cited(letter, subject=wording.says is None)]
    return told(*parts, *((wording.says, opening.piece) if opening else ()), digits=settings.digits)


def _received(letter: Letter, settings: Settings) -> Sentence | None:
    stamp = letter.received
    fields = (("เลขรับ ", stamp.number), (" วันที่ ", stamp.date), (" เวลา ", stamp.time))
    parts = [part for before, found in fields if found for part in (before, as_written(found))]
    return told("ตรารับหนังสือ ", *parts, digits=settings.digits) if parts else None


def _considerations(letter: Letter, settings: Settings, ask: Asked, charges: list[Charge]) -> list[Ranked]:
    """Give what decides the proposal: by when, what the letter asks for, whose matter it is."""
    rows = [Ranked(_owed(letter, settings), _DUE)] if letter.deadlines else []
    actions = action_sentences(letter, settings.digits)[1:]  # the first stands in the lead
    rows += (Ranked(one, _ACTION - 0.01 * i) for i, one in enumerate(actions))
    if ask.basis:
        rows.append(
            Ranked(told("หนังสือระบุว่า “", brief(ask.basis, LONGEST), "”", digits=settings.digits), _PURPOSE)
        )
    return rows + [Ranked(_charge(one, settings), KEEP) for one in charges]


def _owed(letter: Letter, settings: Settings) -> Sentence:
    parts: list[str | Piece] = []
    for deadline in deadlines_in_order(letter):
        parts += [" และ " if parts else "ต้องดำเนินการ ", deadline_piece(deadline, letter)]
    return told(*parts, digits=settings.digits)


def _charge(one: Charge, settings: Settings) -> Sentence:
    parts = ("หนังสือกล่าวถึง “", one.seen, "” ผู้รับผิดชอบตามคำสั่งแบ่งหน้าที่ คือ ", one.name, _silent(one.reason))
    return told(*parts, digits=settings.digits)


def _proposals(letter: Letter, settings: Settings, charges: list[Charge]) -> list[Ranked]:
    """Leave room for the order: who is to go, or to act.  Nothing is proposed where nothing is asked."""
    who: Piece | str = charges[0].name if len(charges) == 1 else BLANK
    parts: list[str | Piece] = []
    if letter.events and _invites(letter):
        parts = ["เห็นควรเข้าร่วมด้วยตนเอง หรือมอบ ", who, " เข้าร่วมแทน", *_resting_on(letter.events)]
    elif letter.deadlines:
        parts = ["เห็นควรมอบ ", who, " ดำเนินการให้ทันกำหนด", *_resting_on(letter.deadlines)]
    elif letter.actions:
        parts = ["เห็นควรมอบ ", who, " ดำเนินการ", *_resting_on(letter.actions)]
    return [Ranked(told(*parts, digits=settings.digits))] if parts else []


def _invites(letter: Letter) -> bool:
    return any("เชิญ" in one.raw or "ร่วมประชุม" in one.raw for one in (letter.subject, letter.purpose) if one)


def _resting_on(spans: Sequence[Span]) -> list[Piece]:
    return [Piece("", (quoted(span),)) for span in spans]


def _wish(settings: Settings, ask: Asked) -> Sentence:
    return told(f"เพื่อ{ask.verb}", _silent(ask.basis or office(settings.chief)), digits=settings.digits)


def _closing(settings: Settings, ask: Asked) -> Sentence:
    return told(
        f"จึงเรียนมาเพื่อ{ask.verb}", _silent(ask.basis or office(settings.chief)), digits=settings.digits
    )


def _silent(piece: Piece) -> Piece:
    """Keep a piece's evidence without its words."""
    return Piece("", piece.evidence, piece.doubtful)
