"""Lines read by Tesseract, its known faults weighed in."""

from __future__ import annotations

from dataclasses import replace

from extractors.ocr.filled_in import place_of
from extractors.ocr.lines.found import Found
from extractors.ocr.placing import DPI, Placement
from extractors.ocr.tesseract.doubt import doubt_digits, doubt_letters, doubt_slots
from extractors.ocr.tesseract.line_reader import read_lines
from extractors.ocr.tesseract.runs import mean_confidence, to_lines
from extractors.ocr.what_is_read import Reading


def read_by_tesseract(found: Found, placement: Placement) -> Reading:
    """Read the lines of a page.

    :param placement: from pixels of the level page to points of the page as it came.
    :raises ReaderMissing: Tesseract or one of its languages is not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    print_alone = replace(found, lines=tuple(line for line in found.lines if not line.filled_in))
    read = read_lines(print_alone)
    lines = doubt_slots(doubt_letters(doubt_digits(to_lines(read, placement))))
    later = tuple(place_of(line, placement) for line in found.lines if line.filled_in)
    return Reading(lines, mean_confidence(read), f"Tesseract at {DPI} dpi", not_read=later)
