"""What may be completed from the register: subjects, senders, officers.  Secret letters are passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import func, select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Letter, Topic

Completed = Literal["subject", "sender", "officer"]

_COLUMNS: dict[Completed, Any] = {
    "subject": Letter.subject,
    "sender": Letter.sender,
    "officer": Letter.officer,
}
#: more texts than these are not looked at
_MOST = 500


@dataclass(frozen=True, slots=True)
class Text:
    """A subject or a name.

    :param letters: how many letters have it.
    """

    kind: Completed
    text: str
    letters: int


def texts_with(catalogue: Catalogue, part: str) -> list[Text]:
    """List the subjects and names that hold a string, those of most letters first."""
    found: list[Text] = []
    number = func.count().label("number")
    with catalogue.reading() as session:
        for kind, column in _COLUMNS.items():
            query = (
                select(column, number)
                .where(column.contains(part, autoescape=True), Letter.secret.is_(False))
                .group_by(column)
                .order_by(number.desc(), column)
                .limit(_MOST)
            )
            found += (Text(kind, text, letters) for text, letters in session.execute(query))
    return found


def all_words(catalogue: Catalogue) -> dict[str, int]:
    """Give the words of all subjects, each with the number of letters that have it."""
    with catalogue.reading() as session:
        query = select(Topic.word, func.count().label("number")).group_by(Topic.word)
        return {row.word: row.number for row in session.execute(query)}
