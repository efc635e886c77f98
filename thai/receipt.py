"""The words of a receive stamp (คำในตรารับหนังสือ), as they are cut in rubber and as OCR leaves them.

Source: the Regulation on correspondence, receive stamp: agency, เลขรับ, วันที่, เวลา.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ReceiptField = Literal["number", "date", "time"]

_MARKS = "[ัิ-ฺ็-๎]*"
_START = "(?<![ก-๎])"


def _word(letters: str) -> str:
    """A word whose marks may be lost or others; a letter may have look-alikes in brackets."""
    return "".join(letter + _MARKS for letter in re.findall(r"\[[^]]+\]|\S", letters))


_RECEIVED = _word("รบ")
_LABELS: dict[ReceiptField, re.Pattern[str]] = {
    "number": re.compile(
        rf"{_START}(?:{_word('ทะเบยน')}|{_word('เลข')}(?:{_word('ท')})?) ?(?:{_RECEIVED}|{_word('[จว]บ')})(?: ?{_word('ท')})?"
        rf"|{_START}(?:{_RECEIVED}|[จว]ั{_word('บ')}) ?{_word('[ทหพ]')}(?![ก-ฮะาำ])"
    ),
    "date": re.compile(rf"{_START}(?:{_word('วน')} ?{_word('[ทหพ]')}|จั{_word('นท')})(?![ก-ฮะาำ])"),
    "time": re.compile(rf"{_START}เ?{_word('วล')}[าำ]"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a receive stamp and where it stands in a text."""

    field: ReceiptField
    start: int
    end: int


def labels(text: str) -> Iterator[Label]:
    """Give the labels of a receive stamp that stand in a text."""
    for field, pattern in _LABELS.items():
        for match in pattern.finditer(text):
            yield Label(field, match.start(), match.end())


def is_receipt(text: str) -> bool:
    r"""Tell whether a stamp's text is that of a receive stamp (ตรารับ): a number, or a date and a time.

    >>> is_receipt("สพอ.ตัวอย่าง\nเลขรบ 12"), is_receipt("วันที 3 พ.ค. 2569")
    (True, False)
    """
    found = {label.field for label in labels(text)}
    return "number" in found or {"date", "time"} <= found
