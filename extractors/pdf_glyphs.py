"""The characters of a PDF page with their places, as PDFium gives them.

PDFium's own order of characters and its own spaces are not used: it moves Thai marks behind the next space
("กจการ ิ").  Where a character starts on its baseline (its origin) is right in every PDF seen, so lines are
made from that (``pdf_lines``).
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.base import Box

#: PDFium reports these for a hyphen at a line's end and for what has no code
_NO_CHARACTER = frozenset({0x00, 0x02, 0xFFFE, 0xFFFF})
_INVISIBLE_MODE = 3
#: a colour whose red, green and blue are all above this is not seen on paper
_PALE = 200
# how much a level line of a skewed scan's text layer may climb
_LEVEL = 0.1
# shares of the font's size: where the ring of sara am begins above the line, and how high it is at least
_RING_RISE = 0.3
_RING_HEIGHT = 0.05
# PageToDevice counts in whole pixels; a large picture keeps the fractions
_FINE = 1000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page; geometry in points from the top left corner of the page as it is seen.

    :param ink: the box around what is drawn.
    :param advance: the box from this origin to the next one, as high as the line.
    :param x: where it starts on the baseline.
    :param y: the baseline.
    :param size: of the font, in points.
    :param visible: drawn, and dark enough to be seen on paper; False for a scanner's OCR layer, for hidden
        words in white, and for a pale watermark.
    :param upright: written from left to right on a level line; False for what runs sideways or aslant.
    """

    char: str
    ink: Box
    advance: Box
    x: float
    y: float
    size: float
    visible: bool
    upright: bool


@dataclass(frozen=True, slots=True)
class _Affine:
    """From PDF units to points from the top left corner, with the page's rotation and crop box."""

    origin: tuple[float, float]
    along_x: tuple[float, float]
    along_y: tuple[float, float]

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self.origin[0] + self.along_x[0] * x + self.along_y[0] * y,
            self.origin[1] + self.along_x[1] * x + self.along_y[1] * y,
        )

    def upright(self, right: float, up: float) -> bool:
        """Tell whether a direction of writing is level on the page as it is seen."""
        across = self.along_x[0] * right + self.along_y[0] * up
        down = self.along_x[1] * right + self.along_y[1] * up
        return across > 0 and abs(down) <= _LEVEL * across

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        xs, ys = zip(self.point(left, bottom), self.point(right, top), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Give the characters of the text layer in content order, without those that PDFium made up."""
    affine = _affine(page)
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        return [glyph for i in range(count) if (glyph := _glyph(textpage, i, affine)) is not None]
    finally:
        textpage.close()


def _glyph(textpage: pdfium.PdfTextPage, index: int, affine: _Affine) -> Glyph | None:
    code = pdfium_c.FPDFText_GetUnicode(textpage, index)
    if code in _NO_CHARACTER or pdfium_c.FPDFText_IsGenerated(textpage, index) == 1:
        return None
    if chr(code) in "\r\n":
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    at_x, at_y = affine.point(x.value, y.value)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d))
    ink = affine.box(*textpage.get_charbox(index))
    advance = affine.box(*textpage.get_charbox(index, loose=True))
    char = _drawn(chr(code), ink, at_y, size)
    upright = affine.upright(matrix.a, matrix.b)
    return Glyph(char, ink, advance, at_x, at_y, size, _visible(textpage, index), upright)


def _drawn(char: str, ink: Box, baseline: float, size: float) -> str:
    """Read a space that is drawn above the line as the ring of sara am (นิคหิต): so Word writes ำ to PDF."""
    high = baseline - ink.bottom > _RING_RISE * size and ink.bottom - ink.top > _RING_HEIGHT * size
    return "\u0e4d" if char == " " and high else char


def _visible(textpage: pdfium.PdfTextPage, index: int) -> bool:
    text_object = pdfium_c.FPDFText_GetTextObject(textpage, index)
    if text_object and pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE_MODE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFText_GetFillColor(textpage, index, red, green, blue, alpha):
        return True
    return min(red.value, green.value, blue.value) < _PALE


def _affine(page: pdfium.PdfPage) -> _Affine:
    width, height = page.get_size()

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        whole = round(width * _FINE), round(height * _FINE)
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *whole, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    origin, right, up = seen(0, 0), seen(1000, 0), seen(0, 1000)
    return _Affine(
        origin,
        ((right[0] - origin[0]) / 1000, (right[1] - origin[1]) / 1000),
        ((up[0] - origin[0]) / 1000, (up[1] - origin[1]) / 1000),
    )
