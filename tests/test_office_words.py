"""Titles and offices that OCR read wrong by a letter or two are given as they must be, and doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_text import EXTERNAL, page_of

from pipeline.letter import read_letter
from pipeline.letter.office_words import mended_run
from thai.unknown import letters_in_no_word


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("ส่ำนักงาน", "สำนักงาน"),
        ("ศาลากลางจังหวัตศรีสะเกส", "ศาลากลางจังหวัดศรีสะเกษ"),
        ("นายกองค์การบริหารธี่วนคำบลเขาดาว", "นายกองค์การบริหารส่วนตำบลเขาดาว"),
        ("อำเภอเมื่องน่าน", "อำเภอเมืองน่าน"),
        ("รักษาราชกวรแทน", "รักษาราชการแทน"),
        ("สำนักงานปลัค", "สำนักงานปลัด"),
    ],
)
def test_a_letter_or_two(read: str, mended: str) -> None:
    assert mended_run(read) == mended


@pytest.mark.parametrize(
    "run",
    [
        "นายกองค์การบริหารส่วนตำบลฆษพลกฬ",
        "ที่ทำการองค์การบริหารส่วนตำบลโนนนกเอี้ยง",
        "ผู้ว่าราชการจังหวัดศิลาทอง",
        "พัฒนาการอำเภอโคกมะลิซ้อน",
        "เทศบาลเมืองเพชรพลอยแดง",
    ],
)
def test_a_name_beside_a_title_is_not_touched(run: str) -> None:
    assert mended_run(run) == run


@given(st.text(alphabet="กคงจชดตนบปมรลวสหอาิำีุเ่้์", min_size=1, max_size=18))
def test_mending_leaves_fewer_unknown_letters_and_comes_to_an_end(run: str) -> None:
    once = mended_run(run)
    assert once == run or letters_in_no_word(once) < letters_in_no_word(run)
    assert mended_run(once) == once


def test_the_value_is_mended_and_the_place_keeps_what_was_read() -> None:
    text = EXTERNAL.replace("พัฒนาการอำเภอ ทุกอำเภอ", "นายกเทศมนศรี ทุกอำเภอ")
    to = read_letter((page_of(text, confidence=0.7),)).to
    assert to is not None
    assert to.value == "นายกเทศมนตรี ทุกอำเภอ"
    assert "นายกเทศมนศรี" in to.raw
    assert to.confidence < 0.8


@pytest.mark.parametrize("confidence", [0.999, 1.0])
def test_what_is_surely_on_the_page_stays_misspelt(confidence: float) -> None:
    text = EXTERNAL.replace("พัฒนาการอำเภอ ทุกอำเภอ", "นายกเทศมนศรี ทุกอำเภอ")
    to = read_letter((page_of(text, confidence=confidence),)).to
    assert to is not None
    assert to.value == "นายกเทศมนศรี ทุกอำเภอ"
