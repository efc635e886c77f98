"""What is about to be filed, written down first, so that the next run can undo what a crash cut short.

With one writer there is at most one intent.  That of a secret letter lies in ``secret``.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive import moving, secret_store
from pipeline.archive.names import free_name
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import find_id
from pipeline.durable import holds, remove_durably, rename_durably, write_durably
from pipeline.office.office import Office

_NAME = "intent.json"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """One filing under way.

    :param source: the file that is being taken in.
    :param temporary, archived: paths from the office folder.
    """

    id: str
    sha256: str
    source: str
    temporary: str
    archived: str
    secret: bool


def write(office: Office, intent: Intent) -> None:
    """Write an intent down; durable on return."""
    write_durably(_file(office, secret=intent.secret), json.dumps(asdict(intent)), secret_store.FILE_MODE)


def clear(office: Office, intent: Intent) -> None:
    """Remove an intent: the letter is in the catalogue, or its filing was undone."""
    remove_durably(_file(office, secret=intent.secret))


def recover(office: Office, catalogue: Catalogue) -> None:
    """Undo a filing that was cut short before its row was written, and end a move to or from ``secret``.

    The caller holds the office's lock.

    The archived copy is removed when the original still lies where it came from, else it goes back to the
    inbox: the last copy of a letter is never removed.
    """
    for file in (_file(office, secret=False), _file(office, secret=True)):
        intent = _read(file)
        if intent is None:
            continue
        row = find_id(catalogue, intent.id)
        if row is None or row.sha256 != intent.sha256:
            _undo(office, intent)
        clear(office, intent)
        _LOG.warning("filing of %s was cut short and is %s", intent.id, "complete" if row else "undone")
    moving.recover(office, catalogue)


def _undo(office: Office, intent: Intent) -> None:
    secret_store.forget(office, intent.id)
    remove_durably(office.root / intent.temporary)
    archived = office.root / intent.archived
    if not archived.exists():
        return
    if holds(Path(intent.source), intent.sha256):
        remove_durably(archived)
    elif holds(archived, intent.sha256):
        rename_durably(archived, free_name(office.inbox, Path(intent.source).name))


def _file(office: Office, *, secret: bool) -> Path:
    return (office.secret if secret else office.state) / _NAME


def _read(file: Path) -> Intent | None:
    try:
        return Intent(**json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        _LOG.exception("%s is damaged; kasian check finds what it left", file)
        return None
