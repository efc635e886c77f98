"""Where a page bears nothing at all (ที่ว่างบนหน้าหนังสือ): no print, stamp, handwriting or edge of the paper."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import POINTS_PER_INCH
from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.white_paper import on_white
from extractors.picture import Picture

#: side of a cell, in points
CELL = 3.0
Cells = NDArray[np.bool_]

#: of 255, on white paper: the palest stamp on a scan is darker, and a watermark on a page without grain
_PAPER, _CLEAN_PAPER = 228, 252
#: so much of a page without grain is purely white
_CLEAN = 0.75
#: of the brightness of the paper: what is darker is a desk, a picture, a deep shadow
_LIT = 0.55
#: the share of a page, in hundredths, that is no brighter than its paper is at most
_BRIGHTEST = 80
#: a cell with so much ink is not free, in square points: the dot of a leader has more, dust less
_SPECK = 0.25
#: paper that stays between ink and note, in cells
_MARGIN = 3
#: sides of the sheet where nobody writes and printers do not print: the holes for filing are at the left
_LEFT_SIDE, _OTHER_SIDES = 43.0, 24.0


def free_cells(picture: Picture) -> Cells:
    """Tell which cells of a page, row by row from its top left corner, are free."""
    colours = _colours(picture)
    inked = _shares(_dark(colours), picture.dpi) * CELL**2 > _SPECK
    around = np.ones((2 * _MARGIN + 1,) * 2, np.uint8)
    taken = cv2.dilate(inked.astype(np.uint8), around)
    return np.asarray(taken == 0) & _inside(inked.shape[0], inked.shape[1])


def _colours(picture: Picture) -> Pixels:
    image = picture.image
    if image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    return np.asarray(image, dtype=np.uint8)


def _dark(colours: Pixels) -> NDArray[np.float32]:
    """Mark what is no bare paper: 1 where there is ink, or no paper."""
    darkest = np.minimum.reduce(on_white(colours))
    light = np.maximum.reduce(cv2.split(colours))
    lit = float(np.percentile(light[::8, ::8], _BRIGHTEST)) * _LIT
    clean = float(np.mean(darkest == np.iinfo(np.uint8).max)) > _CLEAN
    paper = _CLEAN_PAPER if clean else _PAPER
    return np.asarray((darkest < paper) | (light < lit), dtype=np.float32)


def _shares(dark: NDArray[np.float32], dpi: float) -> NDArray[np.float32]:
    """Give the share of each cell that is dark."""
    side = CELL * dpi / POINTS_PER_INCH
    height, width = dark.shape
    rows, columns = max(1, math.floor(height / side)), max(1, math.floor(width / side))
    whole = dark[: min(height, round(rows * side)), : min(width, round(columns * side))]
    return np.asarray(cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA), dtype=np.float32)


def _inside(rows: int, columns: int) -> Cells:
    inside = np.zeros((rows, columns), dtype=np.bool_)
    left, other = math.ceil(_LEFT_SIDE / CELL), math.ceil(_OTHER_SIDES / CELL)
    inside[other : rows - other, left : columns - other] = True
    return inside
