"""A Query -> Whoosh's queries: which documents, and what they score (the twin of ``tantivy_query``)."""

from __future__ import annotations

from typing import Any

from whoosh import query as q

from index.base import Query
from index.fields import BOOSTS
from thai.terms import Terms

#: a query of Whoosh, which ships no types
Clause = Any


def exact_query(query: Query) -> Clause:
    """Documents where every piece stands; see ``unwanted``."""
    return _scored(query, _every(query))


def near_query(query: Query) -> Clause:
    """Documents where every piece nearly stands; those where every piece stands are among them."""
    if not any(piece.forgiven for piece in query.pieces):
        return q.NullQuery
    return _scored(query, q.And([_loose(piece) for piece in query.pieces]))


def unwanted(query: Query, *, near: bool) -> Clause:
    """Documents to leave out.  Whoosh 2.7.5 gets AndNot wrong now and then, so they are given as a mask."""
    pieces = [_exact(piece) for piece in query.without]
    return q.Or([*pieces, _every(query)] if near else pieces)


def _every(query: Query) -> Clause:
    return q.And([_exact(piece) for piece in query.pieces])


def _scored(query: Query, must: Clause) -> Clause:
    side_by_side = [_exact(query.whole)] if len(query.pieces) > 1 else []
    return q.AndMaybe(must, q.Or([*side_by_side, *_words(query)]))


def _words(query: Query) -> list[Clause]:
    return [
        q.Term(f"{part}_words", word, boost=boost)
        for word in dict.fromkeys(word for piece in query.pieces for word in piece.words)
        for part, boost in BOOSTS.items()
    ]


def _exact(piece: Terms) -> Clause:
    if len(piece.units) == 1:
        return q.Or([q.Term(f"{part}_units", piece.units[0], boost=boost) for part, boost in BOOSTS.items()])
    return q.Or([_phrase(f"{part}_grams", piece.grams, boost) for part, boost in BOOSTS.items()])


def _loose(piece: Terms) -> Clause:
    forgiven = [_phrase(f"{part}_forgiven", piece.forgiven, boost) for part, boost in BOOSTS.items()]
    return q.Or([_exact(piece), *(forgiven if piece.forgiven else [])])


def _phrase(field: str, grams: tuple[str, ...], boost: float) -> Clause:
    if not grams:
        return q.NullQuery
    if len(grams) == 1:
        return q.Term(field, grams[0], boost=boost)
    return q.Phrase(field, list(grams), boost=boost)
