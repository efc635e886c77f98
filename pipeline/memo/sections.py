"""The sections of the full form (บันทึกเต็มรูป): what each of them says, before the page decides what stays."""

from __future__ import annotations

import re

from pipeline.letter.fields import Letter
from pipeline.memo.asking import Asked
from pipeline.memo.citing import LONGEST, cited
from pipeline.memo.considering import considerations
from pipeline.memo.duty import proposal
from pipeline.memo.enclosed import enclosed
from pipeline.memo.evidence import as_value, as_written, brief, is_told, office, silent
from pipeline.memo.facts import WORTH_OPENING, Unit, opening_unit, units
from pipeline.memo.followed import followed_sentences
from pipeline.memo.kinds import wording_of
from pipeline.memo.law import laws
from pipeline.memo.lead import lead
from pipeline.memo.model import Sentence
from pipeline.memo.own import voice_of
from pipeline.memo.precedent import Precedent
from pipeline.memo.proposing import proposals
from pipeline.memo.ranked import Part, Ranked
from pipeline.memo.requested import request_sentences
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings

LEAD = "สรุปเสนอ"
# ranks of what is not the body's: between its best sentences (about 7) and its details (about 0)
_PRECEDENT, _REFERENCE, _LAW = 6.2, 6.1, 3.0
_RECEIVED, _ENCLOSED = 0.5, 0.4
#: what a sentence gains that names our office or one of us
_OURS = 3.0
_FORCE = re.compile(r"ให้ใช้บังคับ(?:ตั้งแต่|เมื่อ)|ให้ยกเลิก(?:ความ|ระเบียบ|ข้อบังคับ|ประกาศ)|เหตุผลในการประกาศใช้")
#: an opening of which so much stands in the lead is not told again
WHOLLY = 0.8


def parts_of(
    letter: Letter, settings: Settings, precedents: tuple[Precedent, ...], ask: Asked
) -> tuple[Part, ...]:
    """Give all parts of the full form, in order; some may be empty."""
    body = units(letter)
    proposed = proposal(letter, settings, precedents)
    return (
        Part(
            LEAD,
            tuple(Ranked(one) for one in (_wish(settings, ask), *lead(letter, settings))),
            numbered=False,
        ),
        Part("เรื่องเดิม", tuple(_history(letter, settings, precedents, body))),
        Part("ข้อเท็จจริง", tuple(_facts(letter, settings, body))),
        Part("ข้อกฎหมาย", tuple(Ranked(told(law, digits=settings.digits), _LAW) for law in laws(letter))),
        Part("ข้อพิจารณา", tuple(considerations(letter, settings, ask, proposed, precedents))),
        Part(
            "ข้อเสนอ",
            (*proposals(letter, settings, proposed, ask, precedents), Ranked(_closing(settings, ask))),
        ),
    )


def _history(
    letter: Letter, settings: Settings, precedents: tuple[Precedent, ...], body: list[Unit]
) -> list[Ranked]:
    said = [
        told("อ้างถึง ", brief(as_value(one), LONGEST), digits=settings.digits) for one in letter.references
    ]
    rows = [Ranked(one, _REFERENCE) for one in said]
    rows += (Ranked(one, _PRECEDENT) for one in followed_sentences(precedents, settings))
    return rows + [Ranked(told(one.piece, digits=settings.digits), one.rank) for one in body if one.earlier]


def _facts(letter: Letter, settings: Settings, body: list[Unit]) -> list[Ranked]:
    opening = opening_unit(letter) if wording_of(letter).says else None
    above = (*lead(letter, settings), *request_sentences(letter, settings))
    known = [proof for sentence in above for proof in sentence.evidence]
    in_lead = opening is not None and is_told(opening.piece, known, WHOLLY)
    rows = [Ranked(_cited(letter, settings, None if in_lead else opening))]
    known += opening.piece.evidence if opening else ()
    background = _background(body, None if in_lead else opening)
    said = (one for one in body if not one.earlier and one not in background and _matters(one, letter))
    news = (one for one in said if not is_told(one.piece, known))
    rows += (Ranked(told(one.piece, digits=settings.digits), one.rank + _near(one, settings)) for one in news)
    sent = (told("สิ่งที่ส่งมาด้วย ", one, digits=settings.digits) for one in enclosed(letter))
    rows += (Ranked(one, _ENCLOSED) for one in sent)
    received = _received(letter, settings)
    return [*rows, Ranked(received, _RECEIVED)] if received else rows


def _matters(unit: Unit, letter: Letter) -> bool:
    """Whether a sentence may stand among the facts: of a rule, from when it holds and what it repeals."""
    return not wording_of(letter).rule or _FORCE.search(unit.piece.text) is not None


def _background(body: list[Unit], opening: Unit | None) -> list[Unit]:
    """Give what stands before the opening and matters less: told behind it, it would confuse."""
    if opening is None:
        return []
    at = next((i for i, one in enumerate(body) if one.piece.evidence == opening.piece.evidence), 0)
    return [one for one in body[:at] if not one.earlier and one.rank < WORTH_OPENING]


def _near(unit: Unit, settings: Settings) -> float:
    """Rank a sentence higher that names our office or one of us."""
    us = (settings.name, settings.short_name, settings.chief, settings.chief_name)
    names = [*us, *(officer.name for officer in settings.officers)]
    return _OURS if any(name and name in unit.piece.text for name in names) else 0


def _cited(letter: Letter, settings: Settings, opening: Unit | None) -> Sentence:
    """Cite the letter, and let it speak: ด้วย… มีหนังสือ … แจ้งว่า …."""
    wording, voice = wording_of(letter), voice_of(letter, settings)
    opens = "" if voice else wording.opens
    if letter.sender is None and opens and wording.cite[0].field == "sender":
        opens += " "  # the blank stands apart
    writer = letter.signatory if voice == "inside" else None  # one of us writes to the chief
    named = [opens, as_value(writer)] if writer else [opens]
    parts = [*named, *cited(letter, subject=wording.says is None, sender=writer is None)]
    return told(*parts, *((wording.says, opening.piece) if opening else ()), digits=settings.digits)


def _received(letter: Letter, settings: Settings) -> Sentence | None:
    stamp = letter.received
    fields = (("เลขรับ ", stamp.number), (" วันที่ ", stamp.date), (" เวลา ", stamp.time))
    read = [(before, found) for before, found in fields if found and not found.partial]
    parts = [part for before, found in read for part in (before, as_written(found))]
    return told("ตรารับหนังสือ ", *parts, digits=settings.digits) if parts else None


def _wish(settings: Settings, ask: Asked) -> Sentence:
    return told(f"เพื่อ{ask.verb}", silent(ask.basis or office(settings.chief)), digits=settings.digits)


def _closing(settings: Settings, ask: Asked) -> Sentence:
    return told(f"จึงเรียนมาเพื่อ{ask.verb}", silent(ask.basis or office(settings.chief)), digits=settings.digits)
