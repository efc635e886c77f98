"""An office that an earlier kasian made is brought up to date, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from office_maker import drop, files_in, make_office, problems, rows_of, take_in

from pipeline.catalogue import database
from pipeline.catalogue.database import sqlite_engine
from pipeline.durable import hash_file
from pipeline.office.office import Office

FIRST_LETTER = """
INSERT INTO letters VALUES (
 '2565-0001', 2565, 1, '{sha256}', '2022-03-15T09:30:00+07:00', 0, 'done', 'received', 1, NULL, 'inbox/a.txt',
 'archive/2565/03/2565-03-15_2565-0001_a.txt', 'external', 'ศน 0019/ว 1', '2022-03-14', 'ขอเชิญประชุม',
 'จังหวัด', '', '[]', '[{{"number": 1, "text": "ขอเชิญประชุม"}}]', '{{}}', NULL, '[]'
)
"""


def office_of(folder: Path, revision: str, *statements: str) -> Office:
    """Make an office whose catalogue is at an earlier migration."""
    office = make_office(folder)
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    engine = sqlite_engine(office.catalogue_file)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
    return office


def test_letters_of_the_first_tables_stay_and_new_ones_can_be_taken_in(tmp_path: Path) -> None:
    file = drop(make_office(tmp_path / "other"), "a.txt")
    office = office_of(
        tmp_path,
        "0001",
        FIRST_LETTER.format(sha256=hash_file(file)),
        "INSERT INTO counters VALUES ('2565', 1), ('revision', 1)",
    )
    original = office.archive / "2565/03/2565-03-15_2565-0001_a.txt"
    original.parent.mkdir(parents=True)
    original.write_bytes(file.read_bytes())
    (row,) = rows_of(office)
    assert (row.id, row.fields.subject) == ("2565-0001", "ขอเชิญประชุม")
    drop(office, "a.txt")
    drop(office, "b.txt", subject="อีกเรื่อง", number="๒")
    assert [(each.status, each.id) for each in take_in(office)] == [
        ("duplicate", "2565-0001"),
        ("done", "2565-0002"),
    ]
    assert problems(office) == []
    assert files_in(office.inbox) == []
