"""Open the catalogue: SQLite in WAL mode, brought to the newest tables by Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Self

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from pipeline.office.lock import hold
from pipeline.office.places import OfficeError, Places

#: the newest migration; a test holds it to the folder
NEWEST = "0004"

_BUSY_MS = 10_000
_LOCK_S = 30.0
# FULL: in WAL mode NORMAL may lose the last commits on a power cut, after the original has left the inbox
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    f"busy_timeout = {_BUSY_MS}",
    "secure_delete = ON",  # what a letter said is overwritten when it is marked secret (rule 8)
)


class Catalogue:
    """An open catalogue.

    :param engine: of SQLAlchemy; another database is another URL.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for questions."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are durable on leaving, or none of them is made."""
        with Session(self._engine) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Give itself; closed on leaving."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def open_to_read(office: Places) -> Catalogue:
    """Open the catalogue for questions; no lock is taken, save once when its tables are out of date.

    :raises OfficeError: it is damaged, or made by a newer kasian.
    """
    if _version(office.catalogue_file) != NEWEST:
        with hold(office, _LOCK_S):
            _bring_up(office)
    return Catalogue(sqlite_engine(office.catalogue_file, read_only=True))


def open_to_write(office: Places) -> Catalogue:
    """Open the catalogue; the caller holds the office's lock.

    :raises OfficeError: it is damaged, or made by a newer kasian.
    """
    if _version(office.catalogue_file) != NEWEST:
        _bring_up(office)
    return Catalogue(sqlite_engine(office.catalogue_file))


def sqlite_engine(file: Path, *, read_only: bool = False) -> Engine:
    """Make an engine on a file."""
    # an error goes to the log, and what is stored does not
    engine = create_engine(f"sqlite:///{file}", hide_parameters=True)
    pragmas = (*_PRAGMAS, "query_only = ON") if read_only else _PRAGMAS

    @event.listens_for(engine, "connect")
    def _configure(connection: Connection, _entry: ConnectionPoolEntry) -> None:
        # SQLAlchemy begins transactions below: the driver would leave changes of tables outside them
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: SqlConnection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _version(file: Path) -> str | None:
    """Ask which migration the tables are at; None where there are none yet."""
    if not file.exists():
        return None
    engine = sqlite_engine(file)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except OperationalError:
        raise
    except DatabaseError:
        raise OfficeError(
            f"ทะเบียน {file} เสียหาย เปิดไม่ได้ โปรดนำสำเนาสำรองมาวางแทน ต้นฉบับหนังสือใน archive ยังอยู่ครบ"
        ) from None
    finally:
        engine.dispose()
    if version is not None and version > NEWEST:
        raise OfficeError(f"ทะเบียน {file} สร้างด้วย kasian รุ่นใหม่กว่า โปรดปรับรุ่น kasian บนเครื่องนี้")
    return version


def _bring_up(office: Places) -> None:
    """Make the tables, or bring them to the newest migration.

    :raises OfficeError: the catalogue is gone, and a new one would give the letters' numbers again.
    """
    if _version(office.catalogue_file) is None and any(_originals(office)):
        raise OfficeError(
            f"ไม่พบทะเบียน {office.catalogue_file} แต่มีต้นฉบับหนังสืออยู่ โปรดนำสำเนาสำรองของทะเบียนมาวางแทน "
            "หากไม่มี ให้ย้ายโฟลเดอร์ archive และ secret ออกไปไว้นอกสำนักงาน "
            "แล้วรับเข้าใหม่ด้วย kasian ingest ตามด้วยชื่อโฟลเดอร์"
        )
    _migrate(office.catalogue_file)


def _originals(office: Places) -> Iterator[Path]:
    """Give the files that bear a register number, such as archive/2569/11/2569-11-23_2569-0001.pdf."""
    yield from office.archive.glob("[0-9]*/[0-9]*/[0-9]*_[0-9]*-[0-9]*")
    yield from office.secret.glob("[0-9]*-[0-9]*")


def _migrate(file: Path) -> None:
    """Bring the tables to the newest migration."""
    # slow to import, and needed once in the life of an office
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    # a per cent sign would be an interpolation of configparser
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    engine = sqlite_engine(file)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
