"""Pictures at the size at which letters are looked for and read, and small ones of whole pages."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import DPI, Pixels

_NEAR_ENOUGH = 0.15  # a picture within 15 % of 300 dpi is taken as it is
_MOST_ENLARGED = 4.0  # what is smaller still holds no letters to enlarge
_MOST_PIXELS = 25_000_000  # A3 has 17 million; a poster is read coarser


def at_reading_size(image: Pixels, dpi: float) -> tuple[Pixels, float]:
    """Scale a picture to about 300 dpi, but to no more pixels than can be held; gives it and the scale."""
    scale = min(DPI / dpi, _MOST_ENLARGED)
    scale = 1.0 if abs(scale - 1) <= _NEAR_ENOUGH else scale
    scale = min(scale, (_MOST_PIXELS / (image.shape[0] * image.shape[1])) ** 0.5)
    if scale == 1:
        return image, 1.0
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, _size(image, scale), interpolation=how), dtype=np.uint8), scale


def shrunk(image: Pixels, side: int) -> Pixels:
    """Give a picture at no more than so many pixels a side."""
    scale = min(1.0, side / max(image.shape[:2]))
    return np.asarray(cv2.resize(image, _size(image, scale), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _size(image: Pixels, scale: float) -> tuple[int, int]:
    return max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale))
