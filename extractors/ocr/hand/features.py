"""What tells handwriting from print: how a stretch differs from print beside it (ลักษณะที่แยกลายมือ).

All features grow with handwriting.  Lengths are compared within a line, so that they hold for every size of
type; scripts are held apart, because Thai figures differ in height in print too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.ocr.hand.heights import levelled
from extractors.ocr.hand.row import Row
from extractors.ocr.hand.slots import Slot
from extractors.ocr.hand.strokes import Strokes
from extractors.ocr.lines.images import LETTER
from extractors.ocr.placing import Numbers
from extractors.ocr.recogniser.decode import Char
from thai.digits import has_digit, has_thai_digit

#: names of the features of a slot, in their order
SLOT = ("thick", "grey", "uneven", "base", "high", "high_thai", "doubt", "worst", "strange")

# The most that each difference counts for.
_DOUBT = 3.0  # of the logarithm of a likelihood
_APART = 1.0  # letters
_TIMES = 0.7  # of the logarithm of a ratio
_GREY = 0.4
_GRAIN = 1 / LETTER  # a pixel: thin strokes differ by it by chance


def of_slot(row: Row, slot: Slot) -> Numbers | None:
    """Compare what fills a slot with figures printed on the same line; None where hardly any ink is."""
    line = row.line(slot.printed_start)
    printed = row.strokes(slot.printed_start, slot.printed_end, line)
    filled = row.strokes(slot.start, slot.end, line)
    chars = row.chars(slot.start, slot.end)
    if not filled.count or not printed.count or not chars:
        return None
    beside = row.chars(slot.printed_start, slot.printed_end)
    thai = any(has_thai_digit(char.text) for char in beside)
    usual = np.median(_heights(printed, beside, thai=thai))
    high = _most(np.abs(np.log(_heights(filled, chars, thai=thai) / usual)), _TIMES)
    return np.array(
        [
            *_strokes_differ(filled, printed),
            _most(np.abs(filled.bottom - np.median(printed.bottom)), _APART),
            0.0 if thai else high,
            high if thai else 0.0,
            *_further(chars, beside),
            sum(not has_digit(char.text) for char in chars) / len(chars),
        ]
    )


def _strokes_differ(some: Strokes, printed: Strokes) -> tuple[float, float, float]:
    thick = abs(float(np.log((np.median(some.thick) + _GRAIN) / (np.median(printed.thick) + _GRAIN))))
    grey = abs(float(np.median(some.grey) - np.median(printed.grey)))
    uneven = float(
        np.median(some.uneven) / np.median(some.thick) - np.median(printed.uneven) / np.median(printed.thick)
    )
    return min(thick, _TIMES), min(grey, _GREY), float(np.clip(uneven, -_GREY, _GREY))


def _heights(letters: Strokes, chars: Sequence[Char], *, thai: bool) -> Numbers:
    heights = np.asarray(letters.top - letters.bottom, dtype=np.float64)
    return levelled(heights, [char.text for char in chars if char.text.isdigit()], thai=thai)


def _most(values: Numbers, limit: float) -> float:
    return min(float(values.max()), limit)


def _further(chars: Sequence[Char], printed: Sequence[Char]) -> tuple[float, float]:
    """Give by how much more the recogniser doubts a stretch than the print beside it."""
    (mean, worst), (usual, _) = _doubts(chars), _doubts(printed)
    return max(0.0, mean - usual), max(0.0, worst - usual)


def _doubts(chars: Sequence[Char]) -> tuple[float, float]:
    """Give the mean and the greatest doubt of the recogniser."""
    doubts = np.minimum(-np.log([max(char.likely, 1e-9) for char in chars]), _DOUBT)
    return float(doubts.mean()), float(doubts.max())
