"""Text that needs no mending, told at a glance (ข้อความที่ไม่ต้องซ่อม).

Most text that is indexed was mended when it was read.  Mending keeps the place of every letter, which takes
twenty times as long as to see that there is nothing to mend.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from thai.marks import LEADING, MARK, PRIVATE_USE, TONE
from thai.recode import may_be_thai

# what a rule of ``thai.repair`` takes away or replaces wherever it stands
_UNSOUND = frozenset(
    {
        *PRIVATE_USE,
        *map(chr, (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA1), 0xAD)),
        *map(chr, (*range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x2060, 0x3000, 0xFEFF, 0xFFFD)),
        "ํ",
    }
)
# neighbours that a rule of ``thai.repair`` begins with
_BAD_PAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        f" [{MARK}ำา]",
        f"[{LEADING}] ",
        f"([{MARK}ำ])\\1",
        "เเ",
        f"ำ[{TONE}า]",
        f"[{TONE}์][ัิ-ฺ]",
    )
)


def is_sound(text: str, chars: AbstractSet[str]) -> bool:
    """Tell that no rule of ``thai.repair`` changes a text; False where one may.

    :param chars: its different characters.

    >>> [is_sound(text, set(text)) for text in ("สำนักงาน", "สํานักงาน")]
    [True, False]
    """
    return (
        chars.isdisjoint(_UNSOUND)
        and not may_be_thai(chars)
        and unicodedata.is_normalized("NFC", text)
        and not any(pair.search(text) for pair in _BAD_PAIRS)
    )
