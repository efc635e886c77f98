"""Mark a letter of the office secret by hand, or take the mark away (กำหนดและยกเลิกชั้นความลับ)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.archive import secret_store
from pipeline.archive.filing import Desk, Step, no_step
from pipeline.archive.hide import hide
from pipeline.archive.notes import set_notes_aside
from pipeline.archive.reveal import reveal
from pipeline.catalogue.parts import parts_of
from pipeline.catalogue.reading import find_sha
from pipeline.catalogue.rows import ActRow, NewAct
from pipeline.catalogue.uncovering import Entered
from pipeline.lookup import Stored
from pipeline.matter.correcting.applying import apply
from pipeline.matter.correcting.corrections import Correction
from pipeline.matter.doing import By, Matter, in_hand
from pipeline.matter.keeping import act
from pipeline.matter.linking import link
from pipeline.matter.note.drafting_anew import Again, Past, extracted_from, made_again, write_note_files
from pipeline.matter.owed import owed_by
from pipeline.office.office import Office
from pipeline.office.places import OfficeError
from pipeline.process import ReadLetter
from pipeline.workers import InProcess

#: ลับ, the least mark
LEAST = "ลับ"


class StillSecret(OfficeError):
    """The mark cannot be taken away."""


def mark_secret(office: Office, id_: str, by: By, mark: str = LEAST, *, at_step: Step = no_step) -> NewAct:
    """Move a letter with all that was done in its matter to ``secret``; its register number stays.

    Of one that lies there already the mark is set.  The index is purged of it.

    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises OfficeBusy: another process holds the office for too long.
    """
    with in_hand(office, id_, by) as matter:
        stored, row = matter.stored, matter.stored.row
        again = _with_mark(matter, stored, mark)
        came_from = {} if row.secret else {"archived": row.archived}
        marked = act("marked", by.who, by.time, mark=mark, **came_from)
        if row.secret:
            secret_store.change(office, id_, again.content, (*again.acts, marked))
        else:
            hide(_desk(matter, at_step), row, again.content, (*again.acts, marked))
    return marked


def unmark_secret(office: Office, id_: str, by: By, *, at_step: Step = no_step) -> NewAct:
    """Bring a letter back among the others, with all that was done in its matter; the index takes it up.

    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises StillSecret: it bears no mark, or a letter that came in it is secret.
    :raises OfficeBusy: another process holds the office for too long.
    """
    with in_hand(office, id_, by) as matter:
        _check(matter)
        stored, acts = _as_kept(matter), matter.acts()
        again = _with_mark(matter, stored, None)
        unmarked = act("unmarked", by.who, by.time)
        done = [one.act for one in acts] + [*again.acts, unmarked]
        entered = [Entered(one, owed_by(one)) for one in done]
        archived = reveal(_desk(matter, at_step), stored.row, again.content, entered, _former(acts))
        link(matter.catalogue, id_)
        if again.fate == "redrafted":
            set_notes_aside(office, id_)
        write_note_files(office, replace(stored, row=replace(stored.row, archived=archived)), again)
    return unmarked


def _with_mark(matter: Matter, stored: Stored, mark: str | None) -> Again:
    letter = apply(stored.letter, Correction("secrecy", mark), matter.by.who)
    found = ReadLetter(extracted_from(stored), letter)
    return made_again(_desk(matter), stored, found, Past(matter.acts(), matter.by.time))


def _as_kept(matter: Matter) -> Stored:
    """Give the letter with its note as it is kept: the text for LINE is shown of no secret letter."""
    kept = secret_store.get(matter.office, matter.stored.row.id)
    return replace(matter.stored, memo=kept.content["memo"]) if kept else matter.stored


def _check(matter: Matter) -> None:
    row = matter.stored.row
    if not row.secret:
        raise StillSecret(f"หนังสือเลขรับ {row.id} ไม่ได้เก็บเป็นหนังสือลับ จึงไม่มีชั้นความลับให้ยกเลิก")
    inside = (find_sha(matter.catalogue, sha256) for sha256 in parts_of(matter.catalogue, row.id))
    secret = [one.id for one in inside if one is not None and one.secret]
    if secret:
        raise StillSecret(
            f"หนังสือเลขรับ {row.id} มีหนังสือลับอยู่ในไฟล์ ({', '.join(secret)}) โปรดยกเลิกชั้นความลับของหนังสือนั้นก่อน"
        )


def _former(acts: list[ActRow]) -> str | None:
    """Give where a letter lay before it was marked by hand."""
    places = [one.act.told["archived"] for one in acts if one.act.told.get("archived")]
    return places[-1] if places else None


def _desk(matter: Matter, at_step: Step = no_step) -> Desk:
    return Desk(office=matter.office, catalogue=matter.catalogue, executor=InProcess(), at_step=at_step)
