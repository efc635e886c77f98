"""A mark of secrecy is found where marks stand, though it is read in part; other words there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_text import EXTERNAL, page_of

from extractors.base import Box, Layer
from pipeline.letter import read_letter


@pytest.mark.parametrize(
    "read",
    ["ลบ", "ล บ", "ลิบ", "[ลับ", "| ลับ |", "ลับมา", "ลบมาก", "ลับมากไ", "ลับที่", "ลับที่สุร", "สับที่สุด", "ับมาก"],
)
@pytest.mark.parametrize("at_top", [True, False])
def test_a_damaged_mark_is_a_doubt(read: str, at_top: bool) -> None:  # noqa: FBT001 - drawn
    text = f"{read}\n{EXTERNAL}" if at_top else f"{EXTERNAL.rstrip()}\n{read}"
    letter = read_letter((page_of(text, confidence=0.9),))
    assert letter.secrecy is not None or letter.secrecy_doubt


@pytest.mark.parametrize("read", ["ลับ", "[ลับ", "ลับที่สุร", "ลับมาก สพอ.หนองบึง"])
def test_one_that_a_stamp_left_counts_too(read: str) -> None:
    stamp = Layer("stamp", f"{read}\nเลขรับ 5", Box(0, 0, 9, 9))
    page = replace(page_of(EXTERNAL), layers=(stamp,))
    assert read_letter((page,)).secrecy_doubt


@pytest.mark.parametrize("read", ["ลำดับ", "กลับ", "ด่วนมาก", "ลบออก", "ระเบียบ", "ฉบับที่ ๒", "รับ", "บมาตรา", "๑"])
def test_other_words_are_none(read: str) -> None:
    letter = read_letter((page_of(f"{read}\n{EXTERNAL.rstrip()}\n{read}", confidence=0.9),))
    assert letter.secrecy is None
    assert not letter.secrecy_doubt


def test_a_text_that_was_not_read_from_a_picture_is_taken_at_its_word() -> None:
    assert not read_letter((page_of(f"ลบ\n{EXTERNAL}"),)).secrecy_doubt
