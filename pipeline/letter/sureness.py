"""How sure words read from a picture are (ความเชื่อมั่นของคำ): what the reader said, and if they are words.

A misread letter mostly makes something that is no word.  So what the dictionary and the lists of names know
is surer than the reader said, and what they do not know is less sure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from extractors.base import Page, Word
from thai.unknown import letters_in_no_word

#: what is judged: of shorter words, figures and Latin letters no dictionary tells
THAI_WORD = re.compile("[ก-ฮะ-ฺเ-๎]{4,}")
#: letters in no word; more say no more
MOST_UNKNOWN = 4

# The logistic curve of ``python -m training fit-words``: 4,748 words, worn, rendered and of real pages.
_AT, _OWN, _UNKNOWN = 1.135, 1.157, -0.590
# On real paper so many times as many doubtful words are wrong as on pages that we can make.
_REAL_PAPER = 2.0
# What the reader leaves over for all else is not worth more than three places.
_LEAST_DOUBT = 1e-3


def as_words(page: Page, words: Sequence[Word]) -> float:
    """Give how likely all of some words of a page that was read from a picture are right."""
    texts = (page.text[word.start : word.end] for word in words)
    return math.prod(likely(text, word.confidence) for text, word in zip(texts, words, strict=True))


def likely(text: str, said: float) -> float:
    """Give how likely a word is right of which its reader says so much."""
    if not THAI_WORD.search(text):
        return said
    unknown = min(letters_in_no_word(text), MOST_UNKNOWN)
    odds = _AT - math.log(_REAL_PAPER) + _OWN * sureness(said) + _UNKNOWN * unknown
    return 1 / (1 + math.exp(-odds))


def sureness(said: float) -> float:
    """Give minus the natural logarithm of the doubt, from 0 to 6.9."""
    return -math.log(max(1 - said, _LEAST_DOUBT))
