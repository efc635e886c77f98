"""The letters that are not done yet, as a calendar needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLetter:
    """A letter that is not done.

    :param received_at: ISO date and time, local.
    :param doubtful: the names of those fields whose reading is not sure.
    :param events: as ``pipeline.letter.as_json`` keeps them.
    """

    id: str
    sha256: str
    revision: int
    received_at: str
    number: str
    date: str
    subject: str
    sender: str
    doubtful: tuple[str, ...]
    events: tuple[dict[str, Any], ...]


def open_letters(catalogue: Catalogue) -> list[OpenLetter]:
    """List the letters that are not done, in order of their numbers; secret ones are passed over."""
    columns = (
        Letter.id,
        Letter.sha256,
        Letter.revision,
        Letter.received_at,
        Letter.number,
        Letter.date,
        Letter.subject,
        Letter.sender,
        Letter.doubtful,
    )
    query = (
        select(*columns, Letter.letter["events"].label("events"))
        .where(Letter.secret.is_(False), Letter.state != "done")
        .order_by(Letter.year, Letter.seq)
    )
    with catalogue.reading() as session:
        return [_open(dict(row)) for row in session.execute(query).mappings()]


def _open(row: dict[str, Any]) -> OpenLetter:
    doubtful, events = tuple(row.pop("doubtful")), tuple(row.pop("events") or ())
    return OpenLetter(**row, doubtful=doubtful, events=events)
