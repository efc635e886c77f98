"""How rare a word is (ความหายากของคำ), by the word counts of the Thai National Corpus that pythainlp brings.

They take 0.4 s to load, so they are loaded when first asked, never at import.
"""

from __future__ import annotations

import math
from functools import lru_cache

from thai.lexicon import quiet_pythainlp

#: log10 of a count: such a word (โครงการ, ชุมชน) stands in any letter
_COMMON = 4.0
#: within so many powers of ten below it a word is wholly rare
_SPAN = 2.0
#: letters and marks of a part
_SHORTEST = 3


def rarity(word: str) -> float:
    """Give how rare a word is, 0 (พัฒนา) to 1 (สารบรรณ, or one that the corpus does not have).

    A word that the corpus has in two parts (แก้ไข|ปัญหา) is as rare as the rarer part.
    """
    if word in _counts():
        return min(1.0, max(0.0, (_COMMON - math.log10(_counts()[word])) / _SPAN))
    halves = ((word[:at], word[at:]) for at in range(_SHORTEST, len(word) - _SHORTEST + 1))
    known = [pair for pair in halves if all(part in _counts() for part in pair)]
    return min((max(map(rarity, pair)) for pair in known), default=1.0)


@lru_cache(maxsize=1)
def _counts() -> dict[str, int]:
    quiet_pythainlp()
    from pythainlp.corpus import tnc  # noqa: PLC0415 - slow; see above

    return {str(word): int(count) for word, count in tnc.unigram_word_freqs().items()}
