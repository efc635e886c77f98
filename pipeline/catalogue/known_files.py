"""Which files the office saw before, and which of them failed (ไฟล์ที่เคยอ่าน).  Answers are frozen records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Failure, Letter, Seen
from pipeline.catalogue.rows import FailureRow, SeenRow
from pipeline.inbox.settling import Identity

_VARIABLES = 500  # below SQLite's limit of variables in one statement


# columns are read faster than records
_SEEN = (Seen.key, Seen.size, Seen.changed_ns, Seen.inode)
_FEW_MORE = 4


def failures(catalogue: Catalogue) -> list[FailureRow]:
    """List the files that could not be read, the latest first."""
    with catalogue.reading() as session:
        return [_failure(each) for each in session.scalars(select(Failure).order_by(Failure.at.desc()))]


def find_failure(catalogue: Catalogue, sha256: str) -> FailureRow | None:
    """Find the failure of a file with this hash."""
    with catalogue.reading() as session:
        found = session.get(Failure, sha256)
        return _failure(found) if found else None


def seen_before(catalogue: Catalogue, keys: Sequence[str]) -> dict[str, SeenRow]:
    """Find named files that were taken before and are in the office still, by digest of the path."""
    query = (
        select(*_SEEN, Letter.id, Letter.archived, Failure.reason)
        .outerjoin(Letter, Letter.sha256 == Seen.sha256)
        .outerjoin(Failure, Failure.sha256 == Seen.sha256)
    )
    wanted, found = set(keys), dict[str, SeenRow]()
    with catalogue.reading() as session:
        for some in _looked_up(session, keys):
            for row in session.execute(query.where(some)):
                if row.key in wanted:
                    was = Identity(row.size, row.changed_ns, row.inode)
                    found[row.key] = SeenRow(
                        identity=was, id=row.id, archived=row.archived or "", reason=row.reason
                    )
    return found


def _looked_up(session: Session, keys: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Ask for keys, some at a time; where they are most of all that was seen, all is read sooner."""
    if len(keys) > _VARIABLES:
        there_are = session.scalar(select(func.count()).select_from(Seen)) or 0
        if there_are < _FEW_MORE * len(keys):
            yield true()
            return
    for first in range(0, len(keys), _VARIABLES):
        yield Seen.key.in_(keys[first : first + _VARIABLES])


def _failure(each: Failure) -> FailureRow:
    return FailureRow(
        sha256=each.sha256, path=each.path, kept=each.kept, reason=each.reason, tries=each.tries, at=each.at
    )
