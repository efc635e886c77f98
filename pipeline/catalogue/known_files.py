"""Which files the office saw before, and which of them failed (ไฟล์ที่เคยอ่าน).  Answers are frozen records."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Failure, Letter, Seen
from pipeline.catalogue.rows import FailureRow, SeenRow
from pipeline.inbox.settling import Identity

_VARIABLES = 500  # below SQLite's limit of variables in one statement


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
        select(Seen, Letter.id, Letter.archived, Failure.reason)
        .outerjoin(Letter, Letter.sha256 == Seen.sha256)
        .outerjoin(Failure, Failure.sha256 == Seen.sha256)
    )
    found: dict[str, SeenRow] = {}
    with catalogue.reading() as session:
        for first in range(0, len(keys), _VARIABLES):
            for seen, id_, archived, reason in session.execute(
                query.where(Seen.key.in_(keys[first : first + _VARIABLES]))
            ):
                found[seen.key] = SeenRow(
                    identity=Identity(seen.size, seen.changed_ns, seen.inode),
                    id=id_,
                    archived=archived or "",
                    reason=reason,
                )
    return found


def _failure(each: Failure) -> FailureRow:
    return FailureRow(
        sha256=each.sha256, path=each.path, kept=each.kept, reason=each.reason, tries=each.tries, at=each.at
    )
