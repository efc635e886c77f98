"""What offices type in their own way: broken lines, tables of duties, own paper, stamps beside a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_bodies import letter_with, page_with
from letter_text import page_of

from pipeline.letter import read_letter
from pipeline.letter.fields import DOUBT, Rule
from pipeline.letter.wrapping import is_full_line
from thai.spans import Taken

BROKEN = """\
ที่ ศน ๐๐๑๙/ว ๑๒                                สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
๕ พฤศจิกายน ๒๕๖๙
เรื่อง  การรายงานผลการดำเนินงาน
เรียน  พัฒนาการอำเภอ ทุกอำเภอ
ด้วยสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา จะจัดประชุมเชิงปฏิบัติการแก่ผู้นำชุมชนและอาสาพัฒนา
ชุมชนของทุกอำเภอ เพื่อให้การดำเนินงานเป็นไปในทิศทางเดียวกัน ระหว่างวันที่ ๑๒ - ๑๖ ธันวาคม ๒๕๖๙
ณ หอประชุมอำเภอพลูเถื่อน จึงขอให้อำเภอส่งรายชื่อผู้เข้าร่วมประชุม อำเภอละ ๕ คน ให้จังหวัดภายใน
วันศุกร์ที่ ๔ ธันวาคม ๒๕๖๙
จึงเรียนมาเพื่อพิจารณาดำเนินการ
ขอแสดงความนับถือ
(นายเดชาธร นาคาวารี)
พัฒนาการจังหวัดศรีนาคา
"""


def test_lines_broken_by_hand_are_read_as_one_paragraph() -> None:
    letter = read_letter((page_of(BROKEN),))
    assert [(one.value, one.who) for one in letter.deadlines] == [("2026-12-04", "อำเภอ")]
    assert [(one.value, one.end_date, one.place) for one in letter.events] == [
        ("2026-12-12", "2026-12-16", "หอประชุมอำเภอพลูเถื่อน")
    ]


def test_lines_of_all_widths_are_paragraphs() -> None:
    long = "ก" * 300
    assert not is_full_line("ก" * 100, "\n".join([long, "ก" * 100, "ก" * 100, "ก" * 100]))
    assert is_full_line("ก" * 90, "\n".join(["ก" * 95, "ก" * 90, "ก" * 94, "ก" * 12]))


def test_each_row_of_a_table_of_duties_has_its_own_day_and_owner() -> None:
    letter = letter_with(
        "จึงมอบหมายภารกิจ ดังนี้",
        "ที่  ภารกิจ  ผู้รับผิดชอบ  กำหนดส่ง",
        "๑  จัดทำเอกสารบรรยายสรุป  กลุ่มงานสารสนเทศ  ภายใน ๒๔ พ.ย. ๖๙",
        "๒  จัดเตรียมห้องประชุม  ฝ่ายอำนวยการ  ๕ ธ.ค. ๖๙",
    )
    assert [(one.value, one.who, one.what) for one in letter.deadlines] == [
        ("2026-11-24", "กลุ่มงานสารสนเทศ", "จัดทำเอกสารบรรยายสรุป"),
        ("2026-12-05", "ฝ่ายอำนวยการ", "จัดเตรียมห้องประชุม"),
    ]
    assert letter.events == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [("ภายในวันนี้", "2026-11-12"), ("ภายในสัปดาห์นี้", "2026-11-13"), ("ภายในสิ้นเดือนนี้", "2026-11-30")],
)
def test_a_time_that_counts_from_the_letters_own_day_is_doubtful(words: str, day: str) -> None:
    letter = letter_with(f"ขอให้อำเภอส่งคืนเงิน {words}")
    (due,) = letter.deadlines
    assert letter.date is not None
    assert letter.date.value == "2026-11-12"
    assert (due.value, due.raw) == (day, words)
    assert due.confidence < DOUBT


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("รายงานสถานการณ์ให้จังหวัดทราบทุกวันก่อนเวลา ๑๐.๐๐ น.", Rule(every="DAILY")),
        ("รายงานผลให้จังหวัดทราบ ทุกระยะ ๑๕ วัน", Rule(every="DAILY;INTERVAL=15")),
        (
            "จัดส่งเอกสาร ก่อนวันนัดสืบพยาน ในวันที่ ๑๘ ธันวาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. ไม่น้อยกว่า ๗ วัน",
            Rule(days=-7, from_="event"),
        ),
    ],
)
def test_rules_in_the_words_of_officials(words: str, rule: Rule) -> None:
    assert [one.rule for one in letter_with(f"จึงขอให้อำเภอ{words}").deadlines] == [rule]


def test_what_comes_back_and_is_not_handed_in_is_owed_by_nobody() -> None:
    assert letter_with("สมาชิกควรตรวจสุขภาพทุก ๖ เดือน และออกกำลังกายทุก ๓ วัน").deadlines == ()


def test_on_its_own_paper_an_association_names_itself_above_the_number() -> None:
    letter = read_letter(
        (
            page_of(
                "สมาคมสตรีนักพัฒนาจังหวัดศรีนาคา\n๒๓/๑ ถนนนาคาสามัคคี จังหวัดศรีนาคา ๙๙๐๐๐\n"
                "โทรศัพท์ ๐๘-๑๙๙๙-๗๗๗๑\nที่ ส.ส.น. ๐๑๒/๒๕๖๙\nวันที่ ๑ ตุลาคม ๒๕๖๙\n"
                "เรื่อง  ขอความอนุเคราะห์\nเรียน  นายอำเภอพลูเถื่อน\nด้วยสมาคมฯ จะจัดโครงการ\n"
                "ขอแสดงความนับถือ\n(คุณหญิงจันทร์ฉาย ณ นาคา)\nนายกสมาคมสตรีนักพัฒนาจังหวัดศรีนาคา\n"
            ),
        )
    )
    assert letter.sender is not None
    assert letter.phone is not None
    assert letter.signatory is not None
    assert letter.sender.value == "สมาคมสตรีนักพัฒนาจังหวัดศรีนาคา"
    assert letter.phone.value == "08-1999-7771"
    assert letter.signatory.value == "คุณหญิงจันทร์ฉาย ณ นาคา"


@pytest.mark.parametrize("line", ["ถนนนาคาสามัคคี ศน ๙๙๐๐๐", "หมู่ที่ ๔ ตำบลหนองกระเทียม", "จังหวัดศรีนาคา ๙๙๐๐๐"])
def test_an_address_is_no_sender(line: str) -> None:
    letter = read_letter(
        (page_of(f"ที่ ศน ๐๐๑๙/๑๒\n{line}\nเรื่อง  ขอเชิญประชุม\nเรียน  นายอำเภอ\nด้วยจังหวัดจะประชุม\n"),)
    )
    assert letter.sender is None


def test_a_stamp_beside_the_heading_of_a_radio_message_is_read_whole() -> None:
    page = page_with(
        (420, 520, "สพอ.พลูเถื่อน"),
        (420, 500, "เลขรับ ๓๒๓๔"),
        (240, 330, "วิทยุสื่อสาร"),
        (420, 510, "วันที่ ๒๓ ต.ค. ๒๕๖๙"),
        (420, 500, "เวลา ๑๔.๔๙ น."),
        (85, 400, "ที่ ศน ๐๐๑๙/๖๔๑๘ วันที่ ๒๒ ตุลาคม ๒๕๖๙"),
        (85, 300, "จาก ผู้ว่าราชการจังหวัดศรีนาคา"),
        (85, 300, "ถึง นายอำเภอพลูเถื่อน"),
        (120, 540, "ให้อำเภอเฝ้าระวังสถานการณ์น้ำและรายงานทุกวันก่อนเวลา ๑๐.๐๐ น."),
    )
    letter = read_letter((page,))
    received = [
        one and one.value for one in (letter.received.number, letter.received.date, letter.received.time)
    ]
    assert received == ["3234", "2026-10-23", "14:49"]
    assert letter.date is not None
    assert letter.date.value == "2026-10-22"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), max_size=40))
def test_stretches_that_are_let_in_never_overlap(asked: list[tuple[int, int]]) -> None:
    taken = Taken()
    let_in: list[tuple[int, int]] = []
    for start, length in asked:
        end = start + length
        free = all(end <= low or high <= start for low, high in let_in)
        assert taken.lets_in(start, end) is free
        if free:
            let_in.append((start, end))
