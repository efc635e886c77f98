"""The day or month that a person types (วันที่ที่พิมพ์): of either era, one and only one, or refused."""

from __future__ import annotations

import re
from datetime import date

from thai.calendar import common_era, real_date
from thai.dates import find_dates
from thai.digits import to_arabic

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


class NotOneDay(ValueError):
    """What was typed is no day or month, or could be read in two ways."""


def typed_day(text: str) -> date:
    """Give the day that is meant: ``2565-03-20``, ``2022-03-20``, ``20 มี.ค. 65``, ``20/3/2565``.

    :raises NotOneDay: the calendar has none such, or it could be read in two ways.

    >>> typed_day("๒๐ มี.ค. ๖๕"), typed_day("2022-03-20")
    (datetime.date(2022, 3, 20), datetime.date(2022, 3, 20))
    """
    plain = to_arabic(text).strip()
    if match := _DAY.fullmatch(plain):
        return _real(match[1], match[2], match[3])
    found = find_dates(plain)
    whole = len(found) == 1 and found[0].raw == plain and found[0].problem is None
    if not whole or found[0].last or found[0].time or found[0].value is None or found[0].partial:
        raise NotOneDay(text)
    return date.fromisoformat(found[0].value)


def typed_month(text: str) -> str:
    """Give the month that is meant, as the beginning of an ISO date: ``2565-03``, ``มี.ค. 65``.

    :raises NotOneDay: it is none.

    >>> typed_month("2565-03"), typed_month("มีนาคม ๒๕๖๕")
    ('2022-03', '2022-03')
    """
    plain = to_arabic(text).strip()
    if match := _MONTH.fullmatch(plain):
        return _real(match[1], match[2], "1").isoformat()[:7]
    found = find_dates(plain)
    if len(found) != 1 or found[0].raw != plain or found[0].problem or not found[0].partial:
        raise NotOneDay(text)
    return str(found[0].value)


def _real(year: str, month: str, day: str) -> date:
    said = common_era(year)
    found = real_date(said, int(month), int(day)) if said else None
    if found is None:
        raise NotOneDay(f"{year}-{month}-{day}")
    return found
