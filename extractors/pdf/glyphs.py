"""A character of a PDF page's text layer: what it is, and where it is seen."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.base import Box
from extractors.pdf.objects import address, hidden, pale
from extractors.pdf.place import Affine
from thai.marks import MARK, PRIVATE_MARK
from thai.plausibility import EXPECTED

#: a mark above or below a letter, in its own code or in a font's private one (\uf700 and \uf70f are letters)
HANGING = re.compile(f"[{MARK}{PRIVATE_MARK}]")

#: PDFium reports these for what has no code
_NO_CHARACTER = frozenset({0x00, 0xFFFE, 0xFFFF})
#: a hyphen, or the letter ญ of a font in eight bits; PDFium reports the first at a line's end
_HYPHENS = frozenset({0x02, 0xAD})
#: in place of a glyph whose character nobody knows
LOST = "\ufffd"
# shares of the font's size: where the ring of sara am begins above the line, and how high it is at least
_RING_RISE = 0.3
_RING_HEIGHT = 0.05
# and how high a hyphen is at most
_FLAT = 0.25


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
    :param pale: not visible because of its colour alone.
    """

    char: str
    ink: Box
    advance: Box
    x: float
    y: float
    size: float
    visible: bool
    upright: bool
    pale: bool = False


def owned_glyphs(textpage: pdfium.PdfTextPage, place: Affine) -> list[tuple[int, Glyph]]:
    """Give the characters as PDFium orders them, without those that it made up, and whose they are.

    That is the address of a text object (``pdf_objects``).
    """
    count = textpage.count_chars()
    return [found for nth in range(count) if (found := _owned_glyph(textpage, nth, place)) is not None]


def _level(advance: Box, baseline: float, lean: float) -> Box:
    """Take off what the box around slanted letters is too wide: their places on the baseline count."""
    above, below = baseline - advance.top, advance.bottom - baseline
    left, right = (below, above) if lean > 0 else (above, below)
    return replace(advance, left=advance.left + abs(lean) * left, right=advance.right - abs(lean) * right)


def _owned_glyph(textpage: pdfium.PdfTextPage, index: int, place: Affine) -> tuple[int, Glyph] | None:
    code = pdfium_c.FPDFText_GetUnicode(textpage, index)
    if code in _NO_CHARACTER or pdfium_c.FPDFText_IsGenerated(textpage, index) == 1:
        return None
    owner = pdfium_c.FPDFText_GetTextObject(textpage, index)
    if chr(code) in "\r\n" or not owner:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    at_x, at_y = place.point(x.value, y.value)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d))
    ink = place.box(*textpage.get_charbox(index))
    advance = place.box(*textpage.get_charbox(index, loose=True))
    lean = place.lean(matrix.c, matrix.d)
    char = _drawn(_named(textpage, index, code), ink, at_y, size)
    upright = place.upright(matrix.a, matrix.b)
    inked, faint = not hidden(owner), pale(owner)
    level = _level(advance, at_y, lean)
    glyph = Glyph(char, ink, level, at_x, at_y, size, inked and not faint, upright, pale=inked and faint)
    return address(owner), glyph


def _named(textpage: pdfium.PdfTextPage, index: int, code: int) -> str:
    """Give the character; where the font does not name it, PDFium may give any that has the same number."""
    char = "\u00ad" if code in _HYPHENS else chr(code)
    named = (
        char.isspace() or EXPECTED.match(char) or pdfium_c.FPDFText_HasUnicodeMapError(textpage, index) != 1
    )
    return char if named else LOST


def _drawn(char: str, ink: Box, baseline: float, size: float) -> str:
    """Read by its shape what Word writes for the ring of sara am (นิคหิต), a space, and a hyphen."""
    height = ink.bottom - ink.top
    if char == " " and baseline - ink.bottom > _RING_RISE * size and height > _RING_HEIGHT * size:
        return "\u0e4d"
    return "-" if char == "\u00ad" and height < _FLAT * size else char
