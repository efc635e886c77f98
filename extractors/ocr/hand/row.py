"""The pieces of a row as one text, in which each character knows its place (แถวของหน้า)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from extractors.ocr.hand.slots import APART
from extractors.ocr.hand.strokes import NO_STROKES, Strokes, strokes
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.lines.images import LETTER
from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.picture import HALF, STEP
from thai.digits import to_arabic

_WIDE_GAP = 4.0  # in letters
_COLUMNS = STEP * HALF  # of a line's picture, for a step of the model's answer


@dataclass(frozen=True, slots=True)
class Piece:
    """A found line, the characters read in it, and the letters seen in it.

    :param nth: index of the line on its page.
    """

    nth: int
    line: FoundLine
    chars: Sequence[Char]
    seen: Strokes


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a page: index of its line, and among that line's characters."""

    line: int
    char: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a page as it was read: found pieces side by side.

    :param text: of all pieces, digits made Arabic.
    :param places: one for each character of the text; None for the gap between two pieces.
    """

    pieces: Sequence[Piece]
    text: str
    places: Sequence[Place | None]

    def within(self, start: int, end: int) -> list[Place]:
        """Give the places of a stretch of the text."""
        return [place for place in self.places[start:end] if place is not None]

    def chars(self, start: int, end: int) -> list[Char]:
        """Give the characters of a stretch of the text, without spaces."""
        return [char for _, own in self._own(start, end) for _, char in own]

    def columns(self, start: int, end: int) -> Iterator[tuple[Piece, float, float]]:
        """Give for each piece that a stretch touches its columns: from half way to its neighbours on."""
        for piece, own in self._own(start, end):
            (first, begins), (last, ends) = own[0], own[-1]
            before = [char for char in piece.chars[:first] if char.text != " "]
            after = [char for char in piece.chars[last + 1 :] if char.text != " "]
            left = (before[-1].end + begins.start) / 2 * _COLUMNS if before else 0.0
            right = (ends.end + after[0].start) / 2 * _COLUMNS if after else float(piece.line.image.shape[1])
            yield piece, left, right

    def strokes(self, start: int, end: int, by: FoundLine) -> Strokes:
        """Measure the letters of a stretch of the text, in letters of one of the lines."""
        found = NO_STROKES
        for piece, left, right in self.columns(start, end):
            found = found.beside(piece.seen.between(left, right).seen_from(*_view(piece.line, by)))
        return found

    def line(self, at: int) -> FoundLine:
        """Give the line of the first character from a place of the text on."""
        place = self.within(at, len(self.text))[0]
        return next(piece.line for piece in self.pieces if piece.nth == place.line)

    def _own(self, start: int, end: int) -> Iterator[tuple[Piece, list[tuple[int, Char]]]]:
        """Give the pieces that a stretch touches, each with its characters there, without spaces."""
        places = self.within(start, end)
        for piece in self.pieces:
            own = [(place.char, piece.chars[place.char]) for place in places if place.line == piece.nth]
            own = [(nth, char) for nth, char in own if char.text != " "]
            if own:
                yield piece, own


def rows_of(lines: Sequence[FoundLine], read: Sequence[Sequence[Char]]) -> list[Row]:
    """Put the lines of a page into rows; what was filled in in colour is judged elsewhere.

    :param read: the characters of each line.
    """
    pairs = zip(lines, read, strict=True)
    pieces = [
        Piece(nth, line, chars, strokes(line.image))
        for nth, (line, chars) in enumerate(pairs)
        if not line.filled_in
    ]
    return [row_of(list(row)) for _, row in groupby(pieces, key=lambda piece: piece.line.row)]


def row_of(pieces: Sequence[Piece]) -> Row:
    """Put the pieces of a row together.

    :param pieces: from left to right.
    """
    text, places = "", list[Place | None]()
    for nth, piece in enumerate(pieces):
        if nth:
            text += APART if _gap(pieces[nth - 1].line, piece.line) > _WIDE_GAP else " "
            places.append(None)
        text += "".join(char.text for char in piece.chars)
        places += (Place(piece.nth, char) for char in range(len(piece.chars)))
    return Row(pieces, to_arabic(text), places)


def _gap(left: FoundLine, right: FoundLine) -> float:
    return (right.how.chain.left - left.how.chain.right) / max(left.how.chain.letter, right.how.chain.letter)


def _view(line: FoundLine, other: FoundLine) -> tuple[float, float]:
    """Give how one line is seen from another: how many times larger its letter, how much higher its base."""
    if line is other:
        return 1.0, 0.0
    at = np.array([(line.how.chain.left + line.how.chain.right) / 2])
    lower = float(other.how.chain.base_at(at)[0] - line.how.chain.base_at(at)[0])
    return other.how.scale / line.how.scale, lower * other.how.scale / LETTER
