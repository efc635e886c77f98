"""The picture that the recogniser reads: the line finder's, at half its size (ภาพที่ตัวอ่านเห็น)."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels

#: pixels; a plain letter is 15 of them high, its base line 33 from the top
HEIGHT = 48
#: pixels across for one step of the model's answer
STEP = 4
#: how many times smaller it is than the line finder's picture
HALF = 2


def as_read(image: Pixels) -> Pixels:
    """Halve a line's picture; what is over at the top, above the highest tone mark, is left out."""
    cut = image[max(0, image.shape[0] - HALF * HEIGHT) :]
    width = max(2, (image.shape[1] + 1) // HALF)
    return np.asarray(cv2.resize(cut, (width, HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.uint8)
