"""A letter on its way into ``secret``, or out of it, written down first, so that the next run can end it.

With one writer at most one is on its way.  Which side it is on is told by its row in the catalogue; what is
left on the other side is removed, but never the last copy of the original.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.archive import secret_store
from pipeline.archive.notes import notes_in
from pipeline.catalogue import writing
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.reading import find_id
from pipeline.durable import holds, remove_durably, rename_durably, write_durably
from pipeline.office.office import Office

_NAME = "moving.json"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A letter on its way.

    :param into_secret: else out of it.
    :param archived, hidden: where its original lies in the archive and in ``secret``; paths from the office
        folder.
    """

    id: str
    sha256: str
    into_secret: bool
    archived: str
    hidden: str


def begin(office: Office, move: Move) -> None:
    """Write down that a letter is on its way; durable on return."""
    write_durably(office.secret / _NAME, json.dumps(asdict(move)), secret_store.FILE_MODE)


def end(office: Office, move: Move, *, is_secret: bool) -> None:
    """Remove what is left of a letter on the side that it left, and take its note files along.

    :param is_secret: where it is now.
    """
    stays, goes = (move.hidden, move.archived) if is_secret else (move.archived, move.hidden)
    if holds(office.root / stays, move.sha256):
        remove_durably(office.root / goes)
    if not is_secret:
        secret_store.forget(office, move.id)
    _take_notes(office, move.id, is_secret=is_secret)
    remove_durably(office.secret / _NAME)


def recover(office: Office, catalogue: Catalogue) -> None:
    """End a move that was cut short: one into ``secret`` goes on once its text is there.

    The caller holds the office's lock.
    """
    move = _read(office)
    row = find_id(catalogue, move.id) if move else None
    if move is None or row is None:
        remove_durably(office.secret / _NAME)
        return
    is_secret = row.secret
    if not is_secret and move.into_secret and secret_store.get(office, move.id) is not None:
        writing.blank(catalogue, move.id)
        is_secret = True
    end(office, move, is_secret=is_secret)
    _LOG.warning("the move of %s was cut short; it is %s", move.id, "secret" if is_secret else "open")


def _take_notes(office: Office, id_: str, *, is_secret: bool) -> None:
    """Take the note files along, those that were set aside too."""
    source, target = office.notes, office.secret / office.notes.name
    if not is_secret:
        source, target = target, source
    for file in notes_in(source, id_):
        target.mkdir(mode=0o700, exist_ok=True)
        rename_durably(file, target / file.name)


def _read(office: Office) -> Move | None:
    file: Path = office.secret / _NAME
    try:
        return Move(**json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        _LOG.exception("%s is damaged; kasian check finds what it left", file)
        return None
