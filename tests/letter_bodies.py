"""Letters whose body holds sentences of a test's own, as a text file gives them and as a page shows them."""

from __future__ import annotations

import re

from letter_text import EXTERNAL, page_of

from extractors.base import Box, Page, Word
from pipeline.letter import read_letter
from pipeline.letter.fields import Letter

_BODY = re.compile(r"\tจังหวัดศรีนาคาขอให้.*?(?=\tจึงเรียนมา)", re.DOTALL)
#: A4 in points; the text stands between the margins, a first line further in
WIDTH, LEFT, RIGHT, FIRST = 595.0, 85.0, 540.0, 156.0
_LEADING = 18.0


def letter_with(*paragraphs: str) -> Letter:
    """Read a letter with these paragraphs in its body."""
    said = "".join(f"\t{one}\n" for one in paragraphs)
    return read_letter((page_of(_BODY.sub(lambda _: said, EXTERNAL)),))


def page_with(*lines: tuple[float, float, str]) -> Page:
    """Make a page of lines, each with its left and right side in points."""
    words: list[Word] = []
    text = ""
    for row, (left, right, line) in enumerate(lines):
        top = 60 + row * _LEADING
        share = (right - left) / len(line)
        for match in re.finditer(r"\S+", line):
            box = Box(left + share * match.start(), top, left + share * match.end(), top + 12)
            words.append(Word(len(text) + match.start(), len(text) + match.end(), box, 1.0))
        text += f"{line}\n"
    return Page(1, text.rstrip("\n"), tuple(words), "text", 1.0, "test", width=WIDTH, height=842.0)
