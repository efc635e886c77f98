"""What a sentence claims, held against quotes: numbers, dates, times, money, names (ข้ออ้างในข้อความ).

A claim stands when the quotes hold it after folding, or when it follows from them by the calendar: a date
written in another way, the day of the week of a date, a date some days after another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from pipeline.memo.names import in_full
from thai.calendar import BUDDHIST_OFFSET, MONTHS, WEEKDAYS, month_number
from thai.citizen import HIDDEN_ID
from thai.dates import FoundDate, find_dates
from thai.fold import fold

# with the spaces forgiven, the number that ends a quote must not run into the one that opens the next
_BETWEEN = "\n\N{SYMBOL FOR RECORD SEPARATOR}\n"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WHITE = re.compile(r"\s+")
_DATE = re.compile(rf"(?<!\d)(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})(?!\d)")
_TIME = re.compile(r"(?<![\d.])(\d{2})\.(\d{2})(?= น\.| - \d\d\.\d\d น\.)")
_MONEY = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(?= บาท)")
_NUMBER = re.compile(r"\d+(?:[./:-]\d+)*")
_WEEKDAY = re.compile(f"วัน({'|'.join(WEEKDAYS)})")
NAME = re.compile("(?:นาย|นาง|น\\.ส\\.|กระทรวง|กรม|จังหวัด|อำเภอ|ตำบล|เทศบาล|องค์การ|สำนักงาน)[ก-๎]{2,}")
_DAYS = re.compile(r"(?<!\d)(\d{1,3})\s*วัน")
_YEAR = timedelta(days=366)


def unsupported(text: str, quotes: Iterable[str]) -> tuple[str, ...]:
    """Name what a sentence claims and its quotes do not bear out; nothing when all is well."""
    known = _plain(_BETWEEN.join(quotes))
    rest = HIDDEN_ID.sub(" ", _plain(text))
    lost: list[str] = []
    lost += (day for day in _weekdays(rest) if day not in known and not _follows(day, rest, known))
    for pattern, stands in ((_DATE, _date_stands), (_TIME, _time_stands), (_MONEY, _money_stands)):
        for match in pattern.finditer(rest):
            if not _holds(known, match[0]) and not stands(match, known):
                lost.append(match[0])
        rest = pattern.sub(" ", rest)
    lost += (number for number in _NUMBER.findall(rest) if not _holds(known, number))
    bare = _WHITE.sub("", known).replace(_BETWEEN.strip(), "")
    lost += (name for name in NAME.findall(rest) if name not in bare)
    return tuple(lost)


def _plain(text: str) -> str:
    return _THOUSANDS.sub("", fold(in_full(text)))


def _holds(known: str, claim: str) -> bool:
    """Whether a claim stands in the quotes as a whole number, spaces forgiven."""
    pattern = re.compile(rf"(?<!\d){re.escape(_WHITE.sub('', claim))}(?!\d)")
    return bool(
        re.search(rf"(?<!\d){re.escape(claim)}(?!\d)", known) or pattern.search(_WHITE.sub("", known))
    )


def _weekdays(text: str) -> list[str]:
    return [match[0] for match in _WEEKDAY.finditer(text)]


def _follows(day: str, text: str, known: str) -> bool:
    """Whether a date of the sentence, or of its quotes, falls on this day of the week."""
    dates = [*_whole_dates(text), *_whole_dates(known)]
    return any(f"วัน{WEEKDAYS[one.weekday()]}" == day for one in dates)


def _whole_dates(text: str) -> list[date]:
    found = [value for one in find_dates(text) for value in (one.value, one.last) if value]
    return [date.fromisoformat(value) for value in found if len(value) == len("2010-11-12")]


def _date_stands(match: re.Match[str], known: str) -> bool:
    day, month, year = match[1], month_number(match[2]), int(match[3]) - BUDDHIST_OFFSET
    if month is None:
        return False
    if day is None:
        return any((one.value or "").startswith(f"{year:04d}-{month:02d}") for one in find_dates(known))
    try:
        wanted = date(year, month, int(day))
    except ValueError:
        return False
    bases = _whole_dates(known)
    return wanted in bases or _counted(wanted, bases, known) or _yearless(wanted, bases, known)


def _counted(wanted: date, bases: list[date], known: str) -> bool:
    """Whether the date lies a stated number of days from a stated date."""
    steps = [timedelta(days=int(days)) for days in _DAYS.findall(known)]
    return any(abs(wanted - base) == step for base in bases for step in steps)


def _yearless(wanted: date, bases: list[date], known: str) -> bool:
    """Whether a day and month without a year mean this date, given a whole date not long before it."""
    near = any(base <= wanted < base + _YEAR or base.year == wanted.year for base in bases)
    return near and any(_means(one, wanted) for one in find_dates(known) if one.problem == "no_year")


def _means(found: FoundDate, wanted: date) -> bool:
    with_year = find_dates(f"{found.raw} {wanted.year + BUDDHIST_OFFSET}")
    return any(wanted.isoformat() in (one.value, one.last) for one in with_year)


def _time_stands(match: re.Match[str], known: str) -> bool:
    hour, minute = int(match[1]), match[2]
    return bool(re.search(rf"(?<!\d)0?{hour}[.:]?{minute}(?!\d)", known))


def _money_stands(match: re.Match[str], known: str) -> bool:
    amount = Decimal(match[1])
    return any(Decimal(number) == amount for number in re.findall(r"\d+(?:\.\d+)?", known))
