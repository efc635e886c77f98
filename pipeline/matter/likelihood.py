"""How likely a letter of the office is the cited one (โอกาสที่เป็นฉบับที่อ้างถึง)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.matter.numbers_read import Number, misread, same_agency, same_running
from pipeline.matter.office_names import one_office
from pipeline.matter.rivals import BLANK, Both, against, chance
from pipeline.matter.years_meant import same_year
from thai.calendar import BUDDHIST_OFFSET, real_date
from thai.said_day import SaidDay

#: a month is a word: it is not taken for another
_OTHER_MONTH = 1e-4
#: a letter is dated after it came in, or after the citing one did; it came in long after it was dated
_LATER, _LONG_AFTER = 1e-3, 0.05
_ON_THE_WAY = timedelta(days=60)
#: no more than one figure of a year was misread
_ONE_FIGURE = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a citation, or a letter itself, says of a letter; what is empty or None is not told.

    :param there: the day on which the citing letter came in; of a letter itself, on which it did.
    :param written: the citing letter's own day.
    """

    number: Number
    day: SaidDay | None
    agency: str
    there: date
    written: date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a letter fits a citation.

    :param likely: that the citation reads as it does, were this letter meant.
    :param odds: that it is meant, against one that the office does not have.
    :param chance: that a letter which is not meant agrees so far with the citation.
    :param exact: number and day agree.
    :param in_series: one that is not meant would be about the same: it comes each year, or several went out.
    """

    likely: float
    odds: float
    chance: float = 1.0
    exact: bool = False
    in_series: bool = False


def fit(cited: Heard, letter: Heard, of_agency: int = 0) -> Fit:
    """Tell how well a letter of the office fits; its number or its sender must be told.

    :param of_agency: how many letters with the code of its number the office has; 0: not counted.
    """
    named = one_office(cited.agency, letter.agency)
    if not _numbered(cited.number, letter.number) and (named is None or named < 1):
        return Fit(0.0, 0.0)
    in_time = _in_time(cited, letter)
    both = Both(
        cited=cited.number,
        letter=letter.number,
        cited_day=cited.day,
        letter_day=letter.day,
        day=_same_day(cited.day, letter.day),
        year=same_year(cited.day, cited.there, letter.day, letter.there, cited.written),
        named=named == 1.0,
        in_time=in_time == 1.0,
    )
    likely = same_agency(both.cited, both.letter) * same_running(both.cited, both.letter)
    likely *= both.day * both.year * in_time * (1.0 if named is None else named)
    likely *= 1.0 if letter.number.running or not cited.number.running else BLANK
    exact = cited.number == letter.number and both.one_day
    return Fit(likely, likely / against(both, of_agency), chance(both), exact, both.in_series)


def _numbered(one: Number, other: Number) -> bool:
    return bool((one.running and other.running) or (one.agency and other.agency))


def _same_day(one: SaidDay | None, other: SaidDay | None) -> float:
    if one is None or other is None:
        return 1.0
    likely = 1.0 if one.month == other.month else _OTHER_MONTH
    return likely * misread(str(one.day), str(other.day)) if one.day and other.day else likely


def _in_time(cited: Heard, letter: Heard) -> float:
    """A letter is there before it is cited; of one without a day the receipt tells when it was written."""
    own = _real(letter.day)
    if own:
        return _LATER if own > cited.there else 1.0
    if letter.there > cited.there:
        return _LATER
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
