"""From Tesseract's words to the fragments of lines.

Thai has no spaces between words, and Tesseract cuts it into pieces of one letter or more: what it read
without a space is joined again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.assemble import SPACE, WIDE, Fragment, Line
from extractors.base import Box, union
from extractors.ocr.placing import Placement
from extractors.ocr.tesseract.engine import Read
from thai.digits import has_digit

# Shares of the height of a letter.
_WIDE_GAP = 4.0
# Tone marks and upper vowels that Tesseract took for a line of their own ("a ๐ vy a"): many pieces, all low.
_MARKS_HEIGHT = 0.6
_MARKS_PIECES = 4
# Stamps, seals and scribble read as letters: the engine itself does not believe them.
_GARBAGE = 0.3


def to_lines(read: Sequence[Sequence[Read]], placement: Placement) -> list[Line]:
    """Give the lines of a page, without those of marks or scribble alone; boxes in points of the page."""
    pieces = [piece for line in read for piece in line]
    if not pieces:
        return []
    letter = median(piece.bottom - piece.top for piece in pieces)
    return [
        [_fragment(before, run, placement) for before, run in _runs(line, letter)]
        for line in read
        if not _only_marks(line, letter) and mean_confidence([line]) >= _GARBAGE
    ]


def mean_confidence(read: Sequence[Sequence[Read]]) -> float:
    """Mean confidence of what was read, weighted by length; 0 for nothing."""
    weight = sum(len(piece.text) for line in read for piece in line)
    return sum(p.confidence * len(p.text) for line in read for p in line) / weight if weight else 0.0


def _only_marks(line: Sequence[Read], letter: float) -> bool:
    height = median(piece.bottom - piece.top for piece in line)
    return len(line) >= _MARKS_PIECES and height < _MARKS_HEIGHT * letter


def _runs(line: Sequence[Read], letter: float) -> Iterator[tuple[str, list[Read]]]:
    """Join pieces without a space between them; a run with digits stays apart from its neighbours."""
    before, run = SPACE, [line[0]]
    for left, right in pairwise(line):
        gap = _gap(left, right, letter)
        if gap or _numeric(left.text) != _numeric(right.text):
            yield before, run
            before, run = gap, [right]
        else:
            run.append(right)
    yield before, run


def _gap(left: Read, right: Read, letter: float) -> str:
    if not right.spaced:
        return ""
    return WIDE if right.left - left.right > _WIDE_GAP * letter else SPACE


def _numeric(text: str) -> bool:
    return has_digit(text)


def _fragment(before: str, run: Sequence[Read], placement: Placement) -> Fragment:
    text = "".join(piece.text for piece in run)
    boxes = (placement.box(Box(p.left, p.top, p.right, p.bottom)) for p in run)
    return Fragment(text, union(boxes), mean_confidence([run]), before)
