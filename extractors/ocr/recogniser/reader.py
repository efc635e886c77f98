"""Lines read by our own recogniser: its characters -> pieces of lines in their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from extractors.assemble import SPACE, Fragment
from extractors.base import Box
from extractors.ocr.filled_in import is_figures, place_of
from extractors.ocr.hand.parted import without_handwriting
from extractors.ocr.lines.found import Found, FoundLine
from extractors.ocr.placing import Pixels, Placement
from extractors.ocr.recogniser.belief import belief_in, beliefs
from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.in_context.decoding import context, decode_in_context
from extractors.ocr.recogniser.in_context.habits import with_habits
from extractors.ocr.recogniser.in_context.rewriting import said_plainly
from extractors.ocr.recogniser.model import alphabet, likelihoods
from extractors.ocr.recogniser.picture import HALF, STEP
from extractors.ocr.rows import rows_of
from extractors.ocr.what_is_read import LineRead, Reading

# Stamps, seals and notes by hand read as letters: the model itself does not believe them, least of all many.
_GARBAGE, _MUCH_GARBAGE = 0.5, 0.7
_MUCH = 3
# A piece of a line begins after a space, and where digits begin or end.
_PIECE = re.compile(r"[0-9๐-๙](?:[0-9๐-๙.,/:-]*[0-9๐-๙])?|[^\s0-9๐-๙]+")
_INK = 160  # of 255


def read_by_model(found: Found, placement: Placement) -> Reading:
    """Read the lines of a page.

    :param placement: from pixels of the level page to points of the page as it came.
    """
    read = read_lines([line.image for line in found.lines])
    parted = without_handwriting(found.lines, read)
    pairs = list(zip(found.lines, parted.read, strict=True))
    of_lines = [
        LineRead(line, tuple(fragments(line, said, placement)))
        for line, said in pairs
        if _is_read(line, said)
    ]
    unread = (line for line, said in pairs if not _is_read(line, said) and (line.filled_in or _is_much(said)))
    return Reading(
        rows_of(of_lines),
        _sureness(found.lines, read),
        "our recogniser",
        filled_in=tuple(place_of(one.line, placement) for one in of_lines if one.line.filled_in),
        not_read=(
            *(place_of(line, placement) for line in unread),
            *(placement.box(box) for box in parted.by_hand),
        ),
        of_lines=tuple(of_lines),
    )


def _sureness(lines: Sequence[FoundLine], read: Sequence[Sequence[Char]]) -> float:
    """Give the mean that the model gives the characters of the print."""
    likely = [
        char.likely for line, said in zip(lines, read, strict=True) if not line.filled_in for char in said
    ]
    return sum(likely) / len(likely) if likely else 0.0


def read_lines(images: Sequence[Pixels]) -> list[list[Char]]:
    """Read pictures of lines of one page, as the line finder makes them."""
    read, known = [decode_in_context(likely, alphabet()) for likely in likelihoods(images)], context()
    return read if known is None else with_habits(read, known)


def _is_read(line: FoundLine, chars: Sequence[Char]) -> bool:
    if line.filled_in:
        return is_figures(chars)
    least = _MUCH_GARBAGE if _is_much(chars) else _GARBAGE
    return bool(chars) and sum(char.likely for char in chars) >= least * len(chars)


def _is_much(chars: Sequence[Char]) -> bool:
    return len(chars) >= _MUCH


def fragments(line: FoundLine, chars: Sequence[Char], placement: Placement) -> Iterator[Fragment]:
    """Give the pieces of one line: words, and runs of digits."""
    text, likely = "".join(char.text for char in chars), beliefs(chars)
    for piece in _PIECE.finditer(text):
        own = chars[piece.start() : piece.end()]
        before = SPACE if text[: piece.start()].endswith(" ") else ""
        sure = belief_in(chars, likely, *piece.span())
        yield Fragment(piece[0], _box(line, own, placement), sure, before, said_plainly(own))


def _box(line: FoundLine, own: Sequence[Char], placement: Placement) -> Box:
    """Give the box of the ink of some characters."""
    step = STEP * HALF
    left, right = own[0].start * step, max(own[-1].end * step, own[0].start * step + 1)
    rows = np.flatnonzero((line.image[:, left:right] < _INK).any(axis=1))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if rows.size else (0, line.image.shape[0])
    return placement.box(line.how.box(Box(left, top, right, bottom)))
