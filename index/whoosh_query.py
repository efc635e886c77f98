"""A Query -> Whoosh's queries: which documents, and what they score (the twin of ``tantivy_query``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from whoosh import query as q

from index.base import Only, Part, Piece, Query
from index.fields import BOOSTS, NEAR, span
from index.near import Known, Way, phrase_boost, ways
from thai.terms import Terms

#: a query of Whoosh, and its searcher; it ships no types
Clause = Any
_Searcher = Any


def exact_query(query: Query) -> Clause:
    """Documents where of each group a piece stands; see ``unwanted``."""
    must = [_every(query.groups) if query.groups else q.Every(), *map(_passes, query.only)]
    return _scored(query, q.And(must))


def near_ways(query: Query, searcher: _Searcher, literal: int) -> list[Way]:
    """Give the ways in which a document may be near.

    :param literal: how many documents match literally.
    """
    known = Known(lambda gram: int(searcher.doc_frequency(NEAR, gram)), searcher.doc_count(), literal)
    return ways(query, known)


def near_query(query: Query, found: list[Way]) -> Clause:
    """What near documents score; see ``near_numbers``."""
    return _scored(query, q.Or([clause for way in found for clause in _nearer(way)]))


def near_numbers(query: Query, found: list[Way], searcher: _Searcher) -> set[int]:
    """Documents that match when spelling is forgiven; literal and unwanted ones may be among them.

    Whoosh's ``Or`` cannot ask for so many of its clauses, so they are counted here.
    """
    numbers: set[int] = set()
    for way in found:
        numbers |= _having(way, searcher)
    for only in query.only:
        numbers &= _numbers(_passes(only), searcher)
    return numbers


def _nearer(way: Way) -> list[Clause]:
    """What scores: grams, grams as a phrase, and of a long query the literal ones."""
    typed = [piece.alternatives[0] for piece in way.loose]
    phrases = [_phrase(NEAR, terms.forgiven, phrase_boost(len(typed))) for terms in typed]
    grams = [q.Term(NEAR, gram) for gram in (*way.grams, *way.ranking)]
    literal = dict.fromkeys(gram for terms in typed for gram in terms.grams if way.ranking)
    return [*phrases, *grams, *(q.Term("body_grams", gram) for gram in literal)]


def unwanted(query: Query, *, near: bool) -> Clause:
    """Documents to leave out.  Whoosh 2.7.5 gets AndNot wrong now and then, so they are given as a mask."""
    pieces = [_exact(piece) for piece in query.without]
    return q.Or([*pieces, _every(query.groups)] if near else pieces)


def _having(way: Way, searcher: _Searcher) -> set[int]:
    counts: Counter[int] = Counter()
    for gram in way.grams:
        counts.update(_numbers(q.Term(NEAR, gram), searcher))
    found = {number for number, count in counts.items() if count >= way.needed}
    for piece in way.firm:
        found &= _numbers(_exact(piece), searcher)
    return found


def _numbers(clause: Clause, searcher: _Searcher) -> set[int]:
    return set(searcher.docs_for_query(clause))


def _every(groups: Iterable[tuple[Piece, ...]]) -> Clause:
    return q.And([q.Or([_exact(piece) for piece in group]) for group in groups])


def _scored(query: Query, must: Clause) -> Clause:
    side_by_side = [_exact(Piece((query.whole,)))] if len(query.groups) > 1 else []
    return q.AndMaybe(must, q.Or([*side_by_side, *_words(query)]))


def _words(query: Query) -> list[Clause]:
    return [
        q.Term(f"{part}_words", word, boost=boost)
        for word in dict.fromkeys(word for piece in query.pieces for word in piece.alternatives[0].words)
        for part, boost in BOOSTS.items()
    ]


def _exact(piece: Piece) -> Clause:
    parts: dict[Part, float] = {piece.part: 1.0} if piece.part else BOOSTS
    return q.Or(
        [_stands(part, terms, boost) for terms in piece.alternatives for part, boost in parts.items()]
    )


def _stands(part: str, terms: Terms, boost: float) -> Clause:
    if len(terms.units) == 1:
        return q.Term(f"{part}_units", terms.units[0], boost=boost)
    return _phrase(f"{part}_grams", terms.grams, boost)


def _phrase(field: str, grams: tuple[str, ...], boost: float) -> Clause:
    if not grams:
        return q.NullQuery
    if len(grams) == 1:
        return q.Term(field, grams[0], boost=boost)
    return q.Phrase(field, list(grams), boost=boost)


def _passes(only: Only) -> Clause:
    """A filter; it scores nothing."""
    clauses = [q.Or([q.Term(only.field, value) for value in only.values])] if only.values else []
    bounds = span(only)
    days = [q.TermRange(only.field, *(f"{day:08}" for day in bounds))] if bounds else []
    return q.ConstantScoreQuery(q.And([*clauses, *days]) if clauses or days else q.Every(), 0.0)
