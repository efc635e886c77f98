"""The agenda as an iCalendar file (ไฟล์ปฏิทิน .ics) that Google Calendar and Outlook take: RFC 5545.

What is owed is an all-day event and no to-do: Google Calendar passes over to-dos.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur

from pipeline.agenda.entry import Entry

#: how an iCalendar file begins
FIRST_LINE = b"BEGIN:VCALENDAR"
_ZONE = ZoneInfo("Asia/Bangkok")
#: of a whole day: at nine o'clock on the day before
_MORNING_BEFORE = timedelta(hours=-15)
_DAY_BEFORE = timedelta(days=-1)


def to_ics(entries: Iterable[Entry], name: str, now: datetime) -> bytes:
    """Write entries as an iCalendar file.

    :param name: of the calendar.
    :param now: when it is made, with its zone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//kasian//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", now)
    event.add("summary", entry.title)
    event.add("description", "\n".join(entry.about))
    event.add("categories", [entry.sort])
    _add_times(event, entry)
    if entry.every:
        event.add("rrule", vRecur.from_ical(f"FREQ={entry.every}"))
    if entry.place or entry.link:
        event.add("location", entry.place or entry.link)
    if entry.link.startswith("http"):  # the number of an online meeting is no address
        event.add("url", entry.link)
    event.add_component(_alarm(entry))
    return event


def _add_times(event: Event, entry: Entry) -> None:
    if isinstance(entry.first, datetime):
        event.add("dtstart", entry.first.replace(tzinfo=_ZONE))
        if isinstance(entry.last, datetime):
            event.add("dtend", entry.last.replace(tzinfo=_ZONE))
        return
    event.add("dtstart", entry.first)
    event.add("dtend", _next(entry.last or entry.first))  # the first day after it
    event.add("transp", "TRANSPARENT")  # it fills no time of the day


def _next(day: date) -> date:
    return day + timedelta(days=1)


def _alarm(entry: Entry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _DAY_BEFORE if isinstance(entry.first, datetime) else _MORNING_BEFORE)
    alarm.add("description", entry.title)
    return alarm
