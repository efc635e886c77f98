"""Make a letter's stored content again after it changed (ร่างบันทึกใหม่เมื่อค่าเปลี่ยน).

A note that a person has edited or accepted is his, and stays; one that kasian alone drafted is drafted anew.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from extractors.base import Extracted
from pipeline.archive.content import Understood, content_of
from pipeline.archive.notes import render_now, write_notes
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import ActRow, Content, LetterRow, NewAct
from pipeline.letter import doubts
from pipeline.letter.fields import Letter
from pipeline.letter.sheet import take_apart
from pipeline.lookup import Stored
from pipeline.matter.keeping import act
from pipeline.matter.steps import KASIAN
from pipeline.memo.as_json import memo_from_json
from pipeline.memo.model import Memo
from pipeline.office.office import Office
from pipeline.process import Tools, understand

#: what became of the note: it is another one, it stays as a person left it, or nothing in it changed
Fate = Literal["redrafted", "kept", "same"]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Again:
    """A letter's content, made again.

    :param acts: that it was drafted anew.
    """

    content: Content
    letter: Letter
    memo: Memo | None
    fate: Fate
    acts: tuple[NewAct, ...] = ()


def is_a_persons(row: LetterRow, acts: Sequence[ActRow]) -> bool:
    """Tell whether a person has edited a note, stood by it, or ordered on it."""
    return row.state not in {"received", "drafted"} or any(one.act.kind == "edited" for one in acts)


def made_again(
    office: Office, catalogue: Catalogue, stored: Stored, letter: Letter, acts: Sequence[ActRow], at: str
) -> Again:
    """Make what the catalogue stores of a letter whose fields were changed.

    :param letter: the letter as it is now; its warnings are told anew.
    :param acts: what was done in the matter so far.
    :param at: ISO date and time, local, of a new draft.
    """
    letter = replace(letter, warnings=doubts.warnings(letter, take_apart(stored.pages)))
    kept = stored.memo is not None and is_a_persons(stored.row, acts)
    extracted = _as_extracted(stored)
    if kept and stored.memo is not None:
        understood = Understood(extracted, letter, memo_from_json(stored.memo))
    else:
        understood = understand(office, catalogue, extracted, letter, Tools())
    content = content_of(understood, datetime.fromisoformat(stored.row.received_at).date())
    if kept or content.memo == stored.memo:
        return Again(content, letter, understood.memo, "kept" if kept else "same")
    redrafted = act("redrafted", KASIAN, at, before=stored.memo)
    return Again(content, letter, understood.memo, "redrafted", (redrafted,) if stored.memo else ())


def write_note_files(office: Office, stored: Stored, again: Again) -> bool:
    """Write the note files that are missing; tells whether they could be: they can be written later."""
    if again.memo is None:
        return True
    original = office.root / stored.row.archived
    try:
        contents = render_now(again.memo, again.letter, stored.pages, office.settings, original)
        write_notes(office, stored.row.id, contents)
    except Exception:  # noqa: BLE001  what was changed is stored already
        _LOG.exception("%s: the note files could not be written", stored.row.id)
        return False
    return True


def _as_extracted(stored: Stored) -> Extracted:
    """Give what was extracted, with those warnings that neither the letter nor its note gives."""
    told = {*stored.letter.warnings, *(stored.memo["warnings"] if stored.memo else ())}
    warnings = tuple(one for one in stored.row.warnings if one not in told)
    # of all letters that were read in full, a list of files alone has no note
    is_list = stored.memo is None and stored.row.status == "done"
    return Extracted(stored.pages, warnings, is_list=is_list)
