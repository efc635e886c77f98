"""Numbers, dates, times and money in all the ways that letters write them (รูปแบบเลขที่ วันที่ เวลา จำนวนเงิน)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pythainlp.util import bahttext

from thai.calendar import BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS, WEEKDAYS

_SATURDAY = 5


def day(chance: Random, when: date) -> str:
    """A date within the text: month full or short, year of four digits or two, with or without พ.ศ."""
    year = when.year + BUDDHIST_OFFSET
    if chance.random() < 0.2:  # noqa: PLR2004 - a fifth of the dates are short
        return f"{when.day} {SHORT_MONTHS[when.month - 1]} {chance.choice((year, year % 100))}"
    return f"{when.day} {MONTHS[when.month - 1]} {chance.choice(('', '', '', 'พ.ศ. '))}{year}"


def named_day(chance: Random, when: date) -> str:
    """``วันที่ …`` or ``วันศุกร์ที่ …``."""
    weekday = WEEKDAYS[when.weekday()] if chance.random() < 0.5 else ""  # noqa: PLR2004 - every other one
    return f"วัน{weekday}ที่ {day(chance, when)}"


def month_of(when: date) -> str:
    """A month and its year."""
    return f"{MONTHS[when.month - 1]} {when.year + BUDDHIST_OFFSET}"


def days(chance: Random, first: date, last: date) -> str:
    """A stretch of days; the month is not said twice within one month."""
    dash = chance.choice((" - ", "-", " – ", " ถึงวันที่ "))
    end = f"{last.day} {month_of(last)}"
    if first.month == last.month:
        return f"วันที่ {first.day}{dash}{end}"
    return f"วันที่ {first.day} {MONTHS[first.month - 1]}{dash}{end}"


def workday(when: date, ahead: int) -> date:
    """The day so many days ahead, or the Monday after where it is a weekend."""
    day_ = when + timedelta(days=ahead)
    return day_ + timedelta(days=7 - day_.weekday()) if day_.weekday() >= _SATURDAY else day_


def clock(chance: Random) -> tuple[str, str]:
    """A time as it is written, and as it must be given."""
    hour, minute = chance.randrange(8, 16), chance.choice((0, 0, 30, 15))
    mark = chance.choice((".", ".", ":"))
    return f"{hour:02}{mark}{minute:02} น.", f"{hour:02}:{minute:02}"


def hours(chance: Random) -> tuple[str, str]:
    """A stretch of time as it is written, and as it must be given."""
    start = chance.randrange(8, 12)
    end, mark = start + chance.randrange(2, 6), chance.choice((".", ":"))
    dash = chance.choice((" - ", "-", " – "))
    return f"{start:02}{mark}30{dash}{end:02}{mark}00 น.", f"{start:02}:30-{end:02}:00"


def baht(chance: Random) -> tuple[str, str]:
    """An amount as it is written, and in baht as a decimal string."""
    if chance.random() < 0.12:  # noqa: PLR2004 - some with satang
        whole, satang = chance.randrange(1_000, 900_000), chance.randrange(1, 100)
        return f"{whole:,}.{satang:02} บาท", f"{whole}.{satang:02}"
    value = chance.choice((50, 100, 500, 1_000)) * chance.randrange(3, 400)
    forms = (
        f"{value:,} บาท",
        f"{value:,} บาท",
        f"{value:,} บาท ({bahttext(value)})",
        f"{value:,}.- บาท",
        f"{value:,}.00 บาท",
    )
    return chance.choice(forms), str(value)


def running(chance: Random) -> str:
    """A letter's running number, an ordinary one or a circular's (ว)."""
    number = chance.choice((chance.randrange(1, 99), chance.randrange(100, 20_000)))
    circular = chance.choice(("", "", "ว ", "ว "))
    if circular and chance.random() < 0.3:  # noqa: PLR2004 - some write ว12
        circular = "ว"
    return f"{circular}{number}"


def local_code(chance: Random, code: str, file: int = 19) -> str:
    """The part of the number before the slash, of an office in a province: ``ศท 0019.2``."""
    base = f"{file:04}"
    forms = (
        base,
        base,
        f"{base}.{chance.randrange(1, 9)}",
        f"{base}.{chance.randrange(1, 9)}.{chance.randrange(1, 9)}",
    )
    tail = chance.choice(forms)
    return f"{code}{chance.choice((' ', ' ', ' ', ''))}{tail}"
