"""Say dates, times and money as Thai official letters do (เขียนวัน เวลา และจำนวนเงินแบบหนังสือราชการ)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from thai.calendar import BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS, WEEKDAYS
from thai.digits import to_arabic, to_thai

Digits = Literal["thai", "arabic"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")
# a link, an address or a Latin name keeps its own digits: changed ones would not work
_TOKEN = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z]")


def in_script(text: str, digits: Digits) -> str:
    """Write a text's digits in one script; words with Latin letters (links, names of files) stay.

    >>> in_script("ส่ง 3 ชุด ที่ https://a.example/12", "thai")
    'ส่ง ๓ ชุด ที่ https://a.example/12'
    """
    change = to_thai if digits == "thai" else to_arabic
    return _TOKEN.sub(lambda token: token[0] if _LATIN.search(token[0]) else change(token[0]), text)


def thai_date(iso: str, digits: Digits = "thai") -> str:
    """Write an ISO date (CE), whole or partial, with the Buddhist year.

    :raises ValueError: it is no ISO date, or the calendar has none such.

    >>> thai_date("2025-11-12"), thai_date("2025-11"), thai_date("2025")
    ('๑๒ พฤศจิกายน ๒๕๖๘', 'พฤศจิกายน ๒๕๖๘', 'พ.ศ. ๒๕๖๘')
    """
    match = _ISO.fullmatch(iso)
    if not match:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = match.groups()
    checked = date(int(year), int(month or 1), int(day or 1))
    buddhist = str(checked.year + BUDDHIST_OFFSET)
    if month is None:
        return in_script(f"พ.ศ. {buddhist}", digits)
    said = f"{MONTHS[checked.month - 1]} {buddhist}"
    return in_script(said if day is None else f"{checked.day} {said}", digits)


def short_date(iso: str, digits: Digits = "thai") -> str:
    """Write an ISO date (CE), whole or partial, as registers do (วันที่แบบย่อ).

    :raises ValueError: it is no ISO date, or the calendar has none such.

    >>> short_date("2022-03-14"), short_date("2022-03"), short_date("2022")
    ('๑๔ มี.ค. ๖๕', 'มี.ค. ๖๕', 'พ.ศ. ๒๕๖๕')
    """
    said = thai_date(iso, digits)
    *day, month, year = said.split()
    if month not in MONTHS:  # a year alone
        return said
    return " ".join((*day, SHORT_MONTHS[MONTHS.index(month)], year[-2:]))


def weekday(iso: str) -> str:
    """Name the day of the week of an ISO date.

    :raises ValueError: it is no whole ISO date.

    >>> weekday("2025-11-12")
    'วันพุธ'
    """
    return f"วัน{WEEKDAYS[date.fromisoformat(iso).weekday()]}"


def thai_day(iso: str, digits: Digits = "thai") -> str:
    """Write a whole ISO date with its day of the week.

    >>> thai_day("2025-11-12")
    'วันพุธที่ ๑๒ พฤศจิกายน ๒๕๖๘'
    """
    return f"{weekday(iso)}ที่ {thai_date(iso, digits)}"


def thai_days(first: str, last: str | None, digits: Digits = "thai") -> str:
    """Write a stretch of days; one day carries its day of the week.

    >>> thai_days("2010-12-07", "2010-12-09"), thai_days("2025-11-30", "2025-12-02")
    ('วันที่ ๗ - ๙ ธันวาคม ๒๕๕๓', 'วันที่ ๓๐ พฤศจิกายน ๒๕๖๘ - ๒ ธันวาคม ๒๕๖๘')
    """
    if last is None or last == first:
        return thai_day(first, digits)
    if first[:7] == last[:7]:
        day = in_script(str(date.fromisoformat(first).day), digits)
        return f"วันที่ {day} - {thai_date(last, digits)}"
    return f"วันที่ {thai_date(first, digits)} - {thai_date(last, digits)}"


def thai_time(value: str, digits: Digits = "thai") -> str:
    """Write a time of the clock, or a stretch of it: ``13:00``, ``13:00-15:30``.

    :raises ValueError: no time stands in it.

    >>> thai_time("09:30"), thai_time("13:00-15:30")
    ('๐๙.๓๐ น.', '๑๓.๐๐ - ๑๕.๓๐ น.')
    """
    found = _CLOCK.findall(to_arabic(value))
    if not found:
        raise ValueError(f"not a time: {value!r}")
    said = " - ".join(f"{int(hour):02d}.{minute}" for hour, minute in found[:2])
    return in_script(f"{said} น.", digits)


def baht(value: str, digits: Digits = "thai") -> str:
    """Write an amount of money, a decimal string in baht.

    :raises ValueError: it is no decimal number.

    >>> baht("12500"), baht("99.5")
    ('๑๒,๕๐๐ บาท', '๙๙.๕๐ บาท')
    """
    try:
        amount = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"not an amount: {value!r}") from None
    if not amount.is_finite():
        raise ValueError(f"not an amount: {value!r}")
    whole = amount == amount.to_integral_value()
    return in_script(f"{amount:,.0f} บาท" if whole else f"{amount:,.2f} บาท", digits)
