"""Type of which one letter has the look of another is read by what the whole page shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.in_context.decoding import Context, context
from extractors.ocr.recogniser.in_context.habits import habits, with_habits

#: invented; of its type every ต looks like a ด
SEEN = (
    "ดามที่องค์การบริหารส่วนดำบลหนองบึงได้แจ้งให้หมู่บ้านดรวจสอบ",
    "การปฏิบัดิงานดามแผนพัฒนาดำบลประจำปี ๒๕๖๕ ดั้งแด่วันที่ ๓",
    "จึงขอให้ดิดดามผลการดำเนินงานและรายงานดามแบบ",
)
MEANT = (
    "ตามที่องค์การบริหารส่วนตำบลหนองบึงได้แจ้งให้หมู่บ้านตรวจสอบ",
    "การปฏิบัติงานตามแผนพัฒนาตำบลประจำปี ๒๕๖๕ ตั้งแต่วันที่ ๓",
    "จึงขอให้ติดตามผลการดำเนินงานและรายงานตามแบบ",
)


def known() -> Context:
    found = context()
    assert found is not None
    return found


def line(text: str, likely: float = 0.99) -> list[Char]:
    return [Char(letter, place, place + 1, likely) for place, letter in enumerate(text)]


def text_of(chars: list[Char]) -> str:
    return "".join(char.text for char in chars)


def read_again(*lines: str) -> list[str]:
    return [text_of(chars) for chars in with_habits([line(text) for text in lines], known())]


def test_a_page_whose_type_shows_one_letter_for_another_is_mended_and_the_rest_stays() -> None:
    assert read_again(*SEEN) == list(MEANT)


def test_what_the_picture_said_is_kept_beside() -> None:
    (first, *_) = with_habits([line(text) for text in SEEN], known())
    assert "".join(char.text if char.plain is None else char.plain for char in first) == SEEN[0]
    assert [char.plain for char in first[:2]] == ["ด", None]


def test_one_word_is_no_habit() -> None:
    lines = ("องค์การบริหารส่วนดำบล", MEANT[1], MEANT[2])
    assert habits(lines) == {}
    assert read_again(*lines) == list(lines)


def test_names_after_a_title_and_numbers_stay_as_they_were_read() -> None:
    named = "มอบนายดระกูล ดามไท ที่ ดก ๐๐๑๙/ว ๑๒"
    assert read_again(*SEEN, named)[-1] == named


def test_a_line_that_does_not_read_as_print_teaches_nothing_and_stays() -> None:
    lines = [line(text, 0.3) for text in SEEN]
    assert [text_of(chars) for chars in with_habits(lines, known())] == list(SEEN)


@pytest.mark.parametrize("text", MEANT)
def test_right_words_teach_nothing(text: str) -> None:
    assert habits([text]) == {}


@given(st.lists(st.text("กคดตนมสธ ่้ำาิี๑๒/", max_size=30), max_size=6))
def test_lines_keep_their_lengths_digits_and_spaces(lines: list[str]) -> None:
    again = read_again(*lines)
    assert [len(text) for text in again] == [len(text) for text in lines]
    for before, after in zip(lines, again, strict=True):
        fixed = [(place, one) for place, one in enumerate(before) if one in " ๑๒/"]
        assert all(after[place] == one for place, one in fixed)
