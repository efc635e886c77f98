"""Sections whose sentences know how much they matter, before the page decides what stays."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pipeline.memo.model import Sentence

#: never left out: what is asked, deadlines, the citation, the proposal
KEEP = math.inf


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence and its rank; the lowest goes first when the page is full."""

    sentence: Sentence
    rank: float = KEEP


@dataclass(frozen=True, slots=True)
class Part:
    """A section in the making.

    :param title: without its number.
    :param numbered: it takes part in the numbering ๑. ๒. ๓.
    """

    title: str
    rows: tuple[Ranked, ...]
    numbered: bool = True

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, without their ranks."""
        return tuple(row.sentence for row in self.rows)


def without_lowest(parts: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """Leave out the sentence of lowest rank, the last of equals; None where all that is left must stay."""
    places = [(row.rank, -i, -j) for i, part in enumerate(parts) for j, row in enumerate(part.rows)]
    rank, i, j = min(places, default=(KEEP, 0, 0))
    if rank == KEEP:
        return None
    rows = parts[-i].rows
    smaller = Part(parts[-i].title, rows[:-j] + rows[-j + 1 :] if j else rows[1:], parts[-i].numbered)
    return (*parts[:-i], smaller, *parts[-i + 1 :]) if i else (smaller, *parts[1:])
