"""Tesseract, through pytesseract: its words with boxes and confidence, and which way up a page is.

With ``line_reader`` the only module that knows Tesseract.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

import pytesseract
from PIL import Image

from extractors.base import ReaderMissing
from extractors.ocr.placing import Pixels

LANGUAGES = ("tha", "eng")
# the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text
_COLUMNS = 12
_WORD_LEVEL = "5"
_SECONDS = 120
#: so long a program that is well takes at most to say what it knows
_ANSWER_S = 20
_MISSING = (
    "เครื่องนี้ยังไม่มีโปรแกรมอ่านภาพ Tesseract พร้อมภาษาไทย จึงยังอ่านไฟล์นี้ไม่ได้ "
    "โปรดให้ผู้ดูแลเครื่องติดตั้ง tesseract-ocr, tesseract-ocr-tha และ tesseract-ocr-eng แล้วสั่งอ่านใหม่"
)

T = TypeVar("T")


class OcrFailed(Exception):
    """Tesseract ran and gave no result for this image: a crash, or over the time limit."""


@dataclass(frozen=True, slots=True)
class Read:
    """What Tesseract took for a word: often a part of a Thai one.

    Pixels of the image; confidence 0 to 1.

    :param spaced: a space, or the start of the line, stands before it.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    spaced: bool


def quarter_turns(image: Pixels, dpi: int, seconds: float = _SECONDS) -> int:
    """Tell by how many quarter turns clockwise a page must be turned to stand upright; 0 where unknown."""
    try:
        found = run(
            lambda: pytesseract.image_to_osd(
                Image.fromarray(image),
                config=f"--dpi {dpi}",
                timeout=seconds,
                output_type=pytesseract.Output.DICT,
            )
        )
    except OcrFailed:  # too few letters, or no model for it: the page stays as it is
        return 0
    return int(found["rotate"]) // 90 % 4


def lines_of(table: str, text: str) -> list[list[Read]]:
    """Take words and boxes from the table, and from the text whether a space stands before each word.

    The table cuts Thai into pieces of one letter or more; only the text tells which belong together.
    """
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    words = [row for row in rows if len(row) == _COLUMNS and row[0] == _WORD_LEVEL and row[-1].strip()]
    position = 0
    read: list[tuple[list[str], Read]] = []
    for row in words:
        found = text.find(row[-1], position)
        spaced = found != position
        position = position if found < 0 else found + len(row[-1])
        read.append((row[1:5], _read(row, spaced=spaced)))
    return [[word for _, word in line] for _, line in groupby(read, key=lambda pair: pair[0])]


def _read(row: Sequence[str], *, spaced: bool) -> Read:
    left, top, width, height = (int(value) for value in row[6:10])
    confidence = max(0.0, float(row[10])) / 100
    return Read(row[11], left, top, left + width, top + height, confidence, spaced)


def require_languages() -> None:
    """See that Tesseract and its languages are there.

    :raises ReaderMissing: one is not.
    """
    # Without this Tesseract would read a Thai page with the English model alone, and call it success.
    if not set(LANGUAGES) <= run(_languages):
        raise ReaderMissing(_MISSING)


def _languages() -> set[str]:
    """Ask for the installed languages; pytesseract's own question has no time limit."""
    command = [pytesseract.pytesseract.tesseract_cmd, "--list-langs"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=_ANSWER_S, check=True)  # noqa: S603 - Tesseract
    return set(said.stdout.split()) | set(said.stderr.split())


def run(call: Callable[[], T]) -> T:
    """Call Tesseract, and give its failures our names."""
    # read by the child process alone: more threads make parallel runs slower than serial ones
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        return call()
    except (pytesseract.TesseractNotFoundError, FileNotFoundError) as error:
        raise ReaderMissing(_MISSING) from error
    except (
        pytesseract.TesseractError,
        subprocess.SubprocessError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise OcrFailed(str(error)) from error
