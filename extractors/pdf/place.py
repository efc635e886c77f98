"""From PDF units to points from the top left corner of a page as it is seen."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.base import Box

# how much a level line of a skewed scan's text layer may climb
_LEVEL = 0.1
# PageToDevice counts in whole pixels; a large picture keeps the fractions
_FINE = 1000
_UNIT = 1000


@dataclass(frozen=True, slots=True)
class Affine:
    """The way from PDF units to the page as it is seen, with the page's rotation and crop box."""

    origin: tuple[float, float]
    along_x: tuple[float, float]
    along_y: tuple[float, float]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Give where a point stands on the page."""
        return (
            self.origin[0] + self.along_x[0] * x + self.along_y[0] * y,
            self.origin[1] + self.along_x[1] * x + self.along_y[1] * y,
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give where a rectangle stands on the page."""
        xs, ys = zip(self.point(left, bottom), self.point(right, top), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def upright(self, right: float, up: float) -> bool:
        """Tell whether a direction of writing is level on the page as it is seen."""
        across = self.along_x[0] * right + self.along_y[0] * up
        down = self.along_x[1] * right + self.along_y[1] * up
        return across > 0 and abs(down) <= _LEVEL * across

    def lean(self, right: float, up: float) -> float:
        """Give how far to the right slanted letters (ตัวเอน) lean on the page, for each point of height."""
        across = self.along_x[0] * right + self.along_y[0] * up
        down = self.along_x[1] * right + self.along_y[1] * up
        return -across / down if down else 0.0


def affine(page: pdfium.PdfPage) -> Affine:
    """Measure the way from PDF units to the page as it is seen."""
    width, height = page.get_size()

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        whole = round(width * _FINE), round(height * _FINE)
        pdfium_c.FPDF_PageToDevice(page, 0, 0, *whole, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    origin, right, up = seen(0, 0), seen(_UNIT, 0), seen(0, _UNIT)
    return Affine(
        origin,
        ((right[0] - origin[0]) / _UNIT, (right[1] - origin[1]) / _UNIT),
        ((up[0] - origin[0]) / _UNIT, (up[1] - origin[1]) / _UNIT),
    )
