"""The paper of a page made white and its print dark (ปรับพื้นกระดาษให้ขาว): yellowed paper, shadows, faint ink.

Each channel is judged by itself, so that the colour of paper and lamp does not count as colour.
"""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.contrast import strength, strengthened

_STEP = 8  # the paper is judged at an eighth of the resolution
_LETTERS = 7  # such pixels: no stroke is as thick, no counter as wide
_GRAIN = 5
# What is darker than this share of the paper around it is a picture or a bar of ink, and no shadow.
_DEEPEST_SHADOW = 0.45
_AROUND = 15  # of twice such pixels


def on_white(image: Pixels) -> list[Pixels]:
    """Give the channels of a page on white paper, with its ink dark: one of a grey picture, else three.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    channels = [_whitened(np.asarray(channel, np.uint8)) for channel in cv2.split(image)]
    times = strength(channels[len(channels) // 2])  # green, of three: it has the least noise
    return channels if times == 1 else [strengthened(channel, times) for channel in channels]


def _whitened(channel: Pixels) -> Pixels:
    height, width = channel.shape
    paper = cv2.resize(_paper(channel), (width, height))
    return np.asarray(cv2.divide(channel, paper, scale=255), dtype=np.uint8)


def _paper(channel: Pixels) -> Pixels:
    """Give how bright the paper is: letters are closed over, the edge of a shadow stays where it is."""
    small = _shrunk(channel, _STEP)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8))
    paper = cv2.medianBlur(closed, _GRAIN)
    around = cv2.medianBlur(_shrunk(np.asarray(paper, np.uint8), 2), _AROUND)
    deepest = cv2.resize(cv2.convertScaleAbs(around, alpha=_DEEPEST_SHADOW), small.shape[::-1])
    return np.asarray(cv2.max(paper, deepest), np.uint8)


def _shrunk(channel: Pixels, step: int) -> Pixels:
    height, width = channel.shape
    size = max(1, width // step), max(1, height // step)
    return np.asarray(cv2.resize(channel, size, interpolation=cv2.INTER_AREA), np.uint8)
