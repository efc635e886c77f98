"""What a reader of lines gives, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.assemble import Line


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a page as they were read.

    :param lines: in reading order, boxes in points; the confidence of a piece: how likely all of it is right.
    :param confidence: 0 to 1, the mean that the reader gives its letters.
    :param by: the reader, in English.
    """

    lines: Sequence[Line]
    confidence: float
    by: str
