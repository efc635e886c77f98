"""The lines of a letter and the places in them, as all field readers see them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Literal, TypedDict

from extractors.base import Box, Page, Word, union
from pipeline.letter.sureness import as_words
from thai.digits import has_digit, to_arabic
from thai.fold import fold, skeleton
from thai.traced import Traced

#: a gap between words of one line wider than so many line heights parts two columns
COLUMN_GAP = 1.6
#: a column of so few letters at the end of a line of OCR is noise; two may be what is left of ลับ
NOISE = 1

_INNER_WRAP = re.compile(r"(?<=[ก-๎])[ \t]*\n[ \t]*(?=[ก-๎])")
_BREAK = re.compile("\n")
_PARENTHESES = re.compile(r"\([^()]*\)")  # blank ones too: nobody has signed
_RULE = re.compile(r"[-–—_=.…*\s]+")
_LETTER = re.compile("[ก-๎A-Za-z0-9๐-๙]")
_SPACES = re.compile(r"\s+")
_DOTS = re.compile(r"[.…_]{3,}")


Trust = Literal["all", "weakest", "prose"]


class Where(TypedDict):
    """The arguments that every ``Span`` is made with."""

    raw: str
    page: int
    start: int
    end: int
    box: Box | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty, without the white space round it: ``page.text[start:end]``."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        """The line's text."""
        return self.page.text[self.start : self.end]

    def part(self, start: int, end: int | None = None) -> Line:
        """Give a part of the line, offsets from its own start, white space at its ends left out."""
        text = self.text[start:end]
        left = self.start + start + len(text) - len(text.lstrip())
        return Line(self.page, left, left + len(text.strip()))

    def until(self, last: Line) -> Line:
        """Give all from this line's start to the end of a later one of the same page."""
        return Line(self.page, self.start, last.end)

    def where(
        self, start: int = 0, end: int | None = None, *, sure: float = 1.0, trust: Trust = "all"
    ) -> Where:
        """Describe a part of the line, offsets from its own start; see ``where``."""
        stop = self.end if end is None else self.start + end
        return where(self.page, self.start + start, stop, sure=sure, trust=trust)


def lines_of(pages: Iterable[Page]) -> list[Line]:
    """Give all lines of the pages in reading order, drawn rules and empty ones left out."""
    found: list[Line] = []
    for page in pages:
        start = 0
        for text in page.text.split("\n"):
            line = _without_noise(Line(page, start, start + len(text)).part(0))
            if line.text and not _RULE.fullmatch(line.text):
                found.append(line)
            start += len(text) + 1
    return found


def _without_noise(line: Line) -> Line:
    """Leave out what OCR makes of borders, holes and stamps at the ends of a line."""
    if line.page.source != "ocr" or _PARENTHESES.fullmatch(line.text):
        return line
    parts = columns(line)
    loud = [i for i, part in enumerate(parts) if len(_LETTER.findall(part.text)) > NOISE]
    return parts[loud[0]].until(parts[loud[-1]]) if loud else line.part(len(line.text))


def columns(line: Line) -> list[Line]:
    """Split a line where a wide gap parts it into columns: a tab, several spaces, or geometry."""
    words = words_between(line.page, line.start, line.end)
    cuts = [after.start for before, after in pairwise(words) if _apart(line.page, before, after)]
    bounds = [line.start, *cuts, line.end]
    return [Line(line.page, a, b).part(0) for a, b in pairwise(bounds) if b > a]


def words_between(page: Page, start: int, end: int) -> Sequence[Word]:
    """The words that touch a stretch of a page's text; they stand in its order."""
    first = bisect_right(page.words, start, key=lambda word: word.end)
    return page.words[first : bisect_left(page.words, end, key=lambda word: word.start)]


def boxes_of(line: Line) -> list[Box]:
    """Give the boxes of a line's words, from left to right; none without geometry (DOCX, plain text)."""
    words = words_between(line.page, line.start, line.end)
    return [word.box for word in words if word.box is not None]


def _apart(page: Page, before: Word, after: Word) -> bool:
    between = page.text[before.end : after.start]
    if "\t" in between or len(between) > 1:
        return True
    if before.box is None or after.box is None:
        return False
    height = max(before.box.bottom - before.box.top, after.box.bottom - after.box.top)
    return after.box.left - before.box.right > COLUMN_GAP * height


def where(page: Page, start: int, end: int, *, sure: float = 1.0, trust: Trust = "all") -> Where:
    """Describe a place of a page.

    :param sure: how sure the reader is that the field is meant, apart from how well the text was read.
    :param trust: how the confidence of the words makes that of the place: ``all`` of them must be right (a
        name), the ``weakest`` counts (a number), or ``prose``, in which only a wrong digit does harm.
    """
    words = words_between(page, start, end)
    return Where(
        raw=page.text[start:end],
        page=page.number,
        start=start,
        end=end,
        box=union(word.box for word in words if word.box is not None),
        confidence=round(sure * _confidence(page, words, trust), 3),
    )


def _confidence(page: Page, words: Sequence[Word], trust: Trust) -> float:
    if trust == "all" and words:
        return prod(word.confidence for word in words) if page.source == "text" else as_words(page, words)
    counted = words
    if trust == "prose":
        counted = [word for word in words if has_digit(page.text[word.start : word.end])]
    return min((word.confidence for word in counted), default=page.confidence)


def tidy(raw: str) -> str:
    """Make a field's value from its raw text: one line, single spaces, Arabic digits, no leader dots.

    A line that breaks between two Thai letters is joined without a space, because Thai breaks its lines
    anywhere between words.
    """
    return to_arabic(_SPACES.sub(" ", flowing(_DOTS.sub(" ", raw)).text)).strip()


def flowing(raw: str) -> Traced:
    """Take the line breaks out of a text: those between two Thai letters vanish, others become a space."""
    return Traced.of(raw).sub(_INNER_WRAP, lambda _: "").sub(_BREAK, lambda _: " ")


def is_blank(value: str) -> bool:
    """Tell whether a field of a form was left blank: leader dots, dashes, nothing."""
    return not value.strip("-–—.…_ ")


def joined(parts: Iterable[str]) -> str:
    """Make one value of lines that are separate statements, such as a position over two lines."""
    return tidy(" ".join(parts))


def likeness(text: str) -> str:
    """Give what two readings of the same words have in common: no marks, no spaces, look-alikes as one."""
    return skeleton(fold(text)).replace(" ", "")
