"""One letter of the office, as it is stored (เรียกดูหนังสือ)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.base import Page
from pipeline.catalogue import reading
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.parts import containers_of, letters_in
from pipeline.catalogue.rows import DeadlineRow, LetterRow
from pipeline.letter.as_json import letter_from_json, pages_from_json
from pipeline.letter.fields import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A letter with all that was read from it.

    :param memo: the stored note as JSON; None where none could be drafted.
    :param came_in: register numbers of the mails and archives that it came in.
    :param parts: register numbers of what came in it.
    """

    row: LetterRow
    pages: tuple[Page, ...]
    letter: Letter
    memo: dict[str, Any] | None
    deadlines: tuple[DeadlineRow, ...]
    came_in: tuple[str, ...]
    parts: tuple[str, ...]


def stored_letter(catalogue: Catalogue, id_: str) -> Stored | None:
    """Give a letter by its register number; None for an unknown or a secret one."""
    row = reading.find_id(catalogue, id_)
    text = reading.letter_text(catalogue, id_)
    if row is None or text is None:
        return None
    return Stored(
        row=row,
        pages=pages_from_json(text.pages),
        letter=letter_from_json(text.letter),
        memo=text.memo,
        deadlines=tuple(reading.deadlines_of(catalogue, id_)),
        came_in=tuple(each.id for each in containers_of(catalogue, row.sha256) if not each.secret),
        parts=tuple(letters_in(catalogue, id_)),
    )
