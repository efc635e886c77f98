"""A day as a person types it (วันที่ที่พิมพ์): ``2565-03-14``, ``2022-03-14``, ``14 มี.ค. 65``."""

from __future__ import annotations

import re
from datetime import date

from thai.calendar import BUDDHIST_OFFSET, FIRST_YEAR, LAST_YEAR, real_date
from thai.dates import find_dates
from thai.digits import to_arabic

#: years from here on are of the Buddhist era (พ.ศ.)
FIRST_BUDDHIST = 2400

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def one_day(text: str) -> date | None:
    """Read a whole day, in either era and either script; None for what is no day of the calendar.

    >>> one_day("2565-03-14") == one_day("2022-03-14") == one_day("๑๔ มี.ค. ๖๕") == date(2022, 3, 14)
    True
    """
    given = " ".join(to_arabic(text).split())
    match = _ISO.fullmatch(given)
    if match is not None:
        return _of_numbers(*(int(part) for part in match.groups()))
    found = find_dates(given)
    if len(found) != 1 or found[0].raw != given:
        return None
    (only,) = found
    whole = only.value is not None and only.last is None and only.problem is None and not only.partial
    return date.fromisoformat(only.value) if whole and only.value else None


def _of_numbers(year: int, month: int, day: int) -> date | None:
    era = BUDDHIST_OFFSET if year >= FIRST_BUDDHIST else 0
    return real_date(year - era, month, day) if FIRST_YEAR <= year - era <= LAST_YEAR else None
