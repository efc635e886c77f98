"""Prose in two columns (ข้อความสองคอลัมน์) is read column by column.

A head with an agency on the right, a table and a list of names have gaps too, but are read line by line: only
where many lines leave the same gutter free, and run up to its edge as prose does, do they make columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.assemble import Line
from extractors.base import Box, union

#: fewer lines in a column are a table or a head
_FEWEST_LINES = 6
#: letters of a line of prose
_PROSE = 15
#: a full line of prose ends so close to the edge of its column, as a share of the column's width
_CLOSE = 0.15
#: the share of lines in a column that are full; a paragraph's last one is not
_FULL = 0.4
#: how far in a paragraph begins, as a share of the column's width
_INDENT = 0.3
#: the narrowest gutter, in points
_GUTTER = 9.0
#: a line as wide as this share of the page's lines leaves no room for a gutter
_WHOLE = 0.6
#: an empty space higher than so many lines ends a column
_APART = 2.5


@dataclass(frozen=True, slots=True)
class _Row:
    """A line and the box around it."""

    line: Line
    box: Box


def in_columns(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a page as they are read."""
    rows = [_Row(line, box) for line in lines if (box := union(f.box for f in line))]
    if len(rows) < max(len(lines), _FEWEST_LINES):
        return list(lines)
    width = max(row.box.right for row in rows) - min(row.box.left for row in rows)
    read: list[Line] = []
    while rows:
        block, gutter = _block(rows, _WHOLE * width)
        columns = _columns(block, gutter)
        read += [*columns[0], *columns[1]] if columns else [rows[0].line]
        rows = rows[len(block) if columns else 1 :]
    return read


def _block(rows: Sequence[_Row], whole: float) -> tuple[Sequence[_Row], float | None]:
    """Follow the rows down the page as long as they leave a gutter free; give its middle, None for none."""
    covered: list[tuple[float, float]] = []
    gutter: float | None = None
    for nth, row in enumerate(rows):
        now = _merged([*covered, *((f.box.left, f.box.right) for f in row.line if f.box)])
        apart = nth and row.box.top - rows[nth - 1].box.bottom > _APART * (row.box.bottom - row.box.top)
        if apart or max(right - left for left, right in now) > whole:
            return rows[:nth], gutter
        covered = now
        gutter = _middle(covered)
    return rows, gutter


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join what overlaps or nearly touches."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if merged and left - merged[-1][1] < _GUTTER:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _middle(covered: Sequence[tuple[float, float]]) -> float | None:
    """Give the middle of the gutter between two columns; None where there are not two."""
    return (covered[0][1] + covered[1][0]) / 2 if len(covered) == 2 else None  # noqa: PLR2004 - two columns


def _columns(block: Sequence[_Row], gutter: float | None) -> tuple[list[Line], list[Line]] | None:
    """Part a block at its gutter; None where it is not prose in two columns."""
    if gutter is None:
        return None
    parted = [(_beside(row.line, gutter, left=True), _beside(row.line, gutter, left=False)) for row in block]
    left, right = ([side for side in sides if side] for sides in zip(*parted, strict=True))
    first = parted[0]
    return (left, right) if _is_prose(left, first[0]) and _is_prose(right, first[1]) else None


def _beside(line: Line, gutter: float, *, left: bool) -> Line:
    return [fragment for fragment in line if fragment.box and (fragment.box.left < gutter) == left]


def _is_prose(column: Sequence[Line], first: Line) -> bool:
    """Tell whether lines are a column of prose; the first row of the block must not be a head above it."""
    boxes = [box for line in column if (box := union(f.box for f in line))]
    if len(boxes) < _FEWEST_LINES or median(sum(len(f.text) for f in line) for line in column) < _PROSE:
        return False
    start, end = min(box.left for box in boxes), max(box.right for box in boxes)
    full = [box.right >= end - _CLOSE * (end - start) for box in boxes]
    at_its_edge = not first or boxes[0].left <= start + _INDENT * (end - start)
    return sum(full) >= _FULL * len(full) and at_its_edge
