"""Where a picture lies on its page: what was read in it finds its place again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from extractors.base import Box

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]
Numbers = NDArray[np.float64]

#: the resolution Tesseract's models were trained for
DPI = 300


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a prepared picture lies on its page.

    :param matrix: 3 x 3, from pixels of the picture to points of the page; a homography, because a page
        in a photo is seen aslant.
    """

    matrix: Matrix

    def points(self, x: ArrayLike, y: ArrayLike) -> tuple[Numbers, Numbers]:
        """Give the places on the page of places in the picture, each a row of numbers."""
        across, down, w = self.matrix @ np.vstack([x, y, np.ones(np.size(x))])
        return np.asarray(across / w, np.float64), np.asarray(down / w, np.float64)

    def box(self, pixels: Box) -> Box:
        """Give the upright box in points around a box in pixels."""
        x, y = self.points(
            [pixels.left, pixels.right, pixels.left, pixels.right],
            [pixels.top, pixels.top, pixels.bottom, pixels.bottom],
        )
        return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))

    def after(self, matrix: Matrix) -> Placement:
        """Give the placement on the page that was turned into this one; ``matrix`` maps points back."""
        return Placement(matrix @ self.matrix)


def turned_back(quarter_turns: int, width: float, height: float) -> Matrix:
    """Map points of a page turned clockwise by quarter turns to points of the page as it was.

    :param width, height: of the page as it was.
    """
    back: dict[int, list[list[float]]] = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
    }
    return np.array(back[quarter_turns], dtype=np.float64)
