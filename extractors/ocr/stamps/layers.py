"""What is not the letter's print: stamps (ตราประทับ) with their lines, handwriting (ลายมือ), pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from extractors.base import Box
from extractors.ocr.lines.found import InkLayer, LeftOut
from extractors.ocr.lines.order import together
from extractors.ocr.lines.parts import Choice
from extractors.ocr.lines.seen import Seen
from extractors.ocr.lines.sheet import Sheet, letters_box
from extractors.ocr.stamps.frames import Frame, find_frames
from extractors.ocr.stamps.taken_out import framed_stamp, free_stamp

# In letters of the page.
_NEAR = 2.0
_ASIDE = 4.0
_SCRIBBLE = 0.8
_RIM = 12  # pixels: a frame's own ink
# A round seal: as wide and as high, and hollow.
_SEAL = 4.0
_SEAL_DARK = 0.1
_SEAL_RIM = 0.25  # share of a side: outside it a ring holds hardly any ink
_HOLLOW = 0.1


def ink_layers(sheet: Sheet, frames: Sequence[Frame], printed: set[int]) -> tuple[InkLayer, ...]:
    """Give the stamps, each with its lines in reading order, and the handwriting.

    :param frames: of stamps.
    :param printed: indexes of the lines that belong to the letter's print.
    """
    seen = sheet.seen
    frames = [frame for frame in frames if not printed.intersection(_inside(seen, frame))]
    framed = [framed_stamp(sheet, frame) for frame in frames]
    taken = printed.union(*(_inside(seen, frame) for frame in frames))
    nths = [nth for nth in range(len(seen.chains)) if nth not in taken]
    free = (free_stamp(sheet, [nths[i] for i in group]) for group in _beside(seen, nths))
    left = seen.scribble & ~_held(seen, frames)
    hands = [InkLayer("hand", sheet.placement.box(box), sheet.placement) for box in _blots(seen, left)]
    return (*framed, *free, *hands)


def _beside(seen: Seen, nths: Sequence[int]) -> list[list[int]]:
    """Group lines that stand together; a label and its value may be some letters apart."""
    aside = (_ASIDE - _NEAR) / 2 * seen.letter
    boxes = (letters_box(seen.chains[nth]) for nth in nths)
    wide = [Box(box.left - aside, box.top, box.right + aside, box.bottom) for box in boxes]
    return together(wide, _NEAR * seen.letter)


def stamped(seen: Seen, frames: Iterable[Frame]) -> set[int]:
    """Give the indexes of lines that share a frame: one alone may be a mark of speed (ชั้นความเร็ว)."""
    inside = (_inside(seen, frame) for frame in frames)
    return {nth for nths in inside if len(nths) > 1 for nth in nths}


def _inside(seen: Seen, frame: Frame) -> list[int]:
    """Give the indexes of the lines that stand in a frame."""
    parts, chains = seen.parts, enumerate(seen.chains)
    held = ((nth, frame.holds(parts.middle[c.members], parts.centre[c.members])) for nth, c in chains)
    return [nth for nth, points in held if np.count_nonzero(points) * 2 > points.size]


def _held(seen: Seen, frames: Iterable[Frame]) -> Choice:
    """Tell which parts lie in a frame, its own sides among them."""
    held = np.zeros(seen.parts.area.size, dtype=np.bool_)
    for frame in frames:
        held |= frame.holds(seen.parts.middle, seen.parts.centre, _RIM)
    return held


def left_out(sheet: Sheet) -> tuple[LeftOut, ...]:
    """Give the pictures and the handwriting in the ink of the print."""
    seen, place = sheet.seen, sheet.placement
    pictures = [LeftOut("picture", place.box(box)) for box in _blots(seen, seen.pictures)]
    return (*pictures, *(LeftOut("hand", place.box(box)) for box in _blots(seen, seen.scribble)))


def stamp_frames(sheet: Sheet) -> list[Frame]:
    """Find what a stamp stands in: a frame, or the ring of a round seal (ตราครุฑ ตราประจำส่วนราชการ)."""
    frames = find_frames(sheet.grey)
    held = _held(sheet.seen, frames)
    return [*frames, *(_around_seal(box) for box in _seals(sheet.seen, held))]


def _around_seal(box: Box) -> Frame:
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Frame(middle, box.right - box.left, box.bottom - box.top, 0.0)


def _seals(seen: Seen, held: Choice) -> list[Box]:
    parts = seen.parts
    least = _SEAL * seen.letter
    sparse = (parts.area <= _SEAL_DARK * parts.width * parts.height) & ~held
    large = np.flatnonzero((parts.width >= least) & (parts.height >= least) & sparse)
    return [parts.box([int(nth)]) for nth in large if nth and _is_hollow(seen, int(nth))]


def _is_hollow(seen: Seen, part: int) -> bool:
    box = seen.parts.box([part])
    across, down = _SEAL_RIM * (box.right - box.left), _SEAL_RIM * (box.bottom - box.top)
    rows = slice(int(box.top + down), int(box.bottom - down))
    columns = slice(int(box.left + across), int(box.right - across))
    inner = np.count_nonzero(seen.parts.labels[rows, columns] == part)
    return bool(inner <= _HOLLOW * float(seen.parts.area[part]))


def _blots(seen: Seen, chosen: Choice) -> list[Box]:
    """Give the boxes of parts that stand together, specks left out."""
    boxes = [seen.parts.box([int(part)]) for part in np.flatnonzero(chosen)]
    blots = (_around(boxes[i] for i in group) for group in together(boxes, _NEAR * seen.letter))
    least = _SCRIBBLE * seen.letter
    return [blot for blot in blots if max(blot.right - blot.left, blot.bottom - blot.top) >= least]


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(left), min(top), max(right), max(bottom))
