"""What stands in the way of print: rules, dots, underlines, neighbours' marks, ink over it (สิ่งรบกวนตัวพิมพ์)."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from extractors.ocr.placing import Pixels
from training.ink import Print
from training.wear import Chance

_LEAST = 0.3  # of lines have something


def cluttered(line: Print, chance: Chance) -> Pixels:
    """Put something into the way of a line, now and then."""
    if chance.random() > _LEAST:
        return line.image
    image = line.image.copy()
    for nth in chance.choice(len(_KINDS), size=int(chance.integers(1, 3)), replace=False):
        _KINDS[int(nth)](image, line, chance)
    return image


def _dots(image: Pixels, line: Print, chance: Chance) -> None:
    """A dotted rule (เส้นไข่ปลา) under the text or through its feet."""
    y = round(line.base + chance.uniform(-0.05, 0.35) * line.letter)
    side = max(1, round(chance.uniform(0.04, 0.11) * line.letter))
    pitch = max(side + 2, round(chance.uniform(0.15, 0.4) * line.letter))
    for x in range(int(chance.integers(0, pitch)), image.shape[1], pitch):
        image[y : y + side, x : x + side] = 0


def _underline(image: Pixels, line: Print, chance: Chance) -> None:
    y = round(line.base + chance.uniform(0.12, 0.5) * line.letter)
    thick = max(1, round(chance.uniform(0.03, 0.09) * line.letter))
    left, right = sorted(chance.integers(0, image.shape[1], 2))
    image[y : y + thick, left:right] = 0


def _upright(image: Pixels, line: Print, chance: Chance) -> None:
    """A piece of a table's rule beside the text."""
    x = int(chance.uniform(0.1, 0.5) * line.letter)
    thick = max(1, round(chance.uniform(0.03, 0.1) * line.letter))
    if chance.random() < 0.5:  # either end
        x = image.shape[1] - x - thick
    image[:, x : x + thick] = 0


def _neighbours(image: Pixels, line: Print, chance: Chance) -> None:
    """Feet of the line above, or marks of the line below, as stray pieces of strokes."""
    high = chance.random() < 0.6  # a little more often above
    middle = (
        line.base + (-1.9 - chance.uniform(0, 0.7) if high else 0.7 + chance.uniform(0, 0.5)) * line.letter
    )
    for _ in range(int(chance.integers(1, 9))):
        x, long = chance.uniform(0, image.shape[1]), chance.uniform(0.1, 0.6) * line.letter
        y = middle + chance.uniform(-0.15, 0.15) * line.letter
        bend = float(chance.uniform(-0.2, 0.2)) * line.letter
        _stroke(image, [(x, y), (x + long / 2, y + bend), (x + long, y)], 0.09 * line.letter, 0)


def _scrawl(image: Pixels, line: Print, chance: Chance) -> None:
    """A pen or a stamp's rim across the print; grey, so that the print shows through."""
    t = np.linspace(0, 1, 40)
    wide = float(chance.uniform(2, 12)) * line.letter
    x = chance.uniform(-0.1, 0.9) * image.shape[1] + wide * t
    turns = float(chance.uniform(2, 14))
    y = line.base + line.letter * (
        chance.uniform(-1.5, 1) + chance.uniform(-1, 1) * t + chance.uniform(0, 1) * np.sin(turns * t)
    )
    layer = np.full_like(image, 255)
    _stroke(
        layer,
        list(zip(x, y, strict=True)),
        chance.uniform(0.06, 0.16) * line.letter,
        int(chance.integers(60, 210)),
    )
    np.minimum(image, layer, out=image)


def _gap(image: Pixels, line: Print, chance: Chance) -> None:
    """Ink taken off in strips: a fold, a fault of the printer, a rule taken out with the ink under it."""
    if chance.random() < 0.5:  # level or upright
        y = round(line.base + chance.uniform(-1.2, 0.2) * line.letter)
        image[y : y + max(1, round(0.06 * line.letter))] = 255
    else:
        x = int(chance.integers(0, image.shape[1]))
        image[:, x : x + max(1, round(0.07 * line.letter))] = 255


_KINDS: tuple[Callable[[Pixels, Print, Chance], None], ...] = (
    _dots, _underline, _upright, _neighbours, _neighbours, _scrawl, _gap,
)  # fmt: skip


def _stroke(image: Pixels, points: list[tuple[float, float]], thick: float, grey: int) -> None:
    path = np.array(points, dtype=np.float64).round().astype(np.int32)
    cv2.polylines(
        image, [path], isClosed=False, color=(grey,), thickness=max(1, round(thick)), lineType=cv2.LINE_AA
    )
