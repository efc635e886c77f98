"""thai.dates: every form of date that Thai offices write."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from thai.dates import find_dates
from thai.digits import to_thai

DATES = st.dates(date(1997, 1, 1), date(2055, 12, 31))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("วันที่ ๑๒ พฤศจิกายน ๒๕๕๓", "2010-11-12"),
        ("12 พ.ย. 53", "2010-11-12"),
        ("๓ ม.ค ๒๕๖๗", "2024-01-03"),
        ("วันที่ ๕ เดือน พฤษภาคม พ.ศ. ๒๕๖๙", "2026-05-05"),
        ("1 January ๒๕๖๕ 14/3/2565", "2022-03-14"),
        ("วันที่ ๒๒\nพฤศจิกายน ๒๕๕๓", "2010-11-22"),
        ("ณ วันที่ 8 มิถุนายน ค.ศ. 2022", "2022-06-08"),
        ("          พฤศจิกายน 2553", "2010-11"),
        ("วันที่ ........ มีนาคม ๒๕๖๙", "2026-03"),
    ],
)
def test_one_date(text: str, value: str) -> None:
    (found,) = find_dates(text)
    assert found.value == value
    assert text[found.start : found.end] == found.raw
    assert found.partial == (len(value) == 7)
    assert found.problem is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ระหว่างวันที่ ๗ – ๙ ธันวาคม ๒๕๕๓", "2010-12-07", "2010-12-09"),
        ("ระหว่าง ๒๖, ๒๙-๓๐ เม.ย. ๖๗", "2024-04-26", "2024-04-30"),
        ("วันที่ 5 และ 6 พ.ค. 2569", "2026-05-05", "2026-05-06"),
        ("ตั้งแต่วันที่ ๘ ต.ค.-๒๐ ธ.ค. ๖๗", "2024-10-08", "2024-12-20"),
        ("วันที่ 29 เมษายน 2565 ถึงวันที่ 2 พฤษภาคม 2565", "2022-04-29", "2022-05-02"),
    ],
)
def test_a_stretch_of_days(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("วันที่ ๓ และ ๕ มีนาคม ๒๕๗๐", ["2027-03-03", "2027-03-05"]),
        ("วันที่ ๓ และวันที่ ๕ มีนาคม ๒๕๗๐", ["2027-03-03", "2027-03-05"]),
        ("วันพุธที่ ๓ และวันศุกร์ที่ ๕ มีนาคม ๒๕๗๐", ["2027-03-03", "2027-03-05"]),
        ("๓, ๕ และ ๙ มี.ค. ๗๐", ["2027-03-03", "2027-03-05", "2027-03-09"]),
        ("๓๑ มีนาคม และ ๒ เมษายน ๒๕๗๐", ["2027-03-31", "2027-04-02"]),
        ("๑๐ และ ๒๐ มีนาคม ๒๕๗๐", ["2027-03-10", "2027-03-20"]),
    ],
)
def test_days_of_a_list_stand_apart(text: str, days: list[str]) -> None:
    (found,) = find_dates(text)
    assert [one.first for one in found.apart] == [one.last for one in found.apart] == days
    assert (found.value, found.last) == (days[0], days[-1])


@pytest.mark.parametrize(
    "text", ["๕ และ ๖ พ.ค. ๒๕๖๙", "๕ - ๙ พ.ค. ๒๕๖๙", "๕, ๖ และ ๗ พ.ค. ๒๕๖๙", "๕ พ.ค. ๒๕๖๙"]
)
def test_days_that_follow_one_another_are_one_stretch(text: str) -> None:
    (found,) = find_dates(text)
    assert found.apart == ()


def test_a_list_may_hold_a_stretch() -> None:
    (found,) = find_dates("ระหว่าง ๒๖, ๒๙-๓๐ เม.ย. ๖๗")
    assert [(one.first, one.last) for one in found.apart] == [
        ("2024-04-26", "2024-04-26"),
        ("2024-04-29", "2024-04-30"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("วันที่ 31 กุมภาพันธ์ 2565", "no_such_day"),
        ("1/13/2565", "no_such_day"),
        ("12 มีนาคม 553", "bad_year"),
        ("ภายในวันที่ ๕ เมษายน นี้", "no_year"),
        ("วันที่ 9 - 5 มีนาคม 2569", "end_before_start"),
    ],
)
def test_an_impossible_date_is_reported_and_has_no_value(text: str, problem: str) -> None:
    (found,) = find_dates(text)
    assert (found.value, found.problem) == (None, problem)


def test_a_weekday_that_does_not_fit_is_reported() -> None:
    (found,) = find_dates("วันจันทร์ที่ 1 มกราคม 2565")  # a Saturday
    assert found.problem == "weekday_differs"


@pytest.mark.parametrize(
    "text",
    ["ปีงบประมาณ พ.ศ. ๒๕๖๘", "ทุกวันที่ ๕ ของเดือน", "ข้อ 1.2 มกราคม", "เลขที่ 12/2565", "ประจำเดือนมีนาคม ๒๕๖๕"],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_a_military_group_gives_the_time_too() -> None:
    (found,) = find_dates("หมู่-วัน-เวลา ๒๓๐๙๔๕ เม.ย. ๖๗")
    assert (found.value, found.time) == ("2024-04-23", "09:45")


@given(DATES, st.booleans(), st.booleans(), st.booleans())
def test_every_date_is_read_back_in_every_form(day: date, thai: bool, short: bool, named: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    month = (SHORT_MONTHS if short else MONTHS)[day.month - 1]
    weekday = f"วัน{WEEKDAYS[day.weekday()]}ที่ " if named else "วันที่ "
    year = str(day.year + 543)[2 if short else 0 :]
    text = f"{weekday}{day.day} {month} {year}"
    (found,) = find_dates(f"ประชุมใน{to_thai(text) if thai else text} ณ ห้องประชุม")
    assert (found.value, found.problem) == (day.isoformat(), None)


@given(st.text(st.sampled_from("๐๑๒๓456789 /-.มกราคมธันเษพ.ศ.วันที่ถึง\n"), max_size=60))
def test_never_fails_and_gives_slices_in_order(text: str) -> None:
    found = find_dates(text)
    assert all(text[one.start : one.end] == one.raw for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
