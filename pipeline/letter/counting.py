"""The day that a rule comes to (นับระยะเวลา): so many days, months or hours from a day that is known."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipeline.letter.fields import Rule
from pipeline.recurrence import days_after

_DAY = 24


def counted(rule: Rule, start: date) -> date | None:
    """Count from a day on, or back where the rule's number is negative; None where it holds none.

    The first day is not counted, and months go by the calendar (Civil and Commercial Code, 193/3 and 193/5).
    Hours give the earliest day on which they can end, because the hour of the start is not known.

    :raises OverflowError, ValueError: the calendar ends before.
    """
    if rule.days is not None:
        return days_after(start, rule.days, working=rule.working)
    if rule.months is not None:
        return start + relativedelta(months=rule.months)
    return None if rule.hours is None else start + timedelta(days=rule.hours // _DAY)
