"""One line for training: written, printed, worn, cut out (ทำบรรทัดหนึ่งบรรทัดสำหรับฝึก)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from extractors.ocr.placing import Pixels
from training.clutter import cluttered
from training.corpus import Corpus
from training.crop import cropped, warped
from training.fonts import Typeface, choose
from training.ink import Print, print_line, side_by_side
from training.patterns import head
from training.wear import worn
from training.writer import write_line

# Heights of ก in pixels: 16 pt at 300 dpi has 27, 10 pt at 150 dpi has 8, a head of 32 pt at 400 dpi has 70.
_HEIGHTS = (11, 13, 15, 18, 20, 22, 24, 25, 26, 27, 27, 27, 28, 29, 30, 32, 34, 38, 45, 54)
_LABELLED = 0.06
_SHORTEST = 3.0  # pixels across for a character: less cannot be told apart


@dataclass(frozen=True, slots=True)
class Sample:
    """A line to learn from.

    :param image: as the recogniser sees it: picture.HEIGHT x width, grey.
    """

    image: Pixels
    text: str


def make_line(seed: Sequence[int], corpus: Corpus, faces: Sequence[Typeface], longest: int) -> Sample:
    """Make a line; the same arguments give the same line."""
    chance, dice = Random(repr(seed)), np.random.default_rng(seed)
    letter, face = chance.choice(_HEIGHTS), choose(chance, faces)
    line = print_line(write_line(chance, corpus, longest), face, letter, chance)
    if chance.random() < _LABELLED:
        line = side_by_side(_label(chance, letter, faces, face), line, chance.uniform(0.4, 2.4) * letter)
    return photographed(line, dice)


def photographed(line: Print, dice: np.random.Generator) -> Sample:
    """Clutter a printed line, wear it and cut it out, as a scanner and the line finder would."""
    image, _ = warped(cluttered(line, dice), line, dice)
    return Sample(cropped(worn(image, line.letter, dice), line, dice), line.text)


def _label(chance: Random, letter: float, faces: Sequence[Typeface], face: Typeface) -> Print:
    """A label in another cut of the family, often larger: as "เรื่อง" on the form of a memo."""
    cuts = [other for other in faces if other.family == face.family]
    return print_line(head(chance), chance.choice(cuts), letter * chance.uniform(0.95, 1.35), chance)


def is_readable(sample: Sample) -> bool:
    """Tell whether a line is wide enough for what it says."""
    return bool(sample.text) and sample.image.shape[1] >= _SHORTEST * len(sample.text) + 8  # its ends
