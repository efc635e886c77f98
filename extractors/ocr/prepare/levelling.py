"""A page laid as a person lays it to read: its lines level, parallel, and the right way up (จัดหน้าให้ตรง)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.lines.sheet import Sheet, sheet_of
from extractors.ocr.placing import Matrix, Pixels, Placement, turned_back
from extractors.ocr.prepare.ink import Inks, ink_level
from extractors.ocr.prepare.keystone import keystone, without_keystone
from extractors.ocr.prepare.skew import lie
from extractors.ocr.prepare.way_up import way_up

_SMALLEST_TURN = 0.1  # degrees; below this the straightening of each line does it


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as a person lays it to read.

    :param placement: of its pixels.
    :param black: what is seen in its black ink; None where that holds no letters.
    :param is_upright: the page shows which way up it stands; else it may stand on its head.
    """

    inks: Inks
    placement: Placement
    black: Sheet | None
    is_upright: bool


def lay(inks: Inks, placement: Placement) -> Laid:
    """Lay a page level by its ink, and right by the lines that are then seen.

    :param placement: of the pixels of the page as it is.
    """
    inks, placement = levelled(inks, placement)
    black = sheet_of(inks.black, placement)
    if black is None:
        return Laid(inks, placement, None, is_upright=False)
    up, matrix = way_up(black.seen), keystone(black.seen)
    if matrix is not None:
        inks, placement = without_keystone(inks, placement, matrix)
    if up.upside_down:
        inks, placement = _quarter_turned(inks, placement, 2)
    if matrix is not None or up.upside_down:
        black = sheet_of(inks.black, placement)
    return Laid(inks, placement, black, up.known)


def levelled(inks: Inks, placement: Placement) -> tuple[Inks, Placement]:
    """Lay a page level by its ink; it may still stand on its head."""
    how = lie(_ink(inks.black))
    if how.runs_down:
        inks, placement = _quarter_turned(inks, placement, 1)
    if abs(how.degrees) < _SMALLEST_TURN:
        return inks, placement
    return _straightened(inks, placement, how.degrees)


def _quarter_turned(inks: Inks, placement: Placement, turns: int) -> tuple[Inks, Placement]:
    """Turn a page clockwise by quarter turns."""
    height, width = inks.black.shape
    turned = inks.each(lambda grey: np.ascontiguousarray(np.rot90(grey, -turns)))
    return turned, Placement(placement.matrix @ turned_back(turns, width, height))


def _straightened(inks: Inks, placement: Placement, degrees: float) -> tuple[Inks, Placement]:
    """Turn a page counter-clockwise; the sheet grows so that no corner is lost."""
    height, width = inks.black.shape
    matrix, size = _turn(width, height, degrees)

    def turned(grey: Pixels) -> Pixels:
        level = cv2.warpAffine(grey, matrix[:2], size, flags=cv2.INTER_LINEAR, borderValue=(255.0,))
        return np.asarray(level, dtype=np.uint8)

    return inks.each(turned), Placement(placement.matrix @ np.linalg.inv(matrix))


def _turn(width: int, height: int, degrees: float) -> tuple[Matrix, tuple[int, int]]:
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0.0, 0.0, 1.0]])
    corners = matrix @ np.array([[0, width, width, 0], [0, 0, height, height], [1, 1, 1, 1]])
    least = np.floor(corners[:2].min(axis=1))
    matrix[:2, 2] -= least
    across, down = np.ceil(corners[:2].max(axis=1) - least).astype(int)
    return np.asarray(matrix, np.float64), (int(across), int(down))


def _ink(grey: Pixels) -> Pixels:
    return np.asarray(cv2.threshold(grey, ink_level(grey), 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
