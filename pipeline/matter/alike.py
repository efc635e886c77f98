"""Earlier letters alike in subject (เรื่องทำนองเดียวกัน), and how the chief ordered on them.

Numbers are no words of a subject, so the meetings of a series (ครั้งที่ ๑/๒๕๖๕, ครั้งที่ ๒/๒๕๖๕) are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import count_letters, rows_by_id
from pipeline.catalogue.rows import Fields, LetterRow
from pipeline.catalogue.topics import letters_with, letters_with_each, words_of
from pipeline.letter.lines import likeness
from pipeline.matter.ordered import last_orders
from pipeline.matter.wording import Weights, likeness_of
from pipeline.memo.precedent import Order
from thai.topics import topic_words

#: a letter counts as alike from this on
_ALIKE = 0.55
#: what the same sender and the same kind add
_SAME_SENDER, _SAME_KIND = 0.06, 0.02
_BEST = 5
#: the rarest words find the candidates, so many letters a word and in all
_WORDS, _A_WORD, _CANDIDATES = 4, 120, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """An earlier letter alike in subject.

    :param likeness: 0 to 1.
    :param order: the last order on it.
    """

    row: LetterRow
    likeness: float
    order: Order | None


def alike(catalogue: Catalogue, fields: Fields, but: str | None = None) -> list[Alike]:
    """Give the earlier letters that are most alike, the best first.

    :param but: the letter itself; those that came in after it are no earlier ones.
    """
    words = topic_words(fields.subject)
    counts = letters_with_each(catalogue, words)
    candidates = [id_ for id_ in _candidates(catalogue, words, counts) if but is None or id_ < but]
    its_words = words_of(catalogue, candidates)
    every = sorted(set().union(words, *its_words.values()))
    weights = Weights(count_letters(catalogue, secret=False), letters_with_each(catalogue, every))
    scores = {id_: likeness_of(words, its, weights) for id_, its in its_words.items()}
    near = [id_ for id_ in candidates if scores[id_] + _SAME_SENDER + _SAME_KIND >= _ALIKE]
    return _best(catalogue, fields, rows_by_id(catalogue, near), scores)


def _candidates(catalogue: Catalogue, words: Sequence[str], counts: dict[str, int]) -> list[str]:
    """Find letters by the rarest words that there are: a word of all letters finds nothing."""
    known = sorted((word for word in words if counts[word]), key=lambda word: counts[word])
    found: dict[str, None] = {}
    for word in known[:_WORDS]:
        found |= dict.fromkeys(letters_with(catalogue, word, _A_WORD))
    return list(found)[:_CANDIDATES]


def _best(
    catalogue: Catalogue, fields: Fields, rows: Sequence[LetterRow], scores: dict[str, float]
) -> list[Alike]:
    likely = {row.id: min(1.0, scores[row.id] + _same(fields, row.fields)) for row in rows}
    best = sorted((row for row in rows if likely[row.id] >= _ALIKE), key=lambda row: row.id, reverse=True)
    best.sort(key=lambda row: round(likely[row.id], 2), reverse=True)
    orders = last_orders(catalogue, [row.id for row in best])
    # of letters equally alike those tell more on which there is an order
    best.sort(key=lambda row: (round(likely[row.id], 1), row.id in orders), reverse=True)
    return [
        Alike(row=row, likeness=round(likely[row.id], 3), order=orders.get(row.id)) for row in best[:_BEST]
    ]


def _same(fields: Fields, other: Fields) -> float:
    sender = bool(fields.sender) and likeness(fields.sender) == likeness(other.sender)
    return _SAME_SENDER * sender + _SAME_KIND * (fields.kind == other.kind)
