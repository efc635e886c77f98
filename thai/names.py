"""The names (ชื่อ) that pythainlp lists: given names, family names, provinces.

The lists of people are Korkeat Wannapat's Thai names corpus (CC BY-SA 4.0), read where pythainlp has them and
never copied.  They are far from whole: a family name that is not in them is mostly right all the same.
"""

from __future__ import annotations

from functools import lru_cache

from thai.lexicon import quiet_pythainlp

#: shorter ones are parts of every other word
_SHORTEST = 4


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """Give all names of four letters and marks or more."""
    quiet_pythainlp()
    from pythainlp import corpus  # noqa: PLC0415 - slow; only where a page was read from a picture

    lists = (corpus.thai_female_names(), corpus.thai_male_names(), corpus.thai_family_names(), provinces())
    return frozenset(str(name) for names in lists for name in names if len(name) >= _SHORTEST)


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    """Give the 77 provinces (จังหวัด)."""
    quiet_pythainlp()
    from pythainlp import corpus  # noqa: PLC0415 - slow; see above

    return frozenset(map(str, corpus.provinces()))
