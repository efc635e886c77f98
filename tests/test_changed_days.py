"""A day that a letter corrects, puts off or calls off is owed by nobody, and nothing happens on it."""

from __future__ import annotations

import pytest
from letter_bodies import letter_with

QUOTED = "ตามหนังสือที่อ้างถึง ได้เชิญท่านเข้าร่วมประชุม ในวันพุธที่ ๒ ธันวาคม ๒๕๖๙ เวลา ๐๙.๓๐ น. ณ ห้องประชุมพลูทอง นั้น"


@pytest.mark.parametrize(
    "words",
    [
        "ขอแก้ไขข้อความ จากเดิม “ภายในวันที่ ๑ ธันวาคม ๒๕๖๙” เป็น “ภายในวันที่ ๘ ธันวาคม ๒๕๖๙”",
        "จึงขอแก้ไขคำว่า ภายในวันที่ ๑ ธันวาคม ๒๕๖๙ แก้ไขเป็น ภายในวันที่ ๘ ธันวาคม ๒๕๖๙",
        "ขอเปลี่ยนแปลงกำหนดส่ง จากภายในวันที่ ๑ ธันวาคม ๒๕๖๙ ไปเป็นภายในวันที่ ๘ ธันวาคม ๒๕๖๙",
        "ขอให้อำเภอส่งรายงานภายในวันที่ ๘ ธันวาคม ๒๕๖๙ แทนวันที่ ๑ ธันวาคม ๒๕๖๙",
    ],
)
def test_of_a_correction_the_new_day_alone_is_owed(words: str) -> None:
    letter = letter_with(words)
    assert [one.value for one in letter.deadlines] == ["2026-12-08"]
    assert letter.events == ()


def test_a_deadline_that_is_extended_holds_no_more() -> None:
    letter = letter_with(
        "ตามหนังสือที่อ้างถึง ขอให้อำเภอส่งรายงานภายในวันที่ ๑ ธันวาคม ๒๕๖๙ นั้น",
        "จึงขอขยายระยะเวลาการส่งรายงานออกไปจนถึงวันที่ ๘ ธันวาคม ๒๕๖๙",
    )
    assert [one.value for one in letter.deadlines] == ["2026-12-08"]


@pytest.mark.parametrize(
    "words",
    [
        "จึงขอเลื่อนการประชุมจากวันที่ ๒ ธันวาคม ๒๕๖๙ เป็นวันพุธที่ ๙ ธันวาคม ๒๕๖๙ เวลา ๑๓.๓๐ น. ณ ห้องประชุมนาคราช",
        "จึงขอเลื่อนการประชุมดังกล่าวเป็นวันพุธที่ ๙ ธันวาคม ๒๕๖๙ เวลา ๑๓.๓๐ น. ณ ห้องประชุมนาคราช",
        "จึงขอเลื่อนการประชุมไปวันพุธที่ ๙ ธันวาคม ๒๕๖๙ เวลา ๑๓.๓๐ น. ณ ห้องประชุมนาคราช",
    ],
)
def test_a_meeting_that_is_put_off_is_on_its_new_day(words: str) -> None:
    letter = letter_with(QUOTED, f"เนื่องจากประธานติดราชการ {words}")
    assert [(one.value, one.time, one.place) for one in letter.events] == [
        ("2026-12-09", "13:30", "ห้องประชุมนาคราช")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "จึงขอยกเลิกการประชุมในวันที่ ๒ ธันวาคม ๒๕๖๙ ดังกล่าว",
        "จึงของดการประชุมในวันดังกล่าว",
        "จึงขอเลื่อนการประชุมในวันที่ ๒ ธันวาคม ๒๕๖๙ ออกไปก่อน",
    ],
)
def test_a_meeting_that_is_called_off_is_none(words: str) -> None:
    assert letter_with(QUOTED, words).events == ()


@pytest.mark.parametrize(
    "words",
    [
        "จึงขอให้งดการจำหน่ายสุราในบริเวณงาน",
        "จึงขอให้เลื่อนเงินเดือนให้แล้วเสร็จก่อนวันประชุม",
        "จึงขอเปลี่ยนแปลงสถานที่จากเดิมห้องประชุมพลูทอง เป็นห้องประชุมนาคราช",
    ],
)
def test_what_does_not_change_the_day_leaves_the_event(words: str) -> None:
    assert [one.value for one in letter_with(QUOTED, words).events] == ["2026-12-02"]
