"""Hide a letter after it was filed (จัดเป็นหนังสือลับ): nothing of it is left outside ``secret``."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.archive import moving, secret_store
from pipeline.archive.filing import Desk
from pipeline.archive.names import safe_suffix
from pipeline.catalogue import reading, writing
from pipeline.catalogue.acts import acts_of
from pipeline.catalogue.citations import citations_of
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.parts import containers_of
from pipeline.catalogue.rows import Content, Filing, LetterRow, NewAct
from pipeline.durable import copy_durably, rename_durably
from thai.topics import topic_words


def hide(desk: Desk, row: LetterRow, content: Content, more: Sequence[NewAct] = ()) -> None:
    """Move a letter to ``secret``: first the copy, then the rows, then what is left behind is removed.

    What it came in goes first, for it holds the letter too.  What was done in its matter goes with it.  The
    index is purged by the next ``catch_up``, because of the row.

    :param content: what the letter says, as it is to be stored there.
    :param more: acts that are entered with the move.
    :raises OSError: it cannot be moved; it stays as it was.
    """
    hide_containers(desk, row.sha256)
    office = desk.office
    archived = office.root / row.archived
    target = office.secret / f"{row.id}{safe_suffix(archived.suffix)}"
    move = moving.Move(
        id=row.id,
        sha256=row.sha256,
        into_secret=True,
        archived=row.archived,
        hidden=office.relative(target),
    )
    moving.begin(office, move)
    desk.at_step("moving")
    temporary = target.with_name(f".{row.id}.part")
    copy_durably(archived, temporary, row.sha256, secret_store.FILE_MODE)
    rename_durably(temporary, target)
    desk.at_step("moved")
    done = [one.act for one in acts_of(desk.catalogue, row.id)]
    secret_store.put(office, _filing(row, move), content, (*done, *more))
    desk.at_step("hidden")
    writing.blank(desk.catalogue, row.id)
    desk.at_step("blanked")
    moving.end(office, move, is_secret=True)
    desk.at_step("settled")


def _filing(row: LetterRow, move: moving.Move) -> Filing:
    return Filing(
        id=row.id,
        sha256=row.sha256,
        original_path=row.original_path,
        archived=move.hidden,
        received_at=row.received_at,
        secret=True,
    )


def hide_containers(desk: Desk, sha256: str) -> None:
    """Move to ``secret`` the mails and archives that hold a secret letter, and what holds those.

    :raises OSError: one cannot be moved.
    """
    for row in containers_of(desk.catalogue, sha256):
        if not row.secret:
            content = stored_content(desk.catalogue, row)
            if content is not None:
                hide(desk, row, content)


def stored_content(catalogue: Catalogue, row: LetterRow) -> Content | None:
    """Give all that the catalogue has of a letter, save what was done in its matter; None of a secret one."""
    text = reading.letter_text(catalogue, row.id)
    if text is None:
        return None
    owed = [each.owed for each in reading.deadlines_of(catalogue, row.id) if each.act_id is None]
    return Content(
        status="partial" if row.status == "partial" else "done",
        state=row.state,
        fields=row.fields,
        pages=text.pages,
        letter=text.letter,
        memo=text.memo,
        warnings=row.warnings,
        deadlines=tuple(owed),
        citations=tuple(each.row.cited for each in citations_of(catalogue, [row.id])),
        topics=topic_words(row.fields.subject),
    )
