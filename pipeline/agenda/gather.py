"""Gather the entries of the calendar (รวบรวมกำหนดส่งและนัดหมาย) from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice

from pipeline.agenda.entry import Entry, about, one_line, title, uid
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.open_letters import OpenLetter, open_letters
from pipeline.due import Due, due
from pipeline.letter.as_json import events_from_json
from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Event
from pipeline.memo.sentences import MARK
from pipeline.recurrence import days_of, next_day, plain_rule
from thai.say import Digits, in_script

OWED, MEETING = "กำหนดส่ง", "นัดหมาย"
#: a rule that not every calendar knows is written out, so often
_AHEAD = 12
_NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agenda:
    """All entries, the earliest first.

    :param undated: deadlines whose day is not known; no calendar can hold them.
    """

    entries: tuple[Entry, ...]
    undated: tuple[Due, ...]


def agenda(catalogue: Catalogue, today: date, digits: Digits) -> Agenda:
    """Gather the open deadlines, overdue ones too, and the events that are not over.

    :param digits: the script of the digits in titles and texts.
    """
    letters = {letter.id: letter for letter in open_letters(catalogue)}
    owed = due(catalogue, today)
    dated = sorted((one for one in owed if one.day), key=lambda one: one.row.number)
    by_letter = groupby(dated, key=lambda one: one.row.letter_id)
    entries = [
        *(entry for id_, ones in by_letter for entry in _deadlines(ones, letters[id_], today, digits)),
        *(entry for letter in letters.values() for entry in _events(letter, today, digits)),
    ]
    known = {entry.uid: entry for entry in entries}  # an event that is stated twice is one
    in_order = sorted(known.values(), key=lambda entry: (entry.first.timetuple(), entry.uid))
    return Agenda(tuple(in_order), tuple(one for one in owed if one.day is None))


def _deadlines(ones: Iterable[Due], letter: OpenLetter, today: date, digits: Digits) -> Iterator[Entry]:
    """Give the entries of one letter; what is owed twice in the same words is one.

    Words name an entry, and not its day or its place in a list: those change when an officer corrects a day
    or a letter is read again.
    """
    times: dict[str, list[str | None]] = {}
    for one in ones:
        owed = one.row.owed
        same = times.setdefault(one_line(owed.raw), [])
        if owed.what not in same:
            same.append(owed.what)
            name = uid(letter, "deadline", one_line(owed.raw), str(len(same)))
            entry = _deadline(one, name, letter, digits)
            if owed.date is None and owed.every:
                yield from _recurring(entry, owed.every, letter, today)
            else:
                yield entry


def _deadline(one: Due, name: str, letter: OpenLetter, digits: Digits) -> Entry:
    owed = one.row.owed
    lines = (
        ("กำหนด:", f"{owed.raw} {MARK}" if owed.doubtful else owed.raw),
        ("ผู้รับผิดชอบ:", owed.who or ""),
        ("สิ่งที่ต้องทำ:", owed.what or ""),
    )
    return Entry(
        uid=name,
        revision=letter.revision,
        sort=OWED,
        title=title(OWED, owed.what or letter.subject or owed.raw, digits, unsure=owed.doubtful),
        about=about(letter, lines, digits),
        first=one.day or date.max,
    )


def _recurring(entry: Entry, every: str, letter: OpenLetter, today: date) -> Iterator[Entry]:
    """Give one entry with a rule; where calendars do not know the rule, one for each of the next days."""
    rule = plain_rule(every)
    if rule is not None:
        first = next_day(every, date.fromisoformat(letter.received_at[:10]))
        yield replace(entry, first=first or entry.first, every=rule)
        return
    for day in islice(days_of(every, today), _AHEAD):
        yield replace(entry, uid=f"{day:%Y%m%d}-{entry.uid}", first=day)


def _events(letter: OpenLetter, today: date, digits: Digits) -> Iterator[Entry]:
    """Give the events of one letter; the days of a list ("วันที่ ๓ และ ๕") have the same words."""
    days: dict[str, list[str]] = {}
    for event in events_from_json(letter.events):
        same = days.setdefault(one_line(event.raw), [])
        if event.value not in same:
            same.append(event.value)
        nth = same.index(event.value)
        name = uid(letter, "event", one_line(event.raw), *([str(nth)] if nth else ()))
        times = _times(event)
        if times is not None and _last_day(times) >= today:
            yield _event(event, name, times, letter, digits)


def _event(
    event: Event, name: str, times: tuple[date, date | None], letter: OpenLetter, digits: Digits
) -> Entry:
    unsure = doubtful(event)
    lines = (
        ("กำหนด:", f"{event.raw} {MARK}" if unsure else event.raw),
        ("สถานที่:", event.place or ""),
        ("ออนไลน์:", event.link or ""),
    )
    return Entry(
        uid=name,
        revision=letter.revision,
        sort=MEETING,
        title=title(MEETING, letter.subject or event.place or event.raw, digits, unsure=unsure),
        about=about(letter, lines, digits),
        first=times[0],
        last=times[1],
        place=in_script(one_line(event.place or ""), digits),
        link=event.link or "",
    )


def _times(event: Event) -> tuple[date, date | None] | None:
    """Give when an event is: times on one day or over a night, else days; None where its days are none."""
    try:
        first = date.fromisoformat(event.value)
        last = date.fromisoformat(event.end_date) if event.end_date else first
    except ValueError:
        return None
    begins, _, ends = (event.time or "").partition("-")
    over_night = bool(ends) and ends < begins
    if not begins or (last != first and not (over_night and last == first + _NEXT_DAY)):
        return first, max(first, last)
    start = datetime.combine(first, time.fromisoformat(begins))
    end = datetime.combine(first + _NEXT_DAY * over_night, time.fromisoformat(ends)) if ends else None
    return start, end if end != start else None


def _last_day(times: tuple[date, date | None]) -> date:
    last = times[1] or times[0]
    return last.date() if isinstance(last, datetime) else last
