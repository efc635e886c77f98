"""Deadlines that name a period (กำหนดสิ้นเดือน สิ้นไตรมาส สิ้นปีงบประมาณ): owed by its last day.

The fiscal year begins in October of the year before (Budget Procedures Act B.E. 2561, section 4).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.letter.due_time import DueTime
from thai.calendar import common_era, month_number, month_pattern

_S = r"[ \n]*"
#: what makes a day or a period a deadline
BY = (
    rf"(?:ภายใน(?:กำหนด)?|ก่อน|ไม่เกิน(?:กว่า)?|ไม่ช้ากว่า|อย่างช้า(?:ที่สุด)?(?:ไม่เกิน|ภายใน)?|หมดเขต[ก-๎]{{0,20}}?|"
    rf"(?:บัดนี้(?:เป็นต้นไป)?|จน){_S}ถึง)"
)
_YEAR = rf"(?:พ\.{_S}ศ\.{_S})?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
_MONTH = re.compile(rf"(?P<by>{BY}){_S}(?:วัน)?(?P<end>สิ้น)?เดือน{_S}(?P<month>{month_pattern()}){_S}{_YEAR}")
# before the end of a month or a year is by it
_FISCAL = re.compile(
    rf"(?:{BY}{_S}(?:วัน)?สิ้น{_S}|(?:ภายใน|ไม่เกิน){_S})"
    rf"(?:ไตรมาส{_S}(?:ที่)?{_S}(?P<quarter>[1-4]){_S}(?:ของ)?{_S}(?:/|(?:ใน)?ปี(?:งบประมาณ)?)|ปีงบประมาณ)"
    rf"{_S}(?:ประจำปี{_S})?{_YEAR}"
)
#: the month in which each quarter of the fiscal year ends; the first ends in the year before
_ENDS = {"1": 12, "2": 3, "3": 6, "4": 9, None: 9}


def periods(plain: str) -> Iterator[DueTime]:
    """Find the periods by whose end something is owed, in a text with Arabic digits."""
    for match in _MONTH.finditer(plain):
        year, month = common_era(match["year"]), month_number(match["month"])
        if year and month:
            before = match["by"] == "ก่อน" and not match["end"]  # the month must not have begun
            yield DueTime(*match.span(), _day_before(year, month) if before else _last_day(year, month))
    for match in _FISCAL.finditer(plain):
        year = common_era(match["year"])
        if year:
            yield DueTime(*match.span(), _last_day(year - (match["quarter"] == "1"), _ENDS[match["quarter"]]))


def _day_before(year: int, month: int) -> str:
    return (date(year, month, 1) - timedelta(days=1)).isoformat()


def _last_day(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"
