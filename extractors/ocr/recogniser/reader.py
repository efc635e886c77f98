"""Lines read by our own recogniser: its characters -> pieces of lines in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import prod

import numpy as np

from extractors.assemble import SPACE, WIDE, Fragment
from extractors.base import Box
from extractors.ocr.lines.found import Found, FoundLine
from extractors.ocr.placing import Placement
from extractors.ocr.recogniser.decode import Char, decode
from extractors.ocr.recogniser.model import alphabet, likelihoods
from extractors.ocr.recogniser.picture import HALF, STEP
from extractors.ocr.what_is_read import Reading
from thai.digits import has_thai_digit

# Stamps, seals and scribble read as letters: the model itself does not believe them.
_GARBAGE = 0.5
# A piece of a line begins after a space, and where digits begin or end.
_PIECE = re.compile(r"[0-9๐-๙](?:[0-9๐-๙.,/:-]*[0-9๐-๙])?|[^\s0-9๐-๙]+")
_INK = 160  # of 255
# In letters of the line.
_WIDE_GAP = 4.0
# On real scans one run of Thai digits in twenty that the model is sure of is wrong, on rendered pages none:
# until real paper bears it out, none is shown without a mark.
_THAI_DIGITS_UNPROVEN = 0.75


def read_by_model(found: Found, placement: Placement) -> Reading:
    """Read the lines of a page.

    :param placement: from pixels of the level page to points of the page as it came.
    """
    read = [decode(likely, alphabet()) for likely in likelihoods([line.image for line in found.lines])]
    rows = groupby(zip(found.lines, read, strict=True), key=lambda pair: pair[0].row)
    lines = [list(_row([pair for pair in row if _is_read(pair[1])], placement)) for _, row in rows]
    chars = [char for line in read for char in line]
    sure = sum(char.likely for char in chars) / len(chars) if chars else 0.0
    return Reading([line for line in lines if line], sure, "our recogniser")


def _is_read(chars: Sequence[Char]) -> bool:
    return bool(chars) and sum(char.likely for char in chars) >= _GARBAGE * len(chars)


def _row(pieces: Sequence[tuple[FoundLine, Sequence[Char]]], placement: Placement) -> Iterator[Fragment]:
    before: FoundLine | None = None
    for line, chars in pieces:
        gap = WIDE if before is not None and _gap(before, line) > _WIDE_GAP else SPACE
        for nth, fragment in enumerate(fragments(line, chars, placement)):
            yield fragment if nth else Fragment(fragment.text, fragment.box, fragment.confidence, gap)
        before = line


def _gap(left: FoundLine, right: FoundLine) -> float:
    """Measure the gap between two pieces of a row, in letters."""
    return (right.how.chain.left - left.how.chain.right) / max(left.how.chain.letter, right.how.chain.letter)


def fragments(line: FoundLine, chars: Sequence[Char], placement: Placement) -> Iterator[Fragment]:
    """Give the pieces of one line: words, and runs of digits."""
    text = "".join(char.text for char in chars)
    for piece in _PIECE.finditer(text):
        own = chars[piece.start() : piece.end()]
        before = SPACE if text[: piece.start()].endswith(" ") else ""
        surest = _THAI_DIGITS_UNPROVEN if has_thai_digit(piece[0]) else 1.0
        sure = min(surest, prod(char.likely for char in own))
        yield Fragment(piece[0], _box(line, own, placement), sure, before)


def _box(line: FoundLine, own: Sequence[Char], placement: Placement) -> Box:
    """Give the box of the ink of some characters."""
    step = STEP * HALF
    left, right = own[0].start * step, max(own[-1].end * step, own[0].start * step + 1)
    rows = np.flatnonzero((line.image[:, left:right] < _INK).any(axis=1))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, line.image.shape[0])
    return placement.box(line.how.box(Box(left, top, right, bottom)))
