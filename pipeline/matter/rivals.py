"""What else a citation may mean (ฉบับอื่นที่อาจถูกอ้างถึง): a letter that the office does not have.

It has the very number and day that were read.  How likely there is one follows from how letters are numbered:
an agency gives each running number once a year, in the order of days, so another number of the same day lies
near; other agencies give it on other days.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.matter.numbers_read import Number, misread, same_agency, same_running
from thai.said_day import SaidDay

#: a letter that came in is cited so many times as often as one of the same sender that did not
_KNOWN = 300.0
#: of the letters that are cited, so many came in for one that did not
_CAME_IN = 3.0
#: the office has no fewer letters of an agency than these; and where these are few of its numbers, at most
_FEW, _KNOWN_AT_LEAST, _KNOWN_AT_MOST = 5, 30.0, 10_000.0
#: where the one that is meant did not, its like of another year, or of a near number, came in so seldom
_KNOWN_TOO = 30.0
#: a second letter has the same number in the same year
_SECOND = 1e-2
#: two letters that have nothing to do with each other are of one day
_ONE_DAY = 1e-2
#: two numbers of an agency are of one day: near ones, and ones that lie days apart
_NEAR, _FAR = 0.5, 1e-3
#: numbers so near may be given in one go; of these the nearest mostly come in together
_IN_ONE_GO, _TOGETHER = 9, 2
_WORKDAYS = 5 / 7
#: the letter is of another year where it is less likely of the same than this
_THIS_YEAR = 0.5
#: of the first weeks it is not yet seen how many numbers a year has
_WEEKS = 0.1
#: where no running number is told: an agency's letters of one day, and of all
_OF_THE_DAY, _OF_ANY_DAY = 20.0, 3000.0
#: a letter has its running number by hand
BLANK = 0.02
#: there is an agency with the code that was read; and it has the name that was read
_OTHER_CODE, _OTHER_CODE_SAME_NAME = 0.5, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A citation and a letter, side by side.

    :param day: how likely day and month are the same; ``year``: how likely the year is.
    :param named: both name the same agency.
    :param in_time: the letter was there before it is cited.
    """

    cited: Number
    letter: Number
    cited_day: SaidDay | None
    letter_day: SaidDay | None
    day: float
    year: float
    named: bool
    in_time: bool

    @property
    def one_number(self) -> bool:
        """Whether the running numbers agree."""
        one, other = self.cited, self.letter
        return (one.running, one.year, one.circular) == (other.running, other.year, other.circular)

    @property
    def one_day(self) -> bool:
        """Whether the days agree; a year that is not told agrees with any."""
        one, other = self.cited_day, self.letter_day
        if one is None or other is None or not (one.day and other.day):
            return False
        years = {one.year, other.year} - {None}
        return (one.day, one.month) == (other.day, other.month) and len(years) == 1

    @property
    def in_series(self) -> bool:
        """Whether one that comes each year was rather meant, or one that went out along with the letter."""
        near = not self.one_number and self.apart <= _IN_ONE_GO
        return self.year < _THIS_YEAR or (near and bool(self.cited.running and self.letter.running))

    @property
    def apart(self) -> int:
        """How far the running numbers lie apart."""
        mine, its = _counted(self.cited), _counted(self.letter)
        return abs(mine - its)


def against(both: Both, of_agency: int) -> float:
    """Give how likely a letter is meant that the office does not have, as often as one that it has is.

    :param of_agency: how many letters with the code of its number the office has; 0: not counted.
    """
    mine, its = both.cited, both.letter
    if not (mine.running and its.running):
        blank = BLANK if mine.running else 1.0
        return blank * (_OF_THE_DAY if both.one_day else _OF_ANY_DAY) / _KNOWN
    found = same_agency(mine, its) * (_again(both) + _another(both, of_agency))
    if mine.agency != its.agency:
        found += _other_code(both) * (_ONE_DAY if both.cited_day else 1.0) / _KNOWN
    return found


def chance(both: Both) -> float:
    """Give how likely the office has such a letter though another one is meant.

    The neighbours of the letter that is meant, and its number in other years, are there by nature.  One of
    another code with the same running number and day is not, nor one of the day whose number lies far off.
    """
    mine, its = both.cited, both.letter
    if mine == its:
        told = both.letter_day is not None and both.letter_day.year is not None
        dated = both.cited_day is not None and both.cited_day.year is not None
        return _SECOND if dated and not told and both.in_time else 1.0
    if not both.one_day or not (mine.running and its.running):
        return 1.0
    same = mine.running == its.running and mine.circular == its.circular
    by_nature = _SECOND * _ONE_DAY if same else min(1.0, _of_the_day(both) / _NEAR)
    if mine.agency == its.agency:
        return by_nature
    # of another agency; or of the same, and its code was misread whether it is meant or not
    return max(_other_code(both) * _ONE_DAY, same_agency(mine, its) * by_nature)


def _other_code(both: Both) -> float:
    return _OTHER_CODE_SAME_NAME if both.named else _OTHER_CODE


def _again(both: Both) -> float:
    """The number is given again: in another year, or by anyone where no code stands in it (orders)."""
    second = _SECOND if both.cited.agency or both.named else 1.0
    this_year = second * (_ONE_DAY if both.cited_day and both.letter_day else 1.0) / _KNOWN
    other_year = 0.0 if both.cited.year else (1.0 - both.year) * max(both.day, _ONE_DAY) / _KNOWN_TOO
    return same_running(both.cited, both.letter) * (this_year + other_year) + _shifted(both)


def _shifted(both: Both) -> float:
    """The number was misread: a near one is meant, which is of the day that was read.

    Numbers are given in the order of days, so it is a lower one where the letter is of a later day.
    """
    days = _days_apart(both)
    if not days or not both.one_number or both.cited.year:
        return 0.0
    a_day = _a_day(both)
    here = _counted(both.cited)
    found = 0.0
    for step in range(1, _IN_ONE_GO + 1):
        gap = 1 + step / a_day
        meant = here - step if days > 0 else here + step
        if meant > 0:
            found += misread(both.cited.running, str(meant)) * math.exp(-abs(days) / gap) / gap
    return found / _KNOWN


def _days_apart(both: Both) -> int:
    """Give by how many days the letter is later in its year than was read; 0 where a day is not told."""
    one, other = both.cited_day, both.letter_day
    if one is None or other is None or not (one.day and other.day):
        return 0
    return (other.month - one.month) * 30 + other.day - one.day


def _another(both: Both, of_agency: int) -> float:
    """It has another number."""
    if both.one_number:
        return 0.0
    if not both.one_day:
        return 1.0 / _known(both, of_agency)
    if both.cited.circular != both.letter.circular:
        return _ONE_DAY / _KNOWN
    return _of_the_day(both) / _known(both, of_agency) + _misread_near(both) / _KNOWN


def _known(both: Both, of_agency: int) -> float:
    """Give how many times as often a letter that came in is cited as one of the same sender that did not.

    The fewer of an agency's numbers the office has, the less likely it has by chance one that looks like the
    cited one; the nearest come in together.
    """
    if not of_agency or both.apart <= _TOGETHER:
        return _KNOWN
    times = _CAME_IN * _of_year(both) / max(of_agency, _FEW)
    return min(max(times, _KNOWN_AT_LEAST), _KNOWN_AT_MOST)


def _of_the_day(both: Both) -> float:
    """Give how likely two numbers are of one day; the further they lie apart, the less likely they are."""
    if both.apart <= _IN_ONE_GO:
        return _NEAR
    a_day = max(1.0, _a_day(both))
    return max(_FAR, _NEAR * math.exp(1 - max(1.0, both.apart / a_day)))


def _a_day(both: Both) -> float:
    return _of_year(both) / (365 * _WORKDAYS)


def _misread_near(both: Both) -> float:
    """One of the two was misread, and is a near one of the other in truth."""
    if both.apart <= _TOGETHER:
        return 0.0
    reach = min(_IN_ONE_GO, both.apart - 1)
    pairs = ((both.cited, both.letter), (both.letter, both.cited))
    return _NEAR * sum(misread(one.running, near) for one, other in pairs for near in _near(other, reach))


def _near(number: Number, reach: int) -> Iterator[str]:
    here = _counted(number)
    return (str(here + step) for step in range(-reach, reach + 1) if step and here + step > 0)


def _of_year(both: Both) -> float:
    """Give how many numbers the agency gives in a year, by the one that was given on this day."""
    day = both.letter_day or both.cited_day
    passed = (day.month - 1 + (day.day or 1) / 31) / 12 if day else 1.0
    return max(_counted(both.cited), _counted(both.letter)) / max(_WEEKS, passed)


def _counted(number: Number) -> int:
    return int(number.running.replace(".", "") or 0)
