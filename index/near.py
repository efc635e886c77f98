"""When a document is near (ใกล้เคียง): which forgiven grams are asked for, and how many of them must be there.

The same rule for every engine.  Grams that stand in many documents say little and cost most, so of a long
query only the rarest are asked for.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, product

from index.base import Piece, Query

# what is asked for of so many different grams, and which share of it must be there: a slip of one letter
# spoils three grams; a long query is a sentence, of which a letter has some words
_FEW = 3
_SOME, _SHARE_OF_SOME = 12, 0.6
_LONG = 24
_MANY, _SHARE_OF_MANY = 24, 0.3
# where something matches literally, a gram in more documents than these is not worth its time; so many of the
# rarest are asked for anyhow
_ENOUGH_DOCUMENTS, _SHARE_OF_DOCUMENTS = 1000, 0.02
_LEAST = 4
# of queries with หรือ in several places
_MOST_WAYS = 16

# what the grams of a piece count more when they stand as a phrase; of many pieces each counts less, for then
# the letter is asked for by its words and not by their order
_PHRASE = 4.0

#: gives in how many documents a gram stands
Frequency = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Known:
    """What an index knows when it looks for near documents.

    :param documents: how many there are.
    :param literal: how many of them match literally.
    """

    frequency: Frequency
    documents: int
    literal: int


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of one piece of each group.

    :param firm: the pieces that are never loosened: they must stand.
    :param loose: the others.
    :param grams: the forgiven grams asked for; at least ``needed`` of them must stand in subject and body.
    :param ranking: more forgiven grams that tell something, for ranking only.
    """

    firm: tuple[Piece, ...]
    loose: tuple[Piece, ...]
    grams: tuple[str, ...]
    needed: int
    ranking: tuple[str, ...]


def ways(query: Query, known: Known) -> list[Way]:
    """Give the ways in which a document may be near; none where nothing may be loosened."""
    choices = islice(product(*query.groups), _MOST_WAYS)
    found = (_way(pieces, known) for pieces in choices)
    return [way for way in found if 0 < way.needed <= len(way.grams)]


def _way(pieces: tuple[Piece, ...], known: Known) -> Way:
    loose = tuple(piece for piece in pieces if _may_be_loosened(piece))
    firm = tuple(piece for piece in pieces if piece not in loose and not _is_signs(piece))
    telling = _telling({gram for piece in loose for gram in piece.alternatives[0].forgiven}, known)
    asked, needed = _measure(len(telling))
    there = [gram for number, gram in telling if number]
    return Way(firm, loose, tuple(there[:asked]), needed, tuple(there[asked:]))


def _telling(grams: set[str], known: Known) -> list[tuple[int, str]]:
    """Give grams and in how many documents they stand, the rarest first; common ones when all else fails."""
    most = max(_ENOUGH_DOCUMENTS, known.documents * _SHARE_OF_DOCUMENTS)
    ranked = sorted((known.frequency(gram), gram) for gram in grams)
    if not known.literal:
        return ranked
    return [one for place, one in enumerate(ranked) if place < _LEAST or one[0] <= most]


def _may_be_loosened(piece: Piece) -> bool:
    return piece.part is None and bool(piece.alternatives[0].forgiven)


def _is_signs(piece: Piece) -> bool:
    """Tell whether a piece has neither letters nor digits (!!): then a near document need not have it."""
    return not any(char.isalnum() for unit in piece.alternatives[0].units for char in unit)


def _measure(count: int) -> tuple[int, int]:
    """How many grams are asked for, and how many of these must be there."""
    if count <= _FEW:
        return count, count
    if count <= _LONG:
        asked = min(count, _SOME)
        return asked, math.ceil(asked * _SHARE_OF_SOME)
    return _MANY, math.ceil(_MANY * _SHARE_OF_MANY)


def phrase_boost(loose: int) -> float:
    """Tell what the forgiven grams of a piece count when they stand as a phrase, against one gram alone.

    :param loose: how many pieces may be loosened.
    """
    return _PHRASE / max(1, loose)
