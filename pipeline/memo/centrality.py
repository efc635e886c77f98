"""How much of a sentence's words the other sentences share (ความเป็นใจกลางของเรื่อง).

Degree centrality in the graph of sentences, after LexRank (Erkan and Radev, 2004): the edges are cosines of
word vectors, a word weighing the more the fewer sentences of the letter hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from thai.fold import fold
from thai.words import words


def centralities(texts: Sequence[str]) -> list[float]:
    """Give the centrality of each sentence: 1 for the most central one; all 1 where none shares a word."""
    vectors = _vectors([content_words(text) for text in texts])
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, 0.0)
    shared = cosines.sum(axis=1)
    most = shared.max(initial=0.0)
    return [float(one / most) for one in shared] if most > 0 else [1.0] * len(texts)


def _vectors(bags: list[Counter[str]]) -> np.ndarray:
    """Give a row of length 1 for each sentence, a column for each word; an empty sentence has zeros."""
    held = Counter(word for bag in bags for word in bag)
    column = {word: number for number, word in enumerate(sorted(held))}
    vectors = np.zeros((len(bags), len(column)))
    for row, bag in zip(vectors, bags, strict=True):
        for word, count in bag.items():
            row[column[word]] = (1 + np.log(count)) * np.log1p(len(bags) / held[word])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


def content_words(text: str) -> Counter[str]:
    """Count the words that carry the matter: no number, no single letter, no stop word."""
    found = (word.strip() for word in words(fold(text)))
    return Counter(
        word for word in found if len(word) > 1 and not word.isdigit() and word not in _stop_words()
    )


@cache
def _stop_words() -> frozenset[str]:
    from pythainlp.corpus import thai_stopwords  # noqa: PLC0415 - pythainlp is loaded when it is needed

    return frozenset(fold(word) for word in thai_stopwords())
