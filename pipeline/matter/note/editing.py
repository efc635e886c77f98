"""Change a note by hand (แก้ไขร่างบันทึก): two officers may, and neither's words are lost.

An edit begins without the lock, for a person takes his time.  What he wrote replaces the note that stands
when he is done; that one is kept in the act.  So of two edits both are kept and the later stands.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.archive.notes import render_now, set_notes_aside, write_notes
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import ActRow, NewAct
from pipeline.lookup import Stored
from pipeline.matter.doing import By, Done, Matter, acceptance, in_hand
from pipeline.matter.keeping import act, done_in
from pipeline.matter.note.rewording import by_officer, reworded
from pipeline.matter.note.versions import versions
from pipeline.matter.note.words import Changes, NoteWords, changes, words_of
from pipeline.matter.opening import opened
from pipeline.matter.steps import state_after
from pipeline.memo.as_json import memo_from_json, memo_to_json
from pipeline.memo.head import head_of, tall_fields
from pipeline.memo.model import Memo
from pipeline.memo.page import fits
from pipeline.office.office import Office

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Basis:
    """A version of the note that an edit may have begun with.

    :param memo: None where there was none.
    :param last_act: number of the newest act of the matter then; 0 where there was none.
    """

    memo: Memo | None
    last_act: int

    @property
    def words(self) -> NoteWords:
        """The words of the note."""
        return words_of(self.memo) if self.memo else NoteWords(())


@dataclass(frozen=True, slots=True)
class Begun:
    """A note as it was when an officer began to change it.

    :param earlier: the versions that stood before, the latest first.
    """

    stored: Stored
    basis: Basis
    earlier: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit.

    :param done: without acts where nothing was changed.
    :param changes: against the note that the officer began with.
    :param between: what others did in the matter since he began.
    :param one_page: whether the full form stands on one page at its full size.
    :param files: whether the note files were written; ``kasian check`` writes what is missing.
    """

    done: Done
    changes: Changes
    between: tuple[ActRow, ...] = ()
    one_page: bool = True
    files: bool = True


def begin(office: Office, id_: str, by: By) -> Begun:
    """Give the note to change.

    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises NotNow: the matter stands where the note is not to be changed any more.
    """
    with open_to_read(office) as catalogue:
        stored = opened(office, catalogue, id_, who=by.who, secret=by.secret)
        acts = done_in(office, catalogue, stored.row)
    state_after("edited", stored.row.state, id_)
    memo = memo_from_json(stored.memo) if stored.memo else None
    basis = Basis(memo, acts[-1].number if acts else 0)
    return Begun(stored, basis, tuple(_earlier(acts)))


def began_with(begun: Begun, words: NoteWords) -> Begun:
    """Tell which version an edit began with that does not say so itself, as a DOCX: the likest one."""
    known = [one for one in (begun.basis, *begun.earlier) if one.memo is not None]
    likest = min(known, key=lambda one: changes(one.words, words).count, default=begun.basis)
    return replace(begun, basis=likest)


def commit(office: Office, by: By, begun: Begun, words: NoteWords, *, accepted: bool = False) -> Edited:
    """Make what an officer wrote the note, and write its files anew; the former ones are set aside.

    :param accepted: he stands by it at once.
    :raises NotNow: the matter went on meanwhile so far that the note is not to be changed any more.
    """
    made = changes(begun.basis.words, words)
    with in_hand(office, begun.stored.row.id, by) as matter:
        between = tuple(one for one in matter.acts() if one.number > begun.basis.last_act)
        if not made:
            entered = (_accept(matter),) if accepted else ()
            return Edited(Done(matter.row(), entered), made, between if accepted else ())
        memo = _memo(matter, begun, words)
        acts = _enter(matter, memo, accepted=accepted)
        files = matter.stored.row.secret or _write(matter, memo)
        head = tall_fields(head_of(matter.stored.letter, office.settings))
        return Edited(Done(matter.row(), acts), made, between, fits(memo.sections, head), files)


def _memo(matter: Matter, begun: Begun, words: NoteWords) -> Memo:
    proof = by_officer(matter.by.who, matter.by.time, matter.office.settings.digits)
    now = memo_from_json(matter.stored.memo) if matter.stored.memo else None
    return reworded(words, begun.basis.memo, now, proof)


def _enter(matter: Matter, memo: Memo, *, accepted: bool) -> tuple[NewAct, ...]:
    """Enter the edit; at each moment the note files are those of the stored note, or missing."""
    row, by = matter.stored.row, matter.by
    state_after("edited", row.state, row.id)
    if not row.secret:
        set_notes_aside(matter.office, row.id)
    edited = act("edited", by.who, by.time, before=matter.stored.memo)
    matter.enter(edited, memo=memo_to_json(memo))
    return (edited, _accept(matter)) if accepted else (edited,)


def _accept(matter: Matter) -> NewAct:
    accepted = acceptance(matter)
    matter.enter(accepted)
    return accepted


def _write(matter: Matter, memo: Memo) -> bool:
    """Write the note files; the note is stored already, and they can be written again."""
    office, stored = matter.office, matter.stored
    original = office.root / stored.row.archived
    try:
        contents = render_now(memo, stored.letter, stored.pages, office.settings, original)
        write_notes(office, stored.row.id, contents)
    except Exception:  # noqa: BLE001  the edit is stored already
        _LOG.exception("%s: the note files could not be written", stored.row.id)
        return False
    return True


def _earlier(acts: Sequence[ActRow]) -> Iterator[Basis]:
    for one in reversed(versions(acts, None)):
        if one.until is not None and one.memo is not None:
            yield Basis(memo_from_json(one.memo), one.until.number - 1)
