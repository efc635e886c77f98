"""The letter's own date (วันที่ของหนังสือ), on each form where it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from pipeline.letter.by_hand import hand_before, with_place
from pipeline.letter.fields import Found
from pipeline.letter.head import NUMBER_LINES, above_subject
from pipeline.letter.lines import Line, columns, is_blank, likeness
from pipeline.letter.own_number import labelled as number
from pipeline.letter.sheet import FieldReader, Sheet
from thai.calendar import THI
from thai.dates import FoundDate, find_dates

#: where the day is written by hand, OCR leaves so many characters of it beside month and year
HAND_WRITTEN_DAY = 3
#: a date without a label is known by its place only
UNLABELLED = 0.95
#: on an unknown form even less is known
GUESSED = 0.7

_LABEL = re.compile(rf"(?<!ลง)วัน{THI}")


def alone(sheet: Sheet) -> Found | None:
    """The date of an external letter: alone on its line or in its column, below the number, no label."""
    for line in sorted(above_subject(sheet), key=partial(_may_be_stamp, number(sheet))):
        for part in (line, *columns(line)):
            dates = find_dates(part.text)
            if len(dates) == 1 and _is_alone(part, dates[0]):
                return _date(part, dates[0], sure=UNLABELLED)
    return None


def alone_on_unknown_form(sheet: Sheet) -> Found | None:
    """A date alone on a document of no known form: likely its own, and marked as doubtful."""
    found = alone(sheet)
    return replace(found, confidence=min(found.confidence, GUESSED)) if found else None


def labelled(sheet: Sheet) -> Found | None:
    """The date of a memo or message: after วันที่, on the number's line or its own; None where that is blank."""
    blank, above = False, partial(_is_above, number(sheet))
    for line in sorted(above_subject(sheet), key=above):
        label = _LABEL.search(line.text)
        if label is None or (blank and above(line)):
            continue  # beside a blank, a date higher up is that of a receive stamp
        dates = find_dates(line.text[label.start() :])
        if dates:
            return _date(line.part(label.start()), dates[0])
        blank = blank or is_blank(line.text[label.end() :])
    return None if blank else alone(sheet)


def of_group(sheet: Sheet) -> Found | None:
    """The date of a joint message: its date-time group (หมู่-วัน-เวลา)."""
    for line in sheet.head:
        dates = [date for date in find_dates(line.text) if date.time or date.partial]
        if dates and line not in sheet.stamp:
            return _date(line, dates[0])
    return None


def after_closing(*phrases: str) -> FieldReader:
    """Make a reader of the date after a closing phrase (สั่ง ณ วันที่, ประกาศ ณ วันที่)."""
    likes = tuple(likeness(phrase) for phrase in phrases)

    def read(sheet: Sheet) -> Found | None:
        for line in reversed(sheet.lines):
            if likeness(line.text).startswith(likes):
                dates = find_dates(line.text)
                return _date(line, dates[0]) if dates else None
        return None

    return read


def last_alone(sheet: Sheet) -> Found | None:
    """The date of a stamped letter: the last one that stands alone on its first page, below the seal."""
    own = (line for line in sheet.lines if line.page is sheet.lines[0].page and line not in sheet.stamp)
    for line in reversed([*own]):
        dates = find_dates(line.text)
        if len(dates) == 1 and _is_alone(line, dates[0]):
            return _date(line, dates[0], sure=UNLABELLED)
    return alone(sheet)


def of_meeting(sheet: Sheet) -> Found | None:
    """The date of minutes: that of the meeting (เมื่อวันที่ …)."""
    for line in sheet.lines[:NUMBER_LINES]:
        dates = find_dates(line.text)
        if dates:
            return _date(line, dates[0])
    return None


def _may_be_stamp(number: Found | None, line: Line) -> bool:
    """Tell what may be a receive stamp's: lines above the letter's number, and dates with a label."""
    return _is_above(number, line) or bool(_LABEL.match(line.text))


def _is_above(number: Found | None, line: Line) -> bool:
    """Tell whether a line stands above the one with the letter's number."""
    return number is not None and line.page.number == number.page and line.end <= number.start


def _is_alone(part: Line, found: FoundDate) -> bool:
    around = part.text[: found.start] + part.text[found.end :]
    rest = re.findall("[ก-๎A-Za-z0-9๐-๙]", around.replace("วันที่", ""))
    return len(rest) <= (HAND_WRITTEN_DAY if found.partial else 1)


def _date(line: Line, found: FoundDate, sure: float = 1.0) -> Found | None:
    if found.problem == "weekday_differs" or (found.value is None and found.problem != "bad_year"):
        return None
    place = line.where(found.start, found.end, sure=sure, trust="weakest")
    if found.partial:
        place = with_place(place, hand_before(line.page, line.start + found.start))
    # day and month of one whose year makes no sense are shown, and known again where the letter is cited
    return Found(value=found.value or "", partial=found.partial or found.value is None, **place)
