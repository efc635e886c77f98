"""Deadlines, events and money as a note states them (กำหนดเวลา วันนัด จำนวนเงิน).

The letter's own words stand first, always; what the calendar adds (the long date, the day of the week) stands
in brackets, and only where the quotes bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline.letter.counting import counted
from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Amount, Deadline, Event, Letter, Span
from pipeline.memo.claims import unsupported
from pipeline.memo.evidence import Piece, as_written, located, quoted, squeezed, text_spans
from thai.dates import find_dates
from thai.say import baht, thai_date, thai_day, thai_days, thai_time, weekday

#: a reader may hand over a whole paragraph; the note takes the beginning
LONGEST = 150
#: no letter asks for something so many years ahead
FAR_YEARS = 5
#: what takes longer is no meeting
MEETING_DAYS = timedelta(days=14)

# "๒๖, ๒๙ - ๓๐ เม.ย." is not the stretch from its first day to its last
_DAYS_APART = re.compile(r"\d\s*(?:,|และ)\s*\d")


def deadlines_in_order(letter: Letter) -> list[Deadline]:
    """Give the deadlines, the earliest first; those without a date after them, as they stand."""
    days = {id(one): one.value or _counted(one, letter) for one in letter.deadlines}
    return sorted(letter.deadlines, key=lambda one: (days[id(one)] is None, days[id(one)] or ""))


def _counted(deadline: Deadline, letter: Letter) -> str | None:
    """Count a deadline's date from the day that its rule names, where the letter gives that day in full."""
    rule = deadline.rule
    if rule is None or rule.working:
        return None  # a note names no day that public holidays may shift
    start = {"letter": letter.date, "received": letter.received.date}.get(rule.from_ or "")
    if start is None or doubtful(start):
        return None
    try:
        day = counted(rule, date.fromisoformat(start.value))
        return day.isoformat() if day else None
    except (ValueError, OverflowError):
        return None


def deadline_piece(deadline: Deadline, letter: Letter) -> Piece:
    """Give a deadline in the letter's words, with the date that they come to."""
    written = as_written(deadline, limit=LONGEST)
    if deadline.set_by is not None and deadline.value is not None:
        return Piece(f"ภายใน{thai_day(deadline.value)}", written.evidence)
    value = deadline.value or _counted(deadline, letter)
    senseless = (value is None and deadline.rule is None) or _is_far(value, letter)
    if value is None or senseless or written.doubtful or odd_weekday(deadline):
        marked = written.doubtful or senseless or odd_weekday(deadline)
        return Piece(written.text, written.evidence, marked)
    for base in _bases(deadline, letter):
        spans = (deadline, *base)
        if not unsupported(thai_date(value), [span.raw for span in spans]):
            text = f"{written.text}{_calendar(written.text, value)}"
            return Piece(text, tuple(quoted(span) for span in spans), any(doubtful(span) for span in spans))
    return written


def _is_far(value: str | None, letter: Letter) -> bool:
    """Whether a deadline lies so many years after its letter that a figure of one of them was misread."""
    if value is None or letter.date is None or not letter.date.value:
        return False
    return int(value[:4]) - int(letter.date.value[:4]) > FAR_YEARS


def _bases(deadline: Deadline, letter: Letter) -> Iterator[tuple[Span, ...]]:
    """Give what a date may be counted from: nothing first, then what its rule names."""
    yield ()
    start = deadline.rule.from_ if deadline.rule else None
    named: dict[str | None, tuple[Span | None, ...]] = {
        "received": (letter.received.date,),
        "letter": (letter.date,),
        "event": letter.events[:1],
    }
    for span in named.get(start, (letter.date, letter.received.date, *letter.events[:1])):
        if span is not None:
            yield (span,)


def _calendar(written: str, value: str) -> str:
    """Say in brackets what the letter leaves out: the day of the week, or the whole date."""
    if squeezed(thai_date(value)) not in squeezed(written):
        return f" (ตรงกับ{thai_day(value)})"
    return "" if weekday(value) in written else f" ({weekday(value)})"


def odd_weekday(span: Span) -> bool:
    """Whether the letter names a day of the week that its date does not fall on."""
    return any(one.problem == "weekday_differs" for one in find_dates(span.raw))


def event_piece(event: Event) -> Piece:
    """Give the days and the time of an event, with the day of the week; else the letter's own words."""
    written = as_written(event, limit=LONGEST)
    written = replace(written, text=written.text.removeprefix("ใน"))
    if written.doubtful or odd_weekday(event):
        return Piece(written.text, written.evidence, doubtful=True)
    try:
        time = f" เวลา {thai_time(event.time)}" if event.time else ""
        said = f"{thai_days(event.value, event.end_date)}{time}"
    except ValueError:
        return written
    scattered = len(find_dates(event.raw)) > 1 or _DAYS_APART.search(event.raw)
    if scattered or unsupported(said, (event.raw,)):
        return written
    return Piece(said, written.evidence)


def is_period(event: Event) -> bool:
    """Whether an event takes more than some days, without a time of the day: a course, a season."""
    if event.end_date is None or event.time:
        return False
    try:
        days = date.fromisoformat(event.end_date) - date.fromisoformat(event.value)
    except ValueError:
        return False
    return days > MEETING_DAYS


def place_parts(event: Event, letter: Letter) -> list[str | Piece]:
    """Give where an event is held, as far as the letter's words bear it out."""
    spans = (event, *text_spans(letter))
    place, link = located(event.place, spans), located(event.link, spans)
    parts: list[str | Piece] = [" ณ ", place] if place else []
    if link is None:
        return parts
    return [*parts, " (ออนไลน์: ", link, ")"] if parts else [" ออนไลน์ทาง ", link]


def amount_piece(amount: Amount) -> Piece:
    """Give a sum of money in figures; else the letter's own words."""
    written = as_written(amount, limit=LONGEST)
    try:
        said = baht(amount.value)
    except ValueError:
        return written
    if written.doubtful or unsupported(said, (amount.raw,)):
        return written
    return Piece(said, written.evidence)
