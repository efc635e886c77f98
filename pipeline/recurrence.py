"""Deadlines that come back (กำหนดส่งประจำ): the next day of a rule.

A rule is the part of an RFC 5545 RRULE after ``FREQ=``, such as ``MONTHLY;BYMONTHDAY=5``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil import rrule

#: the rule of each day
DAILY = "DAILY"
#: the days on which offices work
WORKDAYS = "MO,TU,WE,TH,FR"
#: every month has days up to this one
_SHORTEST_MONTH = 28
_NAMES_DAY = ("BYMONTHDAY=", "BYDAY=")
_WEEK = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR)
_MONTH_END = "MONTHLY;BYMONTHDAY=-1"
#: rules that mean the same in a form that Outlook takes too
_SAME = {
    "MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1": _MONTH_END,
    "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1": "MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
}
_QUARTERLY = re.compile(r"YEARLY;BYMONTH=1,4,7,10;(?P<day>BYMONTHDAY=\d{1,2})")
_PLAIN = re.compile(
    r"DAILY|MONTHLY(?:;INTERVAL=\d+)?;BYMONTHDAY=-?\d{1,2}|WEEKLY;BYDAY=[A-Z]{2}(?:,[A-Z]{2})*|"
    r"YEARLY;BYMONTH=\d{1,2};BYMONTHDAY=\d{1,2}"
)


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
    return every == DAILY or any(part in every for part in _NAMES_DAY)


def next_day(every: str, today: date) -> date | None:
    """Give the next day of a rule, today included; None where it names no day."""
    return next(days_of(every, today), None)


def days_of(every: str, today: date) -> Iterator[date]:
    """Give the days of a rule, today included; none where it names no day."""
    if names_day(every):
        start = datetime.combine(today - timedelta(days=1), time())
        rule = rrule.rrulestr(f"FREQ={every}", dtstart=start)
        yield from (found.date() for found in rule.xafter(start))


def plain_rule(every: str) -> str | None:
    """Give a rule in a form that every calendar takes; None where it has none such.

    Outlook takes one day of the month, one of the week, and an interval (MS-OXCICAL, 2.1.3.2.2).

    >>> plain_rule("YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1")
    'MONTHLY;INTERVAL=3;BYMONTHDAY=-1'
    """
    quarterly = _QUARTERLY.fullmatch(every)
    same = f"MONTHLY;INTERVAL=3;{quarterly['day']}" if quarterly else _SAME.get(every, every)
    return same if _PLAIN.fullmatch(same) else None


def days_after(start: date, days: int, *, working: bool = False) -> date:
    """Count days from a day on, or back where negative.

    :param working: count Monday to Friday only (วันทำการ).  Public holidays are not known here, so that the
        day found is the earliest that it can be.
    :raises OverflowError: the calendar ends before.
    """
    if not working or days <= 0:
        return start + timedelta(days=days)
    first = datetime.combine(start + timedelta(days=1), time())
    week = rrule.rrule(rrule.DAILY, dtstart=first, byweekday=_WEEK, count=days)
    return list(week)[-1].date()
