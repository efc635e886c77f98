from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import find_dates
from thai.digits import to_arabic
from thai.say import baht, in_script, thai_date, thai_day, thai_days, thai_time, weekday

days = st.dates(min_value=date(1960, 1, 1), max_value=date(2090, 12, 31))


@given(days)
def test_a_said_date_is_read_back_as_the_same_date(day: date) -> None:
    found = find_dates(f"ลง{thai_day(day.isoformat())} นั้น")
    assert [(one.value, one.problem) for one in found] == [(day.isoformat(), None)]


@given(days, days)
def test_a_said_stretch_of_days_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = find_dates(thai_days(first.isoformat(), last.isoformat()))[0]
    assert found.value == first.isoformat()
    assert found.last == (last.isoformat() if last != first else None)


@pytest.mark.parametrize(
    ("iso", "digits", "said"),
    [
        ("2025-11-12", "thai", "๑๒ พฤศจิกายน ๒๕๖๘"),
        ("2025-11-12", "arabic", "12 พฤศจิกายน 2568"),
        ("2025-11", "thai", "พฤศจิกายน ๒๕๖๘"),
        ("2024-02-29", "thai", "๒๙ กุมภาพันธ์ ๒๕๖๗"),
    ],
)
def test_dates_whole_and_partial(iso: str, digits: str, said: str) -> None:
    assert thai_date(iso, "thai" if digits == "thai" else "arabic") == said


@pytest.mark.parametrize("wrong", ["", "12/11/2568", "2025-13-01", "2025-02-30", "2025-1-1", "วันนี้"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - several messages, of datetime and of ours
        thai_date(wrong)


def test_the_day_of_the_week_is_computed() -> None:
    assert weekday("2010-11-22") == "วันจันทร์"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("13:00", "๑๓.๐๐ น."),
        ("9:05", "๐๙.๐๕ น."),
        ("13:00-15:00", "๑๓.๐๐ - ๑๕.๐๐ น."),
        ("๐๙.๓๐ – ๑๒.๐๐ น.", "๐๙.๓๐ - ๑๒.๐๐ น."),
    ],
)
def test_times(value: str, said: str) -> None:
    assert thai_time(value) == said


def test_what_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="not a time"):
        thai_time("บ่ายโมง")


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_money_keeps_its_value(amount: Decimal) -> None:
    said = to_arabic(baht(str(amount))).removesuffix(" บาท").replace(",", "")
    assert Decimal(said) == amount


@pytest.mark.parametrize("wrong", ["", "หนึ่งร้อย", "NaN", "1,000"])
def test_what_is_no_amount_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        baht(wrong)


def test_links_keep_their_digits() -> None:
    said = in_script("ตอบที่ https://forms.example/a1 หรือ e12@office.example ภายใน 3 วัน", "thai")
    assert said == "ตอบที่ https://forms.example/a1 หรือ e12@office.example ภายใน ๓ วัน"


@given(st.text())
def test_the_script_of_digits_changes_nothing_else(text: str) -> None:
    said = in_script(text, "thai")
    assert len(said) == len(text)
    assert to_arabic(said) == to_arabic(text)
