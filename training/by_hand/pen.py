"""Text as if written by hand (เลียนลายมือ): fonts that look so, each letter set anew, all of it bent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.placing import Pixels
from thai.clusters import clusters
from training.places import HAND_FONTS
from training.wear import Chance

#: families of @fontsource that look written
PACKAGES = ("charm", "charmonman", "itim", "mali", "playpen-sans-thai", "sriracha")
_INSTALLED = Path("/usr/share/fonts/truetype/tlwg/Purisa.ttf")
# In heights of the text.
_SIZES, _STEP, _GAP = (0.8, 1.25), 0.12, (-0.05, 0.35)
_LEAN = (-0.15, 0.45)
_TURN = 10.0  # degrees
_BEND, _WAVE = 0.06, 0.6
_STROKE = (-0.03, 0.05)


@dataclass(frozen=True, slots=True)
class Hand:
    """What one writer's letters have in common."""

    thai: str
    latin: str
    lean: float
    thicker: float


def any_hand(chance: Random) -> Hand:
    """Draw a writer."""
    thai, latin = chance.choice(_fonts())
    return Hand(thai, latin, chance.uniform(*_LEAN), chance.uniform(*_STROKE))


def write(text: str, hand: Hand, letter: float, chance: Random) -> tuple[Pixels, int]:
    """Write a text: black on white, and where its base line runs.

    :param letter: height of a letter in pixels.
    """
    size = round(2.2 * letter)
    base = round(2.6 * letter)
    page = np.full((round(4.6 * letter), round((3 + 2 * len(text)) * letter)), 255, dtype=np.uint8)
    at = 0.8 * letter
    for cluster in clusters(text):
        if cluster == " ":
            at += chance.uniform(0.4, 1.2) * letter
            continue
        shape, wide = _shape(cluster, hand, size, letter, chance)
        left, top = round(at), base - round(2.2 * letter) + round(chance.uniform(-_STEP, _STEP) * letter)
        part = page[max(0, top) : top + shape.shape[0], left : left + shape.shape[1]]
        np.minimum(part, shape[: part.shape[0], : part.shape[1]], out=part)
        at += wide + chance.uniform(*_GAP) * letter
    return _bent(page, letter, hand.thicker, chance), base


def _shape(cluster: str, hand: Hand, size: int, letter: float, chance: Random) -> tuple[Pixels, float]:
    """Draw one cluster, turned, leaning and sized by chance, on a base line 2.2 letters down."""
    file = hand.thai if "฀" <= cluster[0] <= "๛" else hand.latin
    font = _font(file, size)
    wide = font.getlength(cluster)
    image = Image.new("L", (round(wide + 2 * letter), round(3.6 * letter)), 255)
    ImageDraw.Draw(image).text((letter / 2, 2.2 * letter), cluster, fill=0, font=font, anchor="ls")
    times = chance.uniform(*_SIZES)
    turn = np.tan(np.radians(chance.uniform(-_TURN, _TURN)))
    base = 2.2 * letter
    matrix = np.array(
        [
            [times, -hand.lean * times, hand.lean * base * times],
            [turn, times, base * (1 - times) - turn * wide / 2],
        ]
    )
    shown = cv2.warpAffine(
        np.asarray(image), matrix, image.size, flags=cv2.INTER_LINEAR, borderValue=(255.0,)
    )
    return np.asarray(shown, dtype=np.uint8), wide * times


def _bent(page: Pixels, letter: float, thicker: float, chance: Random) -> Pixels:
    """Bend all strokes a little, and make them thicker or thinner."""
    dice = np.random.default_rng(chance.getrandbits(32))
    height, width = page.shape
    across, down = (_field(height, width, letter, dice) for _ in range(2))
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    bent = cv2.remap(page, columns + across, rows + down, cv2.INTER_LINEAR, borderValue=(255.0,))
    reach = round(abs(thicker) * letter)
    if not reach:
        return np.asarray(bent, dtype=np.uint8)
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach + 1, reach + 1))
    return np.asarray(cv2.erode(bent, brush) if thicker > 0 else cv2.dilate(bent, brush), dtype=np.uint8)


def _field(
    height: int, width: int, letter: float, dice: Chance
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    wave = _WAVE * letter
    small = dice.standard_normal((int(height / wave) + 2, int(width / wave) + 2)).astype(np.float32)
    grown = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown * np.float32(_BEND * letter), dtype=np.float32)


@lru_cache(maxsize=1)
def _fonts() -> tuple[tuple[str, str], ...]:
    found = [
        (str(thai), str(thai).replace("-thai-4", "-latin-4").replace("-thai-7", "-latin-7"))
        for thai in sorted(HAND_FONTS.glob("*-thai-[47]00-normal.woff"))
    ]
    found += [(str(_INSTALLED), str(_INSTALLED))] if _INSTALLED.is_file() else []
    if not found:
        raise FileNotFoundError("no fonts that look written: run `python -m training fetch-fonts`")
    return tuple(found)


@lru_cache(maxsize=64)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.RAQM)
