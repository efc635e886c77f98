"""Handwriting taken out of what was read (แยกลายมือออกจากข้อความ): it leaves its place on the page.

A number shown wrong does more harm than one left blank: what fills a slot and may be handwriting is doubted,
what most likely is has no text.  Elsewhere on a page handwriting is rare, and only what clearly is goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.base import Box
from extractors.ocr.hand.features import is_unsure, of_piece, of_slot, print_of
from extractors.ocr.hand.row import Piece, Place, Row, rows_of
from extractors.ocr.hand.slots import PERHAPS_BY_HAND, slots
from extractors.ocr.hand.strokes import Strokes
from extractors.ocr.hand.verdict import likely_by_hand, piece_weights, slot_weights
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.lines.images import FOOT, LETTER
from extractors.ocr.recogniser.decode import Char

# What fills a slot is handwriting from here on, and may be from here on.
_BY_HAND, _PERHAPS = 0.6, 0.3
_PIECE_BY_HAND = 0.95


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
    suspects = [*_in_slots(rows), *_whole_pieces(rows)]
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


def _whole_pieces(rows: Sequence[Row]) -> Iterator[_Suspect]:
    page = print_of([piece for row in rows for piece in row.pieces])
    for row in rows:
        filled = [slot.start for slot in slots(row.text)]
        for piece in row.pieces:
            start, end = row.stretch(piece)
            if not any(start <= at < end for at in filled) and _is_by_hand(piece, page):
                yield _Suspect(row, start, end, sure=True)


def _is_by_hand(piece: Piece, page: Strokes) -> bool:
    features = of_piece(piece, page)
    if features is None or not is_unsure(features):
        return False
    return likely_by_hand(features, piece_weights()) >= _PIECE_BY_HAND


def _boxes(suspect: _Suspect) -> Iterator[Box]:
    row = suspect.row
    for piece, left, right in row.columns(suspect.start, suspect.end):
        seen = piece.seen.between(left, right)
        inside = Box(left, FOOT - LETTER, right, FOOT)
        if seen.count:
            high, low = (FOOT - LETTER * float(side) for side in (seen.top.max(), seen.bottom.min()))
            inside = Box(float(seen.left.min()), high, float(seen.right.max()), low)
        yield piece.line.how.box(inside)
