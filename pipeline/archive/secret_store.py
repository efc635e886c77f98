"""Letters with a secrecy mark (ชั้นความลับ): their own folder and database, for the owner only (rule 8)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import JSON, delete, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from pipeline.catalogue.database import sqlite_engine
from pipeline.catalogue.rows import ActRow, Content, Fields, Filing, Json, NewAct, NewCitation, NewDeadline
from pipeline.office.office import Office

FILE_MODE = 0o600


class _Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JSON}  # noqa: RUF012  SQLAlchemy reads it once


class _Secret(_Base):
    __tablename__ = "secret_letters"

    id: Mapped[str] = mapped_column(primary_key=True)
    original_path: Mapped[str]
    archived: Mapped[str]
    content: Mapped[dict[str, Any]]


class _SecretAct(_Base):
    __tablename__ = "secret_acts"

    number: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(index=True)
    act: Mapped[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SecretLetter:
    """One secret letter, for those who may see it.

    :param archived: path from the office folder.
    :param content: as ``catalogue.rows.Content``; ``content_of`` gives that back.
    """

    id: str
    original_path: str
    archived: str
    content: dict[str, Any]


def put(office: Office, filing: Filing, content: Content, acts: Sequence[NewAct] = ()) -> None:
    """Store what a secret letter says, and what was done in its matter so far; durable on return."""
    with _session(office) as session:
        session.merge(
            _Secret(
                id=filing.id,
                original_path=filing.original_path,
                archived=filing.archived,
                content=asdict(content),
            )
        )
        # what a hiding that was cut short left here stands in the catalogue still
        session.execute(delete(_SecretAct).where(_SecretAct.letter_id == filing.id))
        session.add_all(_SecretAct(letter_id=filing.id, act=asdict(act)) for act in acts)


def change(office: Office, id_: str, content: Content, acts: Sequence[NewAct]) -> None:
    """Write anew what a secret letter says, with the acts that changed it; durable on return."""
    with _session(office) as session:
        session.get_one(_Secret, id_).content = asdict(content)
        session.add_all(_SecretAct(letter_id=id_, act=asdict(act)) for act in acts)


def get(office: Office, id_: str) -> SecretLetter | None:
    """Give a secret letter; None when there is none of this number."""
    if not office.secret_file.exists():
        return None
    with _session(office) as session:
        row = session.get(_Secret, id_)
        return SecretLetter(row.id, row.original_path, row.archived, row.content) if row else None


def content_of(letter: SecretLetter) -> Content:
    """Give what a secret letter says as it was put."""
    kept = letter.content
    fields = {**kept["fields"], "doubtful": tuple(kept["fields"]["doubtful"])}
    return Content(
        **{name: kept[name] for name in ("status", "state", "pages", "letter", "memo")},
        fields=Fields(**fields),
        warnings=tuple(kept["warnings"]),
        deadlines=tuple(NewDeadline(**one) for one in kept["deadlines"]),
        citations=tuple(NewCitation(**one) for one in kept.get("citations", ())),
        topics=tuple(kept.get("topics", ())),
    )


def forget(office: Office, id_: str) -> None:
    """Take out a letter that was not entered in the catalogue after all."""
    if not office.secret_file.exists():
        return
    with _session(office) as session:
        row = session.get(_Secret, id_)
        if row is not None:
            session.delete(row)
            session.execute(delete(_SecretAct).where(_SecretAct.letter_id == id_))


def add_act(office: Office, id_: str, act: NewAct, memo: Json | None = None) -> None:
    """Enter what was done in a secret matter; durable on return.

    :param memo: the note as it stands from now on, where the act changes it.
    """
    with _session(office) as session:
        session.add(_SecretAct(letter_id=id_, act=asdict(act)))
        row = session.get(_Secret, id_)
        if memo is not None and row is not None:
            row.content = {**row.content, "memo": memo}


def acts_of(office: Office, id_: str) -> list[ActRow]:
    """List what was done in a secret matter, in order."""
    if not office.secret_file.exists():
        return []
    with _session(office) as session:
        query = select(_SecretAct).where(_SecretAct.letter_id == id_).order_by(_SecretAct.number)
        return [
            ActRow(number=one.number, letter_id=id_, act=NewAct(**one.act)) for one in session.scalars(query)
        ]


@contextmanager
def _session(office: Office) -> Iterator[Session]:
    # made with its rights before SQLite sees it; the files beside it take the same rights
    os.close(os.open(office.secret_file, os.O_RDWR | os.O_CREAT, FILE_MODE))
    engine = sqlite_engine(office.secret_file)
    try:
        _Base.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            yield session
    finally:
        engine.dispose()
