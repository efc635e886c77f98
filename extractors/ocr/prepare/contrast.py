"""Faint print made dark (ตัวพิมพ์จาง): a worn ribbon, empty toner, a copy of a copy."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels

# Mean level of ink, the soft rims of its strokes among it, of 255: a scan has 80 to 140, a photo up to 185.
_FAINT = 195.0
_WANTED = 110.0
_MOST = 5.0
# Without print the darker tones are the paper's own grain: many of them, and close to the others.
_MOST_INK = 0.2
_CLEAR = 6.0  # deviations of the paper
_SAMPLE = 1_000_000  # pixels


def strength(grey: Pixels) -> float:
    """Give how many times darker the ink of a page must be made; 1 where it is dark enough, or there is none.

    :param grey: on white paper.
    """
    sample = np.ascontiguousarray(grey.ravel()[:: max(1, grey.size // _SAMPLE)])
    level, _ = cv2.threshold(sample, 0, 255, cv2.THRESH_OTSU)
    ink, paper = sample[sample <= level], sample[sample > level]
    if not ink.size or not paper.size or ink.size > _MOST_INK * sample.size:
        return 1.0
    dark, light = float(ink.mean()), float(paper.mean())
    if dark <= _FAINT or light - dark < _CLEAR * float(paper.std()):
        return 1.0
    return min(_MOST, (255 - _WANTED) / (255 - dark))


def strengthened(grey: Pixels, times: float) -> Pixels:
    """Make ink so many times darker."""
    return np.asarray(cv2.bitwise_not(cv2.convertScaleAbs(cv2.bitwise_not(grey), alpha=times)), np.uint8)
