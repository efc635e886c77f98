"""One picture a line: its own ink alone, its base line straight, its letters at a fixed height."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.base import Box
from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.marks import Owners
from extractors.ocr.lines.parts import Chosen, Numbers, Parts
from extractors.ocr.placing import Pixels

#: height of a plain letter in a line's picture, in pixels
LETTER = 30
# In such heights, from the base line: room for a tone mark over an upper vowel and for a lower vowel.
_ABOVE = 2.4
#: pixels from the top of a line's picture to its base line
FOOT = _ABOVE * LETTER
_BELOW = 0.9
_ENDS = 0.8
# A line whose ink needs more room, of a larger label at its head, is made smaller, but no more than this.
_ROOM_ABOVE = 2.3
_MOST_LARGER = 1.25


@dataclass(frozen=True, slots=True)
class Straightening:
    """How a line's picture was taken from its page.

    :param left: pixels of the page at the picture's left edge.
    :param scale: pixels of the picture a pixel of the page.
    :param chain: the line, with its base line, in pixels of the page.
    """

    chain: Chain
    left: float
    scale: float

    def box(self, inside: Box) -> Box:
        """Give the box, in pixels of the page, around a box in the line's picture."""
        left, right = (self.left + x / self.scale for x in (inside.left, inside.right))
        base = self.chain.base_at(np.array([left, right]))
        top = float(base.min()) + (inside.top - FOOT) / self.scale
        bottom = float(base.max()) + (inside.bottom - FOOT) / self.scale
        return Box(left, top, right, bottom)

    def inside(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Give where in the line's picture pixels of the page stand."""
        return (x - self.left) * self.scale, (y - self.chain.base_at(x)) * self.scale + FOOT


def straightened(
    grey: Pixels, parts: Parts, owner: Owners, nth: int, chain: Chain
) -> tuple[Pixels, Straightening]:
    """Take the picture of a line.

    :param owner: for each part the index of its line; ``nth`` is the index of this one.
    """
    own = owner == nth
    members = np.flatnonzero(own)
    box = parts.box(members)
    top, bottom, left, right = (int(side) for side in (box.top, box.bottom, box.left, box.right))
    labels = parts.labels[top:bottom, left:right]
    ink = cv2.dilate(own[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    alone = np.where(ink > 0, grey[top:bottom, left:right], np.uint8(255))
    scale = LETTER / _letter(parts, members, chain)
    end = _ENDS * LETTER / scale
    how = Straightening(chain, left - end, scale)
    width, height = round((right - left + 2 * end) * scale), round((_ABOVE + _BELOW) * LETTER)
    across = how.left + np.arange(width, dtype=np.float64) / scale
    down = (np.arange(height, dtype=np.float64)[:, None] - _ABOVE * LETTER) / scale
    xs = np.broadcast_to(across - left, (height, width)).astype(np.float32)
    ys = (chain.base_at(across) + down - top).astype(np.float32)
    image = cv2.remap(alone, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255.0,))
    return np.asarray(image, dtype=np.uint8), how


def _letter(parts: Parts, members: Chosen, chain: Chain) -> float:
    """Give what is to be as high as a plain letter in the picture; more where the highest mark needs room."""
    highest = float((chain.base_at(parts.middle[members]) - parts.top[members]).max())
    return min(max(chain.letter, highest / _ROOM_ABOVE), _MOST_LARGER * chain.letter)
