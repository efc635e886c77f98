"""Which letter of the office a citation means (ค้นหาหนังสือที่อ้างถึง).

A wrong letter is worse than none: where none fits well, or two fit about as well, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pipeline.matter.likelihood import Fit, Heard, fit
from pipeline.matter.numbers_read import number_parts
from thai.digits import to_arabic
from thai.said_day import SaidDay, said_day

#: a letter is taken from these odds on; and it must fit so many times better than the next one
_SURE, _MARGIN = 20.0, 20.0
#: subjects alike speak for a letter, so many times
_ALIKE, _VERY_ALIKE = 0.35, 0.6
_FOR_ALIKE, _FOR_VERY_ALIKE = 6.0, 30.0
#: a letter cites none older than so many years; such a year was misread
_OLDEST = 20
#: and most come in in the year that they are dated, or in the next
_LATE = 1

_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES = re.compile(r"\d{4}|(?<!\d)\d\d(?!\d)")

Reason = Literal[
    "found",
    "absent",  # no letter of the office fits
    "doubtful",  # one may be meant
    "several",  # two fit about as well
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a citation says of a letter; what is empty is not told.

    :param date: ISO date.
    :param raw: the words of the citation.
    :param received: ISO date on which the citing letter came in.
    :param written: ISO date of that letter itself.
    """

    number: str = ""
    date: str = ""
    agency: str = ""
    raw: str = ""
    received: str
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A letter of the office that may be meant; what is empty is not told.

    :param date: ISO date, or year and month.
    :param said_date: the words of its date where that makes no sense.
    :param alike: how alike its subject is to that of the citing letter, 0 to 1.
    :param of_agency: how many letters the office has with the code of its number; 0: not counted.
    """

    id: str
    number: str = ""
    date: str = ""
    said_date: str = ""
    sender: str = ""
    received: str
    alike: float = 0.0
    of_agency: int = 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """The letter that is meant, or why there is none.

    :param odds: of the best one, that it is meant.
    """

    id: str | None
    reason: Reason
    odds: float = 0.0


def resolve(cited: Cited, candidates: Sequence[Candidate]) -> Resolved:
    """Find the letter that a citation means."""
    said = _said(cited)
    found = [(_fit(said, one), one.id) for one in _without_twins(candidates)]
    # one that agrees in all is compared by what was read alone: the others agree with it, too, by chance
    exact = any(one.exact for one, _ in found)
    ranked = sorted(((one.likely if exact else one.likely / one.chance, one.odds, id_) for one, id_ in found))
    weight, best, id_ = ranked[-1] if ranked else (0.0, 0.0, "")
    if best < 1:
        return Resolved(None, "absent", best)
    if best < _SURE:
        return Resolved(None, "doubtful", best)
    if len(ranked) > 1 and weight < _MARGIN * ranked[-2][0]:
        return Resolved(None, "several", best)
    return Resolved(id_, "found", best)


def _without_twins(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out second copies of a letter (on paper and as a file): the first one stands for both."""
    first: dict[tuple[str, ...], Candidate] = {}
    for one in sorted(candidates, key=lambda one: one.id):
        same = (one.number, one.date, one.sender)
        first.setdefault(same if all(same) else (one.id,), one)
    return list(first.values())


def fits(cited: Cited, one: Candidate) -> bool:
    """Tell whether a letter may be the cited one, were there no other and their subjects alike."""
    found = _fit(_said(cited), one)
    return found.odds * _FOR_VERY_ALIKE >= 1


def days_meant(cited: Cited) -> tuple[str, ...]:
    """Give the ISO dates that a citation may mean; several where its year makes no sense."""
    day, there = _day(cited.date, cited.raw, cited.received), date.fromisoformat(cited.received[:10])
    if day is None or not day.day:
        return ()
    until = {there.year, (_written(cited) or there).year}
    years = {day.year} if day.year else {last - ago for last in until for ago in range(3)}
    return tuple(f"{year:04}-{day.month:02}-{day.day:02}" for year in sorted(years))


def _fit(said: Heard, one: Candidate) -> Fit:
    heard = Heard(
        number=number_parts(one.number),
        day=_day(one.date, one.said_date, one.received, _LATE),
        agency=one.sender,
        there=date.fromisoformat(one.received[:10]),
    )
    found = fit(said, heard, one.of_agency)
    times = _for_subject(one.alike)
    # it puts another letter in doubt in any case
    return replace(found, likely=found.likely * times, odds=found.odds * (1.0 if found.in_series else times))


def _for_subject(alike: float) -> float:
    if alike >= _VERY_ALIKE:
        return _FOR_VERY_ALIKE
    return _FOR_ALIKE if alike >= _ALIKE else 1.0


def _said(cited: Cited) -> Heard:
    return Heard(
        number=number_parts(cited.number),
        day=_day(cited.date, cited.raw, cited.received),
        agency=cited.agency,
        there=date.fromisoformat(cited.received[:10]),
        written=_written(cited),
    )


def _written(cited: Cited) -> date | None:
    return date.fromisoformat(cited.written) if _WHOLE_DAY.fullmatch(cited.written) else None


def _day(iso: str, raw: str, received: str, oldest: int = _OLDEST) -> SaidDay | None:
    """Give a day; a year after its receipt was misread, and most likely one of long before."""
    latest = int(received[:4])
    years = range(latest - oldest, latest + 1)
    parts = [int(part) for part in iso.split("-")] if iso else []
    day = SaidDay((*parts, 0)[2], parts[1], parts[0]) if len(parts) > 1 else said_day(raw)
    if day is None or day.year is None or day.year in years:
        return day
    return SaidDay(day.day, day.month, None, _figures(raw) or day.figures)


def _figures(raw: str) -> str:
    """Give the last figures of a citation: those of the year, where that makes no sense."""
    return "".join(_FIGURES.findall(to_arabic(raw))[-1:])
