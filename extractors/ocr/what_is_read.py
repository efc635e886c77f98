"""What a reader of lines gives, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.assemble import Fragment, Line
from extractors.base import Box
from extractors.ocr.lines.found import FoundLine


@dataclass(frozen=True, slots=True)
class LineRead:
    """What was read in one found line.

    :param pieces: from left to right, boxes in points.
    :param is_second: by Tesseract, after our recogniser.
    """

    line: FoundLine
    pieces: tuple[Fragment, ...]
    is_second: bool = False

    @property
    def text(self) -> str:
        """The line's text, not repaired."""
        return "".join(piece.before + piece.text for piece in self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a page as they were read.

    :param lines: in reading order, boxes in points; the confidence of a piece: how likely all of it is right.
    :param confidence: 0 to 1, the mean that the reader gives its letters.
    :param by: the reader, in English.
    :param filled_in: where figures that were stamped or written in later were read, in points.
    :param not_read: where they could not be read: by hand, most likely.
    :param of_lines: what ``lines`` is made of, where each line was read by itself.
    """

    lines: Sequence[Line]
    confidence: float
    by: str
    filled_in: tuple[Box, ...] = ()
    not_read: tuple[Box, ...] = ()
    of_lines: tuple[LineRead, ...] = ()
