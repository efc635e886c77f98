"""The executable specification of an index: plain Python, in memory, slow and plainly right.

The contract test holds the engines to it.  Its scores are simple counts; only their order matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.base import Entry, Hit, Query, Result
from index.fields import BOOSTS
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

    def search(self, query: Query, limit: int, offset: int = 0) -> Result:
        """Answer a query; see SearchIndex."""
        allowed = [e for e in self._entries.values() if not any(_stands(piece, e) for piece in query.without)]
        exact = [e for e in allowed if all(_stands(piece, e) for piece in query.pieces)]
        near = [
            e for e in allowed if e not in exact and all(_nearly_stands(piece, e) for piece in query.pieces)
        ]
        hits = [_hit(e, query, near=False) for e in exact] + [_hit(e, query, near=True) for e in near]
        hits.sort(key=lambda hit: hit.id, reverse=True)
        hits.sort(key=lambda hit: (hit.near, -hit.score))
        return Result(total=len(exact), near=len(near), hits=tuple(hits[offset : offset + limit]))

    def ids(self) -> Iterator[str]:
        """The ids of all entries."""
        return iter(list(self._entries))

    def close(self) -> None:
        """Nothing to let go of."""


def _stands(piece: Terms, entry: Entry) -> bool:
    return any(
        _count(piece.units, text.units) if len(piece.units) == 1 else _count(piece.grams, text.grams)
        for text in (entry.subject_terms, entry.body_terms)
    )


def _nearly_stands(piece: Terms, entry: Entry) -> bool:
    return _stands(piece, entry) or any(
        _count(piece.forgiven, text.forgiven) for text in (entry.subject_terms, entry.body_terms)
    )


def _count(phrase: tuple[str, ...], text: tuple[str, ...]) -> int:
    """How often a phrase stands in a text; an empty one never."""
    if not phrase:
        return 0
    return sum(text[i : i + len(phrase)] == phrase for i in range(len(text) - len(phrase) + 1))


def _score(query: Query, entry: Entry) -> float:
    in_subject = sum(_count(p.units, entry.subject_terms.units) for p in (*query.pieces, query.whole))
    in_body = sum(_count(p.units, entry.body_terms.units) for p in (*query.pieces, query.whole))
    return BOOSTS["subject"] * in_subject + BOOSTS["body"] * in_body


def _hit(entry: Entry, query: Query, *, near: bool) -> Hit:
    return hit_from_json(to_json(entry), score=_score(query, entry), near=near)
