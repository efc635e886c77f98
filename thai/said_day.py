"""Day, month and year of a date as they stand in damaged words (วันที่จากข้อความที่อ่านไม่ครบ).

For comparison alone, as ``thai.dates`` is not: a month that lost its marks is known, a year that makes no
sense is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thai.calendar import BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS, common_era
from thai.digits import to_arabic

_MARKS = re.compile("[ัิ-ฺ็-๎]")
_GAP = r"[\s.]*"


def _bare(name: str) -> str:
    return _MARKS.sub("", name).replace(".", "")


# full names first: a short one may be the beginning of a full one
_NAMES = {
    **{_bare(name): number for number, name in enumerate(MONTHS, 1)},
    # short ones that differ by a mark alone are told by it, and damage may have taken it: they name no month
    **{
        _bare(name): number
        for number, name in enumerate(SHORT_MONTHS, 1)
        if [_bare(one) for one in SHORT_MONTHS].count(_bare(name)) == 1
    },
}
_MONTH = "|".join(_GAP.join(name) if len(name) < 4 else name for name in _NAMES)  # noqa: PLR2004 - a short one
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s*(?:เดอน\s*)?(?P<month>{_MONTH})\.?\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>\d{{4}}|\d\d)?(?!\d)"
)
_SPACES = re.compile(r"[\s.]")


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day as it was said.

    :param day: as it was read; it may be no day of the month.
    :param year: CE; None where it was not said, or makes no sense.
    :param written: the year's figures where they make no sense.
    """

    day: int
    month: int
    year: int | None
    written: str = ""

    @property
    def figures(self) -> str:
        """The figures of the year, Buddhist era; empty where none was said."""
        return str(self.year + BUDDHIST_OFFSET) if self.year else self.written


def said_day(text: str) -> SaidDay | None:
    """Find the last day that a text says.

    >>> said_day("ลงวันที่ ๑๔ มนาคม ๒๘๖๕")
    SaidDay(day=14, month=3, year=None, written='2865')
    """
    found = list(_DATE.finditer(_MARKS.sub("", to_arabic(text))))
    if not found:
        return None
    match = found[-1]
    month = _NAMES[_SPACES.sub("", match["month"])]
    written = match["year"] or ""
    year = common_era(written) if written else None
    return SaidDay(int(match["day"]), month, year, "" if year else written)
