"""A Query -> tantivy's queries: which documents, and what they score."""

from __future__ import annotations

from collections.abc import Iterable

from tantivy import Occur, Query, Schema

import index.base
from index.fields import BOOSTS
from thai.terms import Terms


def exact_query(schema: Schema, query: index.base.Query) -> Query:
    """Documents where every piece stands."""
    must = [_exact(schema, piece) for piece in query.pieces]
    return _scored(schema, query, must, without=[])


def near_query(schema: Schema, query: index.base.Query) -> Query:
    """Documents where every piece nearly stands, and not every piece stands."""
    if not any(piece.forgiven for piece in query.pieces):
        return Query.empty_query()
    must = [_loose(schema, piece) for piece in query.pieces]
    every = _all(_exact(schema, piece) for piece in query.pieces)
    return _scored(schema, query, must, without=[every])


def _scored(schema: Schema, query: index.base.Query, must: list[Query], without: list[Query]) -> Query:
    without = without + [_exact(schema, piece) for piece in query.without]
    side_by_side = [_exact(schema, query.whole)] if len(query.pieces) > 1 else []
    return Query.boolean_query(
        [
            *((Occur.Must, clause) for clause in must),
            *((Occur.MustNot, clause) for clause in without),
            *((Occur.Should, clause) for clause in side_by_side),
            *((Occur.Should, clause) for clause in _words(schema, query)),
        ]
    )


def _words(schema: Schema, query: index.base.Query) -> Iterable[Query]:
    """A piece that is a whole word of the document counts more than the same letters inside another word."""
    for word in dict.fromkeys(word for piece in query.pieces for word in piece.words):
        for part, boost in BOOSTS.items():
            yield Query.boost_query(Query.term_query(schema, f"{part}_words", word, "freq"), boost)


def _exact(schema: Schema, piece: Terms) -> Query:
    return _any(Query.boost_query(_stands(schema, part, piece), boost) for part, boost in BOOSTS.items())


def _stands(schema: Schema, part: str, piece: Terms) -> Query:
    if len(piece.units) == 1:
        return Query.term_query(schema, f"{part}_units", piece.units[0], "basic")
    return _phrase(schema, f"{part}_grams", piece.grams)


def _loose(schema: Schema, piece: Terms) -> Query:
    if not piece.forgiven:
        return _exact(schema, piece)
    forgiven = (
        Query.boost_query(_phrase(schema, f"{part}_forgiven", piece.forgiven), boost)
        for part, boost in BOOSTS.items()
    )
    return _any((_exact(schema, piece), *forgiven))


def _phrase(schema: Schema, field: str, grams: tuple[str, ...]) -> Query:
    if not grams:
        return Query.empty_query()
    if len(grams) == 1:
        return Query.term_query(schema, field, grams[0])
    return Query.phrase_query(schema, field, list(grams))


def _any(clauses: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, clause) for clause in clauses])


def _all(clauses: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, clause) for clause in clauses])
