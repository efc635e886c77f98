"""The order in which a person reads what stands on a page: row by row, in a ruled table cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.base import Box
from extractors.ocr.lines.rules import Rules

# In heights of a letter.
_TOUCHING = 1.0  # rules of one table touch, or nearly
_SAME_ROW = 0.5
# Share of a cell's side that a rule must cover to cut the cell in two.
_THROUGH = 0.8


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a line in its place.

    :param box: of its letters without the marks, in pixels.
    """

    nth: int
    box: Box


Row = list[int]


def reading_order(boxes: Sequence[Box], rules: Rules, letter: float) -> list[Row]:
    """Give the indexes of boxes row by row, from left to right in a row.

    A table (ตาราง) is read row by row and cell by cell, each cell whole; cells of one line each share a row.
    """
    placed = [Placed(nth, box) for nth, box in enumerate(boxes)]
    blocks: list[tuple[float, list[Row]]] = []
    for table in tables(rules, letter):
        inside = [piece for piece in placed if _inside(piece.box, table)]
        if inside:
            placed = [piece for piece in placed if not _inside(piece.box, table)]
            blocks.append((table.top, _cells(inside, table, rules, letter)))
    blocks += [(min(p.box.top for p in row), [_left_to_right(row)]) for row in _rows(placed)]
    return [row for _, rows in sorted(blocks, key=lambda block: block[0]) for row in rows]


def tables(rules: Rules, letter: float) -> list[Box]:
    """Give the boxes of ruled tables: rules of both directions that touch."""
    both = (*rules.level, *rules.upright)
    count = len(rules.level)
    return [
        _around([both[nth] for nth in group])
        for group in together(both, _TOUCHING * letter)
        if sum(nth < count for nth in group) > 1 and any(nth >= count for nth in group)
    ]


def together(boxes: Sequence[Box], near: float) -> list[list[int]]:
    """Group the indexes of boxes that stand no further apart than ``near``."""
    left, top, right, bottom = np.array([(b.left, b.top, b.right, b.bottom) for b in boxes]).reshape(-1, 4).T
    group = np.arange(len(boxes))
    for nth in range(1, len(boxes)):
        across = np.maximum(left[:nth], left[nth]) - np.minimum(right[:nth], right[nth])
        down = np.maximum(top[:nth], top[nth]) - np.minimum(bottom[:nth], bottom[nth])
        touched = np.unique(group[:nth][(across <= near) & (down <= near)])
        group[: nth + 1][np.isin(group[: nth + 1], [nth, *touched])] = nth
    return [np.flatnonzero(group == number).tolist() for number in dict.fromkeys(group.tolist())]


def _cells(pieces: list[Placed], cell: Box, rules: Rules, letter: float) -> list[Row]:
    """Cut a cell along the rules that go through it, first across, then down; a cell without such is read."""
    across = _cuts(pieces, cell, rules.level, letter, level=True)
    if len(across) > 1:
        return [row for part, box in across for row in _cells(part, box, rules, letter)]
    down = _cuts(pieces, cell, rules.upright, letter, level=False)
    if len(down) < 2:  # noqa: PLR2004 - not cut
        return [_left_to_right(row) for row in _rows(pieces)]
    read = [_cells(part, box, rules, letter) for part, box in down if part]
    if all(len(rows) == 1 for rows in read):
        return [[nth for rows in read for nth in rows[0]]]
    if len(read) == 2 and len(read[0]) == 1:  # noqa: PLR2004 - a label and its value of many lines
        (label,), (first, *others) = read
        return [[*label, *first], *others]
    return [row for rows in read for row in rows]


def _cuts(
    pieces: list[Placed], cell: Box, rules: Sequence[Box], letter: float, *, level: bool
) -> list[tuple[list[Placed], Box]]:
    """Cut a cell at the rules of one direction that go through it."""
    start, end, length, position = _sides(level=level)
    at: list[float] = []
    for rule in sorted(rules, key=position):
        where = position(rule)
        inner = start(cell) + letter < where < end(cell) - letter
        if inner and _covered(rule, rules, cell, letter, level=level) >= _THROUGH * length(cell):
            at += [where] if not at or where - at[-1] > letter else []
    edges = [start(cell), *at, end(cell)]
    parts: list[tuple[list[Placed], Box]] = []
    for low, high in pairwise(edges):
        box = Box(cell.left, low, cell.right, high) if level else Box(low, cell.top, high, cell.bottom)
        parts.append(([piece for piece in pieces if low <= position(piece.box) < high], box))
    return [part for part in parts if part[0]] if at else [(pieces, cell)]


Side = Callable[[Box], float]


def _sides(*, level: bool) -> tuple[Side, Side, Side, Side]:
    """Give start, end, length of the cut and position, for cuts of one direction."""
    if level:
        return (
            lambda box: box.top,
            lambda box: box.bottom,
            lambda box: box.right - box.left,
            lambda box: (box.top + box.bottom) / 2,
        )
    return (
        lambda box: box.left,
        lambda box: box.right,
        lambda box: box.bottom - box.top,
        lambda box: (box.left + box.right) / 2,
    )


def _covered(rule: Box, rules: Sequence[Box], cell: Box, letter: float, *, level: bool) -> float:
    """Measure how much of a cell's side a rule covers, with its continuations on the same level."""
    position = _sides(level=level)[3]
    row = [other for other in rules if abs(position(other) - position(rule)) <= _SAME_ROW * letter]
    if level:
        return sum(max(0.0, min(r.right, cell.right) - max(r.left, cell.left)) for r in row)
    return sum(max(0.0, min(r.bottom, cell.bottom) - max(r.top, cell.top)) for r in row)


def _rows(pieces: list[Placed]) -> list[list[Placed]]:
    """Put pieces whose letters stand level into one row."""
    rows: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda p: (p.box.top + p.box.bottom) / 2):
        near = next((row for row in reversed(rows[-3:]) if _level(row, piece)), None)
        if near is None:
            rows.append([piece])
        else:
            near.append(piece)
    return rows


def _level(row: list[Placed], piece: Placed) -> bool:
    # the neighbour decides: along a crooked row the ends may be far apart in height
    nearest = min(row, key=lambda p: abs(p.box.left - piece.box.left)).box
    overlap = min(nearest.bottom, piece.box.bottom) - max(nearest.top, piece.box.top)
    lower = min(nearest.bottom - nearest.top, piece.box.bottom - piece.box.top)
    apart = min(nearest.right, piece.box.right) - max(nearest.left, piece.box.left)
    return overlap >= _SAME_ROW * lower and apart <= lower


def _left_to_right(row: list[Placed]) -> Row:
    return [piece.nth for piece in sorted(row, key=lambda piece: piece.box.left)]


def _inside(box: Box, table: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return table.left <= x <= table.right and table.top <= y <= table.bottom


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.left for b in boxes),
        min(b.top for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )
