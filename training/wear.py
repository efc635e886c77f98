"""What happens to print between the printer and the file (ทำให้ภาพเสื่อม): scanner, copier, fax, lamp, ink.

All sizes go by the height of a letter, so that a line and a whole sheet wear alike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels

Chance = np.random.Generator
Grey = NDArray[np.float32]
_SIDE = 2048


def worn(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """Wear a picture by chance: an eighth stays as printed, the rest goes through some machine.

    :param image: grey, black on white.
    :param letter: height of a plain letter in pixels.
    """
    shares = np.array([share for share, _ in _MACHINES])
    _, machine = _MACHINES[int(chance.choice(len(_MACHINES), p=shares / shares.sum()))]
    return machine(image, letter, chance)


def _as_printed(image: Pixels, letter: float, chance: Chance) -> Pixels:
    return image if chance.random() < 0.5 else _soft(image, letter, chance, 0.005, 0.03)


def _scanned(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """A scan as offices make them: soft, grey, noisy, JPEG."""
    image = _strokes(image, letter, chance)
    soft = _soft(image, letter, chance, 0.01, 0.05).astype(np.float32)
    paper, ink = chance.uniform(190, 255), chance.uniform(0, 90)
    grey = ink + soft * ((paper - ink) / 255) + _grain(soft.shape, chance, chance.uniform(0, 16), letter)
    return _jpeg(_clipped(grey), chance, 30, 90)


def _copied(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """A photocopy: black or white, strokes thin and broken or thick, specks."""
    image = _strokes(image, letter, chance)
    soft = _soft(image, letter, chance, 0.02, 0.055).astype(np.float32)
    soft += _grain(soft.shape, chance, chance.uniform(5, 45), letter * chance.uniform(0.5, 2))
    black = _two_toned(soft, chance.uniform(0.35, 0.8))
    specked = _specks(black, letter, chance)
    return (
        specked
        if chance.random() < 0.4
        else _jpeg(_soft(specked, letter, chance, 0.01, 0.03), chance, 40, 90)
    )


def _two_toned_scan(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """A scan in black and white of few dots an inch: loops run full, thin strokes break."""
    image = _strokes(image, letter, chance)
    dots = min(1.0, chance.uniform(13, 22) / letter)
    size = max(8, round(image.shape[1] * dots)), max(8, round(image.shape[0] * dots))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    small += _grain(small.shape, chance, chance.uniform(0, 30), letter * dots)
    black = _two_toned(small, chance.uniform(0.35, 0.88))
    how = cv2.INTER_CUBIC if chance.random() < 0.5 else cv2.INTER_LINEAR  # either
    return np.asarray(cv2.resize(black, image.shape[::-1], interpolation=how), dtype=np.uint8)


def _faxed(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """A fax: about 200 dots an inch across, half as many or as many down, black or white."""
    across, down = chance.uniform(0.55, 0.8), chance.choice((0.38, 0.66))
    # a letter of 16 pt is 18 dots high at 200 dpi
    dots = min(1.0, chance.uniform(15, 22) / letter)
    size = (
        max(8, round(image.shape[1] * dots * min(1.0, across / 0.66))),
        max(8, round(image.shape[0] * dots * down / 0.66)),
    )
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    black = _two_toned(small.astype(np.float32), chance.uniform(0.45, 0.8))
    how = cv2.INTER_NEAREST if chance.random() < 0.5 else cv2.INTER_LINEAR  # either
    return np.asarray(cv2.resize(black, image.shape[::-1], interpolation=how), dtype=np.uint8)


def _photographed(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """A photo: uneven light, soft, strong JPEG."""
    soft = _soft(image, letter, chance, 0.02, 0.065).astype(np.float32)
    ink = chance.uniform(20, 100)
    grey = (ink + soft * ((245 - ink) / 255)) * _light(soft.shape, chance)
    return _jpeg(_clipped(grey + _grain(soft.shape, chance, chance.uniform(0, 10), letter)), chance, 20, 70)


def _faint(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """Toner that runs out: pale, in blotches."""
    soft = _soft(image, letter, chance, 0.01, 0.04).astype(np.float32)
    pale = chance.uniform(60, 165) + _grain(soft.shape, chance, 40, letter * 4)
    grey = (
        255
        - (255 - soft) * np.clip(1 - pale / 255, 0.15, 1)
        + _grain(soft.shape, chance, chance.uniform(0, 9), letter)
    )
    return _jpeg(_clipped(grey), chance, 40, 90)


def _coarse(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """Few dots an inch: a letter is only 8 to 14 dots high."""
    dots = min(1.0, chance.uniform(8, 14) / letter)
    size = max(8, round(image.shape[1] * dots)), max(8, round(image.shape[0] * dots))
    small = _jpeg(
        np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), chance, 50, 95
    )
    return np.asarray(cv2.resize(small, image.shape[::-1], interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


_MACHINES: tuple[tuple[float, Callable[[Pixels, float, Chance], Pixels]], ...] = (
    (0.13, _as_printed),
    (0.33, _scanned),
    (0.13, _copied),
    (0.08, _two_toned_scan),
    (0.06, _faxed),
    (0.11, _photographed),
    (0.07, _faint),
    (0.11, _coarse),
)


def _two_toned(grey: Grey, level: float) -> Pixels:
    """Black and white; the level lies between the darkest ink (0) and white paper (1)."""
    darkest = float(np.percentile(grey[::2, ::2], 1.5))
    return np.where(grey < darkest + level * (255 - darkest), 0, 255).astype(np.uint8)


def _strokes(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """Thicker or thinner strokes."""
    kind = chance.random()
    if kind > 0.5:  # half stay
        return image
    reach = chance.uniform(0.02, 0.07) * letter
    soft = cv2.GaussianBlur(image, (0, 0), max(0.3, reach)).astype(np.float32)
    lift = 45.0 if kind < 0.2 else -70.0  # thinner, thicker
    return _clipped(127 + (soft + lift - 127) * 2.2)


def _soft(image: Pixels, letter: float, chance: Chance, least: float, most: float) -> Pixels:
    return np.asarray(
        cv2.GaussianBlur(image, (0, 0), max(0.3, chance.uniform(least, most) * letter)), dtype=np.uint8
    )


def _grain(shape: tuple[int, ...], chance: Chance, deviation: float, letter: float) -> Grey:
    """Noise, its grain about a fifteenth of a letter."""
    height, width = shape[:2]
    scale = max(1.0, letter / 27 * 1.3)
    rows, columns = int(height / scale) + 2, int(width / scale) + 2
    field = _field()
    top, left = (int(chance.integers(0, _SIDE)) for _ in range(2))
    part = np.take(
        np.take(field, range(top, top + rows), 0, mode="wrap"), range(left, left + columns), 1, mode="wrap"
    )
    grown = cv2.resize(part, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(grown * np.float32(deviation), dtype=np.float32)


@lru_cache(maxsize=1)
def _field() -> Grey:
    """Noise to cut from: drawing it anew for each line takes longer than all else."""
    return np.random.default_rng(0).standard_normal((_SIDE, _SIDE), dtype=np.float32)


def _light(shape: tuple[int, ...], chance: Chance) -> Grey:
    height, width = shape[:2]
    across = np.linspace(1.0, chance.uniform(0.6, 1.0), width, dtype=np.float32)
    down = np.linspace(chance.uniform(0.85, 1.0), 1.0, height, dtype=np.float32)
    light: Grey = down[:, None] * across[None, :: int(chance.choice((-1, 1)))]
    return light


def _specks(image: Pixels, letter: float, chance: Chance) -> Pixels:
    """Salt and pepper."""
    image = image.copy()
    height, width = image.shape
    count = int(chance.uniform(0, 0.06) * height * width / letter)
    side = max(1, round(letter / 27))
    for colour in (0, 255):
        tops, lefts = chance.integers(0, height, count), chance.integers(0, width, count)
        for step in range(side):
            image[np.minimum(tops + step, height - 1), lefts] = colour
            image[np.minimum(tops + step, height - 1), np.minimum(lefts + 1, width - 1)] = colour
    return image


def _jpeg(image: Pixels, chance: Chance, least: int, most: int) -> Pixels:
    quality = int(chance.integers(least, most))
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)


def _clipped(grey: NDArray[np.floating]) -> Pixels:
    return np.asarray(np.clip(grey, 0, 255), dtype=np.uint8)
