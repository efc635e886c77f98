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
from pipeline.archive.filing import Desk
from pipeline.archive.notes import render_now, write_notes
from pipeline.catalogue.rows import ActRow, Content, LetterRow, NewAct
from pipeline.letter import doubts
from pipeline.letter.sheet import take_apart
from pipeline.lookup import Stored
from pipeline.matter.keeping import act
from pipeline.matter.steps import KASIAN
from pipeline.memo.as_json import memo_from_json
from pipeline.office.office import Office
from pipeline.process import ReadLetter, Tools, understand

#: what became of the note: it is another one, it stays as a person left it, or nothing in it changed
Fate = Literal["redrafted", "kept", "same"]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Past:
    """What was done in a matter so far.

    :param now: ISO date and time, local, of what is done next.
    """

    acts: Sequence[ActRow]
    now: str


@dataclass(frozen=True, slots=True)
class Again:
    """A letter's content, made again.

    :param acts: that it was drafted anew.
    """

    understood: Understood
    content: Content
    fate: Fate
    acts: tuple[NewAct, ...] = ()


def is_a_persons(row: LetterRow, acts: Sequence[ActRow]) -> bool:
    """Tell whether a person has edited a note, stood by it, or ordered on it."""
    return row.state not in {"received", "drafted"} or any(one.act.kind == "edited" for one in acts)


def made_again(
    desk: Desk, stored: Stored, found: ReadLetter, past: Past, tools: Tools | None = None
) -> Again:
    """Make what the catalogue stores of a letter that was read again, or whose fields were changed.

    :param found: the letter as it is now; its warnings are told anew.
    """
    pages = found.extracted.pages
    letter = replace(found.letter, warnings=doubts.warnings(found.letter, take_apart(pages)))
    kept = stored.memo is not None and is_a_persons(stored.row, past.acts)
    received = datetime.fromisoformat(stored.row.received_at).date()
    if kept and stored.memo is not None:
        understood = Understood(found.extracted, letter, memo_from_json(stored.memo))
    else:
        understood = understand(desk, found.extracted, letter, tools or Tools(), received, id_=stored.row.id)
    content = content_of(understood, received)
    if kept or content.memo == stored.memo:
        return Again(understood, content, "kept" if kept else "same")
    redrafted = act("redrafted", KASIAN, past.now, before=stored.memo)
    return Again(understood, content, "redrafted", (redrafted,) if stored.memo else ())


def write_note_files(office: Office, stored: Stored, again: Again) -> bool:
    """Write the note files that are missing; tells whether they could be: they can be written later."""
    memo, letter = again.understood.memo, again.understood.letter
    if memo is None:
        return True
    original, pages = office.root / stored.row.archived, again.understood.extracted.pages
    try:
        contents = render_now(memo, letter, pages, office.settings, original)
        write_notes(office, stored.row.id, contents)
    except Exception:  # noqa: BLE001  what was changed is stored already
        _LOG.exception("%s: the note files could not be written", stored.row.id)
        return False
    return True


def extracted_from(stored: Stored) -> Extracted:
    """Give what was extracted from a stored letter, with the warnings that letter and note do not give."""
    told = {*stored.letter.warnings, *(stored.memo["warnings"] if stored.memo else ())}
    warnings = tuple(one for one in stored.row.warnings if one not in told)
    # of all letters that were read in full, a list of files alone has no note
    is_list = stored.memo is None and stored.row.status == "done"
    return Extracted(stored.pages, warnings, is_list=is_list)
