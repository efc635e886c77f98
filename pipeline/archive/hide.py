"""Mark a letter secret after it was filed (จัดเป็นหนังสือลับ): nothing of it is left outside ``secret``."""

from __future__ import annotations

from pipeline.archive import secret_store
from pipeline.archive.filing import Desk
from pipeline.archive.names import safe_suffix
from pipeline.archive.notes import remove_notes
from pipeline.catalogue import writing
from pipeline.catalogue.rows import Content, Filing, LetterRow
from pipeline.durable import copy_durably, remove_durably, rename_durably


def hide(desk: Desk, row: LetterRow, content: Content) -> None:
    """Move a letter to ``secret``: first the copy, then the rows, then what is left behind is removed.

    The index is purged by the next ``catch_up``, because of the row.

    :param content: what the letter says, as it is to be stored there.
    :raises OSError: it cannot be moved; it stays as it was.
    """
    office = desk.office
    archived = office.root / row.archived
    target = office.secret / f"{row.id}{safe_suffix(archived.suffix)}"
    temporary = target.with_name(f".{row.id}.part")
    copy_durably(archived, temporary, row.sha256, secret_store.FILE_MODE)
    rename_durably(temporary, target)
    filing = Filing(
        id=row.id,
        sha256=row.sha256,
        original_path=row.original_path,
        archived=office.relative(target),
        received_at=row.received_at,
        secret=True,
    )
    secret_store.put(office, filing, content)
    desk.at_step("hidden")
    writing.blank(desk.catalogue, row.id)
    desk.at_step("blanked")
    remove_durably(archived)
    remove_notes(office, row.id)
