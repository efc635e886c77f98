"""Write the row of a letter anew that was secret (เปิดเผยหนังสือที่เคยลับ).  The caller holds the office's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import update

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import to_do
from pipeline.catalogue.models import Act, Deadline, Letter
from pipeline.catalogue.rows import Content, LetterRow, NewAct, NewDeadline
from pipeline.catalogue.writing import fill, next_revision


@dataclass(frozen=True, slots=True)
class Entered:
    """An act, and what it set a day for."""

    act: NewAct
    owed: NewDeadline | None = None


def uncover(
    catalogue: Catalogue, row: LetterRow, archived: str, content: Content, entered: Sequence[Entered]
) -> None:
    """Give a letter its row back, with its acts, all or nothing; its index entry is to do.

    :param row: path, officer and state are taken from it.
    :param archived: where the original lies now.
    """
    with catalogue.writing() as session:
        letter = session.get_one(Letter, row.id)
        letter.secret = False
        letter.original_path, letter.archived, letter.officer = row.original_path, archived, row.officer
        letter.status, letter.state = content.status, row.state
        letter.revision = next_revision(session)
        to_do(session, row.id)
        fill(session, letter, content)
        for one in entered:
            act = Act(letter_id=row.id, **asdict(one.act))
            session.add(act)
            session.flush()
            if one.owed is not None:
                session.add(Deadline(letter_id=row.id, act_id=act.id, **asdict(one.owed)))
        if row.state == "done":
            closed = max((one.act.at for one in entered if one.act.kind == "done"), default=row.received_at)
            session.execute(update(Deadline).where(Deadline.letter_id == row.id).values(closed_at=closed))
