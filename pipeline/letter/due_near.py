"""Deadlines near at hand (กำหนดเวลาใกล้ตัว): ภายในวันนี้, ภายในสัปดาห์นี้, ภายในเดือนนี้.

They count from the day on which the letter was written, and are read on a later one: the day they come to is
given as doubtful.  A week of an office ends on Friday.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.letter.due_time import DueTime

_S = r"[ \n]*"
_NEAR = re.compile(rf"(?:ภายใน|ก่อนสิ้น|ไม่เกิน)(?:{_S}สิ้น)?{_S}(?P<within>วัน|สัปดาห์|เดือน)นี้(?!{_S}(?:ของ|เป็นต้น))")
_FRIDAY = 4


def near(plain: str) -> Iterator[DueTime]:
    """Find the times that count from the letter's own day."""
    for match in _NEAR.finditer(plain):
        yield DueTime(*match.span(), within=match["within"])


def near_day(within: str, written: date) -> date:
    """Give the last day of the day, the week or the month in which a letter was written."""
    if within == "วัน":
        return written
    if within == "เดือน":
        return written.replace(day=calendar.monthrange(written.year, written.month)[1])
    return written + timedelta(days=max(0, _FRIDAY - written.weekday()))
