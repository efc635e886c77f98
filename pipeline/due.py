"""What is due (กำหนดส่ง): a deadline missed is the harm that this program exists to prevent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import open_deadlines
from pipeline.catalogue.rows import DeadlineRow
from pipeline.recurrence import next_day


@dataclass(frozen=True, slots=True)
class Due:
    """An open deadline.

    :param day: when it falls; of a rule the next time; None where no day is known.
    :param days_left: from today; negative when overdue.
    """

    row: DeadlineRow
    day: date | None
    days_left: int | None

    @property
    def urgency(self) -> Literal["overdue", "coming", "undated"]:
        """Whether it is overdue, coming, or without a day."""
        if self.days_left is None:
            return "undated"
        return "overdue" if self.days_left < 0 else "coming"


def due(catalogue: Catalogue, today: date) -> list[Due]:
    """List the open deadlines: overdue first, then by day, then those without a day."""
    found = [_due(row, today) for row in open_deadlines(catalogue)]
    return sorted(found, key=lambda each: (each.day is None, each.day or today, each.row.number))


def _due(row: DeadlineRow, today: date) -> Due:
    owed = row.owed
    day = _date(owed.date) if owed.date else next_day(owed.every or "", today)
    return Due(row, day, (day - today).days if day else None)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
