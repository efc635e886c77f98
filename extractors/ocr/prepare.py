"""Make a picture of a page ready to be read: grey, about 300 dpi, its lines level.

Everything done to it is kept as one affine map, so that what was read finds its place on the page again.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import Box

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]

#: the resolution Tesseract's models were trained for
DPI = 300
_POINTS_PER_INCH = 72
_NEAR_ENOUGH = 0.15  # a picture within 15 % of 300 dpi is read as it is
_MOST_ENLARGED = 4.0  # what is smaller still holds no letters to enlarge
_LARGEST_SKEW = 3.0
_SKEW_STEP = 0.25
_SMALLEST_SKEW = 0.75  # below this Tesseract copes, and turning blurs
_SKEW_WIDTH = 800
_CLEAR_GAIN = 1.2  # letters that lie one degree askew gain sixfold, a picture without lines nothing
_DARK = 128
#: heights of a letter, in shares of an inch: 7 pt to 40 pt.  Dust is smaller, a shadow at the edge larger
_LETTER_HEIGHT = (0.035, 0.6)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a prepared picture lies on its page.

    :param matrix: 3 x 3, from pixels of the picture to points of the page.
    """

    matrix: Matrix

    def box(self, pixels: Box) -> Box:
        """Give the upright box in points around a box in pixels."""
        xs = np.array([pixels.left, pixels.right, pixels.left, pixels.right], dtype=np.float64)
        ys = np.array([pixels.top, pixels.top, pixels.bottom, pixels.bottom], dtype=np.float64)
        x, y, _ = self.matrix @ np.vstack([xs, ys, np.ones(4)])
        return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A grey picture at ``dpi`` and its place on the page."""

    pixels: Pixels
    dpi: int
    placement: Placement


def prepare(grey: Pixels, dpi: float) -> Prepared:
    """Scale a grey picture to about 300 dpi and level its lines.

    :param grey: height x width, 0 black to 255 white.
    """
    cv2.setNumThreads(1)  # workers run side by side, one thread each
    scale = min(DPI / dpi, _MOST_ENLARGED)
    if abs(scale - 1) <= _NEAR_ENOUGH:
        scale = 1.0
    scaled = _scaled(grey, scale)
    level, back = _levelled(scaled)
    to_points = np.diag([_POINTS_PER_INCH / (dpi * scale)] * 2 + [1.0])
    return Prepared(level, round(dpi * scale), Placement(to_points @ back))


def turned(prepared: Prepared, quarter_turns: int) -> Prepared:
    """Turn a prepared picture clockwise by quarter turns."""
    height, width = prepared.pixels.shape
    back: dict[int, list[list[float]]] = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
    }
    pixels = np.ascontiguousarray(np.rot90(prepared.pixels, -quarter_turns))
    matrix = prepared.placement.matrix @ np.array(back[quarter_turns], dtype=np.float64)
    return Prepared(pixels, prepared.dpi, Placement(matrix))


def is_blank(prepared: Prepared) -> bool:
    """Tell whether nothing on a page is as large as a letter (หน้าว่าง), such as on the back of a sheet."""
    ink = (prepared.pixels < _DARK).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = found[1:, cv2.CC_STAT_HEIGHT] / prepared.dpi
    low, high = _LETTER_HEIGHT
    return not bool(((heights >= low) & (heights <= high)).any())


def _scaled(grey: Pixels, scale: float) -> Pixels:
    if scale == 1.0:
        return grey
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), dtype=np.uint8)


def _levelled(grey: Pixels) -> tuple[Pixels, Matrix]:
    """Give the picture with level lines, and the map from its pixels back to those before."""
    angle = _skew(grey)
    if abs(angle) < _SMALLEST_SKEW:
        return grey, np.eye(3)
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    level = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255.0,))
    back = np.vstack([cv2.invertAffineTransform(turn), [0.0, 0.0, 1.0]])
    return np.asarray(level, dtype=np.uint8), np.asarray(back, dtype=np.float64)


def _skew(grey: Pixels) -> float:
    """Find the turn, in degrees, that makes the rows of ink most distinct."""
    small = _scaled(grey, min(1.0, _SKEW_WIDTH / grey.shape[1]))
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    height, width = ink.shape

    def distinct(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_NEAREST).sum(
            axis=1, dtype=np.float64
        )
        return float(np.square(np.diff(rows)).sum())

    steps = round(_LARGEST_SKEW / _SKEW_STEP)
    best = max((_SKEW_STEP * n for n in range(-steps, steps + 1)), key=distinct)
    return best if distinct(best) > _CLEAR_GAIN * distinct(0) else 0.0
