"""Read found lines with Tesseract: one picture a line, all in one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
from pytesseract.pytesseract import run_tesseract

from extractors.base import Box
from extractors.ocr.lines.found import Found, FoundLine
from extractors.ocr.placing import DPI
from extractors.ocr.tesseract.engine import LANGUAGES, Read, lines_of, require_languages, run
from extractors.ocr.tesseract.second_look import second_look

# 7 is one line of text; 13, a raw line, reads a third more characters wrong
_CONFIG = f"--psm 7 --dpi {DPI} -c tessedit_create_tsv=1 -c tessedit_create_txt=1"
_SECONDS = 120
_PAGE = "\f"


def read_lines(found: Found, seconds: float = _SECONDS) -> list[list[Read]]:
    """Read the lines of a page, row by row; what could not be read is left out.

    Boxes are pixels of the level page: ``found.placement`` takes them to the page.

    :raises ReaderMissing: Tesseract or one of its languages is not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    read = read_each_twice(found.lines, seconds)
    rows = groupby(zip(found.lines, read, strict=True), key=lambda pair: pair[0].row)
    joined = ([word for _, words in pairs for word in words] for _, pairs in rows)
    return [row for row in joined if row]


def read_each_twice(lines: Sequence[FoundLine], seconds: float = _SECONDS) -> list[list[Read]]:
    """Read lines of Thai letters, each by itself; doubtful Latin words in them are looked at again.

    :raises ReaderMissing: Tesseract or one of its languages is not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    require_languages()
    return second_look(lines, read_each(lines, seconds=seconds), lambda again: read_each(again, ("tha",)))


def read_each(
    lines: Sequence[FoundLine], languages: Sequence[str] = LANGUAGES, seconds: float = _SECONDS
) -> list[list[Read]]:
    """Read lines, each by itself: also those of a stamp."""
    if not lines:
        return []
    with TemporaryDirectory(prefix="kasian-lines-") as folder:
        out, names = Path(folder, "read"), Path(folder, "lines.txt")
        pictures = [Path(folder, f"{nth}.pgm") for nth in range(len(lines))]
        for picture, line in zip(pictures, lines, strict=True):
            cv2.imwrite(str(picture), line.image)
        names.write_text("\n".join(map(str, pictures)), "utf-8")
        run(
            lambda: run_tesseract(
                str(names), str(out), extension="", lang="+".join(languages), config=_CONFIG, timeout=seconds
            )
        )
        table = out.with_suffix(".tsv").read_text("utf-8")
        texts = out.with_suffix(".txt").read_text("utf-8").split(_PAGE)
    return [
        _on_page((word for words in lines_of(_rows_of(table, nth + 1), texts[nth]) for word in words), line)
        for nth, line in enumerate(lines)
    ]


def text_of(words: Iterable[Read]) -> str:
    """Give the text of a line, not repaired."""
    return "".join(" " * word.spaced + word.text for word in words).strip()


def _rows_of(table: str, page: int) -> str:
    head, *rows = table.splitlines()
    return "\n".join([head, *(row for row in rows if row.split("\t", 2)[1] == str(page))])


def _on_page(words: Iterable[Read], line: FoundLine) -> list[Read]:
    """Put words in their place on the page; before each piece of a row stands a space."""
    placed = []
    for nth, word in enumerate(words):
        box = line.how.box(Box(word.left, word.top, word.right, word.bottom))
        left, top, right, bottom = (round(side) for side in (box.left, box.top, box.right, box.bottom))
        spaced = word.spaced or nth == 0
        placed.append(Read(word.text, left, top, right, bottom, word.confidence, spaced))
    return placed
