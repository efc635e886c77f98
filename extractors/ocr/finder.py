"""Find the lines of a page: inks parted, page levelled, letters chained, marks given, order told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import Box
from extractors.ocr.chains import Chain
from extractors.ocr.found import Found, FoundLine, InkLayer, LeftOut
from extractors.ocr.ink import Inks, part_inks
from extractors.ocr.line_images import straightened
from extractors.ocr.order import reading_order, together
from extractors.ocr.parts import Choice
from extractors.ocr.prepare import DPI, Matrix, Pixels, Placement
from extractors.ocr.rules import Rules
from extractors.ocr.seen import Seen, see
from extractors.ocr.skew import skew

_POINTS_PER_INCH = 72
_NEAR_ENOUGH = 0.15  # a picture within 15 % of 300 dpi is taken as it is
_MOST_ENLARGED = 4.0
_INK = 150
_SMALLEST_TURN = 0.1  # degrees; below this the straightening of each line does it
# In letters of the page.
_LARGE_TYPE = 1.3
_NEAR = 2.0
_SCRIBBLE = 0.8
# A coloured line that goes on where a black one ends, such as the address of a web page.
_CONTINUES_FROM = 6
_CONTINUES_GAP = 2.0
_CONTINUES_LEVEL = 0.15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One ink of a page, with what is seen in it."""

    grey: Pixels
    seen: Seen
    placement: Placement

    def line(self, nth: int, row: int) -> FoundLine:
        """Take one chain as a line."""
        chain, seen = self.seen.chains[nth], self.seen
        image, how = straightened(self.grey, seen.parts, seen.owner, nth, chain)
        box = seen.parts.box(np.flatnonzero(seen.owner == nth))
        x = np.linspace(chain.left, chain.right, 5)
        base = chain.base_at(x)
        along = np.concatenate([x, x[::-1]]), np.concatenate([base - chain.letter, base[::-1]])
        corners = self.placement.matrix @ np.vstack([*along, np.ones(10)])
        polygon = tuple((float(a), float(b)) for a, b in corners[:2].T)
        return FoundLine(row, self.placement.box(box), polygon, image, how)


def find_lines(image: Pixels, dpi: float) -> Found:
    """Find the lines of an upright page.

    :param image: height x width (grey) or height x width x 3 (RGB), 0 dark to 255 light.
    """
    cv2.setNumThreads(1)  # workers run side by side, one thread each
    scaled, scale = _at_300_dpi(image, dpi)
    inks = part_inks(scaled)
    turn = skew((inks.black < _INK).astype(np.uint8))
    turn = turn if abs(turn) >= _SMALLEST_TURN else 0.0
    inks, back = _levelled(inks, turn)
    placement = Placement(np.diag([_POINTS_PER_INCH / (dpi * scale)] * 2 + [1.0]) @ back)
    black = _sheet(inks.black, placement)
    coloured = None if inks.coloured is None else _sheet(inks.coloured, placement)
    if black is None:
        return Found(placement, (), () if coloured is None else _layers(coloured, set()))
    printed = set() if coloured is None else _printed(coloured.seen, inks.red, black.seen)
    pieces = [(black, nth) for nth in range(len(black.seen.chains))]
    pieces += [(coloured, nth) for nth in sorted(printed) if coloured is not None]
    layers = () if coloured is None else _layers(coloured, printed)
    return Found(placement, _lines(pieces, black.seen), layers, _left_out(black))


def _sheet(grey: Pixels, placement: Placement) -> Sheet | None:
    seen = see(grey)
    return None if seen is None else Sheet(grey, seen, placement)


def _lines(pieces: Sequence[tuple[Sheet, int]], page: Seen) -> tuple[FoundLine, ...]:
    """Give the lines in reading order."""
    boxes = [_letters_box(sheet.seen.chains[nth]) for sheet, nth in pieces]
    rows = reading_order(boxes, page.rules, page.letter)
    return tuple(
        sheet.line(nth, row)
        for row, indexes in enumerate(rows)
        for sheet, nth in (pieces[i] for i in indexes)
    )


def _letters_box(chain: Chain) -> Box:
    base = chain.base_at(np.array([chain.left, chain.right]))
    return Box(chain.left, float(base.min()) - chain.letter, chain.right, float(base.max()))


def _printed(seen: Seen, red: NDArray[np.bool_] | None, page: Seen) -> set[int]:
    """Tell which coloured lines belong to the letter: large red type (ด่วนที่สุด), and what continues a black line."""
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


def _layers(sheet: Sheet, printed: set[int]) -> tuple[InkLayer, ...]:
    """Give the stamps, each with its lines in reading order, and the handwriting."""
    seen = sheet.seen
    nths = [nth for nth in range(len(seen.chains)) if nth not in printed]
    boxes = [_letters_box(seen.chains[nth]) for nth in nths]
    stamps: list[InkLayer] = []
    for group in together(boxes, _NEAR * seen.letter):
        inside = [boxes[i] for i in group]
        rows = reading_order(inside, Rules(), seen.letter)
        lines = tuple(sheet.line(nths[group[i]], row) for row, order in enumerate(rows) for i in order)
        stamps.append(InkLayer("stamp", _around(line.box for line in lines), lines))
    hands = [InkLayer("hand", sheet.placement.box(box)) for box in _blots(seen, seen.scribble)]
    return (*stamps, *hands)


def _left_out(sheet: Sheet) -> tuple[LeftOut, ...]:
    seen, place = sheet.seen, sheet.placement
    pictures = [LeftOut("picture", place.box(box)) for box in _blots(seen, seen.pictures)]
    return (*pictures, *(LeftOut("hand", place.box(box)) for box in _blots(seen, seen.scribble)))


def _blots(seen: Seen, chosen: Choice) -> list[Box]:
    """Give the boxes of parts that stand together, specks left out."""
    boxes = [seen.parts.box([int(part)]) for part in np.flatnonzero(chosen)]
    blots = (_around(boxes[i] for i in group) for group in together(boxes, _NEAR * seen.letter))
    least = _SCRIBBLE * seen.letter
    return [blot for blot in blots if max(blot.right - blot.left, blot.bottom - blot.top) >= least]


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def _at_300_dpi(image: Pixels, dpi: float) -> tuple[Pixels, float]:
    scale = min(DPI / dpi, _MOST_ENLARGED)
    if abs(scale - 1) <= _NEAR_ENOUGH:
        return image, 1.0
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=how), dtype=np.uint8), scale


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
