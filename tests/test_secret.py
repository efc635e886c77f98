"""A letter with a secrecy mark leaves nothing readable outside its own folder (rule 8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office_maker import (
    drop,
    drop_secret,
    files_in,
    indexed,
    make_office,
    problems,
    quick,
    rows_of,
    somebody,
    take_in,
)

from pipeline.archive import secret_store
from pipeline.catalogue import reading
from pipeline.catalogue.acts import acts_of
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.rows import Fields
from pipeline.durable import hash_file
from pipeline.lookup import stored_letter
from pipeline.matter.corrections import parse
from pipeline.matter.doing import accept, order
from pipeline.matter.setting import set_fields
from pipeline.office.office import Office
from pipeline.retry import retry
from pipeline.searching.indexing import catch_up
from pipeline.secrecy import StillSecret, mark_secret, unmark_secret
from pipeline.workers import InProcess

_TELLING = ("ปกปิด", "ศรีนาคา", "ศน 0019", "๐๐๑๙")


def _readable(folder: Path, without: Path) -> list[Path]:
    """Give the files outside ``secret`` whose name or content tells something."""
    original = (office.root / row.archived).read_bytes()
    return same, text.letter, text.memo, acts, due, original, files_in(office.archive), files_in(office.notes)


def test_marking_takes_all_that_was_done_along_and_leaves_nothing_readable(tmp_path: Path) -> None:
    office = _worked_on(tmp_path)
    mark_secret(office, "2565-0001", READER, "ลับมาก")
    assert _readable(office.root, office.secret) == []
    kept = [one.act.kind for one in secret_store.acts_of(office, "2565-0001")]
    assert kept == ["set", "accepted", "ordered", "marked"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in office.secret.iterdir())


def test_taking_the_mark_away_brings_everything_back(tmp_path: Path) -> None:
    office = _worked_on(tmp_path)
    before = _all_of_it(office)
    mark_secret(office, "2565-0001", READER)
    unmark_secret(office, "2565-0001", READER)
    assert _all_of_it(office) == before
    assert indexed(office) == {"2565-0001"}
    assert secret_store.get(office, "2565-0001") is None
    assert files_in(office.secret) == ["secret.db"]
    assert problems(office) == []
    assert not any(word.encode() in office.secret_file.read_bytes() for word in _TELLING)


def test_a_letter_that_came_in_as_secret_gets_all_that_others_have(tmp_path: Path) -> None:
    office = _with_reader(tmp_path)
    drop_secret(office)
    take_in(office)
    unmark_secret(office, "2565-0001", READER)
    (row,) = rows_of(office)
    assert (row.secret, row.fields.subject, row.original_path) == (False, "เรื่องปกปิด", "inbox/ปกปิด.txt")
    assert files_in(office.archive) == ["2565/03/2565-03-15_2565-0001_เรื่องปกปิด.txt"]
    assert files_in(office.notes) == ["2565-0001.docx", "2565-0001.md"]
    stored = None
    with open_to_read(office) as catalogue:
        stored = stored_letter(catalogue, row.id)
    assert stored is not None
    assert stored.memo is not None
    assert stored.memo["line"]
    assert [one.owed.date for one in stored.deadlines] == ["2022-03-20"]
    assert problems(office) == []


def test_no_reading_hides_it_again(tmp_path: Path) -> None:
    office = _with_reader(tmp_path)
    drop_secret(office)
    take_in(office)
    unmark_secret(office, "2565-0001", READER)
    (outcome,) = retry(office, "2565-0001", means=quick())
    assert outcome.status == "done"
    assert [row.secret for row in rows_of(office)] == [False]
    drop_secret(office, "อีกครั้ง.txt")
    assert [each.status for each in take_in(office)] == ["duplicate"]
    assert [row.secret for row in rows_of(office)] == [False]


def test_a_letter_without_a_mark_has_none_to_take_away(tmp_path: Path) -> None:
    office = _worked_on(tmp_path)
    with pytest.raises(StillSecret):
        unmark_secret(office, "2565-0001", READER)
