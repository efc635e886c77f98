"""What is not the letter's print: stamps (ตราประทับ) with their lines, handwriting (ลายมือ), pictures."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from extractors.base import Box
from extractors.ocr.found import InkLayer, LeftOut
from extractors.ocr.order import reading_order, together
from extractors.ocr.parts import Choice
from extractors.ocr.rules import Rules
from extractors.ocr.seen import Seen
from extractors.ocr.sheet import Sheet, letters_box

# In letters of the page.
_NEAR = 2.0
_SCRIBBLE = 0.8
# The frame of a receive stamp: as wide and as high, and hollow.
_FRAME = (8.0, 4.0)
_FRAME_DARK = 0.1
_FRAME_RIM = 0.25  # share of a side: outside it a frame holds hardly any ink
_HOLLOW = 0.1


def ink_layers(sheet: Sheet, printed: set[int]) -> tuple[InkLayer, ...]:
    """Give the stamps, each with its lines in reading order, and the handwriting.

    :param printed: indexes of the lines that belong to the letter's print.
    """
    seen = sheet.seen
    frames = _frames(seen)
    nths = [nth for nth in range(len(seen.chains)) if nth not in printed]
    boxes = [letters_box(seen.chains[nth]) for nth in nths]
    stamps: list[InkLayer] = []
    for group in together([*boxes, *frames], _NEAR * seen.letter):
        inside = [nths[i] for i in group if i < len(nths)]
        rows = reading_order([letters_box(seen.chains[nth]) for nth in inside], Rules(), seen.letter)
        lines = tuple(sheet.line(inside[i], row) for row, order in enumerate(rows) for i in order)
        framed = (sheet.placement.box(frames[i - len(nths)]) for i in group if i >= len(nths))
        stamps.append(InkLayer("stamp", _around([*framed, *(line.box for line in lines)]), lines))
    hands = [InkLayer("hand", sheet.placement.box(box)) for box in _blots(seen, seen.scribble, frames)]
    return (*stamps, *hands)


def left_out(sheet: Sheet) -> tuple[LeftOut, ...]:
    """Give the pictures and the handwriting in the ink of the print."""
    seen, place = sheet.seen, sheet.placement
    pictures = [LeftOut("picture", place.box(box)) for box in _blots(seen, seen.pictures)]
    return (*pictures, *(LeftOut("hand", place.box(box)) for box in _blots(seen, seen.scribble)))


def _frames(seen: Seen) -> list[Box]:
    parts = seen.parts
    wide, high = (side * seen.letter for side in _FRAME)
    sparse = parts.area <= _FRAME_DARK * parts.width * parts.height
    large = np.flatnonzero((parts.width >= wide) & (parts.height >= high) & sparse)
    return [parts.box([int(nth)]) for nth in large if nth and _is_hollow(seen, int(nth))]


def _is_hollow(seen: Seen, part: int) -> bool:
    box = seen.parts.box([part])
    across, down = _FRAME_RIM * (box.right - box.left), _FRAME_RIM * (box.bottom - box.top)
    rows = slice(int(box.top + down), int(box.bottom - down))
    columns = slice(int(box.left + across), int(box.right - across))
    inner = np.count_nonzero(seen.parts.labels[rows, columns] == part)
    return bool(inner <= _HOLLOW * float(seen.parts.area[part]))


def _blots(seen: Seen, chosen: Choice, frames: Iterable[Box] = ()) -> list[Box]:
    """Give the boxes of parts that stand together, specks and frames left out."""
    framed = set(frames)
    boxes = [seen.parts.box([int(part)]) for part in np.flatnonzero(chosen)]
    boxes = [box for box in boxes if box not in framed]
    blots = (_around(boxes[i] for i in group) for group in together(boxes, _NEAR * seen.letter))
    least = _SCRIBBLE * seen.letter
    return [blot for blot in blots if max(blot.right - blot.left, blot.bottom - blot.top) >= least]


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(left), min(top), max(right), max(bottom))
