"""Deadlines and events are found in all the ways that letters word them, and told apart."""

from __future__ import annotations

import pytest
from letter_bodies import FIRST, LEFT, RIGHT, letter_with, page_with

from pipeline.letter import read_letter
from pipeline.letter.fields import Rule


@pytest.mark.parametrize(
    ("words", "raw"),
    [
        ("ภายในเวลา ๑๖.๓๐ น. ของวันพฤหัสบดีที่ ๓ ธันวาคม ๒๕๖๙", None),
        ("ก่อนเวลา ๑๒.๐๐ น. ของวันที่ ๓ ธันวาคม ๒๕๖๙", None),
        ("ภายในวันที่ ๓ ธันวาคม ๒๕๖๙ เวลา ๑๖.๓๐ น.", None),
        ("ไม่เกินวันที่ ๓ ธ.ค. ๖๙", None),
        ("หมดเขตรับสมัครวันที่ ๓ ธันวาคม ๒๕๖๙", None),
        ("โดยยื่นใบสมัครได้ตั้งแต่วันที่ ๑ - ๓ ธันวาคม ๒๕๖๙", "ตั้งแต่วันที่ ๑ - ๓ ธันวาคม ๒๕๖๙"),
    ],
)
def test_a_day_with_its_hour_or_a_stretch_of_days_to_hand_in_is_a_deadline(
    words: str, raw: str | None
) -> None:
    letter = letter_with(f"ขอให้อำเภอส่งแบบตอบรับ {words}")
    assert [(one.value, one.raw) for one in letter.deadlines] == [("2026-12-03", raw or words)]
    assert letter.events == ()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("ก่อนวันประชุมอย่างน้อย ๓ วัน", Rule(days=-3, from_="event")),
        ("ล่วงหน้าก่อนวันงานไม่น้อยกว่า ๕ วันทำการ", Rule(days=-5, working=True, from_="event")),
        ("ล่วงหน้าอย่างน้อย ๑ สัปดาห์", Rule(days=-7, from_="event")),
        ("ก่อนสิ้นปีงบประมาณอย่างน้อย ๓๐ วัน", Rule(days=-30, from_="ก่อนสิ้นปีงบประมาณ")),
        ("ภายใน ๕ วัน นับแต่วันที่ได้รับเงิน", Rule(days=5, from_="วันที่ได้รับเงิน")),
        ("ภายใน ๕ วัน นับแต่วันที่ได้รับแจ้ง", Rule(days=5, from_="received")),
        ("ภายในวันพุธของทุกสัปดาห์", Rule(every="WEEKLY;BYDAY=WE")),
        ("เป็นประจำทุกสัปดาห์ ภายในวันพุธ", Rule(every="WEEKLY;BYDAY=WE")),
        ("ทุกวันพุธที่ ๒ ของเดือน", Rule(every="MONTHLY;BYDAY=2WE")),
        ("เป็นประจำทุกเดือน ภายในวันที่ ๕ ของเดือน", Rule(every="MONTHLY;BYMONTHDAY=5")),
    ],
)
def test_times_that_are_counted_or_come_back_keep_their_rule(words: str, rule: Rule) -> None:
    letter = letter_with(f"ขอให้อำเภอส่งรายชื่อ {words}")
    assert [(one.value, one.rule, one.what) for one in letter.deadlines] == [(None, rule, "ส่งรายชื่อ")]


@pytest.mark.parametrize(
    "words",
    [
        "ศูนย์เปิดให้บริการทุกวันจันทร์",
        "โครงการฝึกอบรมไม่น้อยกว่า ๓ วัน",
        "ข้อมูล ณ วันที่ ๓๐ พฤศจิกายน ๒๕๖๙ มีครัวเรือนเป้าหมาย ๕๐ ครัวเรือน",
        "การประชุมครั้งที่ ๓/๒๕๖๙ วันที่ ๒ พฤศจิกายน ๒๕๖๙ ได้มีมติเห็นชอบ",
        "ที่ประชุมให้มีผลใช้บังคับตั้งแต่วันที่ ๑ มกราคม ๒๕๗๐",
        "ได้จัดประชุมเวทีประชาคม วันที่ ๕ ตุลาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. แล้ว",
        "ให้ตรวจสอบรายชื่อผู้เข้าร่วมประชุมทางเว็บไซต์ในวันที่ ๔ ธันวาคม ๒๕๖๙",
    ],
)
def test_what_is_held_past_or_in_force_is_neither_deadline_nor_event(words: str) -> None:
    letter = letter_with(words)
    assert (letter.deadlines, letter.events) == ((), ())


@pytest.mark.parametrize(
    ("words", "days", "place"),
    [
        (
            "ประชุม ณ หอประชุมอำเภอศรีนาคา ในวันอังคารที่ ๘ ธันวาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. โดยพร้อมเพรียงกัน",
            ("2026-12-08", "2026-12-08"),
            "หอประชุมอำเภอศรีนาคา",
        ),
        (
            (
                "ประชุมวันที่ ๘ ธันวาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. ณ โรงแรมศรีนาคา แกรนด์ วิว อำเภอเมืองศรีนาคา "
                "กลุ่มเป้าหมายประกอบด้วยผู้นำชุมชน จำนวน ๕๐ คน"
            ),
            ("2026-12-08", "2026-12-08"),
            "โรงแรมศรีนาคา แกรนด์ วิว อำเภอเมืองศรีนาคา",
        ),
        (
            "หน่วยจะเข้าดำเนินการขุดลอกคลองบ้านหนองบัว ระหว่างวันที่ ๑๔ - ๑๘ ธันวาคม ๒๕๖๙ และขอขอบคุณมา ณ โอกาสนี้",
            ("2026-12-14", "2026-12-18"),
            None,
        ),
        (
            "เปิดคลินิกแก้หนี้ ตั้งแต่วันที่ ๑๔ ถึงวันที่ ๑๘ ธันวาคม ๒๕๖๙ ณ ห้องประชุมอำเภอ (หลังใหม่) ชั้น ๒",
            ("2026-12-14", "2026-12-18"),
            "ห้องประชุมอำเภอ (หลังใหม่) ชั้น 2",
        ),
        (
            "ขอเลื่อนการประชุมจากเดิมวันที่ ๒๖ พฤศจิกายน ๒๕๖๙ เป็นวันที่ ๓ ธันวาคม ๒๕๖๙ เวลา ๐๙.๓๐ น.",
            ("2026-12-03", "2026-12-03"),
            None,
        ),
    ],
)
def test_an_event_has_its_days_and_its_place(words: str, days: tuple[str, str], place: str | None) -> None:
    letter = letter_with(words)
    assert [(one.value, one.end_date) for one in letter.events] == [days]
    assert letter.events[0].place == place
    assert letter.deadlines == ()


def test_a_link_to_a_form_does_not_lead_to_the_meeting() -> None:
    online = "ประชุมวันที่ ๘ ธันวาคม ๒๕๖๙ เวลา ๐๙.๐๐ น."
    (meeting,) = letter_with(f"{online} ทางลิงก์ https://meet.example.org/abc").events
    (form,) = letter_with(f"{online} โดยลงทะเบียนที่ https://forms.example.org/abc").events
    assert (meeting.link, form.link) == ("https://meet.example.org/abc", None)


def test_a_first_line_that_is_set_in_ends_the_place_above() -> None:
    page = page_with(
        (FIRST, RIGHT, "ที่ประชุมพิจารณากำหนดการจัดเวทีประชาคมของบ้านหนองบัว หมู่ที่ ๔"),
        (LEFT, RIGHT, "เห็นชอบให้จัดประชุมเวทีประชาคม วันที่ ๘ ธันวาคม ๒๕๖๙ ตั้งแต่เวลา ๐๙.๐๐ น. ณ"),
        (LEFT, RIGHT, "ห้องประชุมที่ว่าการอำเภอศรีนาคา ชั้น ๒ จังหวัดศรีนาคา"),
        (FIRST, RIGHT, "มติที่ประชุม รับทราบ และให้แจ้งผู้นำชุมชนทุกหมู่บ้านเข้าร่วมโดยพร้อมเพรียงกัน"),
        (LEFT, RIGHT, "ทุกหมู่บ้าน"),
    )
    (event,) = read_letter((page,)).events
    assert event.place == "ห้องประชุมที่ว่าการอำเภอศรีนาคา ชั้น 2 จังหวัดศรีนาคา"


def test_a_heading_of_the_agenda_ends_the_place_above() -> None:
    page = page_with(
        (FIRST, RIGHT, "เห็นชอบให้จัดประชุมเวทีประชาคม วันที่ ๘ ธันวาคม ๒๕๖๙ ตั้งแต่เวลา ๐๙.๐๐ น. ณ"),
        (LEFT, RIGHT, "ห้องประชุมที่ว่าการอำเภอศรีนาคา ชั้น ๒ จังหวัดศรีนาคา"),
        (LEFT, 300.0, "ระเบียบวาระที่ ๒ เรื่องรับรองรายงานการประชุม"),
        (FIRST, RIGHT, "ที่ประชุมรับรองรายงานการประชุมครั้งที่แล้ว"),
    )
    (event,) = read_letter((page,)).events
    assert event.place == "ห้องประชุมที่ว่าการอำเภอศรีนาคา ชั้น 2 จังหวัดศรีนาคา"


def test_a_stretch_of_days_and_a_link_go_on_in_the_next_line() -> None:
    page = page_with(
        (FIRST, RIGHT, "ด้วยอำเภอศรีนาคากำหนดจัดประชุมชี้แจงการดำเนินงาน ระหว่างวันที่ ๑๔"),
        (LEFT, 400.0, "- ๑๘ ธันวาคม ๒๕๖๙ เวลา ๐๙.๐๐ น. ผ่านระบบการประชุมทางไกล ทางลิงก์"),
        (LEFT, 400.0, "https://meet.example.org/abc"),
    )
    (event,) = read_letter((page,)).events
    assert (event.value, event.end_date) == ("2026-12-14", "2026-12-18")
    assert event.link == "https://meet.example.org/abc"


def test_an_announcement_says_who_may_hand_in_what_by_when() -> None:
    letter = letter_with("ผู้สนใจยื่นใบสมัครได้ที่สำนักงานอำเภอเขาดาว ภายในวันที่ ๑๘ ธันวาคม ๒๕๖๙ ในวันราชการ")
    (deadline,) = letter.deadlines
    assert deadline.who == "ผู้สนใจ"
    assert deadline.what is not None
    assert deadline.what.startswith("ยื่นใบสมัคร")
