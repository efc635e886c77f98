"""A letter's own date is told from that of a receive stamp between the lines of its head."""

from __future__ import annotations

import pytest
from letter_text import page_of

from pipeline.letter import read_letter

RADIO = """
สพอ.ศรีนาคา
เลขรับ ๓๒๓๔
วิทยุสื่อสาร
วันที่ ๒๓ ต.ค. ๒๕๖๘
ความเร่งด่วน  ด่วนที่สุด  เวลา ๑๔.๔๙ น.
ที่ ศน ๐๐๑๙/๖๔๑๘  วันที่ {}
จาก  สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
ถึง  พัฒนาการอำเภอศรีนาคา
ให้อำเภอรายงานสถานการณ์น้ำ ทุกวันที่ ๒๐ ของเดือน
"""


@pytest.mark.parametrize(
    ("written", "value"), [("๒๒ ตุลาคม ๒๕๖๘", "2025-10-22"), ("22 ต.ค. 68", "2025-10-22"), ("", None)]
)
def test_a_radio_message_is_dated_beside_its_number(written: str, value: str | None) -> None:
    letter = read_letter((page_of(RADIO.format(written)),))
    assert letter.kind == "radio"
    assert (letter.date.value if letter.date else None) == value


def test_a_date_whose_year_makes_no_sense_has_its_place_and_no_value() -> None:
    date = read_letter((page_of(RADIO.format("๒๒ ตุลาคม ๕๖๘")),)).date
    assert date is not None
    assert (date.value, date.raw, date.partial) == ("", "๒๒ ตุลาคม ๕๖๘", True)
