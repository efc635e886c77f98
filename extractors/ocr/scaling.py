"""Pictures at the size at which letters are looked for and read."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import DPI, Pixels

_NEAR_ENOUGH = 0.15  # a picture within 15 % of 300 dpi is taken as it is
_MOST_ENLARGED = 4.0  # what is smaller still holds no letters to enlarge


def at_reading_size(image: Pixels, dpi: float) -> tuple[Pixels, float]:
    """Scale a picture to about 300 dpi; gives it and the scale."""
    scale = min(DPI / dpi, _MOST_ENLARGED)
    if abs(scale - 1) <= _NEAR_ENOUGH:
        return image, 1.0
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=how), dtype=np.uint8), scale
