"""A part of a page set in one typeface (จัดหน้า): rows of one long line or of some short pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np

from extractors.base import Box
from extractors.ocr.placing import Pixels
from training.corpus import Corpus
from training.fonts import Typeface
from training.ink import Print, print_line
from training.writer import write_line

DPI = 300
_CM = DPI / 2.54
#: pixels
WIDE, HIGH = round(18.5 * _CM), round(9.5 * _CM)
_MARGIN = round(0.8 * _CM)
_RIGHT = WIDE - _MARGIN
_INDENT, _FURTHEST = round(2.5 * _CM), 9 * _CM
_ALONE = 40  # characters: a line of a paragraph stands alone in its row
_UNDERLINED = 0.06
_HEIGHTS = (24, 26, 27, 27, 27, 27, 28, 30, 33, 40)
# In letters.
_PITCH = (3.0, 3.9)
_RISE = 2.3
_GAP = (4.0, 12)  # the line finder parts the pieces
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """What was printed, the box of its ink in pixels, the height of its ก."""

    text: str
    box: Box
    letter: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rows of a part of a page have in common."""

    corpus: Corpus
    face: Typeface
    longest: int
    letter: float


def typeset(chance: Random, corpus: Corpus, face: Typeface, longest: int) -> tuple[Pixels, list[Piece]]:
    """Set a part of a page: black on white, HIGH x WIDE, and what stands where."""
    page = np.full((HIGH, WIDE), 255, dtype=np.uint8)
    pieces: list[Piece] = []
    setting = Setting(corpus, face, longest, float(chance.choice(_HEIGHTS)))
    letter = setting.letter
    top, pitch = _MARGIN, chance.uniform(*_PITCH)
    while top + pitch * letter < HIGH - _MARGIN:
        left = _MARGIN + chance.choice((0, 0, 0, _INDENT, round(chance.uniform(0, _FURTHEST))))
        base = round(top + _RISE * letter)
        pieces += _row(page, base, left, setting, chance)
        if chance.random() < _UNDERLINED:
            rule = base + round(0.7 * letter)
            cv2.line(page, (_MARGIN, rule), (_RIGHT, rule), (0,), 3)
        top += round(pitch * letter)
    return page, pieces


def _row(page: Pixels, base: int, left: int, setting: Setting, chance: Random) -> Iterator[Piece]:
    while left < _RIGHT - _NARROWEST * setting.letter:
        line = _fitted(write_line(chance, setting.corpus, setting.longest), setting, chance, _RIGHT - left)
        if not line.text:
            return
        ink = _ink(line.image)
        across, down = left - int(ink.left), base - round(line.base)
        _put(page, line.image, down, across)
        place = Box(ink.left + across, ink.top + down, ink.right + across, ink.bottom + down)
        yield Piece(line.text, place, line.letter)
        left = round(place.right + chance.uniform(*_GAP) * setting.letter)
        if len(line.text) > _ALONE:
            return


def _fitted(text: str, setting: Setting, chance: Random, room: float) -> Print:
    """Print as much of a text as there is room for."""
    line = print_line(text, setting.face, setting.letter, chance)
    while line.text and (wide := _ink(line.image).right - _ink(line.image).left) > room:
        text = line.text[: int(len(line.text) * room / wide * 0.98)].strip()
        line = print_line(text, setting.face, setting.letter, chance)
    return line


def _ink(image: Pixels) -> Box:
    left, top, width, height = cv2.boundingRect((image < 128).astype(np.uint8))
    return Box(float(left), float(top), float(left + width), float(top + height))


def _put(page: Pixels, image: Pixels, top: int, left: int) -> None:
    up, west = max(0, -top), max(0, -left)
    part = page[max(0, top) : top + image.shape[0], max(0, left) : left + image.shape[1]]
    np.minimum(part, image[up : up + part.shape[0], west : west + part.shape[1]], out=part)
