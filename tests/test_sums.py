"""Sums of money in figures and words, and what they are for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_bodies import letter_with
from pythainlp.util import bahttext


@pytest.mark.parametrize(
    ("words", "sum_"),
    [
        (
            "โอนงบประมาณ จำนวน ๑๒,๐๐๐ บาท (หนึ่งหมื่นสองพันบาทถ้วน) เพื่อเป็นค่าใช้จ่ายในการฝึกอบรม",
            ("12000", "ค่าใช้จ่ายในการฝึกอบรม"),
        ),
        ("โอนงบประมาณ จำนวน ๑๒,๐๐๐ บาท สำหรับจัดซื้อวัสดุสำนักงาน", ("12000", "จัดซื้อวัสดุสำนักงาน")),
        ("งบประมาณ ๑๕ ล้านบาท เป็นค่าปรับปรุงแหล่งน้ำ", ("15000000", "ค่าปรับปรุงแหล่งน้ำ")),
        ("งบประมาณ ๒.๕ ล้านบาท เพื่อก่อสร้างถนน", ("2500000", "ก่อสร้างถนน")),
        ("เป็นค่าอาหาร ๙๙.๕๐ บาท", ("99.50", "ค่าอาหาร")),
        ("จ่ายเป็นค่าอาหารหนึ่งแสนบาทถ้วน", ("100000", "ค่าอาหาร")),
    ],
)
def test_a_sum_and_what_it_is_for(words: str, sum_: tuple[str, str]) -> None:
    (amount,) = letter_with(f"อำเภอ{words}").amounts
    assert (amount.value, amount.purpose) == sum_


@pytest.mark.parametrize("words", ["เงินเดือนไม่ต่ำกว่าขั้น ๑๑,๓๕๐ บาท", "รายได้น้อยกว่า ๒๐ ล้านบาท", "วันละ ๑๒๐ บาท"])
def test_a_step_of_pay_a_threshold_or_a_price_is_no_sum(words: str) -> None:
    assert letter_with(words).amounts == ()


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_words_that_say_another_sum_are_said_to_the_officer(figure: int, word: int) -> None:
    letter = letter_with(f"โอนงบประมาณ จำนวน {figure:,} บาท ({bahttext(word)})")
    (amount,) = letter.amounts
    differs = any("ตัวเลขไม่ตรงกับตัวอักษร" in warning for warning in letter.warnings)
    assert (amount.value, differs, amount.confidence < 0.8) == (str(figure), figure != word, figure != word)
