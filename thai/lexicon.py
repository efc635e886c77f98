"""The dictionary (พจนานุกรม) of pythainlp: which words there are, and which are alike but for their marks.

It takes 0.2 s to load, so it is loaded when it is first asked, never at import.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache

from thai.marks import CONSONANT, MARK

_THAI_WORD = re.compile(f"[{CONSONANT}ะาำเ-ๅ{MARK}]{{2,}}")
_NO_LETTER = re.compile(f"[{MARK}]")


def quiet_pythainlp() -> None:
    """Keep pythainlp from making a data folder in the user's home and from fetching a corpus."""
    if "PYTHAINLP_READ_MODE" not in os.environ:  # the older name; both at once are an error
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Give all words of Thai letters, of two characters or more."""
    quiet_pythainlp()
    from pythainlp.corpus import thai_words  # noqa: PLC0415 - slow; see above

    written = (word.replace("ํา", "ำ") for word in thai_words())
    return frozenset(word for word in written if _THAI_WORD.fullmatch(word))


@lru_cache(maxsize=1)
def by_letters() -> Mapping[str, tuple[str, ...]]:
    """Give the words for the letters they have; see ``letters``."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(dictionary()):
        key = letters(word)
        found[key] = (*found.get(key, ()), word)
    return found


def letters(text: str) -> str:
    """Leave out all marks, and the ring of ำ with them.

    >>> letters("น้ำดื่ม")
    'นาดม'
    """
    return _NO_LETTER.sub("", text).replace("ำ", "า")
