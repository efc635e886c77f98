from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_builder import Sheet
from memo_letters import OFFICE, external

from pipeline.letter.fields import Letter
from pipeline.memo import draft
from pipeline.memo.line_text import LIMIT
from pipeline.memo.line_writer import to_line
from thai.citizen import without_citizen_ids
from thai.digits import to_arabic, to_thai


def with_check_digit(twelve: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), twelve, strict=True))
    return twelve + str((11 - total % 11) % 10)


def test_the_deadline_stands_first() -> None:
    assert to_line(draft(external(), OFFICE)).startswith("กำหนด ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘ (วันศุกร์)")


@pytest.mark.parametrize(
    "letter",
    [
        replace(external(), secrecy_doubt=True),
        replace(external(), secrecy=Sheet(("ลับ",)).found("ลับ")),
    ],
    ids=["doubt", "mark"],
)
def test_a_secret_letter_has_no_text_for_line(letter: Letter) -> None:
    memo = draft(letter, OFFICE)
    assert to_line(memo) == ""
    assert any("ไม่ทำข้อความสำหรับไลน์" in one for one in memo.warnings)


@settings(deadline=None, max_examples=30)
@given(st.integers(min_value=1, max_value=12), st.integers(min_value=5, max_value=120))
def test_at_most_500_characters_however_long_the_letter(count: int, words: int) -> None:
    lines = [f"ขอให้ส่งข้อมูล{'รายการ ' * words}ภายในวันที่ {day % 28 + 1} มีนาคม ๒๕๖๙" for day in range(count)]
    page = Sheet(("\n".join(lines),))
    owed = tuple(page.deadline(line, f"2026-03-{day % 28 + 1:02d}") for day, line in enumerate(lines))
    text = to_line(draft(Letter(kind="external", deadlines=owed), OFFICE))
    assert 0 < len(text) <= LIMIT
    assert text.startswith("กำหนด ขอให้ส่งข้อมูล")


@given(st.from_regex(r"[1-8][0-9]{11}", fullmatch=True), st.booleans(), st.booleans())
def test_citizen_numbers_are_masked(twelve: str, dashed: bool, thai: bool) -> None:  # noqa: FBT001 - drawn
    number = with_check_digit(twelve)
    shown = f"{number[0]}-{number[1:5]}-{number[5:10]}-{number[10:12]}-{number[12]}" if dashed else number
    written = to_thai(shown) if thai else shown
    text = without_citizen_ids(f"เลขประจำตัว {written} นั้น")
    left = written[-4:] if dashed else written[-3:]
    assert text == f"เลขประจำตัว {'x-xxxx-xxxxx-' if dashed else 'x' * 10}{left} นั้น"


@given(st.from_regex(r"[1-8][0-9]{11}", fullmatch=True), st.integers(1, 9))
def test_other_long_numbers_stay(digits: str, wrong: int) -> None:
    valid = with_check_digit(digits)
    other = valid[:-1] + str((int(valid[-1]) + wrong) % 10)
    assert without_citizen_ids(other) == other
    assert without_citizen_ids(f"9{valid}") == f"9{valid}"


def test_a_masked_number_does_not_come_back_through_a_deadline() -> None:
    number = with_check_digit("110170012345")
    line = f"ให้ผู้ถือบัตร {number} รายงานตัวภายในวันที่ ๑ มีนาคม ๒๕๖๙"
    memo = draft(Letter(kind="external", deadlines=(Sheet((line,)).deadline(line, "2026-03-01"),)), OFFICE)
    assert number not in to_arabic(to_line(memo))
