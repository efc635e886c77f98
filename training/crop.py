"""A worn line -> the picture that our line finder would make of it, its faults included (ภาพบรรทัดสำหรับฝึก)."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.lines.images import LETTER
from extractors.ocr.placing import Pixels
from extractors.ocr.recogniser.picture import HEIGHT, as_read
from training.ink import Print
from training.wear import Chance

Parts = NDArray[np.int32]

_BELOW = 0.9  # in letters, from the base line: as the line finder cuts
_SMALL = 0.65  # of a letter: what is lower is a mark
_BADLY_MEASURED = 0.08
_LOST_ENDS = 0.04
_ALONE = 0.85  # the others keep the paper around their ink
_TURN, _SLANT = 0.7, 0.06
_WIDER, _HIGHER = 0.12, 0.06  # the old families are narrow or wide


def warped(image: Pixels, line: Print, chance: Chance) -> tuple[Pixels, NDArray[np.float64]]:
    """Turn, slant and stretch a line a little; gives the map of its points too (2 x 3)."""
    long = image.shape[1] / line.letter
    # a long line lies straighter: its base line was followed
    turn = np.tan(np.radians(chance.uniform(-_TURN, _TURN))) * min(1.0, 25 / long)
    across, down = (1 + chance.uniform(-most, most) for most in (_WIDER, _HIGHER))
    slant = chance.uniform(-_SLANT, _SLANT) if chance.random() < 0.3 else 0.0  # some
    middle, base = image.shape[1] / 2, line.base
    matrix = np.array([[across, slant, -slant * base], [turn, down, base * (1 - down) - turn * middle]])
    size = round(image.shape[1] * across), image.shape[0]
    flat = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    return np.asarray(flat, dtype=np.uint8), matrix


def cropped(image: Pixels, line: Print, chance: Chance) -> Pixels:
    """Cut a worn line out: paper white, its own ink alone, letters at a fixed height.  HEIGHT x width."""
    white = _whitened(image)
    ink = _own(white)
    found = np.asarray(cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:], dtype=np.int32)
    letter = _measured(found, line, chance)
    base = line.base + chance.normal(0, 0.035) * line.letter
    left, right = _ends(found, line, chance)
    scale = LETTER / letter
    width = max(LETTER, round((right - left) * scale))
    height = 2 * HEIGHT
    top = base - (height / LETTER - _BELOW) * letter
    # from pixels of the picture back to pixels of the line
    back = np.array([[1 / scale, 0.0, left], [0.0, 1 / scale, top]])
    if chance.random() < _ALONE:
        white = np.where(cv2.dilate(ink, np.ones((3, 3), np.uint8)) > 0, white, np.uint8(255))
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    large = cv2.warpAffine(white, back, (width, height), flags=flags, borderValue=(255.0,))
    return as_read(np.asarray(large, dtype=np.uint8))


def _whitened(image: Pixels) -> Pixels:
    """Make the paper white, as the line finder does, but along the line alone."""
    size = max(1, image.shape[1] // 8), max(1, image.shape[0] // 8)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    paper = np.maximum(small.max(axis=0, keepdims=True), 1)
    along = cv2.resize(paper, (image.shape[1], 1), interpolation=cv2.INTER_LINEAR)
    return np.asarray(
        cv2.divide(image, np.broadcast_to(along, image.shape).copy(), scale=255), dtype=np.uint8
    )


def _own(white: Pixels) -> Pixels:
    threshold = float(np.clip(cv2.threshold(white, 0, 255, cv2.THRESH_OTSU)[0], 100, 200))
    return (white <= threshold).astype(np.uint8)


def _measured(found: Parts, line: Print, chance: Chance) -> float:
    """Measure a plain letter as the line finder does, and err as it may."""
    heights = found[:, cv2.CC_STAT_HEIGHT]
    heights = heights[(heights > _SMALL * line.letter) & (heights < 2.5 * line.letter)]
    letter = line.letter
    if heights.size:
        letter = float(np.median(heights[heights <= 1.3 * np.median(heights)]))
        letter = float(np.clip(letter, 0.75 * line.letter, 1.6 * line.letter))
    wrong = chance.uniform(-0.22, 0.25) if chance.random() < _BADLY_MEASURED else chance.normal(0, 0.03)
    return letter * (1 + float(wrong))


def _ends(found: Parts, line: Print, chance: Chance) -> tuple[float, float]:
    """Find where the ink begins and ends; now and then cut a little into it, or leave more paper."""
    large = found[found[:, cv2.CC_STAT_HEIGHT] > 0.25 * line.letter]  # no speck
    large = large if large.size else found
    if not large.size:
        return 0.0, 2 * line.letter
    left = float(large[:, cv2.CC_STAT_LEFT].min())
    right = float((large[:, cv2.CC_STAT_LEFT] + large[:, cv2.CC_STAT_WIDTH]).max())
    room = 0.8 * line.letter
    if chance.random() < _LOST_ENDS:
        room = chance.uniform(-0.1, 0.3) * line.letter
    return left - room, right + room
