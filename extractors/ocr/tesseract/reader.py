"""Lines read by Tesseract, its known faults weighed in."""

from __future__ import annotations

from extractors.ocr.lines.found import Found
from extractors.ocr.placing import DPI, Placement
from extractors.ocr.tesseract.doubt import doubt_digits, doubt_letters
from extractors.ocr.tesseract.line_reader import read_lines
from extractors.ocr.tesseract.runs import mean_confidence, to_lines
from extractors.ocr.what_is_read import Reading


def read_by_tesseract(found: Found, placement: Placement) -> Reading:
    """Read the lines of a page.

    :param placement: from pixels of the level page to points of the page as it came.
    :raises ReaderMissing: Tesseract or one of its languages is not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    read = read_lines(found)
    lines = doubt_letters(doubt_digits(to_lines(read, placement)))
    return Reading(lines, mean_confidence(read), f"Tesseract at {DPI} dpi")
