"""Found lines -> what they say: by our own recogniser, or by Tesseract where its file is missing."""

from __future__ import annotations

from extractors.ocr.lines.found import Found
from extractors.ocr.placing import Placement
from extractors.ocr.recogniser import model
from extractors.ocr.recogniser.reader import read_by_model
from extractors.ocr.tesseract.reader import read_by_tesseract
from extractors.ocr.what_is_read import Reading


def read_found(found: Found, back: Placement) -> Reading:
    """Read the lines of a page.

    :param back: from the page as it was read to the page as it came.
    :raises ReaderMissing: Tesseract is needed and not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    placement = found.placement.after(back.matrix)
    return read_by_model(found, placement) if model.is_there() else read_by_tesseract(found, placement)
