"""Deadlines that come back, and working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_text import EXTERNAL, page_of

from pipeline.letter import read_letter
from pipeline.recurrence import days_after, monthly, next_day

DAYS = st.dates(date(1997, 1, 1), date(2099, 12, 31))


@given(DAYS, st.integers(1, 31))
def test_a_monthly_deadline_falls_in_every_month(today: date, day: int) -> None:
    found = next_day(monthly(day), today)
    assert found is not None
    assert 0 <= (found - today).days <= 31
    assert found.day == min(day, monthrange(found.year, found.month)[1])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("รายงานทุกวันที่ ๕ ของเดือน", date(2026, 12, 5)),
        ("ส่งรายงานภายในวันที่ 31 ของทุกเดือน", date(2026, 11, 30)),
        ("รายงานทุกสิ้นเดือน", date(2026, 11, 30)),
        ("ส่งข้อมูลทุกวันศุกร์", date(2026, 11, 27)),
        ("รายงานภายในสิ้นไตรมาส", date(2026, 12, 31)),
        ("รายงานทุกไตรมาส", None),
    ],
)
def test_every_rule_that_is_read_has_its_next_day(words: str, day: date | None) -> None:
    letter = read_letter((page_of(EXTERNAL.replace("ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙", words)),))
    (deadline,) = letter.deadlines
    assert deadline.rule is not None
    assert next_day(deadline.rule.every or "", date(2026, 11, 23)) == day


@given(DAYS, st.integers(1, 60))
def test_working_days_pass_over_the_ends_of_weeks(start: date, days: int) -> None:
    end = days_after(start, days, working=True)
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert sum(day.weekday() < 5 for day in between) == days
    assert end.weekday() < 5


def test_working_days_are_kept_apart_from_calendar_days() -> None:
    words = "ส่งภายใน ๗ วันทำการ นับแต่วันที่ได้รับหนังสือ"
    letter = read_letter((page_of(EXTERNAL.replace("ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙", words)),))
    (deadline,) = letter.deadlines
    assert deadline.rule is not None
    assert (deadline.rule.days, deadline.rule.working, deadline.rule.from_) == (7, True, "received")
