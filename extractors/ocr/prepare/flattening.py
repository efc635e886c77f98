"""A sheet seen aslant, as a camera does, laid flat (แก้ภาพถ่ายเอียงให้ตรง)."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import DPI, Matrix, Pixels
from extractors.ocr.prepare.paper_sheet import Corners

_LONG_SIDE = 11.69 * DPI  # pixels; A4, the paper of Thai offices
_A4 = 2**0.5
_LIKE_A4 = 1.25  # times more or less: a camera sees the far end short
_RIM = 0.004  # of a side, left out: the edge itself, and the desk beside paper that is bent
_MOST_ENLARGED = 4.0


def flattened(image: Pixels, corners: Corners) -> tuple[Pixels, Matrix]:
    """Lay a sheet flat, at the size at which letters are read; a sheet like A4 counts as A4.

    :param corners: of the sheet in the picture: top left, top right, bottom right, bottom left.
    :return: the flat sheet, and the 3 x 3 map from its pixels to those of the picture.
    """
    width, height = _size(corners)
    scale = min(_LONG_SIDE / max(width, height), _MOST_ENLARGED)
    coarse = 2 ** max(0, int(np.log2(1 / scale)))  # a picture much finer than is read: halved first
    if coarse > 1:
        image = np.asarray(
            cv2.resize(image, None, fx=1 / coarse, fy=1 / coarse, interpolation=cv2.INTER_AREA)
        )
    size = max(1, round(width * scale)), max(1, round(height * scale))
    to_flat = cv2.getPerspectiveTransform((corners / coarse).astype(np.float32), _target(*size))
    flat = cv2.warpPerspective(image, to_flat, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    back = np.diag([coarse, coarse, 1.0]) @ np.linalg.inv(to_flat)
    return np.asarray(flat, np.uint8), np.asarray(back, np.float64)


def _size(corners: Corners) -> tuple[float, float]:
    """Give width and height: the means of opposite sides."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    width, height = float(sides[[0, 2]].mean()), float(sides[[1, 3]].mean())
    short, long = sorted((width, height))
    if not 1 / _LIKE_A4 <= long / short / _A4 <= _LIKE_A4:
        return width, height
    grown = max(long, short * _A4)
    return (grown / _A4, grown) if height >= width else (grown, grown / _A4)


def _target(width: int, height: int) -> Corners:
    """Give the corners in the flat picture: a little outside it."""
    across, down = _RIM * width, _RIM * height
    return np.array(
        [
            [-across, -down],
            [width + across, -down],
            [width + across, height + down],
            [-across, height + down],
        ],
        np.float32,
    )
