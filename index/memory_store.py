"""The executable specification of an index: plain Python, in memory, slow and plainly right.

The contract test holds the engines to it.  Its scores are simple counts; only their order matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from index.base import Entry, Facet, Hit, Only, Part, Piece, Query, Result, Sort
from index.fields import BOOSTS, days, forgiven, part_terms, span, values
from index.near import Known, Way, ways
from index.stored import hit_from_json, to_json
from thai.terms import Terms


class MemoryIndex:
    """Entries in a dict by id."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def put(self, entries: Iterable[Entry]) -> int:
        """Add entries; see SearchIndex."""
        added = list(entries)
        self._entries.update((entry.id, entry) for entry in added)
        return len(added)

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; see SearchIndex."""
        for entry_id in ids:
            self._entries.pop(entry_id, None)

    def search(self, query: Query, limit: int, offset: int = 0, sort: Sort = "relevance") -> Result:
        """Answer a query; see SearchIndex."""
        exact = self._literal(query)
        loose = ways(query, Known(self._frequency, len(self._entries), len(exact)))
        near = [e for e in self._allowed(query) if e not in exact and any(_is_near(way, e) for way in loose)]
        hits = [
            _hit(entry, query, near=is_near)
            for found, is_near in ((exact, False), (near, True))
            for entry in sorted(found, key=partial(_order, query, sort), reverse=True)
        ]
        return Result(total=len(exact), near=len(near), hits=tuple(hits[offset : offset + limit]))

    def count_by(self, query: Query, by: Facet) -> dict[str, int]:
        """Count the literal matches by a field; see SearchIndex."""
        return dict(Counter(filter(None, (values(entry)[by] for entry in self._literal(query)))))

    def get(self, entry_id: str) -> Hit | None:
        """Give one entry; see SearchIndex."""
        entry = self._entries.get(entry_id)
        return hit_from_json(to_json(entry), score=0.0, near=False) if entry else None

    def ids(self) -> Iterator[str]:
        """The ids of all entries."""
        return iter(list(self._entries))

    def close(self) -> None:
        """Nothing to let go of."""

    def _allowed(self, query: Query) -> list[Entry]:
        """The entries that pass the filters and hold nothing unwanted."""
        return [
            entry
            for entry in self._entries.values()
            if all(_passes(only, entry) for only in query.only)
            and not any(_stands(piece, entry) for piece in query.without)
        ]

    def _literal(self, query: Query) -> list[Entry]:
        return [
            entry
            for entry in self._allowed(query)
            if all(any(_stands(piece, entry) for piece in group) for group in query.groups)
        ]

    def _frequency(self, gram: str) -> int:
        return sum(gram in forgiven(entry) for entry in self._entries.values())


def _is_near(way: Way, entry: Entry) -> bool:
    there = set(forgiven(entry)).intersection(way.grams)
    return len(there) >= way.needed and all(_stands(piece, entry) for piece in way.firm)


def _passes(only: Only, entry: Entry) -> bool:
    if only.values and values(entry)[only.field] not in only.values:
        return False
    bounds = span(only)
    return bounds is None or any(bounds[0] <= day <= bounds[1] for day in days(entry)[only.field])


def _stands(piece: Piece, entry: Entry) -> bool:
    parts: tuple[Part, ...] = (piece.part,) if piece.part else tuple(BOOSTS)
    return any(_count(terms, part_terms(entry, part)) for terms in piece.alternatives for part in parts)


def _count(wanted: Terms, text: Terms) -> int:
    """How often a string stands in a text; an empty one never."""
    one = len(wanted.units) == 1
    return _phrases(*((wanted.units, text.units) if one else (wanted.grams, text.grams)))


def _phrases(phrase: tuple[str, ...], stream: tuple[str, ...]) -> int:
    if not phrase:
        return 0
    return sum(stream[i : i + len(phrase)] == phrase for i in range(len(stream) - len(phrase) + 1))


def _order(query: Query, sort: Sort, entry: Entry) -> tuple[float, str]:
    """What an entry is sorted by, the greatest first."""
    if sort == "date":
        return max(days(entry)["date"], default=0), entry.id
    if sort == "deadline":
        return -min(days(entry)["due"], default=float("inf")), entry.id
    return _score(query, entry), entry.id


def _score(query: Query, entry: Entry) -> float:
    wanted = (*(terms for piece in query.pieces for terms in piece.alternatives), query.whole)
    literal = sum(
        boost * _count(terms, part_terms(entry, part)) for terms in wanted for part, boost in BOOSTS.items()
    )
    return literal + sum(_phrases(terms.forgiven, forgiven(entry)) for terms in wanted)


def _hit(entry: Entry, query: Query, *, near: bool) -> Hit:
    return hit_from_json(to_json(entry), score=_score(query, entry), near=near)
