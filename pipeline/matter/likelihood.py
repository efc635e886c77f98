"""How likely a letter is the cited one (โอกาสที่เป็นฉบับที่อ้างถึง), against a rival: that all was read right.

The rival is a letter that the office does not have, with the very number and day that were read.  How likely
there is one follows from how letters are numbered: an agency gives each running number once a year, in the
order of days, so another number of the same day lies near; other agencies give it on other days.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.matter.numbers_read import Number, misread, same_agency, same_running
from pipeline.matter.office_names import one_office
from thai.calendar import BUDDHIST_OFFSET, real_date
from thai.said_day import SaidDay

#: a letter that came in is cited so many times as often as one of the same sender that did not
_KNOWN = 300.0
#: a month is a word: it is not taken for another
_OTHER_MONTH = 1e-4
#: a letter is dated after it came in, or after the citing one did; it came in long after it was dated
_LATER, _LONG_AFTER = 1e-3, 0.05
_ON_THE_WAY = timedelta(days=60)
#: a second letter has the same number in the same year
_SECOND = 1e-2
#: two letters that have nothing to do with each other are of one day
_ONE_DAY = 1e-2
#: two numbers of an agency are of one day: near ones, and ones that lie days apart
_NEAR, _FAR = 0.5, 1e-3
#: numbers so near may be given in one go
_IN_ONE_GO = 9
_WORKDAYS = 5 / 7
#: where no running number is told: an agency's letters of one day, and of all
_OF_THE_DAY, _OF_ANY_DAY = 10.0, 3000.0
#: a letter has its running number by hand
_BLANK = 0.02
#: the letter of another year is meant where none is told: of a young letter, and of an old one
_OTHER_YEAR, _OTHER_YEAR_OF_OLD = 0.3, 10.0
_YOUNG = timedelta(days=330)
#: a year that makes no sense is one figure away from the true one, and two from another
_FIGURE = 0.015
#: no more than one figure of a year was misread
_ONE_FIGURE = 1e-3
#: letters so many years old are cited; the year of an older one was rather misread
_CITED_STILL = 4
#: there is an agency with the code that was read; and it has the name that was read
_OTHER_CODE, _OTHER_CODE_SAME_NAME = 0.5, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a citation, or a letter itself, says of a letter; what is empty or None is not told.

    :param there: the day on which the citing letter came in; of a letter itself, on which it did.
    """

    number: Number
    day: SaidDay | None
    agency: str
    there: date


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a letter fits a citation.

    :param likely: that the citation reads as it does, were this letter meant.
    :param odds: that it is meant, against one that the office does not have.
    :param chance: that a letter which is not meant agrees so far with the citation.
    :param exact: number and day agree.
    """

    likely: float
    odds: float
    chance: float = 1.0
    exact: bool = False


def fit(cited: Heard, letter: Heard) -> Fit:
    """Tell how well a letter of the office fits; its number or its sender must be told."""
    named = one_office(cited.agency, letter.agency)
    if not _numbered(cited.number, letter.number) and (named is None or named < 1):
        return Fit(0.0, 0.0)
    likely = same_agency(cited.number, letter.number) * same_running(cited.number, letter.number)
    likely *= _same_day(cited.day, letter.day) * _in_time(cited, letter) * (1.0 if named is None else named)
    likely *= 1.0 if letter.number.running or not cited.number.running else _BLANK
    rival = _rival(cited, letter, named=named == 1.0)
    exact = cited.number == letter.number and _is_one_day(cited.day, letter.day)
    return Fit(likely, _KNOWN * likely / rival, _chance(cited, letter, named=named == 1.0), exact)


def _numbered(one: Number, other: Number) -> bool:
    return bool((one.running and other.running) or (one.agency and other.agency))


def _same_day(one: SaidDay | None, other: SaidDay | None) -> float:
    if one is None or other is None:
        return 1.0
    likely = 1.0 if one.month == other.month else _OTHER_MONTH
    if one.day and other.day:
        likely *= misread(str(one.day), str(other.day))
    return likely * _same_year(one, other)


def _same_year(one: SaidDay, other: SaidDay) -> float:
    digits = min(len(one.figures), len(other.figures))  # a short year has two
    return misread(one.figures[-digits:], other.figures[-digits:]) if digits else 1.0


def _in_time(cited: Heard, letter: Heard) -> float:
    """A letter is there before it is cited; of one without a day the receipt tells when it was written."""
    own = _real(letter.day)
    if own:
        return _LATER if own > cited.there else 1.0
    said = _real(cited.day) or _last(cited.day, letter.there)
    if said is None:
        return _LATER if cited.day and cited.day.written else 1.0
    if said > letter.there:
        return _LATER
    return 1.0 if letter.there - said <= _ON_THE_WAY else _LONG_AFTER


def _last(said: SaidDay | None, before: date) -> date | None:
    """Give the last day of this name before another."""
    if said is None or not said.day:
        return None
    digits = len(said.written)
    years = (
        year
        for year in (before.year, before.year - 1)
        if misread(said.written, str(year + BUDDHIST_OFFSET)[-digits:] if digits else "") >= _ONE_FIGURE
    )
    days = (real_date(year, said.month, said.day) for year in years)
    return next((day for day in days if day and day <= before), None)


def _real(said: SaidDay | None) -> date | None:
    return real_date(said.year, said.month, said.day or 1) if said and said.year else None


def _chance(cited: Heard, letter: Heard, *, named: bool) -> float:
    """Give how likely the office has such a letter though another one is meant.

    The neighbours of the letter that is meant, and its number in other years, are there by nature.  One of
    another code with the same running number and day is not, nor one of the day whose number lies far off.
    """
    mine, its = cited.number, letter.number
    if mine == its:
        told = letter.day is not None and letter.day.year is not None
        return 1.0 if told or not _real(cited.day) or _in_time(cited, letter) < 1 else _SECOND
    if not _is_one_day(cited.day, letter.day) or not (mine.running and its.running):
        return 1.0
    same = mine.running == its.running and mine.circular == its.circular
    by_nature = _SECOND * _ONE_DAY if same else min(1.0, _another(cited, letter) / _NEAR)
    if mine.agency == its.agency:
        return by_nature
    # of another agency; or of the same, and its code was misread whether it is meant or not
    other = _OTHER_CODE_SAME_NAME if named else _OTHER_CODE
    return max(other * _ONE_DAY, same_agency(mine, its) * by_nature)


def _rival(cited: Heard, letter: Heard, *, named: bool) -> float:
    """Give how likely there is a letter outside the office with the number and the day that were read."""
    mine, its = cited.number, letter.number
    if not (mine.running and its.running):
        blank = _BLANK if mine.running else 1.0
        return blank * (_OF_THE_DAY if _is_one_day(cited.day, letter.day) else _OF_ANY_DAY)
    alike = mine.running == its.running and mine.year == its.year and mine.circular == its.circular
    of_agency = _again(cited, letter, named=named) if alike else _another(cited, letter)
    rival = of_agency * same_agency(mine, its)
    if mine.agency != its.agency:
        other = _OTHER_CODE_SAME_NAME if named else _OTHER_CODE
        rival = max(rival, other * (_ONE_DAY if cited.day else 1.0))
    return rival * (_FIGURE if cited.day and cited.day.written else 1.0)


def _again(cited: Heard, letter: Heard, *, named: bool) -> float:
    """The number is given again: in another year, or by anyone where no code stands in it (orders)."""
    second = _SECOND if cited.number.agency or named else 1.0
    one, other = cited.day, letter.day
    if cited.number.year:
        return second * (_ONE_DAY if one and other else 1.0)
    if one and other and one.figures and one.figures == other.figures:
        return second * _ONE_DAY
    if one and one.year and (other is None or other.written):
        return second if _in_time(cited, letter) == 1.0 else _OTHER_YEAR_OF_OLD
    if one and other and one.figures and other.figures:
        if one.written:
            return _OTHER_YEAR * _FIGURE if _same_year(one, other) >= _ONE_FIGURE else _OTHER_YEAR_OF_OLD
        age = cited.there.year - (one.year or 0)
        return _OTHER_YEAR_OF_OLD if age <= _CITED_STILL else second
    young = abs(cited.there - letter.there) <= _YOUNG
    return _OTHER_YEAR if young and second < 1 else _OTHER_YEAR_OF_OLD


def _is_one_day(one: SaidDay | None, other: SaidDay | None) -> bool:
    if one is None or other is None or not (one.day and other.day):
        return False
    years = {one.year, other.year} - {None}
    return (one.day, one.month) == (other.day, other.month) and len(years) == 1


def _another(cited: Heard, letter: Heard) -> float:
    """Another number has the same day; the further it lies, the less likely that is."""
    if not _is_one_day(cited.day, letter.day):
        return 1.0
    if cited.number.circular != letter.number.circular:
        return _ONE_DAY
    mine, its = (int(heard.number.running.replace(".", "")) for heard in (cited, letter))
    apart = abs(mine - its)
    if apart <= _IN_ONE_GO:
        return _NEAR
    day = letter.day or cited.day
    through = day.month * 30 - 30 + (day.day or 1) if day else 365
    a_day = max(1.0, max(mine, its) / max(1.0, through * _WORKDAYS))
    return max(_FAR, _NEAR * math.exp(1 - max(1.0, apart / a_day)))
