"""Deadlines in words, by periods, again and again; what is told of is not owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_bodies import letter_with
from pythainlp.util import num_to_thaiword

from pipeline.letter.as_json import letter_from_json, letter_to_json, show_letter
from pipeline.letter.counting import counted
from pipeline.letter.fields import Rule
from pipeline.recurrence import names_day, next_day, plain_rule
from thai.digits import to_thai


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("ภายในสามสิบวัน", Rule(days=30)),
        ("ภายในสิบห้าวันนับแต่วันที่ได้รับหนังสือ", Rule(days=15, from_="received")),
        ("ภายในเจ็ดวันทำการนับแต่วันที่ได้รับแจ้ง", Rule(days=7, working=True, from_="received")),
        ("ภายในระยะเวลาสามสิบวัน (๓๐ วัน) นับแต่วันที่ได้รับเงิน", Rule(days=30, from_="วันที่ได้รับเงิน")),
        ("ภายใน ๓๐ (สามสิบ) วัน นับแต่วันที่ได้รับหนังสือ", Rule(days=30, from_="received")),
        ("ภายในหนึ่งเดือน นับแต่วันที่ได้รับหนังสือ", Rule(months=1, from_="received")),
        ("ภายใน ๖ เดือน", Rule(months=6)),
        ("ภายใน ๑ ปี นับแต่วันที่ลงนาม", Rule(months=12, from_="letter")),
        ("ภายใน ๒ สัปดาห์", Rule(days=14)),
        ("ภายใน ๔๘ ชั่วโมง นับแต่ได้รับแจ้ง", Rule(hours=48, from_="received")),
        ("ก่อนวันประชุมอย่างน้อย ๒๔ ชั่วโมง", Rule(hours=-24, from_="event")),
        ("ก่อนวันประชุม ๓ วัน", Rule(days=-3, from_="event")),
        ("ทุกวัน ภายในเวลา ๑๖.๓๐ น.", Rule(every="DAILY")),
        ("ทุกวันทำการ ภายในเวลา ๑๐.๐๐ น.", Rule(every="WEEKLY;BYDAY=MO,TU,WE,TH,FR")),
        ("ทุกวันศุกร์ ภายในเวลา ๑๒.๐๐ น.", Rule(every="WEEKLY;BYDAY=FR")),
        ("ทุกสิ้นเดือน", Rule(every="MONTHLY;BYMONTHDAY=-1")),
        ("ทุกไตรมาส", Rule(every="MONTHLY;INTERVAL=3")),
        ("ภายในวันที่ ๕ ของเดือนถัดไป", Rule(every="MONTHLY;BYMONTHDAY=5")),
        ("ภายใน ๕ วันทำการแรกของเดือน", Rule(every="MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5")),
        ("ภายใน ๑๕ วัน นับแต่วันสิ้นไตรมาส", Rule(every="YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15")),
        ("ภายใน ๑๐ วัน นับแต่วันสิ้นเดือน", Rule(every="MONTHLY;BYMONTHDAY=10")),
        ("ภายในวันที่ ๓๑ ตุลาคม ของทุกปี", Rule(every="YEARLY;BYMONTH=10;BYMONTHDAY=31")),
    ],
)
def test_counted_and_recurring_times_have_their_rule(words: str, rule: Rule) -> None:
    (deadline,) = letter_with(f"ขอให้อำเภอรายงานผล {words}").deadlines
    assert (deadline.value, deadline.rule, deadline.what) == (None, rule, "รายงานผล")
    assert deadline.raw == words
    if rule.every is not None and names_day(rule.every):
        assert next_day(rule.every, date(2026, 11, 23)) is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ภายในเดือนมีนาคม ๒๕๗๐", "2027-03-31"),
        ("ก่อนเดือนมีนาคม ๒๕๗๐", "2027-02-28"),
        ("ก่อนสิ้นเดือนมีนาคม ๒๕๗๐", "2027-03-31"),
        ("ภายในสิ้นปีงบประมาณ ๒๕๗๐", "2027-09-30"),
        ("ภายในปีงบประมาณ พ.ศ. ๒๕๗๐", "2027-09-30"),
        ("ภายในไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๗๐", "2026-12-31"),
        ("ภายในสิ้นไตรมาสที่ ๓ ของปีงบประมาณ ๒๕๗๐", "2027-06-30"),
        ("อย่างช้าไม่เกินวันศุกร์ที่ ๘ มกราคม ๒๕๗๐", "2027-01-08"),
        ("ภายในวันที่ ๕ มี.ค. 70", "2027-03-05"),
    ],
)
def test_a_period_ends_with_its_last_day(words: str, day: str) -> None:
    (deadline,) = letter_with(f"ขอให้อำเภอดำเนินการให้แล้วเสร็จ {words}").deadlines
    assert (deadline.value, deadline.rule) == (day, None)


@pytest.mark.parametrize(
    "words",
    [
        "ขอให้อำเภอดำเนินการให้แล้วเสร็จภายในปีนี้",
        "ผลการดำเนินงานภายใน ๓ ปีที่ผ่านมา",
        "ศูนย์เปิดให้บริการทุกวัน ไม่เว้นวันหยุดราชการ",
        "ให้สามารถใช้บัญชีผู้สอบแข่งขันได้ดังกล่าวไปได้ภายใน ๒ ปี",
    ],
)
def test_what_names_no_time_to_owe_by_stays_unread(words: str) -> None:
    assert letter_with(words).deadlines == ()


@given(st.integers(1, 365), st.sampled_from([("วัน", "days", 1), ("เดือน", "months", 1), ("ปี", "months", 12)]))
def test_words_and_figures_give_one_rule(number: int, unit: tuple[str, str, int]) -> None:
    name, field, times = unit
    said = [f"ภายใน{num_to_thaiword(number)}{name}", f"ภายใน {to_thai(str(number))} {name}"]
    rules = [one.rule for words in said for one in letter_with(f"ขอให้อำเภอส่งรายงาน {words}").deadlines]
    assert rules == [Rule(**{field: number * times})] * 2  # type: ignore[arg-type]  # days or months


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_months_go_by_the_calendar(start: date, months: int) -> None:
    day = counted(Rule(months=months), start)
    assert day is not None
    assert (day.year * 12 + day.month) - (start.year * 12 + start.month) == months
    assert day.day == start.day or (day + timedelta(days=1)).day == 1


def test_hours_give_the_earliest_day_on_which_they_can_end() -> None:
    start = date(2026, 11, 23)
    days = [counted(Rule(hours=hours), start) for hours in (24, 36, 48, -24, -36)]
    assert days == [start + timedelta(days=n) for n in (1, 1, 2, -1, -2)]
    assert counted(Rule(every="DAILY"), start) is None


def test_the_unit_of_a_rule_is_shown_and_kept() -> None:
    letter = letter_with("ขอให้อำเภอส่งรายงาน ภายใน ๖ เดือน นับแต่วันที่ได้รับหนังสือ และรายงานเหตุภายใน ๒๔ ชั่วโมง")
    shown = [one["rule"] for one in show_letter(letter)["deadlines"]]
    assert shown == [{"months": 6, "from": "received"}, {"hours": 24, "from": None}]
    assert letter_from_json(letter_to_json(letter)) == letter


@pytest.mark.parametrize(
    ("every", "plain"),
    [
        ("DAILY", "DAILY"),
        ("WEEKLY;BYDAY=MO,TU,WE,TH,FR", "WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15", "MONTHLY;INTERVAL=3;BYMONTHDAY=15"),
        ("YEARLY;BYMONTH=10;BYMONTHDAY=31", "YEARLY;BYMONTH=10;BYMONTHDAY=31"),
        ("MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5", None),
    ],
)
def test_rules_are_given_in_a_form_that_calendars_know(every: str, plain: str | None) -> None:
    assert plain_rule(every) == plain


CITED = "ตามหนังสือที่อ้างถึง จังหวัดขอให้อำเภอส่งรายงานภายในวันที่ {} นั้น ขอให้อำเภอเร่งรัดงาน"


def test_a_day_that_an_earlier_letter_set_is_owed_while_it_lies_ahead() -> None:
    assert letter_with(CITED.format("๕ มกราคม ๒๕๖๙")).deadlines == ()
    (ahead,) = letter_with(CITED.format("๕ มกราคม ๒๕๗๐")).deadlines
    assert (ahead.value, ahead.what) == ("2027-01-05", "ส่งรายงาน")
    counted_then = "ตามหนังสือที่อ้างถึง ขอให้อำเภอส่งรายงานภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ นั้น"
    assert letter_with(counted_then).deadlines == ()


def test_a_day_before_the_letter_is_doubtful_and_said() -> None:
    letter = letter_with("ขอให้อำเภอส่งรายงาน ภายในวันที่ ๕ มกราคม ๒๕๖๙")
    (deadline,) = letter.deadlines
    assert deadline.confidence <= 0.5
    assert any("เป็นวันก่อนวันที่ของหนังสือ" in warning for warning in letter.warnings)


def test_what_a_cited_regulation_counts_is_doubtful() -> None:
    rule = "ตามระเบียบกระทรวงมหาดไทย ข้อ ๑๒ กำหนดให้ผู้ยืมส่งใช้เงินยืมภายใน ๓๐ วัน นับแต่วันที่ได้รับเงิน"
    (deadline,) = letter_with(rule).deadlines
    assert deadline.confidence <= 0.5
    (asked,) = letter_with("ขอให้อำเภอส่งใช้เงินยืมภายใน ๓๐ วัน นับแต่วันที่ได้รับเงิน").deadlines
    assert asked.confidence > 0.8


def test_an_example_of_papers_hides_no_deadline() -> None:
    (deadline,) = letter_with("ขอให้อำเภอส่งหลักฐาน เช่น สำเนาสมุดบัญชี ภายในวันที่ ๕ มกราคม ๒๕๗๐").deadlines
    assert (deadline.value, deadline.confidence) == ("2027-01-05", 1.0)
    past = "เช่น ประกาศขึ้นบัญชีเมื่อวันที่ ๑ ตุลาคม ๒๕๖๗ จะต้องดำเนินการภายในวันที่ ๓๐ กันยายน ๒๕๖๙"
    assert letter_with(past).deadlines == ()


def test_articles_of_a_regulation_count_for_anyone() -> None:
    articles = [f"มาตรา {n} ให้คณะกรรมการรายงานผลภายในสามสิบวันนับแต่วันที่ได้รับคำร้อง" for n in "๑๒๓๔"]
    assert letter_with(*articles).deadlines == ()
    assert len(letter_with(articles[0], "ข้อ ๒ ให้อำเภอส่งแบบ ภายในวันที่ ๕ มกราคม ๒๕๗๐").deadlines) == 2


def test_an_impossible_day_is_said_and_not_repaired() -> None:
    letter = letter_with("ขอให้อำเภอส่งรายงาน ภายในวันที่ ๓๑ กุมภาพันธ์ ๒๕๗๐")
    assert [(one.value, one.rule) for one in letter.deadlines] == [(None, None)]
    assert any("ไม่มีในปฏิทิน" in warning for warning in letter.warnings)
