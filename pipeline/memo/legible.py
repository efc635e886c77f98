"""Whether a reading is made of words (อ่านได้ความหรือไม่): a scan leaves scraps of stamps and ink among them."""

from __future__ import annotations

import re

#: so many scraps among the words, and a quarter of them, make a reading illegible
MANY_SCRAPS = 4

# signs, stray letters, short Latin
_SCRAP = re.compile("[^ก-๛]*|[ก-๛]{1,2}")
_SOUND = re.compile(r"[A-Za-z]{4,}|[๐-๙0-9]{2,}.*|https?:.*|ณ|ๆ|น\.|[๐-๙0-9]{1,2}[.)]?")


def is_legible(text: str) -> bool:
    """Whether a text is worth repeating in a note.

    >>> is_legible("ขอให้อำเภอรายงานผล ภายใน ๓ วัน"), is_legible("Aw vy aA ของ Ya a A at")
    (True, False)
    """
    words = text.split()
    scraps = [word for word in words if _SCRAP.fullmatch(word) and not _SOUND.fullmatch(word)]
    return len(scraps) < MANY_SCRAPS or len(scraps) * 4 < len(words)
