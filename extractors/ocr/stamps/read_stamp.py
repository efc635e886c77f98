"""A stamp with what was read in it; pale ink falls into pieces, which are joined by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.base import Box, union
from extractors.ocr.lines.found import FoundLine, InkLayer
from extractors.ocr.lines.order import reading_order
from extractors.ocr.lines.rules import Rules
from extractors.ocr.stamps.words import Said
from thai.receipt import labels

# Points: between the pieces of one receive stamp, and the largest such stamp.
_BETWEEN = 14.0
_WIDEST, _HIGHEST = 300.0, 140.0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of a stamp and what was read in it."""

    found: FoundLine
    said: Said
    ink: InkLayer


@dataclass(frozen=True, slots=True)
class ReadStamp:
    """One stamp.

    :param inks: its layers of ink: one, or some that were found apart.
    """

    inks: tuple[InkLayer, ...]
    lines: tuple[ReadLine, ...]

    @property
    def is_form(self) -> bool:
        """Whether it may be a receive stamp, into which values are written: by its frame or its words."""
        return self.has_labels or any(ink.framed for ink in self.inks)

    @property
    def has_labels(self) -> bool:
        """Whether words of a receive stamp were read in it."""
        return any(any(labels(line.said.text, stamp=True)) for line in self.lines)

    @property
    def box(self) -> Box:
        """The box around all of it, in points."""
        return union(ink.box for ink in self.inks) or self.inks[0].box

    def rows(self, lines: Sequence[ReadLine]) -> list[list[ReadLine]]:
        """Put some of its lines into rows, in reading order."""
        if len(self.inks) == 1:
            return [list(row) for _, row in groupby(lines, key=lambda line: line.found.row)]
        order = reading_order([line.found.box for line in lines], Rules(), 1.0)
        return [[lines[nth] for nth in row] for row in order]


def joined(stamps: Sequence[ReadStamp]) -> Iterator[ReadStamp]:
    """Join to what has a receive stamp's labels what stands close to it."""
    left = sorted(stamps, key=lambda stamp: not stamp.has_labels)
    while left:
        stamp, *left = left
        while stamp.has_labels and any(_are_one(stamp, other) for other in left):
            nth = next(nth for nth, other in enumerate(left) if _are_one(stamp, other))
            near = left.pop(nth)
            stamp = ReadStamp((*stamp.inks, *near.inks), (*stamp.lines, *near.lines))
        yield stamp


def _are_one(stamp: ReadStamp, other: ReadStamp) -> bool:
    one, two = stamp.box, other.box
    across = max(one.left, two.left) - min(one.right, two.right)
    down = max(one.top, two.top) - min(one.bottom, two.bottom)
    wide = max(one.right, two.right) - min(one.left, two.left)
    high = max(one.bottom, two.bottom) - min(one.top, two.top)
    return max(across, down) <= _BETWEEN and wide <= _WIDEST and high <= _HIGHEST
