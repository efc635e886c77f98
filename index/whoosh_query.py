"""A Query -> Whoosh's queries: which documents, and what they score (the twin of ``tantivy_query``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from whoosh import query as q

from index.base import Only, Part, Piece, Query
from index.fields import BOOSTS, NEAR, span
from index.near import Enough, can_be_near, enough, firm, loose_whole, loosened
from thai.terms import Terms

#: a query of Whoosh, and its searcher; it ships no types
Clause = Any
_Searcher = Any
#: what the forgiven grams of a piece count when they stand as a phrase, against one gram alone
_PHRASE = 4.0


def exact_query(query: Query) -> Clause:
    """Documents where of each group a piece stands; see ``unwanted``."""
    must = [_every(query.groups) if query.groups else q.Every(), *map(_passes, query.only)]
    return _scored(query, q.And(must))


def near_query(query: Query, searcher: _Searcher) -> Clause:
    """What near documents score; see ``near_numbers``."""
    loose = [terms for piece in query.pieces if (terms := loosened(piece))]
    asked = [enough(terms, _frequency(searcher)) for terms in (*loose, query.whole)]
    grams = dict.fromkeys(gram for each in asked for gram in each.grams)
    phrases = [_phrase(NEAR, terms.forgiven, _PHRASE) for terms in loose]
    return _scored(query, q.Or([*map(_exact, query.pieces), *phrases, *(q.Term(NEAR, gram) for gram in grams)]))


def near_numbers(query: Query, searcher: _Searcher) -> set[int]:
    """Documents that match when spelling is forgiven; literal and unwanted ones may be among them.

    Whoosh's ``Or`` cannot ask for so many of its clauses rightly, so they are counted here.
    """
    if not can_be_near(query):
        return set()
    found = _each(query.groups, searcher)
    if loose_whole(query):
        found |= _having(enough(query.whole, _frequency(searcher)), searcher) & _each_firm(query, searcher)
    for only in query.only:
        found &= _numbers(_passes(only), searcher)
    return found


def unwanted(query: Query, *, near: bool) -> Clause:
    """Documents to leave out.  Whoosh 2.7.5 gets AndNot wrong now and then, so they are given as a mask."""
    pieces = [_exact(piece) for piece in query.without]
    return q.Or([*pieces, _every(query.groups)] if near else pieces)


def _each(groups: Iterable[tuple[Piece, ...]], searcher: _Searcher) -> set[int]:
    """Documents where of each group a piece nearly stands."""
    return set.intersection(
        *(set().union(*(_nearly_stands(piece, searcher) for piece in group)) for group in groups)
    )


def _each_firm(query: Query, searcher: _Searcher) -> set[int]:
    groups = firm(query)
    return _numbers(_every(groups) if groups else q.Every(), searcher)


def _nearly_stands(piece: Piece, searcher: _Searcher) -> set[int]:
    loose, stands = loosened(piece), _numbers(_exact(piece), searcher)
    return stands | _having(enough(loose, _frequency(searcher)), searcher) if loose else stands


def _having(asked: Enough, searcher: _Searcher) -> set[int]:
    counts: Counter[int] = Counter()
    for gram in asked.grams:
        counts.update(_numbers(q.Term(NEAR, gram), searcher))
    return {number for number, count in counts.items() if count >= asked.needed}


def _numbers(clause: Clause, searcher: _Searcher) -> set[int]:
    return set(searcher.docs_for_query(clause))


def _frequency(searcher: _Searcher) -> Any:  # noqa: ANN401 - Whoosh ships no types
    return lambda gram: searcher.doc_frequency(NEAR, gram)


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
