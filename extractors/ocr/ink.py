"""Coloured ink parted from black print: stamps (ตราประทับ) and hand notes do not spoil the lines under them.

The paper is made white first, each channel by itself, so that yellowed paper, shadows and uneven light do not
count as colour.  Then ink is judged by its colour around each spot, not pixel by pixel: JPEG spreads colour
over some pixels, and black print has coloured fringes.  Where blue ink crosses a black letter the sum is
black, so that the letter stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

#: share of its darkness that an ink owes to its colour: black print lies below 0.2, ball pens above 0.35
_COLOURED = 0.3
_INK = 190  # of 255: anything darker is ink of some kind
_LEAST_COLOUR = 0.0002  # share of the page: less is dust and scanner noise
# A page whose ink is mostly coloured was printed or photographed so: there is no black print to part it from.
_MOST_COLOUR = 0.6
_PAPER_STEP = 8  # the paper is judged at an eighth of the resolution
_PAPER_AROUND = 31


@dataclass(frozen=True, slots=True)
class Inks:
    """A page on white paper, its inks apart.

    :param black: grey, 255 where there is no black ink.
    :param coloured: grey, 255 where there is no coloured ink; None on a page without any.
    :param red: true where the coloured ink is red rather than blue or violet; None on a page without any.
    """

    black: Pixels
    coloured: Pixels | None = None
    red: NDArray[np.bool_] | None = None


def part_inks(image: Pixels) -> Inks:
    """Make the paper white and part coloured ink from black print.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    if image.ndim == 2:  # noqa: PLR2004 - height and width: a grey picture
        return Inks(_whitened(image))
    channels = [_whitened(np.ascontiguousarray(channel)) for channel in np.moveaxis(image, 2, 0)]
    darkest = np.asarray(cv2.min(cv2.min(channels[0], channels[1]), channels[2]), dtype=np.uint8)
    coloured = _coloured(channels, darkest)
    if coloured is None:
        return Inks(darkest)
    near = cv2.dilate(coloured, np.ones((5, 5), np.uint8))
    black = darkest.copy()
    # the rim of a coloured stroke is pale in its own colour, a black letter beside it is not
    lightest = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    black[near > 0] = lightest[near > 0]
    black[coloured > 0] = 255
    return Inks(black, np.where(coloured > 0, darkest, np.uint8(255)), channels[0] > channels[2])


def _whitened(channel: Pixels) -> Pixels:
    height, width = channel.shape
    shrunk = (max(1, width // _PAPER_STEP), max(1, height // _PAPER_STEP))
    small = cv2.resize(channel, shrunk, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((3, 3), np.uint8)), _PAPER_AROUND)
    return np.asarray(cv2.divide(channel, cv2.resize(paper, (width, height)), scale=255), dtype=np.uint8)


def _coloured(channels: list[Pixels], darkest: Pixels) -> Pixels | None:
    """Give a mask of the coloured ink; None where the page has none, or hardly any other."""
    height, width = darkest.shape
    small = [
        cv2.blur(cv2.resize(channel, (width // 2, height // 2), interpolation=cv2.INTER_AREA), (3, 3))
        for channel in channels
    ]
    low = cv2.min(cv2.min(small[0], small[1]), small[2])
    high = cv2.max(cv2.max(small[0], small[1]), small[2])
    colour = cv2.subtract(high, low) > _COLOURED * (255.0 - low)
    around = cv2.resize(colour.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    ink = np.asarray(cv2.threshold(darkest, _INK, 1, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    coloured = np.asarray(cv2.bitwise_and(ink, around), dtype=np.uint8)
    count = cv2.countNonZero(coloured)
    if count < _LEAST_COLOUR * darkest.size or count > _MOST_COLOUR * cv2.countNonZero(ink):
        return None
    return coloured
