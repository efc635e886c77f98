"""Read lines -> the rows of a page: pieces of one row side by side, with the gap between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.assemble import SPACE, WIDE, Fragment, Line
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.what_is_read import LineRead

# In letters of the line.
_WIDE_GAP = 4.0


def rows_of(read: Sequence[LineRead]) -> list[Line]:
    """Put lines together that stand in one row; a row in which nothing was read is left out."""
    rows = groupby((each for each in read if each.pieces), key=lambda each: each.line.row)
    return [list(_row(list(row))) for _, row in rows]


def _row(read: Sequence[LineRead]) -> Iterator[Fragment]:
    before: FoundLine | None = None
    for each in read:
        gap = WIDE if before is not None and _gap(before, each.line) > _WIDE_GAP else SPACE
        yield replace(each.pieces[0], before=gap)
        yield from each.pieces[1:]
        before = each.line


def _gap(left: FoundLine, right: FoundLine) -> float:
    """Measure the gap between two pieces of a row, in letters."""
    return (right.how.chain.left - left.how.chain.right) / max(left.how.chain.letter, right.how.chain.letter)
