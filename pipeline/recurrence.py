"""Deadlines that come back (กำหนดส่งประจำ): the next day of a rule.

A rule is the part of an RFC 5545 RRULE after ``FREQ=``, such as ``MONTHLY;BYMONTHDAY=5``.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dateutil.rrule import DAILY, FR, MO, TH, TU, WE, rrule, rrulestr

#: every month has days up to this one
_SHORTEST_MONTH = 28
_NAMES_DAY = ("BYMONTHDAY=", "BYDAY=")


def monthly(day: int) -> str:
    """Give the rule for a day of each month; where the month is shorter, for its last day.

    >>> monthly(5)
    'MONTHLY;BYMONTHDAY=5'
    >>> monthly(30)
    'MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'
    """
    if day <= _SHORTEST_MONTH:
        return f"MONTHLY;BYMONTHDAY={day}"
    days = ",".join(str(each) for each in range(_SHORTEST_MONTH, day + 1))
    return f"MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


def names_day(every: str) -> bool:
    """Tell whether a rule says on which day; "ทุกไตรมาส" does not."""
    return any(part in every for part in _NAMES_DAY)


def next_day(every: str, today: date) -> date | None:
    """Give the next day of a rule, today included; None where it names no day."""
    if not names_day(every):
        return None
    start = datetime.combine(today - timedelta(days=1), time())
    found = rrulestr(f"FREQ={every}", dtstart=start).after(start)
    return found.date() if found else None


def days_after(start: date, days: int, *, working: bool = False) -> date:
    """Count days from a day on, or back where negative.

    :param working: count Monday to Friday only (วันทำการ).  Public holidays are not known here, so that the
        day found is the earliest that it can be.
    :raises OverflowError: the calendar ends before.
    """
    if not working or days <= 0:
        return start + timedelta(days=days)
    first = datetime.combine(start + timedelta(days=1), time())
    week = rrule(DAILY, dtstart=first, byweekday=(MO, TU, WE, TH, FR), count=days)
    return list(week)[-1].date()
