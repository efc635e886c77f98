"""The free space of a page that a note goes to (เลือกที่ว่าง), as offices choose it by hand.

First the lower left, beside and below the letter's own signature; then the rest of the lower part; then the
upper left; then wherever there is room.  Of places alike the larger one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractors.base import Box
from pipeline.on_letter.ink import CELL, Cells

#: of the height of a page: below begins its lower part
_LOWER = 1 / 3
#: of the width of a page: what begins further left is at the left
_LEFT = 0.45


def free_boxes(free: Cells) -> Iterator[Box]:
    """Give the free rectangles of a page that no larger one holds, in points."""
    rows, columns = free.shape
    heights = [0] * (columns + 1)  # the last stands for the edge
    for row in range(rows):
        for column in range(columns):
            heights[column] = heights[column] + 1 if free[row, column] else 0
        ends_here = row + 1 == rows
        for left, right, height in _under(heights):
            if ends_here or not free[row + 1, left:right].all():
                yield Box(left * CELL, (row + 1 - height) * CELL, right * CELL, (row + 1) * CELL)


def _under(heights: list[int]) -> Iterator[tuple[int, int, int]]:
    """Give the widest stretch of columns for each height that they all reach: left, right, height."""
    open_ones: list[tuple[int, int]] = []
    for column, height in enumerate(heights):
        left = column
        while open_ones and open_ones[-1][1] > height:
            left, reached = open_ones.pop()
            yield left, column, reached
        if height and (not open_ones or open_ones[-1][1] < height):
            open_ones.append((left, height))


def choose(boxes: Iterable[Box], page: tuple[float, float], fits: Callable[[Box], bool]) -> Box | None:
    """Choose the rectangle for a note; None where none is large enough.

    :param page: width and height, in points.
    """
    best: tuple[int, float] | None = None
    chosen: Box | None = None
    for box in boxes:
        rank = _place(box, page), -(box.right - box.left) * (box.bottom - box.top)
        if (best is None or rank < best) and fits(box):
            best, chosen = rank, box
    return chosen


def _place(box: Box, page: tuple[float, float]) -> int:
    """Rank where a rectangle begins, 0 the best."""
    width, height = page
    left = box.left < _LEFT * width
    if box.top >= _LOWER * height:
        return 0 if left else 1
    return 2 if left else 3
