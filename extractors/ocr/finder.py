"""Find the lines of a page: inks parted, page levelled, letters chained, marks given, order told."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import POINTS_PER_INCH
from extractors.ocr.chains import Chain
from extractors.ocr.found import Found, FoundLine
from extractors.ocr.ink import Inks, part_inks
from extractors.ocr.layers import ink_layers, left_out
from extractors.ocr.order import reading_order
from extractors.ocr.placing import Matrix, Pixels, Placement
from extractors.ocr.scaling import at_reading_size
from extractors.ocr.seen import Seen
from extractors.ocr.sheet import Sheet, letters_box, sheet_of
from extractors.ocr.skew import skew

_SMALLEST = 12  # pixels: less holds no letter
_INK = 150
_SMALLEST_TURN = 0.1  # degrees; below this the straightening of each line does it
# In letters of the page.
_LARGE_TYPE = 1.3
# A coloured line that goes on where a black one ends, such as the address of a web page.
_CONTINUES_FROM = 6
_CONTINUES_GAP = 2.0
_CONTINUES_LEVEL = 0.15


def find_lines(image: Pixels, dpi: float) -> Found:
    """Find the lines of an upright page.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    cv2.setNumThreads(1)  # workers run side by side, one thread each
    if min(image.shape[:2]) < _SMALLEST:
        return Found(Placement(np.eye(3)), ())
    scaled, scale = at_reading_size(image, dpi)
    inks = part_inks(scaled)
    turn = skew((inks.black < _INK).astype(np.uint8))
    turn = turn if abs(turn) >= _SMALLEST_TURN else 0.0
    inks, back = _levelled(inks, turn)
    placement = Placement(np.diag([POINTS_PER_INCH / (dpi * scale)] * 2 + [1.0]) @ back)
    black = sheet_of(inks.black, placement)
    coloured = None if inks.coloured is None else sheet_of(inks.coloured, placement)
    if black is None:
        return Found(placement, (), () if coloured is None else ink_layers(coloured, set()))
    printed = set() if coloured is None else _printed(coloured.seen, inks.red, black.seen)
    pieces = [(black, nth) for nth in range(len(black.seen.chains))]
    pieces += [(coloured, nth) for nth in sorted(printed) if coloured is not None]
    layers = () if coloured is None else ink_layers(coloured, printed)
    return Found(placement, _lines(pieces, black.seen), layers, left_out(black))


def _lines(pieces: Sequence[tuple[Sheet, int]], page: Seen) -> tuple[FoundLine, ...]:
    """Give the lines in reading order."""
    boxes = [letters_box(sheet.seen.chains[nth]) for sheet, nth in pieces]
    rows = reading_order(boxes, page.rules, page.letter)
    return tuple(
        sheet.line(nth, row)
        for row, indexes in enumerate(rows)
        for sheet, nth in (pieces[i] for i in indexes)
    )


def _printed(seen: Seen, red: NDArray[np.bool_] | None, page: Seen) -> set[int]:
    """Tell which coloured lines are the letter's own: large red type (ด่วนที่สุด), what ends a black line."""
    large = {
        nth
        for nth, chain in enumerate(seen.chains)
        if chain.letter >= _LARGE_TYPE * page.letter and red is not None and _is_red(seen, chain, red)
    }
    return large | {
        nth for nth, chain in enumerate(seen.chains) if any(_continues(chain, line) for line in page.chains)
    }


def _is_red(seen: Seen, chain: Chain, red: NDArray[np.bool_]) -> bool:
    box = seen.parts.box(chain.members)
    part = slice(int(box.top), int(box.bottom)), slice(int(box.left), int(box.right))
    ink = np.isin(seen.parts.labels[part], chain.members)
    return bool(red[part][ink].mean() > 0.5)  # noqa: PLR2004 - most of it


def _continues(chain: Chain, line: Chain) -> bool:
    gap = max(chain.left - line.right, line.left - chain.right) / line.letter
    if chain.members.size < _CONTINUES_FROM or not 0 <= gap <= _CONTINUES_GAP:
        return False
    at = np.array([(chain.left + chain.right) / 2])
    apart = abs(float(chain.base_at(at)[0] - line.base_at(at)[0]))
    level = _CONTINUES_LEVEL * line.letter
    return apart <= level and abs(chain.letter - line.letter) <= level


def _levelled(inks: Inks, turn: float) -> tuple[Inks, Matrix]:
    """Turn a page level, and give the map from its pixels back to those before."""
    if not turn:
        return inks, np.eye(3)
    height, width = inks.black.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)

    def turned(grey: Pixels, paper: float) -> Pixels:
        level = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper,))
        return np.asarray(level, dtype=np.uint8)

    back = np.vstack([cv2.invertAffineTransform(matrix), [0.0, 0.0, 1.0]])
    black = turned(inks.black, 255.0)
    if inks.coloured is None or inks.red is None:
        return Inks(black), back
    red = turned(inks.red.astype(np.uint8), 0.0) > 0
    return Inks(black, turned(inks.coloured, 255.0), red), back
