"""The tables of the catalogue (ทะเบียนหนังสือ).  Only the modules of this package see them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pipeline.catalogue.rows import ActKind, State


class Base(DeclarativeBase):
    """All tables of the catalogue."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012  SQLAlchemy reads it once


class Letter(Base):
    """One letter.  Of a secret one only id, sha256, states and the mark stand here (rule 8).

    ``revision`` rises with each change of any row.  ``number_key`` and ``running`` are what a citation is
    looked up by (``thai.letter_number``).  ``officer`` is who answers for the matter (ผู้รับผิดชอบ), once the
    chief said so.
    """

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("year", "seq"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int]
    seq: Mapped[int]
    sha256: Mapped[str] = mapped_column(unique=True)
    received_at: Mapped[str]
    secret: Mapped[bool] = mapped_column(index=True)
    status: Mapped[str]
    state: Mapped[State] = mapped_column(String, index=True)
    revision: Mapped[int] = mapped_column(index=True)
    original_path: Mapped[str] = mapped_column(default="")
    archived: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    number_key: Mapped[str] = mapped_column(default="", index=True)
    running: Mapped[str] = mapped_column(default="", index=True)
    date: Mapped[str] = mapped_column(default="", index=True)
    subject: Mapped[str] = mapped_column(default="")
    sender: Mapped[str] = mapped_column(default="")
    speed: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="", index=True)
    doubtful: Mapped[list[Any]] = mapped_column(default=list)
    pages: Mapped[list[Any]] = mapped_column(default=list)
    letter: Mapped[dict[str, Any] | None]
    memo: Mapped[dict[str, Any] | None]
    warnings: Mapped[list[Any]] = mapped_column(default=list)


class Indexed(Base):
    """Which index a letter was written to; one of another index, or of none, is still to do (rule 6).

    A table of its own: to note it in the wide rows of ``letters`` would write all of them anew.
    """

    __tablename__ = "indexed"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[str]


class Searched(Base):
    """What the index is made from, small to read: a letter's page texts and the bounds of their words.

    ``pages`` and ``bounds`` as ``catalogue.packing`` and ``thai.bounds`` write them; None: not cut yet.
    """

    __tablename__ = "searched"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    addressee: Mapped[str]
    pages: Mapped[bytes]
    bounds: Mapped[bytes | None]


class Part(Base):
    """A file that came in a letter: in a mail, in a ZIP.  It is known by its hash alone (rule 8)."""

    __tablename__ = "parts"

    container_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True, index=True)


class Act(Base):
    """What a person, or kasian, did in a matter (การดำเนินการ).  Rows are added, never changed.

    ``told`` is what was said or set, with what stood there before where something was replaced.
    """

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    at: Mapped[str]
    who: Mapped[str]
    kind: Mapped[ActKind] = mapped_column(String, index=True)
    told: Mapped[dict[str, Any]]


class Citation(Base):
    """A letter that a letter cites (อ้างถึง), and the one of the office that it was found to be."""

    __tablename__ = "citations"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    number: Mapped[str | None]
    number_key: Mapped[str] = mapped_column(index=True)
    running: Mapped[str] = mapped_column(index=True)
    date: Mapped[str | None] = mapped_column(index=True)
    agency: Mapped[str | None]
    raw: Mapped[str]
    doubtful: Mapped[bool]
    cited_id: Mapped[str | None] = mapped_column(ForeignKey("letters.id", ondelete="SET NULL"), index=True)


class Topic(Base):
    """A word of a letter's subject, by which letters alike are found (เรื่องทำนองเดียวกัน)."""

    __tablename__ = "topics"

    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True, index=True)


class Deadline(Base):
    """Something owed by a time (กำหนดส่ง): by the letter, or by the chief's order ``act_id``."""

    __tablename__ = "deadlines"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[str] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    date: Mapped[str | None] = mapped_column(index=True)
    every: Mapped[str | None]
    who: Mapped[str | None]
    what: Mapped[str | None]
    raw: Mapped[str]
    doubtful: Mapped[bool]
    closed_at: Mapped[str | None]
    act_id: Mapped[int | None] = mapped_column(ForeignKey("acts.id", ondelete="CASCADE"))


class Counter(Base):
    """The last number given: one row a register year, and one for the revisions."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class Seen(Base):
    """A named file that was taken or failed, so that it is not read again while it is unchanged.

    ``key`` is a digest of the path: the name of a secret letter is not written here.
    """

    __tablename__ = "seen"

    key: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    changed_ns: Mapped[int]
    inode: Mapped[int]
    sha256: Mapped[str]


class Failure(Base):
    """A file that could not be read; its bytes lie in ``failed`` under the name ``kept``."""

    __tablename__ = "failures"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str]
    kept: Mapped[str]
    reason: Mapped[str]
    tries: Mapped[int]
    at: Mapped[str]
