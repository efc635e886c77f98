"""The picture that the recogniser reads: the line finder's, at half its size (ภาพที่ตัวอ่านเห็น)."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels

#: pixels; a plain letter is 15 of them high, its base line 33 from the top
HEIGHT = 48


def as_read(image: Pixels) -> Pixels:
    """Halve a line's picture; what is over at the top, above the highest tone mark, is left out."""
    cut = image[max(0, image.shape[0] - 2 * HEIGHT) :]
    width = max(2, (image.shape[1] + 1) // 2)
    return np.asarray(cv2.resize(cut, (width, HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.uint8)
