"""How alike two subjects are (ความคล้ายของชื่อเรื่อง): the cosine of their words, rare ones weighing most."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from thai.calendar import MONTHS
from thai.topics import topic_words

#: of a handful of letters none tells what is rare: so many more are thought there, so many with each word
_MORE, _MORE_WITH = 50.0, 5.0
# what tells one of a series from the next, and nothing of its matter
_SERIES = ("ครั้งที่", "ประจำเดือน", "ประจำปีงบประมาณ", "พ.ศ.", "ไตรมาสที่", "รอบที่", "ฉบับที่", "ปี")


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
        return math.log1p((self.letters + _MORE) / (_MORE_WITH + self.with_each.get(word, 0)))


def likeness_of(mine: Collection[str], its: Collection[str], weights: Weights) -> float:
    """Give the cosine of two subjects, 0 to 1."""
    one, other = set(mine) - _of_series(), set(its) - _of_series()
    both = sum(weights.of(word) ** 2 for word in one & other)
    norms = (math.sqrt(sum(weights.of(word) ** 2 for word in words)) for words in (one, other))
    length = math.prod(norms)
    return both / length if length else 0.0


@cache
def _of_series() -> frozenset[str]:
    """Cut the words when they are first asked for: the word cutter is slow to load."""
    return frozenset(word for words in (*MONTHS, *_SERIES) for word in topic_words(words))
