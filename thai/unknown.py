"""How much of a text is in no word that is known (ส่วนที่ไม่เป็นคำ): what is left of the best cutting into words.

Where ``thai.known`` judges a whole text quickly, this looks for the one cutting of a short phrase that leaves
the fewest letters over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from thai.clusters import cluster_starts
from thai.lexicon import dictionary, quiet_pythainlp
from thai.names import known_names

_RUN = re.compile("[ก-ฮะ-ฺเ-๎]+")
_ABBREVIATION = re.compile(r"[ก-ฮ]{1,5}\.")
#: letters by chance make shorter words; of these only the commonest count
_SHORTEST = 3
_COMMON = frozenset(["ใน", "จะ", "มี", "ไป", "ปี", "มา", "ทำ", "นำ", "ผล", "คน", "ดี"])
#: up to so many letters and marks a word must be one that is used: so often in the Thai National Corpus
_SHORT, _USED = 5, 500
#: clusters of the longest word
_LONGEST = 24


def letters_in_no_word(text: str) -> int:
    """Count the Thai letters and marks outside of words, names and abbreviations.

    >>> letters_in_no_word("ที่ว่าการอำเภอสมมติ มท.")
    0
    >>> letters_in_no_word("จังหวัต")
    4
    """
    return sum(map(_left_over, _RUN.findall(_ABBREVIATION.sub(" ", text))))


def _left_over(run: str) -> int:
    """Give the fewest letters that a cutting of a run into words leaves over."""
    bounds = [*cluster_starts(run), len(run)]
    fewest = [0] + [len(run)] * (len(bounds) - 1)
    for nth in range(len(bounds) - 1):
        fewest[nth + 1] = min(fewest[nth + 1], fewest[nth] + bounds[nth + 1] - bounds[nth])
        for end in _ends_of_words(run, bounds, nth):
            fewest[end] = min(fewest[end], fewest[nth])
    return fewest[-1]


def _ends_of_words(run: str, bounds: Sequence[int], first: int) -> list[int]:
    ends = range(first + 1, min(len(bounds), first + _LONGEST + 1))
    return [end for end in ends if _is_word(run[bounds[first] : bounds[end]])]


def _is_word(text: str) -> bool:
    if len(text) < _SHORTEST:
        return text in _COMMON
    listed = text in dictionary() and (len(text) > _SHORT or text in _short_words())
    return listed or text in known_names()


@lru_cache(maxsize=1)
def _short_words() -> frozenset[str]:
    """Give the short words that are used: a rare one (ส่ำ) is mostly a common one misread (สำ)."""
    quiet_pythainlp()
    from pythainlp.corpus.tnc import unigram_word_freqs  # noqa: PLC0415 - slow; see thai.lexicon

    counts = unigram_word_freqs().items()
    return frozenset(word for word, used in counts if len(word) <= _SHORT and used >= _USED)
