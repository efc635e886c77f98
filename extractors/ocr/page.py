"""Read the picture of one page: image -> Page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from extractors.assemble import assemble
from extractors.base import POINTS_PER_INCH, Page, ReaderChoice
from extractors.ocr.filled_in import with_hands
from extractors.ocr.hand.scribbles import scribbles
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.placing import DPI, Pixels, Placement, turned_back
from extractors.ocr.prepare.scaling import at_reading_size
from extractors.ocr.reading import read_found
from extractors.ocr.stamps.reader import read_layers
from extractors.ocr.tesseract.engine import OcrFailed, quarter_turns
from extractors.ocr.what_is_read import Reading

#: upright letters are read with 0.8 and more, those that lie wrong with 0.65 and less
_PERHAPS_TURNED = 0.75
# pixels; a line of letters is higher, and no sheet is so long and narrow
_SMALLEST_SIDE = 16
_MOST_STRETCHED = 50


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page the right way up: its lines, what they say, and the way back to the page as it came."""

    found: Found
    reading: Reading
    back: Placement


def read_page(number: int, image: Image.Image, dpi: float, why: str, reader: ReaderChoice = "own") -> Page:
    """Read a picture; a page that cannot be read comes back as failed, with its reason.

    :param image: of the whole page, in any colour mode; colour parts stamps and hand notes from the print.
    :param why: English, why this page is read by OCR.
    :raises ReaderMissing: the OCR engine is not installed.
    """
    width, height = (side * POINTS_PER_INCH / dpi for side in image.size)
    empty = Page(number, "", (), "ocr", 0.0, why, width=width, height=height)
    if _is_no_page(image):
        reason = f"{why}; {image.width} x {image.height} pixels hold no letters"
        return replace(empty, reason=reason, failed=True)
    try:
        seen = _upright(_colours(image), dpi, reader)
        layers = with_hands(read_layers(seen.found.layers, seen.back), seen.reading)
        layers += scribbles(seen.found.left_out, seen.back)
    except OcrFailed as error:
        return replace(empty, reason=f"{why}; OCR failed: {error}", failed=True)
    if not seen.found.lines:
        return replace(empty, reason=f"{why}; blank page", layers=layers)
    made = assemble(seen.reading.lines)
    reason = f"{why}; OCR by {seen.reading.by}, line by line" + ("" if made.words else ", no words found")
    return replace(
        empty,
        text=made.text,
        words=made.words,
        layers=layers,
        confidence=seen.reading.confidence,
        reason=reason,
        failed=not made.words,
    )


def _is_no_page(image: Image.Image) -> bool:
    short, long = sorted(image.size)
    return short < _SMALLEST_SIDE or long > _MOST_STRETCHED * short


def _upright(pixels: Pixels, dpi: float, reader: ReaderChoice) -> _Seen:
    """Read a page; one that reads badly, and does not show which way up it is, is tried again turned."""
    first = _look(pixels, dpi, 0, reader)
    if not first.found.lines or first.found.is_upright or first.reading.confidence >= _PERHAPS_TURNED:
        return first
    scaled, _ = at_reading_size(pixels, dpi)
    turns = quarter_turns(scaled, DPI)
    if not turns:
        return first
    second = _look(pixels, dpi, turns, reader)
    return second if second.reading.confidence > first.reading.confidence else first


def _look(pixels: Pixels, dpi: float, turns: int, reader: ReaderChoice) -> _Seen:
    height, width = (side * POINTS_PER_INCH / dpi for side in pixels.shape[:2])
    found = find_lines(np.ascontiguousarray(np.rot90(pixels, -turns)), dpi)
    back = Placement(turned_back(turns, width, height))
    return _Seen(found, read_found(found, back, reader), back)


def _colours(image: Image.Image) -> Pixels:
    if image.has_transparency_data:  # what is see-through is paper
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    mode = "L" if image.mode in ("1", "L") else "RGB"
    return np.asarray(image if image.mode == mode else image.convert(mode), dtype=np.uint8)
