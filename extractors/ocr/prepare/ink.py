"""Coloured ink parted from black print: stamps (ตราประทับ) and hand notes do not spoil the lines under them.

The paper is made white first, each channel by itself, so that yellowed paper, shadows and uneven light do not
count as colour.  Then ink is judged by its colour around each spot, not pixel by pixel: JPEG spreads colour
over some pixels, and black print has coloured fringes.  Where blue ink crosses a black letter the sum is
black, so that the letter stays whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.white_paper import on_white

#: share of its darkness that an ink owes to its colour: black print lies below 0.2, ball pens above 0.35
_COLOURED = 0.3
_INK = 190  # of 255: anything darker is ink of some kind
_INK_LEVELS = (100, 200)  # a page in pure black has Otsu's level at 0
# What rubber prints is pale in patches: coloured ink as pale as this goes on where it is darker, so near.
_PALE = 225
_GOES_ON = 15  # pixels
# Most coloured ink lies on bare paper; ink as dark as this hides the print under it.
_ALONE = 30  # per cent
_DARK_INK = 100
_LEAST_COLOUR = 0.0002  # share of the page: less is dust and scanner noise
# A page whose ink is mostly coloured was printed or photographed so: there is no black print to part it from.
_MOST_COLOUR = 0.6


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

    def each(self, change: Callable[[Pixels], Pixels]) -> Inks:
        """Change each of the pictures in the same way."""
        if self.coloured is None or self.red is None:
            return Inks(change(self.black))
        other = change(np.where(self.red, np.uint8(0), np.uint8(255))) < 128  # noqa: PLR2004 - half way
        return Inks(change(self.black), change(self.coloured), other)


def ink_level(grey: Pixels) -> float:
    """Tell how dark ink is at least, on white paper: as Otsu's way finds it, within reason."""
    return float(np.clip(cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)[0], *_INK_LEVELS))


def part_inks(image: Pixels) -> Inks:
    """Make the paper white and faint print dark, and part coloured ink from black print.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    channels = on_white(image)
    if len(channels) == 1:
        return Inks(channels[0])
    darkest = np.asarray(cv2.min(cv2.min(channels[0], channels[1]), channels[2]), dtype=np.uint8)
    coloured = _coloured(channels, darkest)
    if coloured is None:
        return Inks(darkest)
    near = cv2.dilate(coloured, np.ones((5, 5), np.uint8))
    black = darkest.copy()
    # the rim of a coloured stroke is pale in its own colour, a black letter beside it is not
    lightest = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    black[near > 0] = lightest[near > 0]
    black[coloured > 0] = _under(np.asarray(lightest, np.uint8)[coloured > 0])
    return Inks(black, np.where(coloured > 0, darkest, np.uint8(255)), channels[0] > channels[2])


def _under(lightest: Pixels) -> Pixels:
    """Give the black print under coloured ink: what is darker than that ink alone is in every channel.

    :param lightest: of the three channels, where there is coloured ink.
    """
    alone = float(np.percentile(lightest, _ALONE))
    if alone < _DARK_INK:
        return np.full_like(lightest, 255)
    return np.asarray(cv2.convertScaleAbs(lightest, alpha=255 / alone), np.uint8).reshape(lightest.shape)


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
    pale = cv2.bitwise_and(cv2.threshold(darkest, _PALE, 1, cv2.THRESH_BINARY_INV)[1], around)
    near = cv2.dilate(coloured, np.ones((_GOES_ON, _GOES_ON), np.uint8))
    return np.asarray(cv2.bitwise_and(pale, near), dtype=np.uint8)
