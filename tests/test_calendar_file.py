"""The calendar file: what other programs read in it (icalendar parses it again), and what it never holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component
from office_maker import drop, drop_secret, files_in, make_office, rows_of, somebody, take_in

from pipeline.agenda.entry import Entry, one_line
from pipeline.agenda.gather import Agenda, agenda
from pipeline.agenda.ics import to_ics
from pipeline.catalogue import writing
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.models import Deadline
from pipeline.due import due
from pipeline.office.office import Office
from pipeline.secrecy import mark_secret

KASIAN = Path(sys.executable).parent / "kasian"
Read = dict[str, Any]
NOW = datetime(2022, 3, 15, 2, 30, tzinfo=UTC)
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
SEVERAL = """\
\t๑. ให้พัฒนากรประจำตำบลส่งบัญชีรายชื่อ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕

\t๒. ให้คณะกรรมการกลุ่มสตรีจัดทำบันทึก ภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ

\t๓. ให้สำนักงานพัฒนาชุมชนอำเภอรายงานผลทุกวันที่ ๕ ของเดือน"""
MEETING = """\
\tด้วยจังหวัดศรีนาคากำหนดประชุมคณะทำงาน ในวันศุกร์ที่ ๒๕ มีนาคม ๒๕๖๕ เวลา ๐๙.๓๐ - ๑๒.๐๐ น. \
ณ ห้องประชุมพลูทอง ชั้น ๒ ออนไลน์ทาง https://meet.example/a-1

\tจึงขอให้แจ้งชื่อผู้เข้าร่วมประชุม ก่อนวันประชุมอย่างน้อย ๓ วัน ก่อนวันประชุม"""


def put(office: Office, body: str, name: str = "a.txt") -> None:
    (office.inbox / name).write_text(LETTER.format(body=body), encoding="utf-8")
    take_in(office)


def gathered(office: Office, today: date = TODAY) -> Agenda:
    with open_to_read(office) as catalogue:
        return agenda(catalogue, today, "thai")


def events(entries: tuple[Entry, ...]) -> list[Read]:
    """Parse a calendar again: the properties of its events, and their one alarm."""
    calendar = parsed(to_ics(entries, "กำหนดส่ง", NOW))
    return [_read(event) for event in calendar.walk("VEVENT")]


def parsed(data: bytes) -> Component:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Component)
    return calendar


def _read(event: Component) -> Read:
    (alarm,) = event.walk("VALARM")
    assert not event.errors
    return {**event, "ALARM": {**alarm}}


def by_title(office: Office, words: str) -> Read:
    (found,) = [one for one in events(gathered(office).entries) if words in one["SUMMARY"]]
    return found


def test_several_deadlines_of_a_letter_say_who_owes_what_by_when(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, SEVERAL)
    first, second, third = (by_title(office, words) for words in ("บัญชีรายชื่อ", "จัดทำบันทึก", "รายงานผล"))
    assert first["DTSTART"].dt == date(2022, 3, 25)
    assert first["DTEND"].dt == date(2022, 3, 26)
    assert second["DTSTART"].dt == date(2022, 3, 22)
    assert third["DTSTART"].dt == date(2022, 4, 5)
    assert third["RRULE"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=5"
    assert "ผู้รับผิดชอบ: พัฒนากรประจำตำบล" in first["DESCRIPTION"]
    for part in ("เรื่อง: การขับเคลื่อนงานกลุ่มสตรี", "ที่: ศน ๐๐๑๙/ว ๗๗", "ลงวันที่: ๑๔ มีนาคม ๒๕๖๕", "เลขรับ: ๒๕๖๕-๐๐๐๑"):
        assert part in first["DESCRIPTION"]
    assert "จาก: สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา" in first["DESCRIPTION"]


def test_a_meeting_has_its_time_in_thailand_its_place_and_link(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, MEETING)
    meeting = by_title(office, "นัดหมาย")
    start, end = meeting["DTSTART"].dt, meeting["DTEND"].dt
    assert (start.isoformat(), end.isoformat()) == ("2022-03-25T09:30:00+07:00", "2022-03-25T12:00:00+07:00")
    assert meeting["DTSTART"].params["TZID"] == "Asia/Bangkok"
    assert str(meeting["LOCATION"]).startswith("ห้องประชุมพลูทอง ชั้น ๒")
    assert meeting["URL"] == "https://meet.example/a-1"
    calendar = parsed(to_ics(gathered(office).entries, "x", NOW))
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Bangkok"]


def test_days_before_the_only_meeting_are_counted(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, MEETING)
    first, _ = events(gathered(office).entries)
    assert first["DTSTART"].dt == date(2022, 3, 22)


def test_an_alarm_rings_a_day_before(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, MEETING)
    for event in events(gathered(office).entries):
        alarm, start = event["ALARM"], event["DTSTART"].dt
        whole_day = not isinstance(start, datetime)
        assert alarm["TRIGGER"].dt == (timedelta(hours=-15) if whole_day else timedelta(days=-1))
        assert alarm["ACTION"] == "DISPLAY"


def test_a_second_file_names_the_same_entries_alike(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, SEVERAL)
    put(office, MEETING, "b.txt")
    before, after = gathered(office).entries, gathered(office, date(2022, 3, 18)).entries
    assert [one.uid for one in before] == [one.uid for one in after]
    assert len({one.uid for one in before}) == len(before) == 5
    put(office, MEETING.replace("๒๕ มีนาคม", "๑ เมษายน"), "c.txt")
    assert {one.uid for one in before} < {one.uid for one in gathered(office).entries}


def test_a_corrected_day_updates_its_entry(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, SEVERAL)
    (before, *_) = gathered(office).entries
    with open_to_write(office) as catalogue, catalogue.writing() as session:
        session.query(Deadline).filter(Deadline.date == before.first.isoformat()).update(
            {"date": "2022-03-23"}
        )
    (after, *_) = gathered(office).entries
    assert (after.uid, after.first) == (before.uid, date(2022, 3, 23))


def test_what_is_done_is_gone_and_what_is_overdue_stays(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    (late,) = gathered(office, date(2022, 4, 1)).entries
    assert late.first == date(2022, 3, 20)
    with open_to_write(office) as catalogue:
        writing.close_deadlines(catalogue, rows_of(office)[0].id, "2022-03-18")
    assert gathered(office).entries == ()


def test_meetings_that_are_over_and_secret_letters_are_left_out(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, MEETING)
    drop_secret(office)
    take_in(office)
    assert len(gathered(office).entries) == 2
    assert [one.sort for one in gathered(office, date(2022, 3, 26)).entries] == ["กำหนดส่ง"]
    mark_secret(office, "2565-0001", somebody())
    assert gathered(office).entries == ()


def test_a_deadline_without_a_day_is_told_of(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, "\tขอให้อำเภอรายงานผลทุกไตรมาส")
    found = gathered(office)
    assert found.entries == ()
    assert [one.row.owed.raw for one in found.undated] == ["ทุกไตรมาส"]


@pytest.mark.parametrize(
    ("words", "rule", "count"),
    [
        ("ทุกวันที่ ๓๑ ของเดือน", "FREQ=MONTHLY;BYMONTHDAY=-1", 1),
        ("ทุกวันศุกร์", "FREQ=WEEKLY;BYDAY=FR", 1),
        ("ทุกสิ้นไตรมาส", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", 1),
        ("ทุกวันที่ ๓๐ ของเดือน", None, 12),  # Outlook would pass over February
    ],
)
def test_rules_are_such_as_outlook_takes(tmp_path: Path, words: str, rule: str | None, count: int) -> None:
    office = make_office(tmp_path)
    put(office, f"\tขอให้อำเภอรายงานผล{words}")
    found = events(gathered(office).entries)
    assert len(found) == count
    assert {one["RRULE"].to_ical().decode() if "RRULE" in one else None for one in found} == {rule}
    with open_to_read(office) as catalogue:
        (owed,) = due(catalogue, TODAY)
    assert found[0]["DTSTART"].dt == owed.day


# --- any text -----------------------------------------------------------------------------------

_THAI = "กขคงจฉชซญฐณดตถทนบปผพมยรลวศสหอฮะาำิีึืุูเแโใไ็่้๊๋์ๆฯ๐๑๒๓๙ "
# icalendar takes a backslash before a capital N for a line break
_TEXT = st.text(st.one_of(st.sampled_from(f"{_THAI};,\\:\"'\n\t"), st.characters()), max_size=200).filter(
    lambda text: "\\N" not in text
)


def entry(text: str) -> Entry:
    return Entry(
        uid="a@kasian",
        revision=3,
        sort="กำหนดส่ง",
        title=one_line(text),
        about=(one_line(text), "x"),
        first=TODAY,
    )


@given(_TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (event,) = events((entry(text),))
    assert event["SUMMARY"] == one_line(text)
    assert event["DESCRIPTION"] == f"{one_line(text)}\nx"


@given(_TEXT)
def test_no_line_is_longer_than_a_calendar_reads_and_none_breaks_inside_a_letter(text: str) -> None:
    data = to_ics((replace(entry(text), place=one_line(text)),), one_line(text), NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in _lines(data):
        assert len(line) <= 75
        line.decode("utf-8")


def _lines(data: bytes) -> Iterator[bytes]:
    yield from data.removesuffix(b"\r\n").split(b"\r\n")


# --- the command --------------------------------------------------------------------------------


def call(office: Office, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"}
    command = [str(KASIAN), "due", *arguments, "--office", str(office.root)]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stderr
    return done


def test_the_list_says_who_owes_what(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, SEVERAL)
    shown = call(office, cwd=tmp_path).stdout.decode()
    assert "ผู้รับผิดชอบ" in shown
    assert "พัฒนากรประจำตำบล" in shown
    assert "เลยกำหนด" in shown


def test_the_command_writes_a_file_replaces_its_own_and_no_other(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    put(office, SEVERAL)
    work = tmp_path / "work"
    work.mkdir()
    assert call(office, "--ics", cwd=work).returncode == 0
    assert call(office, "--ics", cwd=work).returncode == 0
    assert files_in(work) == ["กำหนดส่ง.ics"]
    told = json.loads(call(office, "--ics", "b.ics", "--json", cwd=work).stdout)
    assert told == {"ics": "b.ics", "entries": 3, "undated": 0}
    calendar = parsed((work / "b.ics").read_bytes())
    assert (calendar["VERSION"], len(calendar.walk("VEVENT"))) == ("2.0", 3)
    (work / "c.ics").write_text("สำคัญ", encoding="utf-8")
    refused = call(office, "--ics", "c.ics", cwd=work)
    assert (refused.returncode, (work / "c.ics").read_text(encoding="utf-8")) == (2, "สำคัญ")
    assert call(office, "--ics", "no/where.ics", cwd=work).returncode == 2
