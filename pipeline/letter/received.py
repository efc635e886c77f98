"""The receive stamp (ตรารับหนังสือ): number, date and time, on the first page."""

from __future__ import annotations

import re

from pipeline.letter.fields import Found, Received
from pipeline.letter.lines import Line, tidy
from pipeline.letter.sheet import Sheet
from thai.dates import find_dates

_NUMBER = re.compile(r"(?:เลข(?:ที่)?รับ(?:ที่)?|รับที่)[ :.]*(?P<number>[0-9๐-๙][0-9๐-๙/]*)")
_TIME = re.compile(r"เวลา[ :.]*(?P<time>(?P<hour>[0-9๐-๙]{1,2})[.:](?P<minute>[0-9๐-๙]{2}))")


def received(sheet: Sheet) -> Received:
    """Read the stamp where its print stands in the text of the first page."""
    if not sheet.stamp:
        return Received()
    return Received(number=_number(sheet.stamp[0]), date=_date(sheet.stamp), time=_time(sheet.stamp))


def _number(line: Line) -> Found | None:
    match = _NUMBER.search(line.text)
    if match is None:
        return None
    return Found(value=tidy(match["number"]), **line.where(*match.span("number"), trust="weakest"))


def _date(lines: tuple[Line, ...]) -> Found | None:
    for line in lines:
        at = line.text.find("วันที่")
        dates = find_dates(line.text[at:]) if at >= 0 and "ลงวันที่" not in line.text else []
        if dates and dates[0].value:
            place = line.where(at + dates[0].start, at + dates[0].end, trust="weakest")
            return Found(value=dates[0].value, partial=dates[0].partial, **place)
    return None


def _time(lines: tuple[Line, ...]) -> Found | None:
    for line in lines:
        match = _TIME.search(line.text)
        if match:
            hour, minute = int(tidy(match["hour"])), int(tidy(match["minute"]))
            if hour < 24 and minute < 60:  # noqa: PLR2004 - of a clock
                return Found(
                    value=f"{hour:02d}:{minute:02d}",
                    **line.where(*match.span("time"), trust="weakest"),
                )
    return None
