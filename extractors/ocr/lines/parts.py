"""The connected parts of a page's ink: their boxes, and how high its letters are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import Box

Mask = NDArray[np.uint8]
Numbers = NDArray[np.float64]
Chosen = NDArray[np.intp]
Choice = NDArray[np.bool_]

# Letters of 7 to 40 pt at 150 dpi, in pixels: the height without marks.
_LETTER_HEIGHTS = (6, 60)
_LETTER_WIDTHS = (3, 75)


@dataclass(frozen=True, slots=True)
class Parts:
    """Connected parts of ink; part 0 is the paper.

    :param labels: height x width, the number of the part at each pixel.
    :param area: pixels of ink.
    :param middle: half way across; ``centre`` half way down.
        All arrays but the labels hold pixels of the page, one value a part.
    """

    labels: NDArray[np.int32]
    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    area: Numbers
    width: Numbers
    height: Numbers
    middle: Numbers
    centre: Numbers

    def box(self, chosen: Iterable[int] | Chosen) -> Box:
        """Give the box around some parts."""
        of = np.fromiter(chosen, dtype=np.intp)
        return Box(
            float(self.left[of].min()),
            float(self.top[of].min()),
            float(self.right[of].max()),
            float(self.bottom[of].max()),
        )


def parts_of(ink: Mask) -> Parts:
    """Find the connected parts of a mask."""
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    left, top, width, height, area = found.T.astype(np.float64)
    right, bottom = left + width, top + height
    middle, centre = (left + right) / 2, (top + bottom) / 2
    whole = np.asarray(labels, dtype=np.int32)
    return Parts(whole, left, top, right, bottom, area, width, height, middle, centre)


def letter_height(parts: Parts) -> int:
    """Give the height of a plain letter (ก, not ป) of most of the page's type, at 150 dpi; 0 without letters.

    Marks are as many as letters but smaller: each part counts by its height.
    """
    heights, widths = parts.height[1:], parts.width[1:]
    low, high = _LETTER_HEIGHTS
    narrow, wide = _LETTER_WIDTHS
    like = heights[(heights > low) & (heights < high) & (widths > narrow) & (widths < wide)]
    if not like.size:
        return 0
    count = np.convolve(np.bincount(like.astype(np.intp), minlength=high + 2), np.ones(3), "same")
    return int(np.argmax(count * np.sqrt(np.arange(count.size))))
