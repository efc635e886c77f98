"""A day or a month that a person types is the one that he means, or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.calendar import SHORT_MONTHS
from thai.say import thai_date
from thai.typed_day import NotOneDay, typed_day, typed_month

DAYS = st.dates(date(1990, 1, 1), date(2056, 12, 31))


@given(DAYS, st.booleans())
def test_each_way_to_write_a_day_means_that_day(day: date, thai: bool) -> None:  # noqa: FBT001 - drawn
    buddhist = day.year + 543
    ways = (
        day.isoformat(),
        f"{buddhist}-{day:%m-%d}",
        f"{day.day}/{day.month}/{buddhist}",
        thai_date(day.isoformat(), "thai" if thai else "arabic"),
        f" {day.day} {SHORT_MONTHS[day.month - 1]} {buddhist % 100:02} ",
    )
    short = buddhist % 100 >= 40  # else two digits are no year
    assert [typed_day(way) for way in (ways if short else ways[:-1])] == [day] * (4 + short)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "พรุ่งนี้",
        "2565-02-30",
        "30 ก.พ. 65",
        "3/4",
        "3/13/2565",
        "20/3/22",
        "553-03-20",
        "มี.ค. 65",
        "2565-03",
        "20 มี.ค.",
        "20-21 มี.ค. 65",
        "20 มี.ค. 65 หรือ 21 มี.ค. 65",
        "วันจันทร์ที่ 20 มี.ค. 65",
        "2565-03-20 เช้า",
    ],
)
def test_a_day_that_is_none_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(NotOneDay):
        typed_day(text)


@given(st.text())
def test_any_text_is_a_day_or_refused(text: str) -> None:
    for read in (typed_day, typed_month):
        try:
            read(text)
        except NotOneDay:
            continue


@pytest.mark.parametrize("text", ["2565-03", "2022-3", "มี.ค. 65", "มีนาคม ๒๕๖๕"])
def test_a_month_of_either_era(text: str) -> None:
    assert typed_month(text) == "2022-03"


@pytest.mark.parametrize("text", ["", "2565-13", "2565", "20 มี.ค. 65", "มี.ค.", "2565-03-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(NotOneDay):
        typed_month(text)
