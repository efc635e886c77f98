"""Bring a secret letter back among the others (ยกเลิกชั้นความลับ): its original, its row, its acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from pipeline.archive import moving
from pipeline.archive.filing import Desk
from pipeline.archive.names import archive_name
from pipeline.catalogue.rows import Content, LetterRow
from pipeline.catalogue.uncovering import Entered, uncover
from pipeline.durable import copy_durably, rename_durably


def reveal(
    desk: Desk, row: LetterRow, content: Content, entered: Sequence[Entered], former: str | None
) -> str:
    """Move a letter out of ``secret``: first the copy, then the row, then what is left behind is removed.

    :param row: as those see it who may see secret letters.
    :param entered: all that was done in its matter.
    :param former: where it lay before it was hidden; None for one that was always secret.
    :returns: where it lies now, from the office folder.
    :raises OSError: it cannot be moved; it stays as it was.
    """
    office = desk.office
    hidden = office.root / row.archived
    target = office.root / (former or _place(desk, row, content))
    move = moving.Move(
        id=row.id,
        sha256=row.sha256,
        into_secret=False,
        archived=office.relative(target),
        hidden=row.archived,
    )
    moving.begin(office, move)
    desk.at_step("moving")
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{row.id}.part")
    copy_durably(hidden, temporary, row.sha256)
    rename_durably(temporary, target)
    desk.at_step("moved")
    uncover(desk.catalogue, row, move.archived, content, entered)
    desk.at_step("uncovered")
    moving.end(office, move, is_secret=False)
    desk.at_step("settled")
    return move.archived


def _place(desk: Desk, row: LetterRow, content: Content) -> str:
    original = PurePath(row.original_path)
    day = datetime.fromisoformat(row.received_at).date()
    name = archive_name(day, row.id, content.fields.subject or original.stem, original.suffix)
    return desk.office.relative(desk.office.archive / name)
