"""Set fields of a letter by hand (แก้ไขค่าของหนังสือ): kept with who and when; all that is shown follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.archive import secret_store
from pipeline.archive.filing import Desk
from pipeline.archive.notes import set_notes_aside
from pipeline.catalogue.rows import LetterRow, NewAct
from pipeline.catalogue.writing import replace_content
from pipeline.letter.fields import Letter
from pipeline.matter.correcting.applying import apply, before
from pipeline.matter.correcting.corrections import Correction
from pipeline.matter.doing import By, Matter, in_hand
from pipeline.matter.keeping import act
from pipeline.matter.linking import link
from pipeline.matter.note.drafting_anew import Again, Fate, Past, extracted_from, made_again, write_note_files
from pipeline.office.office import Office
from pipeline.process import ReadLetter
from pipeline.workers import InProcess


@dataclass(frozen=True, slots=True)
class WasSet:
    """What was set.

    :param acts: one a field, and that of the new draft.
    :param note: what became of the note.
    :param files: its files are those of the note.
    """

    row: LetterRow
    acts: tuple[NewAct, ...]
    note: Fate
    files: bool = True


def set_fields(office: Office, id_: str, by: By, corrections: Sequence[Correction]) -> WasSet:
    """Set fields, all or none of them.

    :raises BadCorrection: the letter has no such deadline.
    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises OfficeBusy: another process holds the office for too long.
    """
    with in_hand(office, id_, by) as matter:
        letter, acts = _corrected(matter.stored.letter, corrections, by)
        desk = Desk(office=office, catalogue=matter.catalogue, executor=InProcess())
        found = ReadLetter(extracted_from(matter.stored), letter)
        again = made_again(desk, matter.stored, found, Past(matter.acts(), by.time))
        entered = (*acts, *again.acts)
        files = _store(matter, again, entered)
        return WasSet(matter.row(), entered, again.fate, files)


def _corrected(letter: Letter, corrections: Sequence[Correction], by: By) -> tuple[Letter, list[NewAct]]:
    acts: list[NewAct] = []
    for one in corrections:
        told = {"field": one.field, "value": one.value, "before": before(letter, one.field)}
        letter = apply(letter, one, by.who)
        acts.append(act("set", by.who, by.time, **told))
    return letter, acts


def _store(matter: Matter, again: Again, acts: Sequence[NewAct]) -> bool:
    """Store what was set; at each moment the note files are those of the stored note, or missing."""
    office, row = matter.office, matter.stored.row
    if row.secret:
        secret_store.change(office, row.id, again.content, acts)
        return True
    if again.fate == "redrafted":
        set_notes_aside(office, row.id)
    replace_content(matter.catalogue, row.id, again.content, acts)
    link(matter.catalogue, row.id)
    return write_note_files(office, matter.stored, again)
