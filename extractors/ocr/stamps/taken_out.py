"""Stamps (ตราประทับ) taken out of their page and laid level before their lines are found."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.base import Box
from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.found import InkLayer
from extractors.ocr.lines.marks import NOBODY
from extractors.ocr.lines.order import reading_order
from extractors.ocr.lines.rules import Rules
from extractors.ocr.lines.seen import Seen
from extractors.ocr.lines.sheet import Sheet, letters_box, sheet_of
from extractors.ocr.placing import Pixels, Placement
from extractors.ocr.stamps.frames import Frame

# Pixels: paper around the stamp, and how far into it the sides of its frame may reach, or pieces of them.
_MARGIN = 12
_SIDE = 60
_SIDE_RIM, _PIECE_RIM = 14, 7
_INK = 200  # of 255
_MOSTLY = 0.6
# Pixels: the size of a dot of a leader, and the paper above and below it.
_DOT, _CLEAR = 9, 5
_FEWEST_DOTS = 6
# In letters.
_MARKS = 1.2
_FIGURE = 0.6
_LONG = 4.0  # a shorter line does not show how it lies


def framed_stamp(sheet: Sheet, frame: Frame) -> InkLayer:
    """Find the lines of a framed stamp; what is written into it by hand is no line."""
    return _stamp(sheet, frame, framed=True)


def free_stamp(sheet: Sheet, nths: Sequence[int]) -> InkLayer:
    """Find the lines of a stamp without a frame.

    :param nths: indexes of lines that stand together.
    """
    return _stamp(sheet, _around(sheet, [sheet.seen.chains[nth] for nth in nths]), framed=False)


def _stamp(sheet: Sheet, frame: Frame, *, framed: bool) -> InkLayer:
    way = frame.level(_MARGIN)
    size = round(frame.width) + 2 * _MARGIN, round(frame.height) + 2 * _MARGIN
    cut = cv2.warpAffine(sheet.grey, way[:2], size, flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    grey = np.asarray(cut, dtype=np.uint8)
    placement = Placement(sheet.placement.matrix @ np.linalg.inv(way))
    own = sheet_of(_without_dots(_without_frame(grey) if framed else grey), placement)
    box = sheet.placement.box(frame.box)
    if own is None:
        return InkLayer("stamp", box, placement, framed=framed)
    chains = own.seen.chains
    rows = reading_order([letters_box(chain) for chain in chains], Rules(), own.seen.letter)
    lines = tuple(own.line(nth, row) for row, order in enumerate(rows) for nth in order)
    written = tuple(placement.box(part) for part in _written(own.seen))
    return InkLayer("stamp", box, placement, lines, framed, written)


def _written(seen: Seen) -> list[Box]:
    """Give the parts that are in no line and as high as a figure."""
    chosen = np.flatnonzero((seen.owner == NOBODY) & (seen.parts.height >= _FIGURE * seen.letter))
    return [seen.parts.box([int(part)]) for part in chosen if part]


def _around(sheet: Sheet, chains: Sequence[Chain]) -> Frame:
    """Give the rectangle around lines, askew as they are."""
    tilt = _tilt(chains)
    c, s = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))
    xs = np.array([side for chain in chains for side in (chain.left, chain.right)])
    base = np.concatenate([chain.base_at(np.array([chain.left, chain.right])) for chain in chains])
    letters = np.repeat([chain.letter for chain in chains], 2)
    across, down = c * xs + s * base, c * base - s * xs
    left, right = across.min() - sheet.seen.letter, across.max() + sheet.seen.letter
    top, bottom = (down - (1 + _MARKS) * letters).min(), (down + _MARKS * letters).max()
    middle = (left + right) / 2, (top + bottom) / 2
    x, y = c * middle[0] - s * middle[1], s * middle[0] + c * middle[1]
    return Frame((float(x), float(y)), float(right - left), float(bottom - top), tilt)


def _tilt(chains: Sequence[Chain]) -> float:
    """Give by how many degrees lines fall to the right; the long ones tell."""
    lengths = np.array([chain.right - chain.left for chain in chains])
    falls = [float(np.diff(chain.base_at(np.array([chain.left, chain.right])))[0]) for chain in chains]
    long = lengths >= _LONG * np.array([chain.letter for chain in chains])
    if not long.any():
        return 0.0
    return float(np.degrees(np.arctan2(np.array(falls)[long].sum(), lengths[long].sum())))


def _without_frame(grey: Pixels) -> Pixels:
    """Make the ink white that lies along the sides; a letter that only touches the frame stays."""
    count, labels, found, _ = cv2.connectedComponentsWithStats((grey < _INK).astype(np.uint8), connectivity=8)
    long = np.maximum(found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT]) >= _SIDE
    every = np.bincount(labels.ravel(), minlength=count)
    sides = np.zeros(grey.shape, dtype=np.bool_)
    for rim, chosen in ((_SIDE_RIM, long), (_PIECE_RIM, ~long)):
        along = np.ones(grey.shape, dtype=np.bool_)
        along[_MARGIN + rim : -_MARGIN - rim, _MARGIN + rim : -_MARGIN - rim] = False
        mostly = chosen & (np.bincount(labels[along], minlength=count) >= _MOSTLY * every)
        sides |= along & mostly[labels] & (labels > 0)
    spread = cv2.dilate(sides.astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.where(spread > 0, np.uint8(255), grey)


def _without_dots(grey: Pixels) -> Pixels:
    """Make the dots of leaders (เส้นไข่ปลา) white: many in a row, nothing above or below them."""
    high = cv2.dilate((grey < _INK).astype(np.uint8), np.ones((2 * _CLEAR + 1, 1), np.uint8))
    _, labels, found, centres = cv2.connectedComponentsWithStats(high, connectivity=8)
    small = (found[:, cv2.CC_STAT_WIDTH] <= _DOT) & (found[:, cv2.CC_STAT_HEIGHT] <= _DOT + 2 * _CLEAR)
    rows = np.rint(np.nan_to_num(centres[:, 1]) / _DOT).astype(np.intp)
    count = np.convolve(np.bincount(rows[small], minlength=rows.max() + 1), np.ones(3), "same")
    dots = small & (count[rows] >= _FEWEST_DOTS)
    return np.where(dots[labels], np.uint8(255), grey)
