"""Numbers of citizens (เลขประจำตัวประชาชน): thirteen digits, the last of which checks the others.

They stand in either script, bare or parted as on the card: ``1-2345-67890-12-1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thai.digits import to_arabic

#: in the place of a digit that is not shown
HIDDEN = "x"

_LENGTH = 13
#: so many digits at the end are shown, by which a clerk knows which number it is
_SHOWN = 3
# the usual dashes and spaces; at most one between two digits
_BETWEEN = r"[ \u00a0\u2007\u2009.\-\u2010-\u2015\u2212]?"
# \d takes the digits of both scripts; looked for at each digit, for another number may stand just before
_THIRTEEN = re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{12}})(?!\d))")
#: a number that is hidden
HIDDEN_ID = re.compile(rf"(?:{HIDDEN}{_BETWEEN}){{10}}\d(?:{_BETWEEN}\d){{2}}")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class CitizenId:
    """Where a number of a citizen stands.

    :param number: its thirteen Arabic digits.
    """

    start: int
    end: int
    number: str


def is_citizen_id(number: str) -> bool:
    """Tell whether thirteen Arabic digits end in their check digit: modulo 11, weights 13 to 2.

    >>> is_citizen_id("1234567890121"), is_citizen_id("1234567890123")
    (True, False)
    """
    if len(number) != _LENGTH:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(_LENGTH, 1, -1), number, strict=False))
    return (11 - total % 11) % 10 == int(number[-1])


def find_citizen_ids(text: str) -> Iterator[CitizenId]:
    """Find the numbers of citizens in a text; thirteen digits whose check digit is wrong are none."""
    done = 0
    for match in _THIRTEEN.finditer(text):
        number = "".join(_DIGIT.findall(to_arabic(match[1])))
        if match.start() >= done and number.isascii() and is_citizen_id(number):
            done = match.end(1)
            yield CitizenId(match.start(), done, number)


def without_citizen_ids(text: str) -> str:
    """Hide all but the last three digits of each citizen's number; the text keeps its length.

    >>> without_citizen_ids("เลขประจำตัว ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑ ที่อยู่")
    'เลขประจำตัว x-xxxx-xxxxx-๑๒-๑ ที่อยู่'
    """
    shown, done = list[str](), 0
    for found in find_citizen_ids(text):
        shown += (text[done : found.start], _masked(text[found.start : found.end]))
        done = found.end
    return "".join(shown) + text[done:]


def _masked(number: str) -> str:
    hidden = [match.start() for match in _DIGIT.finditer(number)][:-_SHOWN]
    return "".join(HIDDEN if place in hidden else char for place, char in enumerate(number))
