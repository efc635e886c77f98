"""How even letters stand (ตัวพิมพ์หรือลายมือ): print stands on its base line, its figures are of one height."""

from __future__ import annotations

from math import inf

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.hand.heights import levelled
from extractors.ocr.lines.images import LETTER
from extractors.ocr.placing import Pixels
from thai.digits import has_thai_digit

_FIGURE = 0.6  # of the height of a plain letter: what is lower is a point or a mark
_ON_BASE = 0.08  # of the same: so near to the base line ends a letter in print
_INK = 200  # of 255


def unevenness(figures: Pixels, text: str) -> float:
    """Measure by how much tops or feet of figures differ, in heights of a plain letter.

    Thai figures without a tail are lower in print too: where they stand apart, so that it is known which they
    are, they are measured as if they had one.  Without figures it is infinite.

    :param figures: a stretch of a line's picture.
    :param text: what was read in it.
    """
    ends = _ends(figures)
    if not ends.size:
        return inf
    tall = [char for char in text if char.isdigit() or char == "/"]
    if len(tall) == len(ends):
        ends = ends[[char != "/" for char in tall]]
        tall = [char for char in tall if char != "/"]
    top, foot = ends.astype(np.float64).T
    heights = levelled(foot - top, tall, thai=has_thai_digit(text))
    return float(max(np.ptp(foot - heights), np.ptp(foot))) / LETTER


def on_base(line: Pixels) -> tuple[float, int]:
    """Give the share of a line's letters whose feet stand on one base line, and how many letters there are.

    :param line: its picture.
    """
    feet = _ends(line)[:, 1]
    if not feet.size:
        return 0.0, 0
    return float((np.abs(feet - np.median(feet)) <= _ON_BASE * LETTER).mean()), int(feet.size)


def _ends(picture: Pixels) -> NDArray[np.intp]:
    """Give the first and the last row of ink of each letter."""
    ink = picture < _INK
    across = np.flatnonzero(ink.any(axis=0))
    columns = np.split(across, np.flatnonzero(np.diff(across) > 1) + 1) if across.size else []
    rows = [np.flatnonzero(ink[:, column[0] : column[-1] + 1].any(axis=1)) for column in columns]
    ends = [(row[0], row[-1]) for row in rows if row[-1] - row[0] >= _FIGURE * LETTER]
    return np.array(ends, dtype=np.intp).reshape(-1, 2)
