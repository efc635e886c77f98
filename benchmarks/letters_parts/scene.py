"""What one letter is about, drawn once, so that its parts agree (เรื่องราวของหนังสือหนึ่งฉบับ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.letters_parts import stock
from benchmarks.letters_parts.stock import Land
from thai.calendar import BUDDHIST_OFFSET

_FIRST_DAY, _DAYS = date(2024, 10, 1), 900
_OCTOBER = 10


@dataclass(frozen=True, slots=True)
class Scene:
    """A letter's matter.

    :param agency: who writes, in full; ``unit`` is whom it asks to act, as the body names it.
    :param year: the fiscal year, Buddhist era.
    """

    land: Land
    dated: date
    agency: str
    unit: str
    project: str
    committee: str

    @property
    def year(self) -> int:
        """The fiscal year (ปีงบประมาณ): it begins in October."""
        return self.dated.year + BUDDHIST_OFFSET + (self.dated.month >= _OCTOBER)

    def words(self) -> dict[str, str]:
        """The plain words that a template may ask for."""
        land = self.land
        return {
            "province": land.province,
            "district": land.district,
            "tambon": land.tambon,
            "village": land.village,
            "agency": self.agency,
            "unit": self.unit,
            "project": self.project,
            "committee": self.committee,
            "year": str(self.year),
            "lastyear": str(self.year - 1),
        }


def a_day(chance: Random) -> date:
    """Draw the day of a letter, a working day."""
    when = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    return when - timedelta(days=max(0, when.weekday() - 4))


def a_scene(chance: Random, land: Land, agency: str, unit: str) -> Scene:
    """Draw what a letter of this agency is about."""
    return Scene(land, a_day(chance), agency, unit, stock.project(chance), stock.committee(chance))
