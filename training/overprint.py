"""Coloured ink over print (หมึกสีทับตัวพิมพ์): a seal's rings, a pen's strokes."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels
from training.wear import Chance

_INKS = ((38, 66, 160), (96, 60, 150), (190, 40, 50), (60, 60, 70))  # blue, violet, red, nearly black
_SEAL = 0.4


def overprinted(image: Pixels, dice: Chance) -> Pixels:
    """Put some ink over a grey picture, darker where it crosses print; height x width x 3, RGB."""
    ink = np.full((*image.shape, 3), 255, dtype=np.uint8)
    height, width = image.shape
    for _ in range(int(dice.integers(1, 4))):
        colour = _INKS[int(dice.integers(len(_INKS)))]
        place = int(dice.integers(width)), int(dice.integers(height))
        if dice.random() < _SEAL:
            radius, thick = int(dice.integers(120, 300)), int(dice.integers(4, 10))
            cv2.circle(ink, place, radius, colour, thick, cv2.LINE_AA)
        else:
            path = _scrawl(place, dice)
            thick = int(dice.integers(3, 8))
            cv2.polylines(ink, [path], isClosed=False, color=colour, thickness=thick, lineType=cv2.LINE_AA)
    coloured = cv2.multiply(np.repeat(image[..., None], 3, axis=2), ink, scale=1 / 255)
    return np.asarray(coloured, dtype=np.uint8)


def _scrawl(place: tuple[int, int], dice: Chance) -> NDArray[np.int32]:
    t = np.linspace(0, 1, 80)
    turns = float(dice.uniform(6, 24))
    x, y = place[0] + 500 * t + 50 * np.sin(turns * t), place[1] + 90 * np.sin(0.8 * turns * t)
    return np.asarray(np.stack([x, y], axis=1).round(), dtype=np.int32)
