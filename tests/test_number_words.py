"""Numbers in words are read as they are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext, num_to_thaiword

from thai.number_words import baht_of, number_of


def test_every_number_to_999_is_read_from_its_words() -> None:
    assert [number_of(num_to_thaiword(number)) for number in range(1000)] == list(range(1000))


@given(st.integers(min_value=1000, max_value=10**12))
def test_great_numbers_are_read_from_their_words(number: int) -> None:
    assert number_of(num_to_thaiword(number)) == number


@given(st.integers(min_value=100, max_value=10**9))
def test_sums_are_read_from_their_words(satang: int) -> None:
    sum_ = Decimal(satang) / 100
    assert baht_of(bahttext(float(sum_))) == sum_


@pytest.mark.parametrize(
    ("words", "number"),
    [("ร้อยห้าสิบ", 150), ("หนึ่งร้อยหนึ่ง", 101), ("ล้านสองแสน", 1_200_000), ("พันห้าร้อย", 1500)],
)
def test_a_first_one_may_be_left_out(words: str, number: int) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["", "เอ็ด", "สิบร้อย", "หนึ่งสอง", "สิบสิบ", "ศูนย์สิบ", "วัน", "ศูนย์ล้าน"])
def test_what_says_no_number_gives_none(words: str) -> None:
    assert number_of(words) is None


@given(st.text(alphabet="หนึ่งสองสิบร้อยพันล้านเอ็ดยี่ บาทถ้วนสตางค์", max_size=60))
def test_no_text_is_too_strange(words: str) -> None:
    number = number_of(words)
    assert number is None or number_of(num_to_thaiword(number)) == number
    assert baht_of(words) is None or baht_of(words) >= 0  # type: ignore[operator]  # it is a Decimal here
