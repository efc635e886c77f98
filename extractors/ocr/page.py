"""Read the picture of one page: image -> Page."""

from __future__ import annotations

import numpy as np
from PIL import Image

from extractors.assemble import assemble
from extractors.base import Page
from extractors.ocr.doubt import doubt_digits, doubt_letters
from extractors.ocr.prepare import Pixels, Prepared, is_blank, prepare, turned
from extractors.ocr.runs import mean_confidence, to_lines
from extractors.ocr.tesseract import OcrFailed, Read, quarter_turns, recognise

_POINTS_PER_INCH = 72
#: upright letters are read with 0.8 and more, upside-down ones with 0.6 and less
_PERHAPS_TURNED = 0.65
# pixels; a line of letters is higher, and no sheet is so long and narrow
_SMALLEST_SIDE = 16
_MOST_STRETCHED = 50


def read_page(number: int, image: Image.Image, dpi: float, why: str) -> Page:
    """Read a picture; a page that cannot be read comes back as failed, with its reason.

    :param image: of the whole page, in any colour mode.
    :param why: English, why this page is read by OCR.
    :raises ReaderMissing: the OCR engine is not installed.
    """
    width, height = (side * _POINTS_PER_INCH / dpi for side in image.size)
    if _is_no_page(image):
        reason = f"{why}; {image.width} x {image.height} pixels hold no letters"
        return Page(number, "", (), "ocr", 0.0, reason, width=width, height=height, failed=True)
    prepared = prepare(_grey(image), dpi)
    if is_blank(prepared):
        return Page(number, "", (), "ocr", 0.0, f"{why}; blank page", width=width, height=height)
    try:
        prepared, read = _upright(prepared)
    except OcrFailed as error:
        reason = f"{why}; OCR failed: {error}"
        return Page(number, "", (), "ocr", 0.0, reason, width=width, height=height, failed=True)
    page = assemble(doubt_letters(doubt_digits(to_lines(read, prepared.placement))))
    reason = f"{why}; OCR by Tesseract at {prepared.dpi} dpi" + ("" if page.words else ", no words found")
    return Page(
        number,
        page.text,
        page.words,
        "ocr",
        mean_confidence(read),
        reason,
        width=width,
        height=height,
        failed=not page.words,
    )


def _is_no_page(image: Image.Image) -> bool:
    short, long = sorted(image.size)
    return short < _SMALLEST_SIDE or long > _MOST_STRETCHED * short


def _upright(prepared: Prepared) -> tuple[Prepared, list[list[Read]]]:
    """Read a page; one that reads badly is tried again the right way up."""
    read = recognise(prepared.pixels, prepared.dpi)
    confidence = mean_confidence(read)
    if confidence >= _PERHAPS_TURNED:
        return prepared, read
    turns = quarter_turns(prepared.pixels, prepared.dpi)
    if not turns:
        return prepared, read
    other = turned(prepared, turns)
    again = recognise(other.pixels, other.dpi)
    return (other, again) if mean_confidence(again) > confidence else (prepared, read)


def _grey(image: Image.Image) -> Pixels:
    if image.has_transparency_data:  # what is see-through is paper
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    return np.asarray(image.convert("L"), dtype=np.uint8)
