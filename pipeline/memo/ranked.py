"""Sections whose sentences know how much they matter, before the page decides what stays."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from pipeline.memo.model import Sentence

#: never left out: what is asked, deadlines, the citation, the proposal
KEEP = math.inf


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence and its rank; the highest gets room on the page first."""

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


Place = tuple[int, int]


def places_by_rank(parts: tuple[Part, ...]) -> list[Place]:
    """Give the places (part, row) of what may be left out, what matters most first."""
    ranks = {(i, j): row.rank for i, part in enumerate(parts) for j, row in enumerate(part.rows)}
    optional = [place for place, rank in ranks.items() if rank != KEEP]
    return sorted(optional, key=lambda place: (-ranks[place], place))


def only(parts: tuple[Part, ...], chosen: set[Place]) -> tuple[Part, ...]:
    """Give the parts with what must stay and the chosen rows, in their old order."""
    return tuple(
        replace(
            part,
            rows=tuple(row for j, row in enumerate(part.rows) if row.rank == KEEP or (i, j) in chosen),
        )
        for i, part in enumerate(parts)
    )
