"""The asked part of tantivy's matches, in the contract's order: equal ones by the greater id."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from index.base import Sort
from index.sorting import BY_ID, SORTS

#: what a match is sorted by, and where it lies
Match = tuple[float, tantivy.DocAddress]

# hits beyond those asked for, to see in one go whether the last of these has equals
_MORE = 30


@dataclass(frozen=True, slots=True)
class Matches:
    """How many documents match, and the asked part of them in order."""

    count: int
    part: list[Match]


def matches(searcher: tantivy.Searcher, query: tantivy.Query, start: int, stop: int, sort: Sort) -> Matches:
    """Matches ``start`` to ``stop`` in order; of equal ones the greater id first."""
    count, best = _enough(searcher, query, stop, SORTS.get(sort))
    if start >= min(stop, count):
        return Matches(count, [])
    highest, lowest = best[start][0], best[min(stop, count) - 1][0]
    better = sum(score > highest for score, _ in best)
    asked = _by_id(searcher, [match for match in best if lowest <= match[0] <= highest])
    asked.sort(key=lambda match: -match[0])
    return Matches(count, asked[start - better : stop - better])


def _enough(
    searcher: tantivy.Searcher, query: tantivy.Query, stop: int, field: str | None
) -> tuple[int, list[Match]]:
    """How many documents match, and the best of them: ``stop``, and all that are equal to the last of these.

    tantivy leaves equal ones as they lie in its segments.
    """
    take = stop + _MORE
    while True:
        found = searcher.search(query, limit=take, order_by_field=field)
        count: int = found.count  # type: ignore[attr-defined]  # its stubs forget it
        if not stop or len(found.hits) >= count or found.hits[-1][0] < found.hits[stop - 1][0]:
            return count, found.hits
        take *= 4


def _by_id(searcher: tantivy.Searcher, found: list[Match]) -> list[Match]:
    """Sort matches by their ids, the greatest first; ids are read only where keys are not enough."""
    keys = searcher.fast_field_values(BY_ID, [at for _, at in found])
    if len(set(keys)) < len(keys):
        return sorted(found, key=lambda match: entry_id(searcher, match[1]), reverse=True)
    order = sorted(range(len(found)), key=lambda place: keys[place] or 0, reverse=True)
    return [found[place] for place in order]


def entry_id(searcher: tantivy.Searcher, at: tantivy.DocAddress) -> str:
    """Read the id of a document."""
    return str(searcher.doc(at).get_first("id"))
