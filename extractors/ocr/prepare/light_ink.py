"""Light ink on a dark page (โหมดกลางคืน): a screenshot in dark mode, a negative."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.ocr.placing import Pixels

_AROUND = 21  # pixels
_INK = 40.0  # so much lighter or darker than what is around it
_DARK = 128  # of 255
_CLEARLY = 3.0  # times as much light ink as dark ink


def has_light_ink(small: Pixels) -> bool:
    """Tell whether a page has light letters on dark paper.

    A dark desk around a sheet makes a picture dark, but its details are not light: print has one kind alone.

    :param small: the page at about 1000 pixels, grey or RGB.
    """
    grey = small if small.ndim == 2 else np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)  # noqa: PLR2004 - a grey picture
    if float(np.median(grey)) >= _DARK:
        return False
    detail = grey.astype(np.float32) - cv2.medianBlur(grey, _AROUND)
    return bool(np.count_nonzero(detail > _INK) > _CLEARLY * np.count_nonzero(detail < -_INK))
