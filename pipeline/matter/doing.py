"""Do something in a matter (ดำเนินการในเรื่อง): under the office's lock, each act with who and when."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from index.base import SearchError
from pipeline.archive import intent as intents
from pipeline.catalogue.database import Catalogue, open_to_write
from pipeline.catalogue.rows import ActRow, Json, LetterRow, NewAct, NewDeadline
from pipeline.lookup import Stored
from pipeline.matter.keeping import act, done_in, enter
from pipeline.matter.note.kept import kept_share
from pipeline.matter.note.versions import kasians_draft
from pipeline.matter.opening import opened
from pipeline.matter.owed import owed_by
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.searching.indexing import catch_up
from pipeline.workers import InProcess

#: how long a person waits for another process to let go of the office
WAIT_S = 30.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who acts.

    :param secret: whether he asked for a letter with a mark of secrecy (``--secret``).
    :param at: local date and time.
    """

    who: str
    at: datetime
    secret: bool = False

    @property
    def time(self) -> str:
        """The time as it is kept: ISO, to the second."""
        return self.at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter in hand; the office's lock is held.

    :param stored: the letter as it was when the matter was taken in hand.
    """

    office: Office
    catalogue: Catalogue
    by: By
    stored: Stored

    def acts(self) -> list[ActRow]:
        """List what was done in it, in order."""
        return done_in(self.office, self.catalogue, self.stored.row)

    def now(self) -> Stored:
        """Give the letter with its note as it stands now."""
        by, id_ = self.by, self.stored.row.id
        return opened(self.office, self.catalogue, id_, who=by.who, secret=by.secret)

    def row(self) -> LetterRow:
        """Give its row as it stands now."""
        return self.now().row

    def enter(
        self,
        entered: NewAct,
        *,
        officer: str | None = None,
        owed: NewDeadline | None = None,
        memo: Json | None = None,
    ) -> None:
        """Enter an act; see ``keeping.enter``."""
        enter(self.office, self.catalogue, self.row(), entered, officer=officer, owed=owed, memo=memo)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and where the matter stands now."""

    row: LetterRow
    acts: tuple[NewAct, ...]


@contextmanager
def in_hand(office: Office, id_: str, by: By) -> Iterator[Matter]:
    """Take a matter in hand; the index follows afterwards.

    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises OfficeBusy: another process holds the office for too long.
    """
    with hold(office, WAIT_S), open_to_write(office) as catalogue:
        intents.recover(office, catalogue)
        try:
            yield Matter(office, catalogue, by, opened(office, catalogue, id_, who=by.who, secret=by.secret))
        finally:
            _index(office, catalogue)  # where he was refused too: a letter may just have become secret


def accept(office: Office, id_: str, by: By) -> Done:
    """Stand by the note (รับรองร่าง).

    :raises NotNow: there is no note, or someone stands by it already.
    """
    with in_hand(office, id_, by) as matter:
        return _enter(matter, acceptance(matter))


def present(office: Office, id_: str, by: By) -> Done:
    """Lay the note before the chief (เสนอ); one that nobody stands by yet is accepted first.

    :raises NotNow: there is no note, or it was presented already.
    """
    with in_hand(office, id_, by) as matter:
        first = (acceptance(matter),) if matter.stored.row.state == "drafted" else ()
        return _enter(matter, *first, act("presented", by.who, by.time))


def order(office: Office, id_: str, by: By, text: str, *, to: str | None, due: date | None) -> Done:
    """Record the chief's order (สั่งการ); one after the end takes the matter up again.

    :param text: his words.
    :param to: who is to act, by his whole name; None leaves it with whom it is.
    :param due: by when; it is owed then, beside what the letter sets.
    """
    day = due.isoformat() if due else None
    ordered = act("ordered", by.who, by.time, text=text, to=to, due=day)
    with in_hand(office, id_, by) as matter:
        matter.enter(ordered, officer=to, owed=owed_by(ordered))
        return Done(matter.row(), (ordered,))


def finish(office: Office, id_: str, by: By, text: str) -> Done:
    """Close a matter and all that is owed in it (เสร็จสิ้น).

    :param text: what was done, in the officer's words; may be empty.
    :raises NotNow: it is closed already.
    """
    with in_hand(office, id_, by) as matter:
        return _enter(matter, act("done", by.who, by.time, text=text))


def acceptance(matter: Matter) -> NewAct:
    """Make the act of standing by the note as it is now, with how much it kept of kasian's draft, if any."""
    final = matter.now().memo
    draft = kasians_draft(matter.acts(), final)
    told = {"kept": kept_share(draft, final)} if draft and final else {}
    return act("accepted", matter.by.who, matter.by.time, **told)


def _enter(matter: Matter, *acts: NewAct) -> Done:
    for one in acts:
        matter.enter(one)
    return Done(matter.row(), acts)


def _index(office: Office, catalogue: Catalogue) -> None:
    """Bring the index up to the catalogue.  Its failure stops nothing: the rows stay to do (rule 2)."""
    try:
        catch_up(office, catalogue, InProcess())
    except SearchError as error:
        _LOG.warning("the index is behind: %s", error.reason)
    except Exception:  # noqa: BLE001  the index is derived: nothing of it may stop what was done
        _LOG.exception("the index is behind")
