"""What open letters ask for (สิ่งที่หนังสือขอ), without their pages.  Secret letters are passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Deadline, Letter

_VARIABLES = 500  # below SQLite's limit of variables in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A letter whose matter is not done.

    :param said: what it asks for, in its words.
    """

    id: str
    kind: str
    number: str
    sender: str
    subject: str
    said: tuple[str, ...]


def asking_letters(catalogue: Catalogue) -> list[Asking]:
    """List the letters that ask for something and are not done, in order of their numbers."""
    actions, owed = Letter.letter["actions"], Letter.letter["deadlines"]
    shown = (Letter.id, Letter.kind, Letter.number, Letter.sender, Letter.subject)
    query = (
        select(*shown, actions.label("actions"), owed.label("owed"))
        .where(Letter.secret.is_(False), Letter.state != "done")
        .order_by(Letter.year, Letter.seq)
    )
    with catalogue.reading() as session:
        rows = session.execute(query).all()
    found = (
        Asking(
            id=row.id,
            kind=row.kind,
            number=row.number,
            sender=row.sender,
            subject=row.subject,
            said=_said(row.actions, row.owed),
        )
        for row in rows
    )
    return [one for one in found if one.said]


def open_days(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, str]:
    """Give the first day by which something is still owed, by letter."""
    found: dict[str, str] = {}
    with catalogue.reading() as session:
        for first in range(0, len(ids), _VARIABLES):
            some = Deadline.letter_id.in_(ids[first : first + _VARIABLES])
            first_day = func.min(Deadline.date).label("day")
            query = select(Deadline.letter_id, first_day).group_by(Deadline.letter_id)
            owed = query.where(some, Deadline.closed_at.is_(None), Deadline.date.is_not(None))
            found |= {row.letter_id: row.day for row in session.execute(owed)}
    return found


def _said(actions: list[dict[str, Any]] | None, owed: list[dict[str, Any]] | None) -> tuple[str, ...]:
    return tuple(one["what"] for one in (*(actions or ()), *(owed or ())) if one.get("what"))
