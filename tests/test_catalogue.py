"""The register of letters."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from office_maker import make_office
from sqlalchemy.exc import IntegrityError, OperationalError

from pipeline.catalogue import database, known_files, models, reading, writing
from pipeline.catalogue.database import NEWEST, open_to_read, open_to_write, sqlite_engine
from pipeline.catalogue.indexed import to_index
from pipeline.catalogue.rows import Content, FailureRow, Fields, Filing, Filter, NewDeadline
from pipeline.office.places import OfficeError

FIELDS = Fields(kind="memo", number="ศน 0019/ว 1", subject="ขอเชิญประชุม 100%", sender="จังหวัดศรีนาคา")
CONTENT = Content(
    status="done",
    state="drafted",
    fields=FIELDS,
    pages=[{"number": 1, "text": "ขอเชิญประชุม"}],
    letter={"kind": "memo"},
    memo=None,
    warnings=("โปรดตรวจ",),
    deadlines=(
        NewDeadline(
            date="2022-03-20", every=None, who=None, what="รายงาน", raw="ภายในวันที่ ๒๐", doubtful=False
        ),
    ),
)


def _filing(id_: str, sha256: str = "", *, secret: bool = False) -> Filing:
    return Filing(
        id=id_,
        sha256=sha256 or id_,
        original_path="inbox/a.pdf",
        archived=f"archive/{id_}.pdf",
        received_at="2022-03-15T09:30:00+07:00",
        secret=secret,
    )


def test_the_newest_migration_is_the_one_that_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_the_migrations_make_the_tables_of_the_models(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    open_to_write(office).close()
    engine = sqlite_engine(office.catalogue_file)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), models.Base.metadata) == []
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()


def test_what_is_entered_comes_back(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with open_to_write(office) as catalogue:
        writing.add(catalogue, _filing("2565-0001"), CONTENT)
    with open_to_read(office) as catalogue:
        (row,) = reading.list_letters(catalogue)
        assert row.fields == FIELDS
        assert (row.archived, row.warnings, row.index_version) == (
            "archive/2565-0001.pdf",
            ("โปรดตรวจ",),
            None,
        )
        assert reading.find_sha(catalogue, "2565-0001") == reading.find_id(catalogue, "2565-0001") == row
        text = reading.letter_text(catalogue, "2565-0001")
        assert text is not None
        assert (text.pages, text.letter, text.memo) == (CONTENT.pages, CONTENT.letter, None)
        (owed,) = reading.open_deadlines(catalogue)
        assert (owed.letter_id, owed.owed.date, owed.subject) == ("2565-0001", "2022-03-20", FIELDS.subject)


def test_numbers_run_by_year_and_none_is_given_twice(tmp_path: Path) -> None:
    with open_to_write(make_office(tmp_path)) as catalogue:
        assert writing.next_id(catalogue, 2565) == "2565-0001"
        writing.add(catalogue, _filing("2565-0001"), CONTENT)
        writing.add(catalogue, _filing("2565-0002"), CONTENT)
        assert writing.next_id(catalogue, 2565) == "2565-0003"
        assert writing.next_id(catalogue, 2566) == "2566-0001"
        with catalogue.writing() as session:
            session.delete(session.get_one(models.Letter, "2565-0002"))
        assert writing.next_id(catalogue, 2565) == "2565-0003"
        writing.add(catalogue, _filing("2565-12345"), CONTENT)
        assert writing.next_id(catalogue, 2565) == "2565-12346"


def test_one_file_is_entered_once_and_a_refused_entry_changes_nothing(tmp_path: Path) -> None:
    with open_to_write(make_office(tmp_path)) as catalogue:
        writing.add(catalogue, _filing("2565-0001", "same"), CONTENT)
        with pytest.raises(IntegrityError):
            writing.add(catalogue, _filing("2565-0002", "same"), CONTENT)
        assert writing.next_id(catalogue, 2565) == "2565-0002"
        assert len(reading.open_deadlines(catalogue)) == 1


def test_of_a_secret_letter_only_the_bare_row_is_entered(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with open_to_write(office) as catalogue:
        writing.add(catalogue, _filing("2565-0001", secret=True), CONTENT)
        assert reading.list_letters(catalogue) == []
        assert reading.open_deadlines(catalogue) == []
        assert to_index(catalogue, "", 0, 10) == []
        assert reading.letter_text(catalogue, "2565-0001") is None
        (row,) = reading.all_rows(catalogue)
        assert (row.fields, row.original_path, row.archived, row.warnings) == (Fields(), "", "", ())


def test_readers_cannot_write(tmp_path: Path) -> None:
    with open_to_read(make_office(tmp_path)) as catalogue, pytest.raises(OperationalError):
        writing.add(catalogue, _filing("2565-0001"), CONTENT)


def test_letters_are_listed_by_what_is_asked(tmp_path: Path) -> None:
    with open_to_write(make_office(tmp_path)) as catalogue:
        writing.add(catalogue, _filing("2565-0001"), CONTENT)
        other = replace(CONTENT, status="partial", fields=Fields(kind="order", subject="แต่งตั้งคณะทำงาน"))
        writing.add(catalogue, _filing("2565-0002"), other)

        def ids(**wanted: str) -> list[str]:
            return [row.id for row in reading.list_letters(catalogue, Filter(**wanted))]

        assert ids() == ["2565-0001", "2565-0002"]
        assert ids(kind="order") == ids(status="partial") == ids(text="คณะ") == ["2565-0002"]
        assert ids(text="100%") == ids(text="0019/ว") == ["2565-0001"]
        assert ids(text="%") == ["2565-0001"]
        assert ids(since="2022-03-15", until="2022-03-15") == ["2565-0001", "2565-0002"]
        assert ids(since="2022-03-16") == ids(until="2022-03-14") == []


def test_failures_count_their_tries(tmp_path: Path) -> None:
    failure = FailureRow(sha256="f", path="inbox/x.pdf", kept="x.pdf", reason="เสีย", tries=0, at="2022")
    with open_to_write(make_office(tmp_path)) as catalogue:
        writing.add_failure(catalogue, failure)
        writing.add_failure(catalogue, failure)
        assert [each.tries for each in known_files.failures(catalogue)] == [2]
        writing.drop_failure(catalogue, "f")
        assert known_files.failures(catalogue) == []


def test_a_damaged_catalogue_and_one_of_a_newer_program_are_named(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    open_to_write(office).close()
    connection = sqlite3.connect(office.catalogue_file)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(OfficeError, match="รุ่นใหม่กว่า"):
        open_to_read(office)
    for each in office.state.glob("catalogue.db*"):
        each.unlink()
    office.catalogue_file.write_bytes(b"not a database" * 100)
    with pytest.raises(OfficeError, match="เสียหาย"):
        open_to_read(office)
