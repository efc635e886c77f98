"""Find the lines of a page: made ready, inks parted, levelled, letters chained, marks given, order told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.found import Found, FoundLine
from extractors.ocr.lines.order import reading_order
from extractors.ocr.lines.seen import Seen
from extractors.ocr.lines.sheet import Sheet, letters_box, sheet_of
from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.ink import part_inks
from extractors.ocr.prepare.levelling import lay
from extractors.ocr.prepare.prepare import prepare
from extractors.ocr.stamps.filled_in import FilledIn, filled_in
from extractors.ocr.stamps.layers import ink_layers, left_out, stamp_frames, stamped

_SMALLEST = 12  # pixels: less holds no letter
# In letters of the page.
_LARGE_TYPE = 1.3
# A coloured line that goes on where a black one ends, such as the address of a web page.
_CONTINUES_FROM = 6
_CONTINUES_GAP = 2.0
_CONTINUES_LEVEL = 0.15


def find_lines(image: Pixels, dpi: float) -> Found:
    """Find the lines of a page, however it lies.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    cv2.setNumThreads(1)  # workers run side by side, one thread each
    prepared = prepare(image, dpi)
    if min(prepared.image.shape[:2]) < _SMALLEST:
        return Found(prepared.placement, ())
    page = lay(part_inks(prepared.image), prepared.placement)
    black = page.black
    coloured = None if page.inks.coloured is None else sheet_of(page.inks.coloured, page.placement)
    frames = [] if coloured is None else stamp_frames(coloured)
    printed: set[int] = set()
    if black is not None and coloured is not None:
        printed = _printed(coloured.seen, page.inks.red, black.seen, stamped(coloured.seen, frames))
    layers = () if coloured is None else ink_layers(coloured, frames, printed)
    if black is None:
        return Found(page.placement, (), layers)
    later = None if coloured is None else filled_in(_without(coloured, printed), black)
    black = black if later is None else _print_alone(black, later)
    pieces = [(black, nth) for nth in range(len(black.seen.chains))]
    pieces += [(coloured, nth) for nth in sorted(printed) if coloured is not None]
    return Found(page.placement, _lines(pieces, later, black.seen), layers, left_out(black), page.is_upright)


def _lines(pieces: Sequence[tuple[Sheet, int]], later: FilledIn | None, page: Seen) -> tuple[FoundLine, ...]:
    """Give the lines in reading order, with what was filled into their gaps."""
    boxes = [letters_box(sheet.seen.chains[nth]) for sheet, nth in pieces]
    printed = len(pieces)
    if later is not None:
        pieces = [*pieces, *((later.sheet, nth) for nth in range(len(later.level)))]
        boxes += later.level
    rows = reading_order(boxes, page.rules, page.letter)
    places = [(row, index) for row, indexes in enumerate(rows) for index in indexes]
    return tuple(_line(*pieces[index], row, filled_in=index >= printed) for row, index in places)


def _line(sheet: Sheet, nth: int, row: int, *, filled_in: bool) -> FoundLine:
    return replace(sheet.line(nth, row), filled_in=filled_in)


def _without(sheet: Sheet, lines: set[int]) -> Pixels:
    """Make some lines white."""
    if not lines:
        return sheet.grey
    owned = np.isin(sheet.seen.owner, list(lines))
    return np.where(owned[sheet.seen.parts.labels], np.uint8(255), sheet.grey)


def _print_alone(black: Sheet, later: FilledIn) -> Sheet:
    """Make white what dark strokes of a pen or a stamp left in the black ink."""
    return sheet_of(np.where(later.strokes(), np.uint8(255), black.grey), black.placement) or black


def _printed(seen: Seen, red: NDArray[np.bool_] | None, page: Seen, stamps: set[int]) -> set[int]:
    """Tell which coloured lines are the letter's own: large red type (ด่วนที่สุด), what ends a black line.

    :param stamps: indexes of the lines that stand in stamps.
    """
    free = [(nth, chain) for nth, chain in enumerate(seen.chains) if nth not in stamps]
    large = {
        nth
        for nth, chain in free
        if chain.letter >= _LARGE_TYPE * page.letter and red is not None and _is_red(seen, chain, red)
    }
    return large | {nth for nth, chain in free if any(_continues(chain, line) for line in page.chains)}


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
