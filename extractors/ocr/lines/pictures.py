"""Pictures (ครุฑ, QR code) told from print: large and dark all over, which no signature is."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.base import Box
from extractors.ocr.lines.parts import Choice, Parts, parts_of

# In letters, and share of the box that is ink.
_SIDE = 4.0
_DARK = 0.13
_GRID_DARK = 0.3
_COARSE = 4  # pixels
_SQUARE = 1.4
_ANY_INK = 60  # of 255, in the small picture


def in_pictures(parts: Parts, letter: int) -> Choice:
    """Tell which parts belong to a picture: a large dark part and what lies in it, or a filled square."""
    dark = parts.area / (parts.width * parts.height)
    large = (parts.width >= _SIDE * letter) & (parts.height >= _SIDE * letter) & (dark >= _DARK)
    boxes = [parts.box([int(nth)]) for nth in np.flatnonzero(large) if nth]
    middle, centre = parts.middle, parts.centre
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    for box in (*boxes, *_grids(parts, letter)):
        chosen |= (middle >= box.left) & (middle <= box.right) & (centre >= box.top) & (centre <= box.bottom)
    chosen[0] = False
    return chosen


def _grids(parts: Parts, letter: int) -> list[Box]:
    """Find QR codes: blots of ink about as high as wide; seen coarsely, for speed."""
    ink = np.where(parts.labels > 0, np.uint8(255), np.uint8(0))
    small = cv2.resize(ink, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    side = max(2, letter // 8)
    blots = cv2.morphologyEx(
        (small > _ANY_INK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)
    )
    found = parts_of(np.asarray(blots, dtype=np.uint8))
    square = (found.width < _SQUARE * found.height) & (found.height < _SQUARE * found.width)
    large = np.minimum(found.width, found.height) > _SIDE * letter / _COARSE
    boxes = [found.box([int(nth)]) for nth in np.flatnonzero(square & large) if nth]
    return [
        Box(_COARSE * b.left, _COARSE * b.top, _COARSE * b.right, _COARSE * b.bottom)
        for b in boxes
        if small[int(b.top) : int(b.bottom), int(b.left) : int(b.right)].mean() >= _GRID_DARK * 255
    ]
