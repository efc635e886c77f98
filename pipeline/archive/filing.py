"""File a letter (rule 2): copy, flush, check, rename, commit the row, and only then remove the original.

Between any two steps the process may be killed; the next run undoes or completes (``intent.recover``,
``settle_known``).
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath

from pipeline.archive import intent as intents
from pipeline.archive import secret_store
from pipeline.archive.names import archive_name, buddhist_year, safe_suffix
from pipeline.catalogue import writing
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import Content, Filing, LetterRow
from pipeline.durable import copy_durably, holds, remove_durably, rename_durably
from pipeline.inbox.arrivals import Arrival
from pipeline.office.office import Office
from pipeline.workers import Executor

_IN_THE_WAY = "มีไฟล์ของเลขรับนี้ค้างอยู่ในที่เก็บแล้ว"

#: called with the name of each durable step once it is done; tests end the process there
Step = Callable[[str], None]


def no_step(_name: str) -> None:
    """Do nothing between the steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where letters are filed."""

    office: Office
    catalogue: Catalogue
    executor: Executor
    at_step: Step = no_step


def file_letter(
    desk: Desk,
    arrival: Arrival,
    content: Content,
    received: datetime,
    *,
    secret: bool,
    parts: tuple[str, ...] = (),
) -> Filing:
    """File an arrival and give its place.

    :param parts: the hashes of the documents that came in it.
    :raises CopyChanged: the file changed since it was read; nothing is kept.
    :raises OSError: the disk is full or does not answer; nothing is kept.
    """
    filing = replace(_plan(desk, arrival, content, received, secret=secret), parts=parts)
    target = desk.office.root / filing.archived
    if target.exists():
        raise FileExistsError(errno.EEXIST, _IN_THE_WAY, str(target))
    temporary = target.with_name(f".{filing.id}.part")
    intent = intents.Intent(
        id=filing.id,
        sha256=filing.sha256,
        source=str(arrival.path.absolute()),
        temporary=desk.office.relative(temporary),
        archived=filing.archived,
        secret=secret,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    intents.write(desk.office, intent)
    desk.at_step("intent")
    try:
        copy_durably(arrival.path, temporary, arrival.sha256, secret_store.FILE_MODE if secret else 0o644)
        desk.at_step("copied")
        rename_durably(temporary, target)
        desk.at_step("renamed")
        _commit(desk, filing, content)
    except Exception:
        intents.recover(desk.office, desk.catalogue)
        raise
    desk.at_step("committed")
    intents.clear(desk.office, intent)
    desk.at_step("cleared")
    remove_original(arrival)
    desk.at_step("removed")
    return filing


def _plan(desk: Desk, arrival: Arrival, content: Content, received: datetime, *, secret: bool) -> Filing:
    """Give a letter its number and its name."""
    id_ = writing.next_id(desk.catalogue, buddhist_year(received.date()))
    original = PurePath(arrival.original_name)
    if secret:
        archived = desk.office.secret / f"{id_}{safe_suffix(original.suffix)}"
    else:
        about = content.fields.subject or original.stem
        archived = desk.office.archive / archive_name(received.date(), id_, about, original.suffix)
    return Filing(
        id=id_,
        sha256=arrival.sha256,
        original_path=arrival.original_name,
        archived=desk.office.relative(archived),
        received_at=received.isoformat(timespec="seconds"),
        secret=secret,
    )


def _commit(desk: Desk, filing: Filing, content: Content) -> None:
    if filing.secret:
        secret_store.put(desk.office, filing, content)
        desk.at_step("hidden")
    writing.add(desk.catalogue, filing, content)


def remove_original(arrival: Arrival) -> None:
    """Remove a moved file from the inbox or ``failed``, unless it became another file meanwhile."""
    if arrival.origin == "named" or not holds(arrival.path, arrival.sha256):
        return
    remove_durably(arrival.path)
    if arrival.origin == "failed":
        remove_durably(reason_file(arrival.path))


def reason_file(failed: Path) -> Path:
    """Give the text file beside a failed file that says why it failed."""
    return failed.with_name(f"{failed.name}.txt")


def settle_known(desk: Desk, arrival: Arrival, row: LetterRow) -> str:
    """Handle a file whose letter is in the office already; gives the archived path, for display.

    The archived original is checked first, and made whole from this file when it is damaged or gone.
    """
    place = archived_path(desk.office, row)
    if place is not None:
        target = desk.office.root / place
        if not holds(target, row.sha256):
            temporary = target.with_name(f".{row.id}.part")
            target.parent.mkdir(parents=True, exist_ok=True)
            copy_durably(arrival.path, temporary, row.sha256, secret_store.FILE_MODE if row.secret else 0o644)
            rename_durably(temporary, target)
        remove_original(arrival)
    return row.archived


def archived_path(office: Office, row: LetterRow) -> str | None:
    """Give a letter's original as a path from the office folder; of a secret one too."""
    if not row.secret:
        return row.archived
    hidden = secret_store.get(office, row.id)
    return hidden.archived if hidden else None
