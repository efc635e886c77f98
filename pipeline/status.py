"""How the office stands (สถานะ): what came in, what waits, what failed, what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.catalogue import known_files, reading
from pipeline.catalogue.database import Catalogue, open_to_read
from pipeline.catalogue.indexed import count_to_index
from pipeline.catalogue.rows import FailureRow
from pipeline.due import due
from pipeline.inbox import arrivals as inbox
from pipeline.matter.answers import Unanswered, unanswered
from pipeline.office.office import Office
from pipeline.searching.shelf import current_place


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeStatus:
    """The office at a glance.

    :param letters: that are not secret.
    :param by_state: the same by state.
    :param partial: of these, not read in full.
    :param secret: letters with a secrecy mark; they are counted and nothing more.
    :param waiting: paths in the inbox, from the office folder.
    :param unindexed: letters that the index does not hold yet.
    :param unanswered: letters that ask for an answer and have none.
    """

    letters: int
    by_state: dict[str, int]
    partial: int
    secret: int
    waiting: tuple[str, ...]
    failed: tuple[FailureRow, ...]
    overdue: int
    unindexed: int
    unanswered: tuple[Unanswered, ...]


def status(office: Office, today: date) -> OfficeStatus:
    """Look at the office.

    :raises OfficeError: the catalogue cannot be opened.
    """
    with open_to_read(office) as catalogue:
        by_state = reading.counts(catalogue)
        return OfficeStatus(
            letters=sum(by_state.values()),
            by_state=by_state,
            partial=reading.count_letters(catalogue, secret=False, status="partial"),
            secret=reading.count_letters(catalogue, secret=True),
            waiting=tuple(each.name for each in inbox.in_inbox(office)),
            failed=tuple(known_files.failures(catalogue)),
            overdue=sum(each.urgency == "overdue" for each in due(catalogue, today)),
            unindexed=_unindexed(office, catalogue),
            unanswered=tuple(unanswered(catalogue, office.settings)),
        )


def unindexed(office: Office) -> int:
    """Count the letters that the index does not hold.

    :raises OfficeError: the catalogue cannot be opened.
    """
    with open_to_read(office) as catalogue:
        return _unindexed(office, catalogue)


def _unindexed(office: Office, catalogue: Catalogue) -> int:
    place = current_place(office)
    return count_to_index(catalogue, place.version if place else "")
