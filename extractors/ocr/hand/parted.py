"""Handwriting taken out of what was read (แยกลายมือออกจากข้อความ): it leaves its place on the page.

A number shown wrong does more harm than one left blank: what fills a slot and may be handwriting is doubted,
what most likely is has no text.  Elsewhere on a page handwriting is rare: the recogniser's doubt must do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.base import Box
from extractors.ocr.hand.features import of_slot
from extractors.ocr.hand.row import Place, Row, rows_of
from extractors.ocr.hand.slots import PERHAPS_BY_HAND, slots
from extractors.ocr.hand.verdict import likely_by_hand, slot_weights
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.lines.images import FOOT, LETTER
from extractors.ocr.recogniser.decode import Char

# What fills a slot is handwriting from here on, and may be from here on.
_BY_HAND, _PERHAPS = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Parted:
    """What was read of each line, without its handwriting.

    :param by_hand: where that stands, in pixels of the level page.
    """

    read: list[list[Char]]
    by_hand: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A stretch of a row that may be handwriting.

    :param sure: it is taken for handwriting.
    """

    row: Row
    start: int
    end: int
    sure: bool


def without_handwriting(lines: Sequence[FoundLine], read: Sequence[Sequence[Char]]) -> Parted:
    """Tell print from handwriting on a page.

    :param read: the characters of each line.
    """
    rows = rows_of(lines, read)
    suspects = list(_in_slots(rows))
    doubted = {place for one in suspects if not one.sure for place in one.row.within(one.start, one.end)}
    removed = {place for one in suspects if one.sure for place in one.row.within(one.start, one.end)}
    left = [
        [
            _doubted(char) if Place(nth, at) in doubted else char
            for at, char in enumerate(chars)
            if Place(nth, at) not in removed
        ]
        for nth, chars in enumerate(read)
    ]
    return Parted(left, tuple(box for one in suspects if one.sure for box in _boxes(one)))


def _doubted(char: Char) -> Char:
    return replace(char, likely=min(char.likely, PERHAPS_BY_HAND))


def _in_slots(rows: Sequence[Row]) -> Iterator[_Suspect]:
    for row in rows:
        for slot in slots(row.text):
            features = of_slot(row, slot)
            likely = _PERHAPS if features is None else likely_by_hand(features, slot_weights())
            if likely >= _PERHAPS:
                yield _Suspect(row, slot.start, slot.end, likely >= _BY_HAND)


def _boxes(suspect: _Suspect) -> Iterator[Box]:
    row = suspect.row
    for piece, left, right in row.columns(suspect.start, suspect.end):
        seen = piece.seen.between(left, right)
        inside = Box(left, FOOT - LETTER, right, FOOT)
        if seen.count:
            high, low = (FOOT - LETTER * float(side) for side in (seen.top.max(), seen.bottom.min()))
            inside = Box(float(seen.left.min()), high, float(seen.right.max()), low)
        yield piece.line.how.box(inside)
