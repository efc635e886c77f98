"""A picture of a page made ready for reading (เตรียมภาพก่อนอ่าน): dark on light, flat, nothing but paper."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.base import POINTS_PER_INCH
from extractors.ocr.placing import Matrix, Pixels, Placement
from extractors.ocr.prepare.contrast import strengthened
from extractors.ocr.prepare.flattening import flattened
from extractors.ocr.prepare.light_ink import has_light_ink
from extractors.ocr.prepare.paper_sheet import Outline, find_outline
from extractors.ocr.prepare.rims import without_borders, without_desk
from extractors.ocr.prepare.scaling import at_reading_size, shrunk

_SMALL, _SMALLER = 1000, 640  # pixels: print can be told from none, edges of sheets from letters
_SOFT = 1.0  # pixels
_JOINED = 1.5
_SAMPLE = 4  # every so many pixels


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page made ready.

    :param image: height x width (grey) or height x width x 3 (RGB), dark ink on light paper.
    :param placement: from its pixels to points of the page as it came.
    """

    image: Pixels
    placement: Placement


def prepare(image: Pixels, dpi: float) -> Prepared:
    """Make a picture ready, at about 300 dpi; a page that is fine is only scaled.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    page = _softened(image) if _is_one_bit(image) else image
    small = shrunk(page, _SMALL)
    if has_light_ink(small):
        page, small = _negative(page), _negative(small)
    smaller = shrunk(small, _SMALLER)
    outline = find_outline(smaller)
    page, back = _sheet_alone(page, outline, max(page.shape) / max(smaller.shape), dpi)
    to_points = np.diag([POINTS_PER_INCH / dpi, POINTS_PER_INCH / dpi, 1.0])
    return Prepared(without_borders(page), Placement(to_points @ back))


def _sheet_alone(page: Pixels, outline: Outline | None, times: float, dpi: float) -> tuple[Pixels, Matrix]:
    """Give the sheet at the size for reading, what is around it left out, and the way back to the page.

    :param times: how many times larger the page is than the picture of the outline.
    """
    if outline is not None and outline.whole:
        return flattened(page, outline.corners * times)
    scaled, back = _scaled(page, dpi)
    if outline is not None:
        scaled = without_desk(scaled, outline.corners * (times / back[0, 0]))
    return scaled, back


def _scaled(page: Pixels, dpi: float) -> tuple[Pixels, Matrix]:
    scaled, scale = at_reading_size(page, dpi)
    return scaled, np.diag([1 / scale, 1 / scale, 1.0])


def _negative(image: Pixels) -> Pixels:
    return np.asarray(cv2.bitwise_not(image), np.uint8)


def _is_one_bit(image: Pixels) -> bool:
    if image.ndim > 2:  # noqa: PLR2004 - a picture in colour
        return False
    sample = image[::_SAMPLE, ::_SAMPLE]
    return bool(((sample == 0) | (sample == 255)).all())  # noqa: PLR2004 - black and white


def _softened(image: Pixels) -> Pixels:
    """Soften the jagged strokes of a copy in pure black (ภาพขาวดำ), and join what it broke."""
    return strengthened(np.asarray(cv2.GaussianBlur(image, (0, 0), _SOFT), np.uint8), _JOINED)
