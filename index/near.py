"""When a document is near (ใกล้เคียง): how many of the forgiven grams must be there, and which are asked for.

The same rule for every engine.  Grams that stand in many documents say little and cost most, so of a long
query only the rarest are asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from index.base import Piece, Query
from thai.terms import Terms

#: so many grams are asked for, the rarest
_ASKED = 12
# up to so many grams all must be there; up to so many this share; of more the lower share
_FEW, _SOME = 3, 8
_SHARE_OF_SOME, _SHARE_OF_MANY = 0.6, 0.4

#: gives in how many documents a gram stands
Frequency = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Enough:
    """Forgiven grams, and how many of them must stand in a document; none of none is never enough."""

    grams: tuple[str, ...]
    needed: int


def enough(piece: Terms, frequency: Frequency) -> Enough:
    """Tell which forgiven grams of a piece are asked for, the rarest first, and how many of them must be there."""
    distinct = sorted(dict.fromkeys(piece.forgiven), key=lambda gram: (frequency(gram), gram))
    asked = tuple(distinct[:_ASKED])
    return Enough(asked, _needed(len(asked)))


def _needed(count: int) -> int:
    if count <= _FEW:
        return count
    return math.ceil(count * (_SHARE_OF_SOME if count <= _SOME else _SHARE_OF_MANY))


def loosened(piece: Piece) -> Terms | None:
    """Give the terms of a piece that may nearly stand; None for one that is never loosened."""
    first = piece.alternatives[0]
    return first if piece.part is None and first.forgiven else None


def firm(query: Query) -> tuple[tuple[Piece, ...], ...]:
    """Give the groups of a query in which nothing may be loosened."""
    return tuple(group for group in query.groups if not any(map(loosened, group)))


def can_be_near(query: Query) -> bool:
    """Tell whether anything in a query may be loosened."""
    return bool(query.whole.forgiven) or len(firm(query)) < len(query.groups)


def loose_whole(query: Query) -> bool:
    """Tell whether the whole may stand for pieces that are missing: there are several that may be loosened."""
    return bool(query.whole.forgiven) and len(query.groups) - len(firm(query)) > 1
