"""By how much a page lies askew: first coarsely, on a small picture of the ink, then to 0.05 degrees."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_WIDTH = 1000
_LARGEST = 5.0  # degrees either way
_STEPS = (0.5, 0.1, 0.05)
_CLEAR_GAIN = 1.02  # a page without lines gains nothing by turning


def skew(ink: NDArray[np.uint8]) -> float:
    """Give the turn in degrees, counter-clockwise, that makes the rows of ink most distinct.

    :param ink: height x width, not 0 where there is ink.
    """
    shrink = min(1.0, _WIDTH / ink.shape[1])
    small = cv2.resize((ink > 0).astype(np.float32), None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ys, xs = np.nonzero(small > 0.1)  # noqa: PLR2004 - a tenth of the pixel is ink
    if not ys.size:
        return 0.0
    weight = small[ys, xs]
    rows = ys.astype(np.float32)
    across = xs.astype(np.float32) - small.shape[1] / 2
    reach = small.shape[1] // 2 + 1  # no turn of less than 45 degrees moves a pixel further

    def distinct(angle: float) -> float:
        turned = (rows - across * np.tan(np.radians(angle)) + reach).astype(np.int32)
        return float(np.square(np.diff(np.bincount(turned, weight))).sum())

    best, around = 0.0, _LARGEST
    for step in _STEPS:
        count = round(around / step)
        best = max((best + step * n for n in range(-count, count + 1)), key=distinct)
        around = step
    return best if distinct(best) > _CLEAR_GAIN * distinct(0.0) else 0.0
