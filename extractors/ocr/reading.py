"""Found lines -> what they say: by our own recogniser, by Tesseract, or by both.

Tesseract reads alone where it is chosen, or where the file of our recogniser is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.base import ReaderChoice, ReaderMissing
from extractors.ocr.both.digits import with_digits_compared
from extractors.ocr.both.latin import with_latin_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.placing import Placement
from extractors.ocr.recogniser import model
from extractors.ocr.recogniser.reader import read_by_model
from extractors.ocr.rows import rows_of
from extractors.ocr.stamps.in_print import with_receipts_doubted
from extractors.ocr.tesseract.engine import OcrFailed
from extractors.ocr.tesseract.reader import read_by_tesseract
from extractors.ocr.what_is_read import LineRead, Reading


def read_found(found: Found, back: Placement, reader: ReaderChoice = "own") -> Reading:
    """Read the lines of a page.

    :param back: from the page as it was read to the page as it came.
    :raises ReaderMissing: Tesseract was chosen, or is needed, and is not installed.
    :raises OcrFailed: Tesseract reads alone: a crash, or over the time limit.
    """
    placement = found.placement.after(back.matrix)
    if reader == "tesseract" or not model.is_there():
        return read_by_tesseract(found, placement)
    reading = _latin_by_tesseract(_receipts_doubted(read_by_model(found, placement)), placement)
    return _compared(reading) if reader == "both" else reading


def _receipts_doubted(reading: Reading) -> Reading:
    return _with(reading, with_receipts_doubted(reading.of_lines), "")


def _latin_by_tesseract(reading: Reading, placement: Placement) -> Reading:
    """Have Tesseract read the lines that it reads better; where it cannot, our reading of them stays."""
    try:
        read = with_latin_lines(reading.of_lines, placement)
    except (ReaderMissing, OcrFailed) as error:
        fault = "is not installed" if isinstance(error, ReaderMissing) else f"failed: {error}"
        return replace(reading, by=f"{reading.by}, lines in Latin letters too, since Tesseract {fault}")
    count = sum(each.is_second for each in read)
    return _with(reading, read, f", {count} in Latin letters by Tesseract") if count else reading


def _compared(reading: Reading) -> Reading:
    """Have Tesseract look at the digits, too.

    :raises ReaderMissing: it is not installed.
    """
    try:
        read = with_digits_compared(reading.of_lines)
    except OcrFailed as error:
        return replace(reading, by=f"{reading.by}, digits not compared, since Tesseract failed: {error}")
    return _with(reading, read, ", digits compared with Tesseract's")


def _with(reading: Reading, read: Sequence[LineRead], more: str) -> Reading:
    return replace(reading, lines=rows_of(read), of_lines=tuple(read), by=reading.by + more)
