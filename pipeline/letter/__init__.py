"""Read a letter's fields from its pages (อ่านสาระสำคัญของหนังสือ)."""

from __future__ import annotations

from dataclasses import replace

from extractors.base import Page
from pipeline.letter import doubts, secrecy
from pipeline.letter.amounts import amounts
from pipeline.letter.body import all_paragraphs, paragraphs, purpose
from pipeline.letter.citations import enclosures, references
from pipeline.letter.deadlines import deadlines
from pipeline.letter.events import events, still_ahead
from pipeline.letter.fields import Letter
from pipeline.letter.head import speed
from pipeline.letter.kind import kind_of
from pipeline.letter.office_words import mended
from pipeline.letter.readers import READERS
from pipeline.letter.received import received
from pipeline.letter.requests import actions
from pipeline.letter.sheet import Sheet, take_apart


def read_letter(pages: tuple[Page, ...]) -> Letter:
    """Read what stands in a letter; what does not stand there is None.

    :param pages: as the extractors give them; empty pages give a letter of kind ``other``.
    """
    sheet = take_apart(pages)
    letter = _with_body(_head_and_foot(sheet), sheet)
    return replace(letter, warnings=doubts.warnings(letter, sheet))


def _head_and_foot(sheet: Sheet) -> Letter:
    kind = kind_of(sheet)
    reader, pages = READERS[kind], sheet.pages
    return Letter(
        kind=kind,
        number=reader.number(sheet),
        date=reader.date(sheet),
        subject=reader.subject(sheet),
        to=mended(reader.to(sheet), pages),
        sender=mended(reader.sender(sheet), pages),
        speed=speed(sheet),
        secrecy=secrecy.secrecy(sheet),
        secrecy_doubt=secrecy.doubtful(sheet),
        signatory=reader.signatory(sheet),
        position=mended(reader.position(sheet), pages),
        owner=mended(reader.owner(sheet), pages),
        phone=reader.phone(sheet),
        received=received(sheet),
        references=references(sheet),
        enclosures=enclosures(sheet),
    )


def _with_body(letter: Letter, sheet: Sheet) -> Letter:
    body = paragraphs(sheet)
    owed = deadlines(all_paragraphs(sheet), letter.date)
    return replace(
        letter,
        deadlines=owed,
        events=still_ahead(events(body), letter.date),
        actions=actions(body, owed),
        amounts=amounts(body),
        purpose=purpose(body),
        body=tuple(paragraph.found() for paragraph in body),
    )
