"""Whoosh's matches, and their order: equal ones by the greater id (the twin of ``tantivy_matches``)."""

from __future__ import annotations

from typing import Any

from index.base import Query, Sort
from index.sorting import SORTS
from index.whoosh_query import Clause, exact_query, near_numbers, near_query, near_ways, unwanted

# Whoosh ships no types
_Searcher = Any
#: score and number of a document
Match = tuple[float, int]


def literal_matches(searcher: _Searcher, query: Query) -> list[Match]:
    """Give all literal matches, in no order."""
    return _found(searcher, exact_query(query), unwanted(query, near=False))


def near_matches(searcher: _Searcher, query: Query, literal: int) -> list[Match]:
    """Give all near matches, in no order.

    :param literal: how many documents match literally.
    """
    found = near_ways(query, searcher, literal)
    numbers = near_numbers(query, found, searcher)
    if not numbers:
        return []
    return _found(searcher, near_query(query, found), unwanted(query, near=True), numbers)


def _found(searcher: _Searcher, query: Clause, mask: Clause, numbers: set[int] | None = None) -> list[Match]:
    found = searcher.search(query, limit=None, mask=mask, filter=numbers)
    return [(found.score(rank), found.docnum(rank)) for rank in range(len(found))]


def in_order(searcher: _Searcher, found: list[Match], sort: Sort) -> list[Match]:
    """Sort matches, the greatest first; of equal ones the greater id first."""
    if not found:
        return []  # Whoosh's reader of an empty index has no columns
    ids = searcher.reader().column_reader("id")
    found = sorted(found, key=lambda match: ids[match[1]], reverse=True)
    if sort == "relevance":
        return sorted(found, key=lambda match: -match[0])
    keys = searcher.reader().column_reader(SORTS[sort])
    return sorted(found, key=lambda match: keys[match[1]], reverse=True)
