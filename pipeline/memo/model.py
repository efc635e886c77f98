"""A note (บันทึกย่อ) and what each of its sentences rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement comes from.

    :param source: ``letter`` (this letter), the id of an earlier document of the office, ``record:<id>``,
        ``office`` (its settings), ``correction``: what an officer set by hand in this letter, or ``officer``:
        his own words, whose quote is his name and the time.  A sentence that he changed keeps, behind that,
        what it rested on before.
    :param page: None where the source has no pages.
    :param quote: ``text[start:end]`` of that page, or of its layer, to the letter.
    :param layer: index into the page's layers where it stands in a stamp.
    :param by: who set by hand what is quoted, or wrote the sentence.
    """

    source: str
    page: int | None
    start: int | None
    end: int | None
    quote: str
    layer: int | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of a note.

    :param text: Thai, digits already in the office's script.
    :param doubtful: a reading that it rests on is not sure; writers mark it.
    :param doubts: the doubtful readings, in the order of their marks.
    """

    text: str
    evidence: tuple[Evidence, ...]
    doubtful: bool = False
    doubts: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the full form, such as ๒. ข้อเท็จจริง."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """A drafted note.

    :param short: the short form, line by line, as offices write it on the letter.
    :param line: the text for a LINE group, line by line, the deadline first.
    :param warnings: what the officer must check before he presents the note; Thai.
    """

    sections: tuple[Section, ...]
    short: tuple[Sentence, ...]
    line: tuple[Sentence, ...]
    warnings: tuple[str, ...] = ()
