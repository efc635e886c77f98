"""Which year a citation means (ปีของหนังสือที่อ้างถึง), where its figures may have been misread.

Two things speak for a year: its figures look like those that were read, and letters of that age are cited.
"""

from __future__ import annotations

from datetime import date

from pipeline.matter.numbers_read import misread
from thai.calendar import BUDDHIST_OFFSET, real_date
from thai.said_day import SaidDay

#: shares of the letters that are cited, by their age in whole years
_AGES = (0.85, 0.1, 0.03, 0.01, 0.005)
_OLD, _OLDEST = 1e-3, 20
#: a letter is dated after the day on which it, or who cites it, came in
_LATER = 1e-3
#: a letter came in a year or two after its day
_LATE = (1.0, 0.05, 0.01)


def same_year(
    cited: SaidDay | None, there: date, letter: SaidDay | None, came: date, written: date | None = None
) -> float:
    """Give how likely the year that a citation means is that of a letter, 0 to 1.

    :param there: the day on which the citing letter came in; ``came``: on which the other one did.
    :param written: the citing letter's own day, which counts where it lay on a shelf; it may be misread.
    """
    day = _told(cited) or _told(letter) or SaidDay(came.day, came.month, None)
    own = _told(letter) or day
    until = [there, written] if written and written < there else [there]
    its = {
        year: _age(own, year, came, _LATE) * _reads(letter, year)
        for year in range(came.year - len(_LATE) + 1, came.year + 2)
    }
    meant = {
        year: sum(_age(day, year, one, _AGES) for one in until) * _reads(cited, year)
        for year in range(min(until).year - _OLDEST, there.year + 2)
    }
    both = sum(of_letter * meant.get(year, 0.0) for year, of_letter in its.items())
    of_all = sum(its.values()) * sum(meant.values())
    return both / of_all if of_all else 0.0


def _told(said: SaidDay | None) -> SaidDay | None:
    return said if said and said.day else None


def _reads(said: SaidDay | None, year: int) -> float:
    """Give how likely the figures that were read are those of a year; a short year has two."""
    figures = said.figures if said else ""
    return misread(figures, str(year + BUDDHIST_OFFSET)[-len(figures) :]) if figures else 1.0


def _age(said: SaidDay, year: int, until: date, shares: tuple[float, ...]) -> float:
    """Give the share of the letters that are as old as this day in a year."""
    day = real_date(year, said.month, said.day) or date(year, said.month, 1)
    if day > until:
        return _LATER
    years = int((until - day).days / 365.25)
    return shares[years] if years < len(shares) else _OLD
