"""Figures in print told from figures by hand (ตัวเลขพิมพ์หรือเขียน): of one height, and on one line."""

from __future__ import annotations

import numpy as np

from extractors.ocr.line_images import LETTER
from extractors.ocr.placing import Pixels

# In heights of a plain letter.
_UNEVEN = 0.13
_FIGURE = 0.6  # what is lower is a point
_INK = 150  # of 255


def is_even(figures: Pixels) -> bool:
    """Tell whether figures are as even as print.

    :param figures: a stretch of a line's picture.
    """
    ink = figures < _INK
    across = np.flatnonzero(ink.any(axis=0))
    if not across.size:
        return False
    columns = np.split(across, np.flatnonzero(np.diff(across) > 1) + 1)
    rows = [np.flatnonzero(ink[:, column[0] : column[-1] + 1].any(axis=1)) for column in columns]
    ends = np.array([(row[0], row[-1]) for row in rows if row[-1] - row[0] >= _FIGURE * LETTER])
    return bool(ends.size) and bool(np.ptp(ends, axis=0).max() <= _UNEVEN * LETTER)
