"""The days that a query names (วันที่ในคำค้น): of either era, in any usual form -> first and last day.

``2565-03``, ``14มี.ค.65``, ``มีนาคม 2565``, ``2022``, ``1/3/65``, ``เดือนนี้``; ``a..b``, ``<a``, ``>=a``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.base import SearchError
from thai.calendar import BUDDHIST_OFFSET, month_number, month_pattern

#: two ISO days, both included; None for no bound.  The first may lack day or month, so that letters are found
#: whose own date lacks them
Span = tuple[str | None, str | None]

_GAP = "[ ./-]*"
_ERA = r"(?:(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|ปี) ?)?"
_NAMED = rf"(?:\d{{1,2}}{_GAP})?{month_pattern()}{_GAP}{_ERA}\d{{2,4}}(?!\d)"
_NUMBERS = rf"{_ERA}\d{{1,4}}(?:[-/.]\d{{1,4}}){{0,2}}(?!\d)"
_TOLD = (
    "วันนี้|เมื่อวาน(?:นี้)?|พรุ่งนี้|(?:สัปดาห์|อาทิตย์|เดือน|ปี)(?:นี้|ก่อน|ที่แล้ว|หน้า)|"
    "today|yesterday|tomorrow|(?:this|last|next)[ -](?:week|month|year)"
)
_ONE = f"(?:{_NAMED}|{_TOLD}|{_NUMBERS})"
#: what may follow the name of a field with days
EXPRESSION = re.compile(
    rf"(?P<sign>[<>]=?|ก่อน|หลัง|ตั้งแต่|ไม่เกิน)? ?(?P<first>{_ONE})?"
    rf"(?P<to> ?(?:\.\.|ถึง) ?)?(?(to)(?P<last>{_ONE})?)(?!\S)"
)
_BACK, _AHEAD = re.compile("เมื่อวาน|ก่อน|แล้ว|last|yesterday"), re.compile("พรุ่งนี้|หน้า|next|tomorrow")
_NAMED_PARTS = re.compile(rf"(?:(\d{{1,2}}){_GAP})?({month_pattern()}){_GAP}{_ERA}(\d{{2,4}})")
_SIGNS = {"ก่อน": "<", "หลัง": ">", "ตั้งแต่": ">=", "ไม่เกิน": "<="}
_BUDDHIST_FROM, _COMMON_FROM = 2400, 1800

_EXAMPLES = "พิมพ์เช่น วันที่:2565-03 วันที่:14มี.ค.65 วันที่:มี.ค.65..เม.ย.65 หรือ ครบกำหนด:<2565-04-01"
_BAD = "“{text}” ไม่ใช่วันที่หรือช่วงวันที่ที่รู้จัก {examples}"
_NONE_SUCH = "ไม่มีวันที่ “{text}” ในปฏิทิน {examples}"
_BACKWARDS = "ช่วงวันที่ “{text}” จบก่อนเริ่ม สลับวันแรกกับวันสุดท้ายแล้ว{examples}"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A day, a month, a year or a week.

    :param told: how many characters of the ISO day were said: 10 the day, 7 the month, 4 the year.
    """

    first: date
    last: date
    told: Literal[4, 7, 10] = 10

    def from_(self) -> str:
        return self.first.isoformat()[: self.told]

    def after(self) -> str:
        return (self.last + timedelta(days=1)).isoformat()[: self.told]

    def before(self) -> str:
        return (self.first - timedelta(days=1)).isoformat()


def days_asked(text: str, today: date | None) -> Span:
    """Give the first and the last day that are meant by a folded text.

    :param today: what วันนี้ counts from; None where that is not known.
    :raises SearchError: it is no day, or the calendar has none such.

    >>> days_asked("มี.ค.65..เม.ย.65", None), days_asked("<2565-04-01", None)
    (('2022-03', '2022-04-30'), (None, '2022-03-31'))
    """
    match = EXPRESSION.fullmatch(text.strip())
    if match is None or not (match["first"] or match["last"]) or (match["sign"] and match["to"]):
        raise _error(_BAD, text)
    try:
        first = _stretch(match["first"], today) if match["first"] else None
        last = _stretch(match["last"], today) if match["last"] else None
        span = _span(match, first, last)
    except (ValueError, OverflowError):
        raise _error(_NONE_SUCH, text) from None
    if first and last and last.last < first.first:
        raise _error(_BACKWARDS, text)
    return span


def _error(said: str, text: str) -> SearchError:
    return SearchError(said.format(text=" ".join(text.split()), examples=_EXAMPLES))


def _span(match: re.Match[str], first: _Stretch | None, last: _Stretch | None) -> Span:
    if first is None:
        return None, last.last.isoformat() if last else None
    if match["to"]:
        return first.from_(), last.last.isoformat() if last else None
    sign = _SIGNS.get(match["sign"], match["sign"])
    bounds: dict[str | None, Span] = {"<=": (None, first.last.isoformat()), ">=": (first.from_(), None)}
    if sign == "<":
        return None, first.before()
    if sign == ">":
        return first.after(), None
    return bounds.get(sign, (first.from_(), first.last.isoformat()))


def _stretch(text: str, today: date | None) -> _Stretch:
    """Read one day, month, year or week.

    :raises ValueError: the calendar has none such.
    """
    named = _NAMED_PARTS.fullmatch(text)
    if named:
        return _of(named[3], str(month_number(named[2])), named[1])
    if re.fullmatch(_TOLD, text):
        if today is None:
            raise SearchError(f"ไม่ทราบว่า “{text}” คือวันใด {_EXAMPLES}")
        return _told(text, today)
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 3:  # noqa: PLR2004  day, month and year
        year, month, day = numbers if len(numbers[0]) == 4 else reversed(numbers)  # noqa: PLR2004  a whole year
        return _of(year, month, day)
    if len(numbers) == 2:  # noqa: PLR2004  month and year
        return _of(*(numbers if _is_year(numbers[0]) else reversed(numbers)))
    return _of(numbers[0])


def _is_year(number: str) -> bool:
    return len(number) == 4 or int(number) > 12  # noqa: PLR2004  a whole year; more than there are months


def _of(year: str, month: str | None = None, day: str | None = None) -> _Stretch:
    number = _year(year)
    if month is None:
        return _Stretch(date(number, 1, 1), date(number, 12, 31), 4)
    if day is None:
        first = date(number, int(month), 1)
        return _Stretch(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), 7)
    only = date(number, int(month), int(day))
    return _Stretch(only, only)


def _year(written: str) -> int:
    """Give the year in CE: two digits and years from 2400 on are Buddhist."""
    number = int(written)
    if len(written) == 2:  # noqa: PLR2004  65 for 2565
        return number + 2500 - BUDDHIST_OFFSET
    if len(written) != 4 or number < _COMMON_FROM:  # noqa: PLR2004  a whole year
        raise ValueError(written)
    return number - BUDDHIST_OFFSET if number >= _BUDDHIST_FROM else number


def _told(text: str, today: date) -> _Stretch:
    """Read a day, week, month or year that is told from today on; a week begins on Monday."""
    step = bool(_AHEAD.search(text)) - bool(_BACK.search(text))
    if re.search("สัปดาห์|อาทิตย์|week", text):
        first = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return _Stretch(first, first + timedelta(days=6))
    if re.search("เดือน|month", text):
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return _of(f"{year:04}", str(month + 1))
    if re.search("ปี|year", text):
        return _of(f"{today.year + step:04}")
    day = today + timedelta(days=step)
    return _Stretch(day, day)
