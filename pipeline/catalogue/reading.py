"""Questions to the catalogue: letters and what they owe.  Answers are frozen records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import Session

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Deadline, Indexed, Letter
from pipeline.catalogue.rows import (
    DeadlineRow,
    Fields,
    Filter,
    LetterRow,
    LetterText,
    NewDeadline,
)

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
    version = Indexed.version.label("index_version")
    return select(*_SHOWN, *_FIELDS, version).outerjoin(Indexed, Indexed.letter_id == Letter.id)


def _rows(catalogue: Catalogue, query: Select[tuple[object, ...]]) -> Iterator[LetterRow]:
    with catalogue.reading() as session:
        yield from _letter_rows(session, query)


def _letter_rows(session: Session, query: Select[tuple[object, ...]]) -> Iterator[LetterRow]:
    for row in session.execute(query).mappings():
        shown = {column.key: row[column.key] for column in _SHOWN}
        shown["warnings"] = tuple(shown["warnings"])
        said = {column.key: row[column.key] for column in _FIELDS}
        said["doubtful"] = tuple(said["doubtful"])
        yield LetterRow(**shown, fields=Fields(**said), index_version=row["index_version"])


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
