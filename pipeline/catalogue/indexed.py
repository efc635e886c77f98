"""What the index is made from, and which index holds which letter (rule 6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Row, Select, and_, delete, func, insert, literal, or_, select, update
from sqlalchemy.orm import Session

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.models import Deadline, Indexed, Letter, Searched
from pipeline.catalogue.rows import Fields, State

_VARIABLES = 500  # below SQLite's limit of variables in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A letter as the index is made from it; small enough to send to a worker.

    :param to: the addressee.
    :param received_at: ISO date and time, local.
    :param due: the days that are owed still, in order.
    :param pages: as ``catalogue.packing`` packs them.
    :param bounds: of its words, as ``thai.bounds`` writes them; None where they were not cut yet.
    """

    id: str
    revision: int
    path: str
    fields: Fields
    to: str
    state: State
    officer: str
    received_at: str
    due: tuple[str, ...]
    pages: bytes
    bounds: bytes | None


_COLUMNS = (
    Letter.id,
    Letter.revision,
    Letter.original_path,
    Letter.kind,
    Letter.number,
    Letter.date,
    Letter.subject,
    Letter.sender,
    Letter.speed,
    Letter.doubtful,
    Letter.state,
    Letter.officer,
    Letter.received_at,
    Searched.addressee,
    Searched.pages,
    Searched.bounds,
)


def to_index(catalogue: Catalogue, version: str, revision: int, limit: int) -> list[Source]:
    """List letters that the index of this version does not hold yet, of those changed after a revision."""
    behind = _sources().outerjoin(Indexed, Indexed.letter_id == Letter.id).where(*_behind(version))
    return _read(catalogue, behind.where(Letter.revision > revision).order_by(Letter.revision).limit(limit))


def count_to_index(catalogue: Catalogue, version: str) -> int:
    """Count letters that the index of this version does not hold yet."""
    query = select(func.count()).select_from(Letter).outerjoin(Indexed).where(*_behind(version))
    with catalogue.reading() as session:
        return session.scalar(query) or 0


def changed_since(catalogue: Catalogue, revision: int, limit: int) -> list[Source]:
    """List letters changed after a revision, in order of their revisions; secret ones are passed over."""
    changed = _sources().where(Letter.secret.is_(False), Letter.revision > revision)
    return _read(catalogue, changed.order_by(Letter.revision).limit(limit))


def count_upto(catalogue: Catalogue, revision: int) -> int:
    """Count the letters that were not changed after a revision, secret ones left out."""
    query = select(func.count()).select_from(Letter)
    with catalogue.reading() as session:
        return session.scalar(query.where(Letter.secret.is_(False), Letter.revision <= revision)) or 0


def secret_ids(catalogue: Catalogue) -> list[str]:
    """List all secret letters."""
    with catalogue.reading() as session:
        return list(session.scalars(select(Letter.id).where(Letter.secret.is_(True))))


def shown_ids(catalogue: Catalogue, upto: int | None = None) -> Iterator[str]:
    """Give the ids of the letters that are not secret.

    :param upto: only of those that were not changed after this revision.
    """
    query = select(Letter.id).where(Letter.secret.is_(False))
    with catalogue.reading() as session:
        yield from session.scalars(query if upto is None else query.where(Letter.revision <= upto))


def ids_received_since(catalogue: Catalogue, day: str) -> list[str]:
    """List the letters received on an ISO day or after, secret ones left out."""
    query = select(Letter.id).where(Letter.secret.is_(False), Letter.received_at >= day)
    with catalogue.reading() as session:
        return list(session.scalars(query))


def to_purge(catalogue: Catalogue) -> list[str]:
    """List secret letters that an index may still hold."""
    with catalogue.reading() as session:
        return list(session.scalars(select(Letter.id).join(Indexed).where(Letter.secret.is_(True))))


def mark_indexed(catalogue: Catalogue, ids: Sequence[str], version: str) -> None:
    """Note which index letters were written to."""
    with catalogue.writing() as session:
        to_do(session, *ids)
        session.execute(insert(Indexed), [{"letter_id": id_, "version": version} for id_ in ids])


def mark_all_indexed(catalogue: Catalogue, version: str, upto: int) -> None:
    """Note that one index holds all letters that were not changed after a revision, and no others."""
    shown = select(Letter.id, literal(version)).where(Letter.secret.is_(False), Letter.revision <= upto)
    with catalogue.writing() as session:
        session.execute(delete(Indexed))
        session.execute(insert(Indexed).from_select(["letter_id", "version"], shown))


def forget_indexed(catalogue: Catalogue, ids: Sequence[str]) -> None:
    """Note that letters are to be indexed anew, or are in no index any more."""
    with catalogue.writing() as session:
        to_do(session, *ids)


def to_do(session: Session, *ids: str) -> None:
    """Within a change: the letters are to be indexed anew."""
    for first in range(0, len(ids), _VARIABLES):
        session.execute(delete(Indexed).where(Indexed.letter_id.in_(ids[first : first + _VARIABLES])))


def keep_bounds(catalogue: Catalogue, bounds: Mapping[str, bytes]) -> None:
    """Keep where the words of letters end, so that they need not be cut again."""
    with catalogue.writing() as session:
        for id_, cut in bounds.items():
            session.execute(update(Searched).where(Searched.letter_id == id_).values(bounds=cut))


def _sources() -> Select[tuple[object, ...]]:
    return select(*_COLUMNS).join(Searched)


def _behind(version: str) -> tuple[ColumnElement[bool], ...]:
    other = or_(Indexed.version.is_(None), Indexed.version != version)
    return (Letter.secret.is_(False), other)


def _read(catalogue: Catalogue, query: Select[tuple[object, ...]]) -> list[Source]:
    with catalogue.reading() as session:
        rows = session.execute(query).all()
        due = _due(session, [row.id for row in rows])
    return [_source(row, due.get(row.id, ())) for row in rows]


def _due(session: Session, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Give the open days of letters, by letter."""
    is_open = and_(Deadline.closed_at.is_(None), Deadline.date.is_not(None), Letter.state != "done")
    query = select(Deadline.letter_id, Deadline.date).join(Letter).where(is_open)
    order = (Deadline.letter_id, Deadline.date)
    found: dict[str, tuple[str, ...]] = {}
    for first in range(0, len(ids), _VARIABLES):
        some = Deadline.letter_id.in_(ids[first : first + _VARIABLES])
        days = session.execute(query.where(some).order_by(*order).distinct())
        found |= {
            id_: tuple(day for _, day in group if day) for id_, group in groupby(days, key=lambda row: row[0])
        }
    return found


def _source(row: Row[tuple[object, ...]], due: tuple[str, ...]) -> Source:
    return Source(
        id=row.id,
        revision=row.revision,
        path=row.original_path,
        fields=Fields(
            kind=row.kind,
            number=row.number,
            date=row.date,
            subject=row.subject,
            sender=row.sender,
            speed=row.speed,
            doubtful=tuple(row.doubtful),
        ),
        to=row.addressee,
        state=row.state,
        officer=row.officer,
        received_at=row.received_at,
        due=due,
        pages=row.pages,
        bounds=row.bounds,
    )
