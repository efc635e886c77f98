"""Numbers that sort as entries do, for an engine that sorts fast by numbers of 64 bits alone."""

from __future__ import annotations

import re

from index.base import Entry, Sort
from index.fields import days

BY_ID = "by_id"
#: the field that each order sorts by, the greatest number first; the score for relevance
SORTS: dict[Sort, str] = {"date": "by_date", "deadline": "by_deadline"}
#: all of these fields
SORTED = (BY_ID, *SORTS.values())

_KNOWN = re.compile("[0-9-]*")
_ID_BITS = 64
# what is left beside a day of 28 bits: nine characters, as in 2565-0123
_ID_BITS_BESIDE_A_DAY = 36
_BITS = 4
_AFTER_ALL_DAYS = 99_999_999


def sort_keys(entry: Entry) -> dict[str, int]:
    """Give the numbers of an entry, by the names in ``SORTED``."""
    given = days(entry)
    soon = _AFTER_ALL_DAYS - min(given["due"], default=_AFTER_ALL_DAYS)
    last = _id_key(entry.id, _ID_BITS_BESIDE_A_DAY)
    return {
        BY_ID: _id_key(entry.id, _ID_BITS),
        SORTS["date"]: (max(given["date"], default=0) << _ID_BITS_BESIDE_A_DAY) + last,
        SORTS["deadline"]: (soon << _ID_BITS_BESIDE_A_DAY) + last,
    }


def _id_key(entry_id: str, bits: int) -> int:
    """Write the beginning of an id as a number.  A greater number is a greater id, equal ones may differ.

    It ends with the first character that shares its code with others: what follows cannot be compared.
    """
    known = _KNOWN.match(entry_id)
    kept = entry_id[: (known.end() if known else 0) + 1][: bits // _BITS]
    number = 0
    for char in kept:
        number = (number << _BITS) + _code(char)
    return number << bits - _BITS * len(kept)


def _code(char: str) -> int:
    """Digits and the dash have each a code of their own; 0 is the end."""
    if "0" <= char <= "9":
        return 4 + ord(char) - ord("0")
    if char == "-":
        return 2
    if char < "0":
        return 1 if char < "-" else 3
    return 14
