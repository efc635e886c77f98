"""Lines put together into batches of like width, each time a little different (จัดชุดบรรทัด).

All chance comes from the seed and the number of the window: position and seed say what a step learns from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels
from extractors.ocr.recogniser.picture import HEIGHT
from training.alphabet import labels
from training.line_maker import Sample

#: a window holds its own shard and the ones before it: each line is met so many times
REPEATS = 5
# Columns of pixels in a batch, padding included: many small steps first, steadier ones from a window on.
_COLUMNS, _LATER_COLUMNS, _LATER = 5_000, 10_000, 60
_MOST = 40
_NARROWEST = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """Lines side by side.

    :param ink: lines x 1 x HEIGHT x width, 0 paper to 1 ink.
    :param widths: of the lines in pixels, without the padding at their right.
    """

    ink: NDArray[np.float32]
    widths: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def labels(self) -> list[int]:
        """The labels of all lines, one after the other."""
        return [label for text in self.texts for label in labels(text)]


def shards_of(window: int) -> range:
    """Give the shards that a window learns from."""
    return range(max(0, window - REPEATS + 1), window + 1)


def arranged(samples: Sequence[Sample], seed: int, window: int) -> list[list[Sample]]:
    """Arrange lines into batches of like width, the batches in an order of chance."""
    dice = np.random.default_rng((seed, window))
    columns = _COLUMNS if window < _LATER else _LATER_COLUMNS
    width = np.array([sample.image.shape[1] for sample in samples]) * dice.uniform(0.93, 1.07, len(samples))
    groups: list[list[Sample]] = [[]]
    for nth in np.argsort(width):
        sample, group = samples[int(nth)], groups[-1]
        if group and (len(group) == _MOST or (len(group) + 1) * sample.image.shape[1] > columns):
            groups.append(group := [])
        group.append(sample)
    return [groups[int(nth)] for nth in dice.permutation(len(groups))]


def batch_of(samples: Sequence[Sample], seed: Sequence[int] | None = None) -> Batch:
    """Make a batch; with a seed each line is stretched, shifted and shaded a little by chance."""
    dice = None if seed is None else np.random.default_rng(seed)
    images = [sample.image if dice is None else _varied(sample.image, dice) for sample in samples]
    widths = tuple(image.shape[1] for image in images)
    ink = np.zeros((len(images), 1, HEIGHT, max(_NARROWEST, *widths, 0) // 4 * 4 + 4), dtype=np.float32)
    for nth, image in enumerate(images):
        ink[nth, 0, :, : image.shape[1]] = (255.0 - image) / np.float32(255)
    return Batch(ink, widths, tuple(sample.text for sample in samples))


def _varied(image: Pixels, dice: np.random.Generator) -> Pixels:
    across, down = dice.uniform(0.93, 1.08), dice.uniform(0.95, 1.05)
    width = max(4, round(image.shape[1] * across))
    shift = dice.uniform(-1.2, 1.2) + 33 * (1 - down)
    matrix = np.array([[across, 0.0, dice.uniform(-0.5, 0.5)], [0.0, down, shift]])
    moved = cv2.warpAffine(image, matrix, (width, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    shade = dice.uniform(0.75, 1.2)
    grey = 255.0 - (255.0 - moved.astype(np.float32)) * shade
    if dice.random() < 0.4:  # some
        grey += dice.standard_normal(grey.shape, dtype=np.float32) * dice.uniform(0, 14)
    return np.asarray(np.clip(grey, 0, 255), dtype=np.uint8)
