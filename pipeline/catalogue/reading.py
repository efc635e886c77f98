"""Questions to the catalogue.  Answers are frozen records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Deadline, Failure, Letter, Seen
from pipeline.catalogue.rows import (
    DeadlineRow,
    FailureRow,
    Fields,
    Filter,
    LetterRow,
    LetterText,
    NewDeadline,
    SeenRow,
)
from pipeline.inbox.settling import Identity

_VARIABLES = 500  # below SQLite's limit of variables in one statement

_SHOWN = (
    Letter.id,
    Letter.sha256,
    Letter.secret,
    Letter.status,
    Letter.state,
    Letter.received_at,
    Letter.original_path,
    Letter.archived,
    Letter.officer,
    Letter.warnings,
    Letter.revision,
    Letter.index_version,
)
_FIELDS = (
    Letter.kind,
    Letter.number,
    Letter.date,
    Letter.subject,
    Letter.sender,
    Letter.speed,
    Letter.doubtful,
)


def find_sha(catalogue: Catalogue, sha256: str) -> LetterRow | None:
    """Find the letter whose original has this hash, secret ones too."""
    return next(_rows(catalogue, _select_rows().where(Letter.sha256 == sha256)), None)


def find_id(catalogue: Catalogue, id_: str) -> LetterRow | None:
    """Find a letter by its register number, secret ones too."""
    return next(_rows(catalogue, _select_rows().where(Letter.id == id_)), None)


def letter_text(catalogue: Catalogue, id_: str) -> LetterText | None:
    """Give a letter's pages, fields and note; None for an unknown or a secret one."""
    query = select(Letter.id, Letter.pages, Letter.letter, Letter.memo)
    with catalogue.reading() as session:
        row = session.execute(query.where(Letter.id == id_, Letter.secret.is_(False))).first()
        return _text(row) if row else None


def list_letters(catalogue: Catalogue, wanted: Filter | None = None) -> list[LetterRow]:
    """List letters in order of their numbers; secret ones are passed over."""
    query = _select_rows().where(Letter.secret.is_(False), *_conditions(wanted or Filter()))
    return list(_rows(catalogue, query.order_by(Letter.year, Letter.seq)))


def all_rows(catalogue: Catalogue) -> list[LetterRow]:
    """List all rows, secret ones too, in order of their numbers.  For checks, never for display."""
    return list(_rows(catalogue, _select_rows().order_by(Letter.year, Letter.seq)))


def to_index(catalogue: Catalogue, version: str, limit: int) -> list[LetterRow]:
    """List letters that the index of this version does not hold yet."""
    query = _select_rows().where(*_behind(version))
    return list(_rows(catalogue, query.order_by(Letter.revision).limit(limit)))


def count_to_index(catalogue: Catalogue, version: str) -> int:
    """Count letters that the index of this version does not hold yet."""
    query = select(func.count()).select_from(Letter).where(*_behind(version))
    with catalogue.reading() as session:
        return session.scalar(query) or 0


def to_purge(catalogue: Catalogue) -> list[str]:
    """List secret letters that an index may still hold."""
    with catalogue.reading() as session:
        query = select(Letter.id).where(Letter.secret.is_(True), Letter.index_version.is_not(None))
        return list(session.scalars(query))


def changed_since(catalogue: Catalogue, revision: int, limit: int) -> list[LetterRow]:
    """List rows changed after a revision, secret ones too, in order of their revisions."""
    query = _select_rows().where(Letter.revision > revision).order_by(Letter.revision).limit(limit)
    return list(_rows(catalogue, query))


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Count the letters that are not secret by state."""
    query = (
        select(Letter.state, func.count().label("number"))
        .where(Letter.secret.is_(False))
        .group_by(Letter.state)
    )
    with catalogue.reading() as session:
        return {row.state: row.number for row in session.execute(query)}


def count_letters(catalogue: Catalogue, *, secret: bool | None = None, status: str | None = None) -> int:
    """Count letters, all or those of one sort."""
    query = select(func.count()).select_from(Letter)
    if secret is not None:
        query = query.where(Letter.secret.is_(secret))
    if status is not None:
        query = query.where(Letter.status == status)
    with catalogue.reading() as session:
        return session.scalar(query) or 0


def open_deadlines(catalogue: Catalogue) -> list[DeadlineRow]:
    """List the deadlines that are not closed, the earliest first, those without a date last."""
    query = (
        select(Deadline, Letter.subject, Letter.sender)
        .join(Letter, Deadline.letter_id == Letter.id)
        .where(Deadline.closed_at.is_(None), Letter.secret.is_(False), Letter.state != "done")
        .order_by(Deadline.date.is_(None), Deadline.date, Deadline.id)
    )
    with catalogue.reading() as session:
        return [_deadline(each, subject, sender) for each, subject, sender in session.execute(query)]


def deadlines_of(catalogue: Catalogue, id_: str) -> list[DeadlineRow]:
    """List all deadlines of one letter, closed ones too."""
    query = (
        select(Deadline, Letter.subject, Letter.sender)
        .join(Letter, Deadline.letter_id == Letter.id)
        .where(Letter.id == id_, Letter.secret.is_(False))
        .order_by(Deadline.id)
    )
    with catalogue.reading() as session:
        return [_deadline(each, subject, sender) for each, subject, sender in session.execute(query)]


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


def letter_texts(catalogue: Catalogue, ids: Sequence[str]) -> list[LetterText]:
    """Give pages, fields and notes of a few letters, in the order of ``ids``; secret ones are passed over."""
    query = select(Letter.id, Letter.pages, Letter.letter, Letter.memo)
    with catalogue.reading() as session:
        rows = session.execute(query.where(Letter.id.in_(ids[:_VARIABLES]), Letter.secret.is_(False)))
        found = {row.id: _text(row) for row in rows}
    return [found[id_] for id_ in ids if id_ in found]


def rows_by_id(catalogue: Catalogue, ids: Sequence[str]) -> list[LetterRow]:
    """Give the rows of some letters, in the order of ``ids``; secret ones are passed over."""
    found: dict[str, LetterRow] = {}
    for first in range(0, len(ids), _VARIABLES):
        some = Letter.id.in_(ids[first : first + _VARIABLES])
        found |= {
            row.id: row for row in _rows(catalogue, _select_rows().where(some, Letter.secret.is_(False)))
        }
    return [found[id_] for id_ in ids if id_ in found]


def _text(row: Row[Any]) -> LetterText:
    return LetterText(id=row.id, pages=row.pages, letter=row.letter or {}, memo=row.memo)


def _select_rows() -> Select[tuple[object, ...]]:
    return select(*_SHOWN, *_FIELDS)


def _rows(catalogue: Catalogue, query: Select[tuple[object, ...]]) -> Iterator[LetterRow]:
    with catalogue.reading() as session:
        yield from _letter_rows(session, query)


def _letter_rows(session: Session, query: Select[tuple[object, ...]]) -> Iterator[LetterRow]:
    for row in session.execute(query).mappings():
        shown = {column.key: row[column.key] for column in _SHOWN}
        shown["warnings"] = tuple(shown["warnings"])
        said = {column.key: row[column.key] for column in _FIELDS}
        said["doubtful"] = tuple(said["doubtful"])
        yield LetterRow(**shown, fields=Fields(**said))


def _behind(version: str) -> tuple[ColumnElement[bool], ...]:
    other = or_(Letter.index_version.is_(None), Letter.index_version != version)
    return (Letter.secret.is_(False), other)


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    exact = [
        column == value
        for column, value in (
            (Letter.kind, wanted.kind),
            (Letter.state, wanted.state),
            (Letter.status, wanted.status),
        )
        if value is not None
    ]
    day = func.substr(Letter.received_at, 1, 10)
    return [
        *exact,
        *([Letter.officer.contains(wanted.officer, autoescape=True)] if wanted.officer else ()),
        *([day >= wanted.since] if wanted.since else ()),
        *([day <= wanted.until] if wanted.until else ()),
        *([_contains(wanted.text)] if wanted.text else ()),
    ]


def _contains(part: str) -> ColumnElement[bool]:
    columns = (Letter.subject, Letter.number, Letter.sender)
    return or_(*(column.contains(part, autoescape=True) for column in columns))


def _deadline(each: Deadline, subject: str, sender: str) -> DeadlineRow:
    return DeadlineRow(
        number=each.id,
        letter_id=each.letter_id,
        owed=NewDeadline(**{field.name: getattr(each, field.name) for field in fields(NewDeadline)}),
        act_id=each.act_id,
        closed_at=each.closed_at,
        subject=subject,
        sender=sender,
    )


def _failure(each: Failure) -> FailureRow:
    return FailureRow(
        sha256=each.sha256, path=each.path, kept=each.kept, reason=each.reason, tries=each.tries, at=each.at
    )
