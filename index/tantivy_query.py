"""A Query -> tantivy's queries: which documents, and what they score (the twin of ``whoosh_query``)."""

from __future__ import annotations

from collections.abc import Iterable

from tantivy import FieldType, Occur, Query, Schema

import index.base
from index.base import Only, Part, Piece
from index.fields import BOOSTS, NEAR, span
from index.near import Known, Way, phrase_boost, ways
from thai.terms import Terms


def exact_query(schema: Schema, query: index.base.Query) -> Query:
    """Documents where of each group a piece stands."""
    return _scored(schema, query, _every(schema, query.groups))


def near_query(schema: Schema, query: index.base.Query, known: Known, *, ranked: bool) -> Query:
    """Documents that match when spelling is forgiven, and not literally.

    :param ranked: tell the better ones; without it they are only counted, which is faster.
    """
    found = ways(query, known)
    if not found:
        return Query.empty_query()
    must = _any(_enough(schema, way) for way in found)
    better = [clause for way in found for clause in _nearer(schema, way)]
    literal = _all(_every(schema, query.groups))
    near = _scored(schema, query, [must], without=[literal], better=better)
    return near if ranked else Query.const_score_query(near, 0.0)


def _every(schema: Schema, groups: Iterable[tuple[Piece, ...]]) -> list[Query]:
    return [_any(_exact(schema, piece) for piece in group) for group in groups]


def _scored(
    schema: Schema,
    query: index.base.Query,
    must: list[Query],
    without: Iterable[Query] = (),
    better: Iterable[Query] = (),
) -> Query:
    return Query.boolean_query(
        [
            *((Occur.Must, clause) for clause in must or [Query.all_query()]),
            *((Occur.Must, _passes(schema, only)) for only in query.only),
            *((Occur.MustNot, clause) for clause in without),
            *((Occur.MustNot, _exact(schema, piece)) for piece in query.without),
            *((Occur.Should, clause) for clause in better),
            *((Occur.Should, clause) for clause in _better(schema, query)),
        ]
    )


def _better(schema: Schema, query: index.base.Query) -> Iterable[Query]:
    """What is no condition and scores: all side by side, and whole words rather than parts of longer ones."""
    if len(query.groups) > 1:
        yield _exact(schema, Piece((query.whole,)))
    for word in dict.fromkeys(word for piece in query.pieces for word in piece.alternatives[0].words):
        for part, boost in BOOSTS.items():
            yield Query.boost_query(Query.term_query(schema, f"{part}_words", word, "freq"), boost)


def _exact(schema: Schema, piece: Piece) -> Query:
    parts: dict[Part, float] = {piece.part: 1.0} if piece.part else BOOSTS
    return _any(
        Query.boost_query(_stands(schema, part, terms), boost)
        for terms in piece.alternatives
        for part, boost in parts.items()
    )


def _stands(schema: Schema, part: str, terms: Terms) -> Query:
    if len(terms.units) == 1:
        return Query.term_query(schema, f"{part}_units", terms.units[0], "basic")
    return _phrase(schema, f"{part}_grams", terms.grams)


def _enough(schema: Schema, way: Way) -> Query:
    """Documents with enough of the grams of a way."""
    grams = [(Occur.Should, Query.term_query(schema, NEAR, gram, "freq")) for gram in way.grams]
    enough = Query.boolean_query(grams, minimum_number_should_match=way.needed)
    return _all([enough, *(_exact(schema, piece) for piece in way.firm)])


def _nearer(schema: Schema, way: Way) -> Iterable[Query]:
    """What is no condition and scores: grams as a phrase, others, and of a long query the literal ones."""
    for gram in way.ranking:
        yield Query.term_query(schema, NEAR, gram, "freq")
    for terms in (piece.alternatives[0] for piece in way.loose):
        yield Query.boost_query(_phrase(schema, NEAR, terms.forgiven), phrase_boost(len(way.loose)))
        for gram in dict.fromkeys(terms.grams) if way.ranking else ():
            yield Query.term_query(schema, "body_grams", gram, "freq")


def _phrase(schema: Schema, field: str, grams: tuple[str, ...]) -> Query:
    """Grams side by side.  Neighbours overlap, so every second one tells all, in half the time."""
    if not grams:
        return Query.empty_query()
    if len(grams) == 1:
        return Query.term_query(schema, field, grams[0])
    places = sorted({*range(0, len(grams), 2), len(grams) - 1})
    return Query.phrase_query(schema, field, [(place, grams[place]) for place in places])


def _passes(schema: Schema, only: Only) -> Query:
    """A filter; it scores nothing."""
    clauses = [Query.all_query()]
    if only.values:
        clauses.append(_any(Query.term_query(schema, only.field, value, "basic") for value in only.values))
    if bounds := span(only):
        clauses.append(Query.range_query(schema, only.field, FieldType.Unsigned, *bounds))
    return Query.const_score_query(_all(clauses), 0.0)


def _any(clauses: Iterable[Query]) -> Query:
    """Any of some clauses; one alone stands for itself."""
    every = list(clauses)
    return every[0] if len(every) == 1 else Query.boolean_query([(Occur.Should, clause) for clause in every])


def _all(clauses: Iterable[Query]) -> Query:
    every = list(clauses)
    return every[0] if len(every) == 1 else Query.boolean_query([(Occur.Must, clause) for clause in every])
