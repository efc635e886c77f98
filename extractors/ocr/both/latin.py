"""Lines in Latin letters alone (บรรทัดอักษรโรมัน) are read by Tesseract: its English model knows English words.

It reads half as many of their characters wrong as our recogniser (docs/design_notes.md).  In lines with Thai
letters, however doubtful, ours is the better reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.ocr.both.digits import doubted
from extractors.ocr.placing import Placement
from extractors.ocr.tesseract.engine import Read
from extractors.ocr.tesseract.line_reader import read_each
from extractors.ocr.tesseract.runs import mean_confidence, to_lines
from extractors.ocr.what_is_read import LineRead

_ENGLISH = ("eng",)
# ๐ is what our recogniser takes a round Latin letter for
_THAI = re.compile("[ก-๎๑-๛]")
_LATIN = re.compile("[A-Za-z]")
#: letters: fewer are a name or an abbreviation, and not worth a call
_FEWEST = 8
# with less it has not made sense of the line
_SURE = 0.7


def is_latin(read: LineRead) -> bool:
    """Tell whether a line is in Latin letters alone, and long enough to be worth a second reading."""
    return len(_LATIN.findall(read.text)) >= _FEWEST and not _THAI.search(read.text)


def with_latin_lines(read: Sequence[LineRead], placement: Placement) -> list[LineRead]:
    """Give the lines, those in Latin letters as Tesseract reads them.

    :param placement: from pixels of the level page to points of the page as it came.
    :raises ReaderMissing: Tesseract is not installed.
    :raises OcrFailed: its English model is not installed, a crash, or over the time limit.
    """
    latin = [nth for nth, each in enumerate(read) if is_latin(each)]
    others = read_each([read[nth].line for nth in latin], _ENGLISH)
    better = list(read)
    for nth, words in zip(latin, others, strict=True):
        better[nth] = _better(read[nth], words, placement)
    return better


def _better(read: LineRead, words: Sequence[Read], placement: Placement) -> LineRead:
    lines = to_lines([words], placement)
    if mean_confidence([words]) < _SURE or not lines:
        return read
    return doubted(LineRead(read.line, tuple(lines[0]), is_second=True), read.text)
