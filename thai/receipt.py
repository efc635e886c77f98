"""The words of a receive stamp (คำในตรารับหนังสือ), as they are cut in rubber and as OCR leaves them.

Source: the Regulation on correspondence, receive stamp: agency, เลขรับ, วันที่, เวลา.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ReceiptField = Literal["number", "date", "time"]
Patterns = dict[ReceiptField, re.Pattern[str]]

_MARKS = "[ัิ-ฺ็-๎]*"
_START, _END = "(?<![ก-๎])", "(?![ก-ฮะาำ])"


def _word(letters: str) -> str:
    """A word whose marks may be lost or others; a letter may have look-alikes in brackets."""
    return "".join(letter + _MARKS for letter in re.findall(r"\[[^]]+\]|\S", letters))


def _patterns(thi: str) -> Patterns:
    """Make the patterns of all labels.

    :param thi: the letters that the ท of ที่ may have become.
    """
    last = f" ?{_word(thi)}{_END}"
    number = f"(?:{_word('ทะเบยน')}|{_word('เลข')}(?:{_word('ท')})?) ?{_word('[รจว]บ')}(?: ?{_word('ท')})?"
    return {
        "number": re.compile(f"{_START}(?:{number}|{_word('รบ')}{last})"),
        "date": re.compile(f"{_START}(?:{_word('วน')}{last}|จั{_word('นท')}{_END})"),
        "time": re.compile(f"{_START}เ?{_word('วล')}[าำ]"),
    }


_IN_TEXT, _IN_STAMP = _patterns("[ทหพ]"), _patterns("[ก-ฮ]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a receive stamp and where it stands in a text."""

    field: ReceiptField
    start: int
    end: int


def labels(text: str, *, stamp: bool = False) -> Iterator[Label]:
    """Give the labels of a receive stamp that stand in a text.

    :param stamp: the text is that of a stamp, in which a more damaged word may still be a label.
    """
    for field, pattern in (_IN_STAMP if stamp else _IN_TEXT).items():
        for match in pattern.finditer(text):
            yield Label(field, match.start(), match.end())


def is_receipt(text: str) -> bool:
    r"""Tell whether a stamp's text is that of a receive stamp (ตรารับ): a number, or a date and a time.

    >>> is_receipt("สพอ.ตัวอย่าง\nเลขรบ 12"), is_receipt("วันที 3 พ.ค. 2569")
    (True, False)
    """
    found = {label.field for label in labels(text, stamp=True)}
    return "number" in found or {"date", "time"} <= found
