"""How likely a letter is the cited one (โอกาสที่เป็นฉบับที่อ้างถึง): against the rival that the citation was read right.

The rival is a letter that the office does not have, with the very number and day that were read.  How likely
there is one follows from how letters are numbered: an agency gives each running number once a year, and gives
them in the order of days, so another number of the same day lies near; other agencies give the same numbers on
other days.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from pipeline.letter.lines import likeness
from pipeline.matter.numbers_read import Number, misread, same_number
from pipeline.memo.names import agency as without_building
from pipeline.memo.names import in_full
from thai.calendar import BUDDHIST_OFFSET, real_date
from thai.said_day import SaidDay

#: a letter that came in is cited so many times as often as one of the same sender that did not
_KNOWN = 300.0
#: a month is a word: it is not taken for another
_OTHER_MONTH = 1e-4
#: a second letter has the same number in the same year
_SECOND = 1e-2
#: letters of different agencies are of one day
_ONE_DAY = 1e-2
#: two numbers of an agency are of one day: near ones, and ones that lie days apart
_NEAR, _FAR = 0.5, 1e-3
#: where no running number is told: an agency's letters of one day, and of all
_OF_THE_DAY, _OF_ANY_DAY = 10.0, 3000.0
#: numbers so near are given in one go
_IN_ONE_GO = 3
_WORKDAYS = 5 / 7
#: a number comes round again each year, at about the same time
_ROUND_AGAIN = 1 / 40
#: the letter of another year is meant where no year is told: of a young letter, and of an old one
_OTHER_YEAR, _OTHER_YEAR_OF_OLD = 0.3, 10.0
_YOUNG = timedelta(days=330)
#: there is an agency with the code that was read; and it has the name that was read
_OTHER_CODE, _OTHER_CODE_SAME_NAME = 0.5, 0.05
_AGREES, _DIFFERS = 85, 60
_NAMED_OTHERWISE = 0.03
#: a letter cites one that was written after it came in
_LATER = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a citation, or a letter itself, says of a letter; what is empty or None is not told.

    :param there: a day on which that letter was there: the citing one came in, or it came in itself.
    """

    number: Number
    day: SaidDay | None
    agency: str
    there: date


def odds(cited: Heard, letter: Heard) -> float:
    """Give the odds that a letter of the office is the cited one; its number or its sender must be told."""
    named = _named(cited.agency, letter.agency)
    if not _numbered(cited, letter) and (named is None or named < 1):
        return 0.0
    likely = same_number(cited.number, letter.number) * _same_day(cited.day, letter.day)
    likely *= (1.0 if named is None else named) * (_LATER if _is_later(letter.day, cited.there) else 1.0)
    return _KNOWN * likely / _rival(cited, letter, told_alike=named == 1.0)


def _numbered(cited: Heard, letter: Heard) -> bool:
    mine, its = cited.number, letter.number
    return bool((mine.running and its.running) or (mine.agency and its.agency))


def _named(one: str, other: str) -> float | None:
    """Give how likely two names are of one agency; None where one is not told."""
    mine, its = (likeness(without_building(in_full(name))) for name in (one, other))
    if not (mine and its):
        return None
    alike = fuzz.partial_ratio(mine, its)
    if alike >= _AGREES:
        return 1.0
    return _NAMED_OTHERWISE if alike < _DIFFERS else math.sqrt(_NAMED_OTHERWISE)


def _same_day(one: SaidDay | None, other: SaidDay | None) -> float:
    if one is None or other is None:
        return 1.0
    likely = 1.0 if one.month == other.month else _OTHER_MONTH
    if one.day and other.day:
        likely *= misread(str(one.day), str(other.day))
    if one.year and other.year:
        likely *= misread(str(one.year + BUDDHIST_OFFSET), str(other.year + BUDDHIST_OFFSET))
    return likely


def _is_later(said: SaidDay | None, there: date) -> bool:
    day = real_date(said.year, said.month, said.day or 1) if said and said.year else None
    return day is not None and day > there


def _rival(cited: Heard, letter: Heard, *, told_alike: bool) -> float:
    """Give how likely there is a letter outside the office with the number and the day that were read."""
    mine, its = cited.number, letter.number
    if mine.running and mine == its:
        return _same_number_again(cited, letter, told_alike=told_alike)
    one_day = _is_one_day(cited.day, letter.day)
    if not (mine.running and its.running):
        return _OF_THE_DAY if one_day else _OF_ANY_DAY
    if mine.agency != its.agency:
        other = _OTHER_CODE_SAME_NAME if told_alike else _OTHER_CODE
        return other * (_ONE_DAY if one_day else 1.0)
    if not one_day:
        return 1.0
    return _neighbour(cited, letter) if mine.circular == its.circular else _ONE_DAY


def _same_number_again(cited: Heard, letter: Heard, *, told_alike: bool) -> float:
    """The number is given again by whoever bears no code in it (orders), or in another year."""
    anyone = not cited.number.agency and not told_alike
    one, other = cited.day, letter.day
    if cited.number.year:
        return (1.0 if anyone else _SECOND) * (_ONE_DAY if one and other else 1.0)
    if one is None or other is None:
        young = abs(cited.there - letter.there) <= _YOUNG
        return _OTHER_YEAR if young and not anyone else _OTHER_YEAR_OF_OLD
    if one.year is None or other.year is None:
        return _ROUND_AGAIN * _OTHER_YEAR
    if one.year != other.year:
        return _ROUND_AGAIN
    return (1.0 if anyone else _SECOND) * _ONE_DAY


def _is_one_day(one: SaidDay | None, other: SaidDay | None) -> bool:
    if one is None or other is None or not (one.day and other.day):
        return False
    years = {one.year, other.year} - {None}
    return (one.day, one.month) == (other.day, other.month) and len(years) == 1


def _neighbour(cited: Heard, letter: Heard) -> float:
    """Another number of the agency has the same day; the further it lies, the less likely that is."""
    mine, its = (int(heard.number.running.replace(".", "")) for heard in (cited, letter))
    apart = abs(mine - its)
    if apart <= _IN_ONE_GO:
        return _NEAR
    day = letter.day or cited.day
    through = day.month * 30 - 30 + (day.day or 1) if day else 365
    a_day = max(mine, its) / max(1.0, through * _WORKDAYS)
    return max(_FAR, _NEAR * math.exp(-max(0.0, apart / max(a_day, 1.0) - 1)))
