"""What is due (กำหนดส่ง): a deadline missed is the harm that this program exists to prevent."""

from __future__ import annotations

from collections.abc import Iterable
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
    """List the open deadlines: overdue first, then by day, then those without a day.

    What a letter says twice is one entry; what two parties owe by the same day is two.
    """
    return due_of(open_deadlines(catalogue), today)


def due_of(rows: Iterable[DeadlineRow], today: date) -> list[Due]:
    """List open deadlines as ``due`` does."""
    found = _distinct(_due(row, today) for row in rows)
    return sorted(found, key=lambda each: (each.day is None, each.day or today, each.row.number))


def _distinct(every: Iterable[Due]) -> list[Due]:
    """Leave out what another entry of the same letter says as well or better."""
    found: list[Due] = []
    for one in every:
        same = next((nth for nth, other in enumerate(found) if _is_same(one, other)), None)
        if same is None:
            found.append(one)
        elif _told(one) > _told(found[same]):
            found[same] = one
    return found


def _is_same(one: Due, other: Due) -> bool:
    mine, its = one.row.owed, other.row.owed
    same_time = one.day is not None and (one.day, mine.every) == (other.day, its.every)
    agree = _agree(mine.who, its.who) and _agree(mine.what, its.what)
    return one.row.letter_id == other.row.letter_id and same_time and agree


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two may mean the same: one is not said, or its words are among those of the other."""
    mine, its = ("".join((words or "").split()) for words in (one, other))
    return mine in its or its in mine


def _told(one: Due) -> tuple[int, int]:
    owed = one.row.owed
    return (owed.who is not None) + (owed.what is not None), len(owed.what or "")


def _due(row: DeadlineRow, today: date) -> Due:
    owed = row.owed
    day = _date(owed.date) if owed.date else next_day(owed.every or "", today)
    return Due(row, day, (day - today).days if day else None)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
