"""The words that a subject is about (คำสำคัญของชื่อเรื่อง), by which letters alike are found."""

from __future__ import annotations

import re

from thai.fold import fold
from thai.words import words

_WORD = re.compile(r"[ก-ฮa-z]")
_SHORTEST = 2


def topic_words(subject: str) -> tuple[str, ...]:
    """Give the words of a subject, each once, in order; numbers and single letters are left out.

    >>> topic_words("ขอเชิญประชุมคณะกรรมการ ครั้งที่ ๒/๒๕๖๕")
    ('ขอ', 'เชิญ', 'ประชุม', 'คณะกรรมการ', 'ครั้ง', 'ที่')
    """
    found = ("".join(word.split()) for word in words(fold(subject)))
    return tuple(dict.fromkeys(word for word in found if len(word) >= _SHORTEST and _WORD.search(word)))
