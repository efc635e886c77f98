"""Fields are read where they stand, and are None where they do not stand."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_text import EXTERNAL, page_of

from extractors.base import Box, Layer, Page
from pipeline.letter import read_letter
from pipeline.letter.as_json import (
    letter_from_json,
    letter_to_json,
    pages_from_json,
    pages_to_json,
    show_letter,
)
from pipeline.letter.fields import Found, Letter, Received, Span


def value(found: Found | None) -> str | None:
    return found.value if found else None


def spans(letter: Letter) -> list[Span]:
    every = [getattr(letter, field.name) for field in fields(letter)]
    many = chain.from_iterable(one for one in every if isinstance(one, tuple))
    stamp = (letter.received.number, letter.received.date, letter.received.time)
    return [one for one in (*every, *many, *stamp) if isinstance(one, Span)]


def test_an_external_letter() -> None:
    letter = read_letter((page_of(EXTERNAL),))
    assert letter.kind == "external"
    assert value(letter.speed) == "ด่วนที่สุด"
    assert value(letter.number) == "ศน 0019/ว 214"
    assert value(letter.date) == "2026-11-12"
    assert value(letter.sender) == "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
    assert value(letter.subject) == "การรายงานผลการดำเนินงานกองทุนพัฒนาบทบาทสตรี"
    assert value(letter.to) == "พัฒนาการอำเภอ ทุกอำเภอ"
    assert value(letter.signatory) == "นายสมมุติ ใจงาม"
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"
    assert value(letter.owner) == "กลุ่มงานส่งเสริมการพัฒนาชุมชน"
    assert value(letter.phone) == "0 7999 1234 ต่อ 12"
    assert letter.secrecy is None
    assert letter.received == Received()
    assert letter.warnings == ()


def test_what_a_letter_cites_and_encloses() -> None:
    letter = read_letter((page_of(EXTERNAL),))
    (reference,) = letter.references
    assert reference.number == "มท 0406.2/ว 155"
    assert reference.date == "2026-11-03"
    assert reference.agency == "กรมการพัฒนาชุมชน"
    assert [one.value for one in letter.enclosures] == [
        "แบบรายงาน จำนวน 1 ฉบับ",
        "คู่มือการกรอกแบบรายงาน จำนวน 1 เล่ม",
    ]


def test_deadline_and_event_are_told_apart() -> None:
    letter = read_letter((page_of(EXTERNAL),))
    (deadline,) = letter.deadlines
    assert deadline.value == "2026-11-25"
    assert deadline.raw == "ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙"
    (event,) = letter.events
    assert (event.value, event.time) == ("2026-11-20", "09:30-12:00")
    assert event.place == "ห้องประชุมศรีนาคา ชั้น 3"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("ให้ส่งรายงานภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ", {"days": 7, "from": "received"}),
        ("ส่งเอกสารก่อนวันประชุมอย่างน้อย ๓ วัน ก่อนวันประชุม", {"days": -3, "from": "event"}),
        ("ให้รายงานทุกวันที่ ๕ ของเดือน", {"every": "MONTHLY;BYMONTHDAY=5"}),
        ("ส่งรายงานภายในวันที่ 10 ของทุกเดือน", {"every": "MONTHLY;BYMONTHDAY=10"}),
        ("ส่งข้อมูลทุกวันศุกร์", {"every": "WEEKLY;BYDAY=FR"}),
        ("รายงานทุกสิ้นเดือน", {"every": "MONTHLY;BYMONTHDAY=-1"}),
    ],
)
def test_relative_and_recurring_deadlines_keep_their_rule(words: str, rule: dict[str, object]) -> None:
    text = EXTERNAL.replace("ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙", words)
    shown = show_letter(read_letter((page_of(text),)))["deadlines"]
    assert [(one["value"], one["rule"]) for one in shown] == [(None, rule)]


def test_blank_fields_stay_absent() -> None:
    blank = (
        EXTERNAL.replace("พัฒนาการอำเภอ ทุกอำเภอ", "..............................")
        .replace("ว ๒๑๔", "          ")
        .replace("๑๒ พฤศจิกายน", "      พฤศจิกายน")
    )
    letter = read_letter((page_of(blank),))
    assert letter.to is None
    assert letter.number is not None
    assert (letter.number.value, letter.number.partial) == ("ศน 0019/", True)
    assert letter.date is not None
    assert (letter.date.value, letter.date.partial) == ("2026-11", True)
    assert len(letter.warnings) == 2


def test_an_impossible_date_is_said_and_not_given() -> None:
    letter = read_letter((page_of(EXTERNAL.replace("๒๕ พฤศจิกายน ๒๕๖๙", "๓๑ พฤศจิกายน ๒๕๖๙")),))
    assert [one.value for one in letter.deadlines] == [None]
    assert any("๓๑ พฤศจิกายน ๒๕๖๙" in warning for warning in letter.warnings)


@pytest.mark.parametrize("mark", ["ลับ", "ลับมาก", "ลับที่สุด"])
def test_a_secrecy_mark_at_the_top_or_bottom(mark: str) -> None:
    assert value(read_letter((page_of(f"{mark}\n{EXTERNAL}"),)).secrecy) == mark
    assert value(read_letter((page_of(EXTERNAL), page_of(f"ต่อหน้าสอง\n{mark}", 2))).secrecy) == mark


def test_the_word_secret_in_the_text_is_no_mark() -> None:
    letter = read_letter((page_of(EXTERNAL.replace("ขอให้อำเภอ", "ขอให้อำเภอรักษาความลับ และ")),))
    assert letter.secrecy is None
    assert not letter.secrecy_doubt


def test_a_damaged_mark_read_by_ocr_is_doubted() -> None:
    letter = read_letter((page_of(f"ลบ\n{EXTERNAL}", confidence=0.7),))
    assert letter.secrecy is None
    assert letter.secrecy_doubt


@pytest.mark.parametrize(("text", "doubt"), [("ลับ", True), ("ลับมาก\nเลขที่ ๕", True), ("เลขรับ ๑๒", False)])
def test_a_mark_stamped_in_coloured_ink_is_doubted(text: str, doubt: bool) -> None:  # noqa: FBT001 - a column
    page = replace(page_of(EXTERNAL, confidence=0.9), layers=(Layer("stamp", text, Box(250, 20, 300, 40)),))
    assert read_letter((page,)).secrecy_doubt == doubt


@pytest.mark.parametrize(("value", "doubt"), [("ลบมาก", True), ("-", False), ("เวลา ๐๙.๔๕", False)])
def test_a_damaged_mark_after_its_label_is_doubted(value: str, doubt: bool) -> None:  # noqa: FBT001 - a column
    text = f"กระดาษเขียนข่าวร่วม\nลำดับความเร่งด่วน ด่วน\nชั้นความลับ {value}\nจาก กอง\nถึง ผู้รับปฏิบัติ หน่วย"
    assert read_letter((page_of(text, confidence=0.7),)).secrecy_doubt == doubt


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("บันทึกข้อความ\nส่วนราชการ สพอ.พลูเถื่อน\nที่ ศน ๑/๒ วันที่ ๓ มีนาคม ๒๕๖๙\nเรื่อง ก\nเรียน นายอำเภอ", "memo"),
        ("คำสั่งอำเภอพลูเถื่อน\nที่ ๑๒/๒๕๖๙\nเรื่อง แต่งตั้งคณะทำงาน", "order"),
        ("ประกาศอำเภอพลูเถื่อน\nเรื่อง การประกวด", "announcement"),
        ("รายงานการประชุมสำนักงาน\nครั้งที่ ๑/๒๕๖๙", "minutes"),
        ("วิทยุสื่อสาร\nที่ ศน ๐๐๑๙/๑\nจาก จังหวัด\nถึง อำเภอ", "radio"),
        ("กระดาษเขียนข่าวร่วม\nจาก กอง\nถึง ผู้รับปฏิบัติ หน่วย", "joint_message"),
        ("หนังสือรับรอง\nที่ ๕/๒๕๖๙", "record"),
        ("สวัสดี\nนี่คือบันทึกส่วนตัว", "other"),
        ("", "other"),
    ],
)
def test_the_kind_is_told_from_the_heading(head: str, kind: str) -> None:
    assert read_letter((page_of(head),)).kind == kind


def test_a_first_name_alone_is_no_signatory() -> None:
    text = EXTERNAL.replace("ขอแสดงความนับถือ\n", "ขอแสดงความนับถือ\n(สุชาดา)\n")
    assert value(read_letter((page_of(text),)).signatory) == "นายสมมุติ ใจงาม"


def test_a_stamped_letter_has_no_date_from_its_enclosure() -> None:
    first = page_of("ที่ ศน 0019/ว 14\nถึง อำเภอ ทุกอำเภอ\nพร้อมนี้ ขอส่งคู่มือมาเพื่อใช้ประโยชน์\nโทร. 0 7999 1234")
    letter = read_letter((first, page_of("คู่มือ\n5 มีนาคม 2569", 2)))
    assert (letter.kind, letter.date) == ("stamped", None)


def test_a_reading_that_is_not_sure_says_so() -> None:
    letter = read_letter((page_of(EXTERNAL, confidence=0.5),))
    assert letter.date is not None
    assert letter.date.confidence < 0.8
    assert any("วันที่ของหนังสือ" in warning for warning in letter.warnings)


def test_kept_letters_and_pages_come_back_as_they_were() -> None:
    pages = (page_of(EXTERNAL),)
    letter = read_letter(pages)
    assert letter_from_json(letter_to_json(letter)) == letter
    assert pages_from_json(pages_to_json(pages)) == pages


LINES = st.lists(
    st.sampled_from([*EXTERNAL.split("\n"), "ลับ", "ถึง", "เรื่อง", "ที่ /", "(", "วันที่ ๙๙/๙๙/๙๙๙๙"]), max_size=25
)


@settings(max_examples=150)
@given(st.lists(LINES.map("\n".join), max_size=3))
def test_any_mixture_of_lines_is_read_and_every_span_is_a_slice(texts: list[str]) -> None:
    pages: tuple[Page, ...] = tuple(page_of(text, number) for number, text in enumerate(texts, 1))
    letter = read_letter(pages)
    for span in spans(letter):
        assert pages[span.page - 1].text[span.start : span.end] == span.raw
        assert span.raw == span.raw.strip()
        assert 0 <= span.confidence <= 1
    show_letter(letter)
