"""Find dates in Thai text (วันเดือนปีในข้อความ): Buddhist era, full and short months, both scripts of digits.

An impossible date is reported, never repaired: its value is None and ``problem`` says why.  A date without
its day, as on letters whose day is written by hand, is partial: ``2010-11``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from thai.calendar import THI, WEEKDAYS, common_era, month_number, month_pattern, real_date
from thai.digits import to_arabic
from thai.spans import Taken

Problem = Literal["no_year", "bad_year", "no_such_day", "weekday_differs", "end_before_start"]

_S = r"[ \n]*"  # a line may break inside a date
_DAY = r"(?:[0-2]?\d|3[01])"
_MONTH = month_pattern()
_ERA = r"(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|พุทธศักราช|คริสต์ศักราช)"
_WEEKDAY = "|".join(WEEKDAYS)
_TO = (
    rf"{_S}(?:[-–—]|ถึง(?:{_S}วัน(?:{_WEEKDAY})?(?:{THI})?)?|"
    rf"และ(?:{_S}(?:ใน)?วัน(?:{_WEEKDAY})?(?:{THI})?)?|,){_S}"
)


def _year(prefix: str) -> str:
    return rf"(?:(?P<{prefix}era>{_ERA}){_S})?(?P<{prefix}year>\d{{2,4}})(?!\d)"


_LONG = re.compile(
    rf"(?<!\d)(?<!\d[./])(?:วัน{_S}(?P<weekday>{_WEEKDAY})[ ]?{THI}{_S})?"
    rf"(?P<days>{_DAY}(?:{_TO}{_DAY}(?!\d)){{0,12}})"
    rf"{_S}(?:เดือน{_S})?(?P<month>{_MONTH})"
    rf"(?:{_S}{_year('')})?"
    rf"(?:{_TO}(?P<last>{_DAY}){_S}(?:เดือน{_S})?(?P<last_month>{_MONTH})(?:{_S}{_year('last_')})?)?"
)
# what stands before a day that is no end of a stretch ("วันที่ ๓ และ ๕")
_ALSO = re.compile("และ|,")
_NUMERIC = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})(?![\d/])")
# military date-time group: day, hour and minute in six digits (๒๓๐๙๔๕ เม.ย. ๖๗)
_GROUP = re.compile(
    rf"(?<!\d)(?P<day>\d{{2}})(?P<time>\d{{4}}) ?(?P<month>{_MONTH}) ?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_NO_DAY = re.compile(rf"(?<!\w)(?P<month>{_MONTH})[ .…_]*{_year('')}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow one another, both included, as ISO dates; of a single day both are the same."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, or the first and last day of a stretch of days.

    :param value: ISO, ``2022-03-14`` or partial ``2022-03``; None where the page makes no sense.
    :param last: ISO date of the last day of a range or of a list of days, else None.
    :param apart: the days or stretches of a list that do not follow one another (``๓ และ ๕``), else none.
    :param time: ``09:45`` of a military date-time group.
    """

    start: int
    end: int
    raw: str
    value: str | None
    last: str | None = None
    time: str | None = None
    problem: Problem | None = None
    apart: tuple[Stretch, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether the day is missing."""
        return self.value is not None and len(self.value) == len("2010-11")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a date says, apart from where it stands; see FoundDate."""

    value: str | None = None
    last: str | None = None
    time: str | None = None
    problem: Problem | None = None
    apart: tuple[Stretch, ...] = ()


def find_dates(text: str) -> list[FoundDate]:
    """Find all dates of a text, in its order, not overlapping."""
    plain = to_arabic(text)
    taken, found = Taken(), []
    for pattern, read in _READERS:
        for match in pattern.finditer(plain):
            start, end = match.start() + _lead(match), match.end()
            if taken.lets_in(start, end):
                found.append(_found(text, start, end, read(match)))
    return sorted(found, key=lambda one: one.start)


def _found(text: str, start: int, end: int, said: _Said) -> FoundDate:
    raw = text[start:end]
    return FoundDate(start, end, raw, said.value, said.last, said.time, said.problem, said.apart)


def _lead(match: re.Match[str]) -> int:
    """Count the dots and spaces of an empty day: they are no part of the date."""
    return len(match[0]) - len(match[0].lstrip(" .…_"))


def _long(match: re.Match[str]) -> _Said:
    written = match["year"] or match["last_year"]
    if written is None:
        return _Said(problem="no_year")
    year = common_era(written, match["era"] or match["last_era"])
    month = month_number(match["month"])
    if year is None or month is None:
        return _Said(problem="bad_year")
    days = [real_date(year, month, int(day)) for day in re.findall(r"\d+", match["days"])]
    if match["last"]:
        days.append(_last_day(match, year))
    return _checked(match, [day for day in days if day], whole=None not in days)


def _last_day(match: re.Match[str], year: int) -> date | None:
    last_year = common_era(match["last_year"], match["last_era"]) if match["last_year"] else year
    last_month = month_number(match["last_month"])
    return real_date(last_year, last_month, int(match["last"])) if last_year and last_month else None


def _checked(match: re.Match[str], days: list[date], *, whole: bool) -> _Said:
    if not whole:
        return _Said(problem="no_such_day")
    if any(after < before for before, after in pairwise(days)):
        return _Said(problem="end_before_start")
    first, last, weekday = days[0], days[-1], match["weekday"]
    runs = _runs(days, _links(match))
    return _Said(
        value=first.isoformat(),
        last=last.isoformat() if len(days) > 1 else None,
        problem="weekday_differs" if weekday and WEEKDAYS[first.weekday()] != weekday else None,
        apart=tuple(Stretch(run[0].isoformat(), run[-1].isoformat()) for run in runs) if runs[1:] else (),
    )


def _links(match: re.Match[str]) -> list[str]:
    """Give what stands between each two days."""
    between = re.split(r"\d+", match["days"])[1:-1]
    return [*between, match.string[match.end("days") : match.start("last")]] if match["last"] else between


def _runs(days: list[date], links: Iterable[str]) -> list[list[date]]:
    """Part days into stretches: a dash goes on, and so does what names the next day ("๕ และ ๖")."""
    runs = [[days[0]]]
    for link, (before, after) in zip(links, pairwise(days), strict=True):
        if _ALSO.search(link) and after - before > timedelta(days=1):
            runs.append([after])
        else:
            runs[-1].append(after)
    return runs


def _numeric(match: re.Match[str]) -> _Said:
    year = common_era(match["year"])
    if year is None:
        return _Said(problem="bad_year")
    found = real_date(year, int(match["month"]), int(match["day"]))
    return _Said(value=found.isoformat()) if found else _Said(problem="no_such_day")


def _group(match: re.Match[str]) -> _Said:
    year, month = common_era(match["year"]), month_number(match["month"])
    found = real_date(year, month, int(match["day"])) if year and month else None
    hour, minute = match["time"][:2], match["time"][2:]
    time = f"{hour}:{minute}" if int(hour) < 24 and int(minute) < 60 else None  # noqa: PLR2004 - of a clock
    return _Said(
        value=found.isoformat() if found else None, time=time, problem=None if found else "no_such_day"
    )


def _no_day(match: re.Match[str]) -> _Said:
    year, month = common_era(match["year"], match["era"]), month_number(match["month"])
    if year is None or month is None:
        return _Said(problem="bad_year")
    return _Said(value=f"{year:04d}-{month:02d}")


# earlier ones win where two overlap
_READERS = ((_GROUP, _group), (_LONG, _long), (_NUMERIC, _numeric), (_NO_DAY, _no_day))
