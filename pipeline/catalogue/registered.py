"""The letters of one month, as the register (ทะเบียนหนังสือรับ) prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Letter
from pipeline.catalogue.rows import State

_MONTH = len("2022-03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A letter of the register; of a secret one all that can be read is empty (rule 8).

    :param received_at: ISO date and time, local.
    :param doubtful: the names of those fields whose reading is not sure.
    :param to: to whom it is written, as ``pipeline.letter.as_json`` keeps a field.
    """

    id: str
    secret: bool
    status: str
    state: State
    received_at: str
    officer: str
    number: str
    date: str
    subject: str
    sender: str
    speed: str
    doubtful: tuple[str, ...]
    to: dict[str, Any] | None


_COLUMNS = (
    Letter.id,
    Letter.secret,
    Letter.status,
    Letter.state,
    Letter.received_at,
    Letter.officer,
    Letter.number,
    Letter.date,
    Letter.subject,
    Letter.sender,
    Letter.speed,
)


def registered(catalogue: Catalogue, month: str) -> list[Registered]:
    """List the letters received in a month (``2022-03``) in order of their numbers, secret ones too."""
    query = (
        select(*_COLUMNS, Letter.doubtful, Letter.letter["to"].label("to"))
        .where(func.substr(Letter.received_at, 1, _MONTH) == month)
        .order_by(Letter.year, Letter.seq)
    )
    with catalogue.reading() as session:
        return [_registered(dict(row)) for row in session.execute(query).mappings()]


def _registered(row: dict[str, Any]) -> Registered:
    return Registered(**{**row, "doubtful": tuple(row["doubtful"])})
