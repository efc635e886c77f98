"""A Thai font of this machine, and text set in it as shapes (แบบอักษรไทย).

HarfBuzz puts the marks of Thai where they belong.  A page gets the outlines of the letters, not the font:
they are sharp at any size, and need no leave to pass the font on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import uharfbuzz as hb
from PIL import ImageFont

# TH SarabunPSK and its kin, Debian's fonts-thai-tlwg, those of Windows; each has Thai and Latin letters.
# Not TH SarabunIT๙, which shows Thai digits where the text says Arabic ones.
_FILES = (
    "THSarabun.ttf",
    "THSarabunPSK.ttf",
    "THSarabunNew.ttf",
    "Sarabun-Regular.ttf",
    "Laksaman.ttf",
    "Garuda.ttf",
    "Loma.ttf",
    "LeelawUI.ttf",
    "tahoma.ttf",
)
#: height of the letter ก in TH SarabunPSK, as a share of its nominal size
_LETTER_HEIGHT = 0.4
_NO_FONT = (
    "เครื่องนี้ไม่มีแบบอักษรไทยที่ใช้พิมพ์บันทึกได้ โปรดติดตั้ง TH SarabunPSK (บน Debian หรือ Ubuntu: fonts-thai-tlwg) แล้วสั่งใหม่"
)


class NoFont(Exception):
    """No font for Thai was found; it says so in one line of Thai."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of an outline: an operator of PDF and its points, in points of the paper, y downwards."""

    operator: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A font.  Sizes are those of TH SarabunPSK, whatever the font calls them.

    :param scale: from the font's units to points at size 1.
    """

    font: hb.Font
    scale: float

    def width(self, text: str, size: float) -> float:
        """Give how wide a text is, in points."""
        # HarfBuzz gives None for the glyphs of an empty text
        advances = (position.x_advance for position in _shaped(self.font, text).glyph_positions or ())
        return float(sum(advances)) * self.scale * size

    def outlines(self, text: str, size: float, left: float, baseline: float) -> list[Shape]:
        """Give the outlines of a text, to be filled."""
        pen = _Pen([], self.scale * size)
        buffer = _shaped(self.font, text)
        x = left
        for glyph, position in zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True):
            pen.origin = x + position.x_offset * pen.scale, baseline - position.y_offset * pen.scale
            self.font.draw_glyph(glyph.codepoint, _draw_functions(), pen)
            x += position.x_advance * pen.scale
        return pen.shapes


@dataclass(slots=True)
class _Pen:
    """What HarfBuzz draws a glyph with."""

    shapes: list[Shape]
    scale: float
    origin: tuple[float, float] = (0.0, 0.0)

    def draw(self, operator: str, numbers: Sequence[float]) -> None:
        """Add a piece of an outline, in the font's units, y upwards."""
        left, baseline = self.origin
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = tuple((left + x * self.scale, baseline - y * self.scale) for x, y in pairs)
        self.shapes.append(Shape(operator, points))


def thai_face() -> Face:
    """Find a font for notes on this machine.

    :raises NoFont: there is none.
    """
    file = next(_installed(), None)
    if file is None:
        raise NoFont(_NO_FONT)
    font = hb.Font(hb.Face(hb.Blob.from_file_path(file)))
    (glyph,) = _shaped(font, "ก").glyph_infos
    return Face(font, _LETTER_HEIGHT / font.get_glyph_extents(glyph.codepoint).y_bearing)


def _installed() -> Iterator[str]:
    """Look fonts up where the system keeps them, as Pillow does."""
    for name in _FILES:
        try:
            yield str(ImageFont.truetype(name).path)
        except OSError:
            continue


def _shaped(font: hb.Font, text: str) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return buffer


@cache
def _draw_functions() -> hb.DrawFuncs:
    """Tell HarfBuzz to draw with ``_Pen``; it makes cubic curves of all others."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.draw("m", (x, y)))
    functions.set_line_to_func(lambda x, y, pen: pen.draw("l", (x, y)))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.draw("c", (a, b, c, d, x, y)))
    functions.set_close_path_func(lambda pen: pen.draw("h", ()))
    return functions
