"""How a page lies: whether its lines run across or down, and by how much they are askew (หน้าเอียง).

Rows of ink are most distinct along the lines of print: first coarsely, by the letters alone on a small
picture, then to 0.05 degrees by all ink, because ruled lines help.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.lines.parts import Mask, Numbers, parts_of
from extractors.ocr.prepare.scaling import shrunk

_SIDE = 1000  # pixels of the small picture
_LARGEST = 15.0  # degrees either way
_COARSE = 1.0
_FINE = (0.25, 0.05)
_CLEAR_GAIN = 1.02  # a page without lines gains nothing by turning
_CLEARLY_DOWN = 1.5
_LETTER = 45  # pixels: no letter of the small picture is as high or as wide
_DUST = 6  # pixels of ink
_COVERED = 25  # of 255: what a pixel must hold of ink


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where ink is, along the rows and down the page, and how much."""

    along: Numbers
    down: Numbers
    weight: Numbers

    def distinct(self, degrees: float) -> float:
        """Tell how unlike neighbouring rows are once the page is turned by so much."""
        turned = self.down - self.along * np.tan(np.radians(degrees))
        rows = (turned - turned.min()).astype(np.intp)
        return float(np.square(np.diff(np.bincount(rows, self.weight))).sum())

    def best(self, around: float, reach: float, step: float) -> float:
        """Give the turn that makes the rows most distinct."""
        count = round(reach / step)
        return max((around + step * n for n in range(-count, count + 1)), key=self.distinct)


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page lies.

    :param runs_down: its lines run down or up the page: it must be turned by a quarter, clockwise.
    :param degrees: the turn, counter-clockwise, that then makes its lines level.
    """

    runs_down: bool
    degrees: float


def lie(ink: Mask) -> Lie:
    """Tell how a page lies.

    :param ink: height x width, not 0 where there is ink.
    """
    small, letters = _looks(ink)
    runs_down = _runs_down(letters)
    if runs_down:
        small, letters = np.rot90(small, -1), np.rot90(letters, -1)
    return Lie(runs_down, _skew(small, letters))


def skew(ink: Mask) -> float:
    """Give the turn in degrees, counter-clockwise, that makes the rows of ink most distinct.

    :param ink: height x width, not 0 where there is ink.
    """
    return _skew(*_looks(ink))


def _looks(ink: Mask) -> tuple[Mask, Mask]:
    """Give all ink on a small picture, and the letters alone on a smaller one."""
    small = shrunk(np.asarray(cv2.threshold(ink, 0, 255, cv2.THRESH_BINARY)[1], np.uint8), _SIDE)
    return small, shrunk(_letters(small), _SIDE // 2)


def _skew(small: Mask, letters: Mask) -> float:
    spots, all_ink = _spots(letters), _spots(small)
    if not spots.weight.size:
        return 0.0
    best, reach = spots.best(0.0, _LARGEST, _COARSE), _COARSE
    for step in _FINE:
        best, reach = all_ink.best(best, reach, step), step
    return best if all_ink.distinct(best) > _CLEAR_GAIN * all_ink.distinct(0.0) else 0.0


def _runs_down(letters: Mask) -> bool:
    across, down = _spots(letters), _spots(letters.T)
    if not across.weight.size:
        return False
    level, upright = (spots.distinct(spots.best(0.0, _LARGEST, _COARSE)) for spots in (across, down))
    return upright > _CLEARLY_DOWN * level


def _letters(small: Mask) -> Mask:
    """Leave out pictures, rules and dust."""
    parts = parts_of((small > _COVERED).astype(np.uint8))
    kept = (np.maximum(parts.width, parts.height) < _LETTER) & (parts.area >= _DUST)
    kept[0] = False
    return np.where(kept[parts.labels], small, np.uint8(0))


def _spots(small: Mask) -> _Spots:
    ys, xs = np.nonzero(small > _COVERED)
    return _Spots(xs - small.shape[1] / 2, ys.astype(np.float64), small[ys, xs] / 255)
