"""How high figures stand in print, whatever the font (ความสูงของตัวเลข)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.ocr.placing import Numbers

#: Thai figures without a tail are lower than all others
LOW_FIGURES = "๐๑๓"
#: by so much: 0.65 to 0.8 in the fonts of made letters
LOW = 0.72


def levelled(heights: Numbers, figures: Sequence[str], *, thai: bool = False) -> Numbers:
    """Make heights comparable: those of low figures as if these had a tail.

    :param figures: what was read; where letters run together it is not known which is which, and each is
        taken for a low one where that brings it nearer to the others.
    :param thai: low figures may be among those that run together.
    """
    if len(figures) == heights.size:
        low = np.array([figure in LOW_FIGURES for figure in figures], dtype=np.bool_)
    elif thai and heights.size:
        low = heights < (1 + LOW) / 2 * heights.max()
    else:
        return heights
    return np.asarray(heights / np.where(low, LOW, 1.0), dtype=np.float64)
