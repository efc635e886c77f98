"""Numbers written in words (จำนวนที่เขียนเป็นตัวอักษร): สามสิบ, หนึ่งร้อยเอ็ด, สองล้านห้าแสนบาทถ้วน."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("แสน", "หมื่น", "พัน", "ร้อย", "สิบ")
_MILLION = "ล้าน"
_ONE_TO_NINE = "|".join(_DIGITS[1:])
# ยี่สิบ is twenty, and เอ็ด a one after other figures
_BELOW_MILLION = re.compile(
    "".join(rf"(?:(?P<{place}>{_ONE_TO_NINE})?(?P<has_{place}>{place}))?" for place in _PLACES[:-1])
    + rf"(?:(?P<สิบ>ยี่|{_ONE_TO_NINE})?(?P<has_สิบ>สิบ))?(?P<unit>เอ็ด|{_ONE_TO_NINE})?"
)
_BAHT = re.compile(r"(?P<baht>[ก-๎]+?)บาท(?:ถ้วน|(?P<satang>[ก-๎]+)สตางค์)?")

#: what may be a number in words; ``number_of`` tells whether it is one.  No number has more words
NUMBER_WORDS = rf"(?:{'|'.join(_DIGITS)}|{'|'.join(_PLACES)}|{_MILLION}|เอ็ด|ยี่){{1,40}}"
#: more characters are no number that a letter holds
LONGEST = 200


def number_of(words: str) -> int | None:
    """Give the number that words say; None where they say none.

    >>> number_of("สิบห้า"), number_of("ยี่สิบเอ็ด"), number_of("สองล้านห้าแสน"), number_of("สิบร้อย")
    (15, 21, 2500000, None)
    """
    if len(words) > LONGEST:
        return None
    if words == _DIGITS[0]:
        return 0
    high, million, low = words.rpartition(_MILLION)
    if not million:
        return _below_million(words)
    millions = number_of(high) if high else 1
    rest = _below_million(low) if low else 0
    return None if not millions or rest is None else millions * 1_000_000 + rest


def _below_million(words: str) -> int | None:
    match = _BELOW_MILLION.fullmatch(words)
    if match is None or not words:
        return None
    value = 0
    for power, place in enumerate(reversed(_PLACES), start=1):
        if match[f"has_{place}"]:
            value += _digit(match[place] or _DIGITS[1]) * 10**power
    if match["unit"] == "เอ็ด":
        return value + 1 if value else None
    return value + (_digit(match["unit"]) if match["unit"] else 0)


def _digit(word: str) -> int:
    return 2 if word == "ยี่" else _DIGITS.index(word)


def baht_of(words: str) -> Decimal | None:
    """Give the sum in baht that words say; None where they say none.

    >>> baht_of("หนึ่งหมื่นบาทถ้วน"), baht_of("สิบบาทห้าสิบสตางค์"), baht_of("ตามจริง")
    (Decimal('10000'), Decimal('10.50'), None)
    """
    match = _BAHT.fullmatch(words.replace(" ", ""))
    if match is None:
        return None
    baht = number_of(match["baht"])
    satang = number_of(match["satang"]) if match["satang"] else 0
    if baht is None or satang is None or satang >= 100:  # noqa: PLR2004 - a hundred make a baht
        return None
    return Decimal(baht) + (Decimal(satang) / 100).quantize(Decimal("0.01")) if satang else Decimal(baht)
