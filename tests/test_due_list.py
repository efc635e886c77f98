"""The list of what is due and the calendar: one entry for what is said twice, one for each day of a list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from office_maker import make_office, take_in

from pipeline.agenda.gather import Agenda, agenda
from pipeline.agenda.ics import to_ics
from pipeline.catalogue.database import open_to_read
from pipeline.due import Due, due
from pipeline.office.office import Office

TODAY = date(2022, 3, 15)

LETTER = """\
ที่ ศน ๐๐๑๙/ว ๗๗\tสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา

\t\t๑๔ มีนาคม ๒๕๖๕

เรื่อง\tการขับเคลื่อนงานกลุ่มสตรี
เรียน\tพัฒนาการอำเภอหนองบึง

{body}

\tจึงเรียนมาเพื่อโปรดดำเนินการ

\t\tขอแสดงความนับถือ
"""


def put(office: Office, *paragraphs: str) -> None:
    body = "\n\n".join(f"\t{one}" for one in paragraphs)
    (office.inbox / "a.txt").write_text(LETTER.format(body=body), encoding="utf-8")
    take_in(office)


def owed(office: Office) -> list[Due]:
    with open_to_read(office) as catalogue:
        return due(catalogue, TODAY)


def gathered(office: Office) -> Agenda:
    with open_to_read(office) as catalogue:
        return agenda(catalogue, TODAY, "thai")


def test_what_a_letter_says_twice_is_due_once(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(
        office,
        "ขอให้อำเภอส่งรายงานผลการดำเนินงาน ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
        "ทั้งนี้ ขอให้ส่งรายงาน ภายในวันศุกร์ที่ ๒๕ มี.ค. ๖๕",
    )
    (only,) = owed(office)
    assert (only.day, only.row.owed.who) == (date(2022, 3, 25), "อำเภอ")
    assert only.row.owed.what == "ส่งรายงานผลการดำเนินงาน"


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "๑. ให้พัฒนากรส่งบัญชีรายชื่อ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
            "๒. ให้คณะกรรมการส่งบัญชีรายชื่อ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
        ),
        (
            "๑. ให้อำเภอส่งบัญชีรายชื่อ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
            "๒. ให้อำเภอจัดทำแผน ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
        ),
        (
            "๑. ให้อำเภอส่งบัญชีรายชื่อ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕",
            "๒. ให้อำเภอส่งบัญชีรายชื่อ ภายในวันที่ ๒๘ มีนาคม ๒๕๖๕",
        ),
    ],
)
def test_other_parties_work_or_days_stay_apart(tmp_path: Path, paragraphs: tuple[str, str]) -> None:
    office = make_office(tmp_path)
    put(office, *paragraphs)
    assert len(owed(office)) == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("ภายในหนึ่งเดือน นับแต่วันที่ในหนังสือ", date(2022, 4, 14)),
        ("ภายใน ๔๘ ชั่วโมง นับแต่วันที่ในหนังสือ", date(2022, 3, 16)),
        ("ภายในสามสิบวัน นับแต่วันที่ในหนังสือ", date(2022, 4, 13)),
        ("ทุกวันทำการ ภายในเวลา ๑๖.๓๐ น.", date(2022, 3, 15)),
        ("ภายใน ๕ วันทำการแรกของเดือน", date(2022, 4, 7)),
        ("ภายในสิ้นปีงบประมาณ ๒๕๖๕", date(2022, 9, 30)),
    ],
)
def test_the_day_of_each_form_is_computed(tmp_path: Path, words: str, day: date) -> None:
    office = make_office(tmp_path)
    put(office, f"ขอให้อำเภอส่งรายงาน {words}")
    assert [one.day for one in owed(office)] == [day]


def test_each_day_of_a_list_is_in_the_calendar(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, "กำหนดจัดประชุม ในวันที่ ๒๓ และ ๒๕ มีนาคม ๒๕๖๕ เวลา ๐๙.๐๐ น. ณ หอประชุมอำเภอ")
    entries = gathered(office).entries
    assert [f"{one.first:%Y-%m-%d %H:%M}" for one in entries] == ["2022-03-23 09:00", "2022-03-25 09:00"]
    assert len({one.uid for one in entries}) == 2


def test_an_event_over_midnight_ends_on_the_next_day(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, "กำหนดจัดกิจกรรมเฝ้าระวัง ในวันที่ ๒๓ มีนาคม ๒๕๖๕ เวลา ๒๒.๐๐ - ๐๒.๐๐ น. ณ หอประชุมอำเภอ")
    (entry,) = gathered(office).entries
    assert f"{entry.first:%d %H:%M} {entry.last:%d %H:%M}" == "23 22:00 24 02:00"


def test_the_number_of_an_online_meeting_is_no_address(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, "ขอเชิญประชุมในวันที่ ๒๓ มีนาคม ๒๕๖๕ เวลา ๐๙.๐๐ น. ผ่านระบบ Zoom Meeting ID: 812 3456 7890")
    data = to_ics(gathered(office).entries, "กำหนดส่ง", datetime(2022, 3, 15, 2, tzinfo=UTC))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["LOCATION"] == "Meeting ID: 812 3456 7890"
    assert "URL" not in event
