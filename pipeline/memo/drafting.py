"""Draft the note of a letter (ร่างบันทึกย่อ): what it says, by when, who acts, what the chief is asked."""

from __future__ import annotations

from dataclasses import replace

from pipeline.letter.fields import Letter
from pipeline.memo.asking import Asked, asked
from pipeline.memo.doubts import warnings_of
from pipeline.memo.evidence import Piece, office
from pipeline.memo.grounding import Sources, faults
from pipeline.memo.head import head_of, tall_fields
from pipeline.memo.lead import lead
from pipeline.memo.line_text import line_sentences
from pipeline.memo.model import Memo, Section, Sentence
from pipeline.memo.page import fits
from pipeline.memo.precedent import Precedent
from pipeline.memo.ranked import Part, Place, only, places_by_rank
from pipeline.memo.sections import parts_of
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings
from thai.say import Digits, in_script

_LEFT_OUT = "ตัดข้อความหนึ่งออกจากบันทึก เพราะไม่มีหลักฐานครบในหนังสือ โปรดอ่านต้นฉบับประกอบ"


def draft(letter: Letter, settings: Settings, precedents: tuple[Precedent, ...] = ()) -> Memo:
    """Draft a note; each sentence rests on its evidence, and the whole stands on one page.

    What the letter does not give is a blank for the officer, or left out; ``warnings`` says which.
    Precedents with a mark of secrecy are skipped.
    """
    ask = asked(letter, settings)
    parts = parts_of(letter, settings, precedents, ask)
    sources = Sources.of(letter, settings, precedents)
    sound = tuple(
        replace(part, rows=tuple(row for row in part.rows if not faults(row.sentence, sources)))
        for part in parts
    )
    lost = any(row.sentence.evidence and faults(row.sentence, sources) for part in parts for row in part.rows)
    short = (_address(settings, ask), *(one for one in lead(letter, settings) if not faults(one, sources)))
    line = tuple(one for one in line_sentences(letter, settings) if not faults(one, sources))
    warnings = (*warnings_of(letter, settings, ask), *([_LEFT_OUT] if lost else []))
    return Memo(
        sections=_on_one_page(sound, tall_fields(head_of(letter, settings)), settings.digits),
        short=short,
        line=line,
        warnings=tuple(dict.fromkeys(in_script(one, settings.digits) for one in warnings)),
    )


def _address(settings: Settings, ask: Asked) -> Sentence:
    basis = ask.basis.evidence if ask.basis else ()
    doubtful = ask.basis is not None and ask.basis.doubtful
    return told(
        "เรียน ",
        office(settings.chief),
        f" — เพื่อ{ask.verb}",
        Piece("", basis, doubtful),
        digits=settings.digits,
    )


def _on_one_page(parts: tuple[Part, ...], head: tuple[str, ...], digits: Digits) -> tuple[Section, ...]:
    """Give what must stay, then as much of the rest as the page holds, by rank; deadlines always stay."""
    chosen: set[Place] = set()
    for place in places_by_rank(parts):
        if fits(_numbered(only(parts, chosen | {place}), digits), head):
            chosen.add(place)
    return _numbered(only(parts, chosen), digits)


def _numbered(parts: tuple[Part, ...], digits: Digits) -> tuple[Section, ...]:
    """Number the parts that have something to say."""
    sections: list[Section] = []
    number = 0
    for part in parts:
        if part.rows:
            number += part.numbered
            title = in_script(f"{number}. {part.title}", digits) if part.numbered else part.title
            sections.append(Section(title, part.sentences))
    return tuple(sections)
