"""How alike two subjects are (ความคล้ายของชื่อเรื่อง): the cosine of their words, rare ones weighing most."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

#: words count as if so many letters more were there: of a handful of letters none tells what is rare
_UNSEEN = 20.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What words weigh (idf).

    :param letters: how many letters there are.
    :param with_each: how many of them have a word.
    """

    letters: int
    with_each: Mapping[str, int]

    def of(self, word: str) -> float:
        """Give a word's weight; one of all letters weighs little, one that is not known weighs most."""
        return math.log1p((self.letters + _UNSEEN) / (1 + self.with_each.get(word, 0)))


def likeness_of(mine: Collection[str], its: Collection[str], weights: Weights) -> float:
    """Give the cosine of two subjects, 0 to 1."""
    one, other = set(mine), set(its)
    both = sum(weights.of(word) ** 2 for word in one & other)
    norms = (math.sqrt(sum(weights.of(word) ** 2 for word in words)) for words in (one, other))
    length = math.prod(norms)
    return both / length if length else 0.0
