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
from pipeline.matter.correcting.corrections import parse
from pipeline.matter.correcting.setting import set_fields
from pipeline.matter.doing import accept, order
from pipeline.office.office import Office
from pipeline.retry import retry
from pipeline.searching.indexing import catch_up
from pipeline.secrecy import StillSecret, mark_secret, unmark_secret
from pipeline.workers import InProcess

_TELLING = ("ปกปิด", "ศรีนาคา", "ศน 0019", "๐๐๑๙")
READER = replace(somebody(), secret=True)


def _readable(folder: Path, without: Path) -> list[Path]:
    """Give the files outside ``secret`` whose name or content tells something."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(without)]
    words = [word.encode(code) for word in _TELLING for code in ("utf-8", "utf-16-le")]
    words += [word.encode("unicode_escape") for word in _TELLING]
    return [
        path
        for path in files
        if any(word in path.name for word in _TELLING) or any(word in path.read_bytes() for word in words)
    ]


def test_a_secret_letter_lies_apart_and_is_named_by_its_number_alone(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    sha256 = hash_file(drop_secret(office))
    (outcome,) = take_in(office)
    assert (outcome.status, outcome.id, outcome.archived) == ("done", "2565-0001", "")
    assert hash_file(office.secret / "2565-0001.txt") == sha256
    assert files_in(office.inbox) == files_in(office.archive) == files_in(office.notes) == []
    assert _readable(office.root, office.secret) == []
    assert not any(word in warning for warning in outcome.warnings for word in _TELLING)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (office.secret, *office.secret.iterdir()))
    kept = secret_store.get(office, "2565-0001")
    assert kept is not None
    assert kept.content["fields"]["subject"] == "เรื่องปกปิด"
    assert kept.original_path == "inbox/ปกปิด.txt"


def test_listings_and_the_index_pass_it_over_and_status_counts_it(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "b.txt")
    drop_secret(office)
    take_in(office)
    (open_one,) = [row.id for row in rows_of(office) if not row.secret]
    (secret,) = [row for row in rows_of(office) if row.secret]
    assert (secret.fields, secret.original_path) == (Fields(), "")
    assert indexed(office) == {open_one}
    with open_to_read(office) as catalogue:
        assert [row.id for row in reading.list_letters(catalogue)] == [open_one]
        assert stored_letter(catalogue, secret.id) is None
        assert reading.count_letters(catalogue, secret=True) == 1
        assert {each.letter_id for each in reading.open_deadlines(catalogue)} == {open_one}
    assert problems(office) == []


def test_the_same_secret_file_again_is_a_duplicate(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop_secret(office)
    take_in(office)
    drop_secret(office, "อีกชื่อ.txt")
    (again,) = take_in(office)
    assert (again.status, again.id) == ("duplicate", "2565-0001")
    assert files_in(office.inbox) == []


def test_a_named_secret_file_leaves_no_name_behind(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    named = tmp_path / "ปกปิด.txt"
    drop_secret(office).rename(named)
    assert [each.status for each in take_in(office, named)] == ["done"]
    assert [each.status for each in take_in(office, named)] == ["duplicate"]
    assert _readable(office.root, office.secret) == []


def test_marking_a_letter_later_takes_it_out_of_everything(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "ปกปิด.txt", subject="เรื่องปกปิด")
    take_in(office)
    assert indexed(office) == {"2565-0001"}
    assert _readable(office.root, office.secret)
    mark_secret(office, "2565-0001", somebody())
    assert indexed(office) == set()
    assert files_in(office.archive) == files_in(office.notes) == []
    assert files_in(office.secret) == [
        "2565-0001.txt",
        "notes/2565-0001.docx",
        "notes/2565-0001.md",
        "secret.db",
    ]
    (row,) = rows_of(office)
    assert (row.secret, row.fields) == (True, Fields())
    assert _readable(office.root, office.secret) == []  # no byte of it, nor what the index deleted
    with open_to_write(office) as catalogue:
        assert catch_up(office, catalogue, InProcess()) == 0
    assert problems(office) == []


def _with_reader(folder: Path) -> Office:
    office = make_office(folder)
    return replace(office, settings=office.settings.model_copy(update={"secret_readers": (READER.who,)}))


def _worked_on(folder: Path) -> Office:
    """Give an office with a letter in whose matter something was done."""
    office = _with_reader(folder)
    drop(office, "ปกปิด.txt", subject="เรื่องปกปิด")
    take_in(office)
    set_fields(office, "2565-0001", READER, [parse("phone=0 7999 0144")])
    accept(office, "2565-0001", READER)
    order(office, "2565-0001", READER, "มอบปกปิดดำเนินการ", to="ผู้ปกปิด", due=date(2022, 3, 18))
    return office


def _all_of_it(office: Office) -> tuple[object, ...]:
    """Give all that the office has of its one letter, but for what changes with each writing."""
    (row,) = rows_of(office)
    with open_to_read(office) as catalogue:
        text, owed = reading.letter_text(catalogue, row.id), reading.deadlines_of(catalogue, row.id)
        acts = [one.act for one in acts_of(catalogue, row.id) if one.act.kind not in {"marked", "unmarked"}]
    assert text is not None
    due = [(one.owed, one.act_id is None, one.closed_at) for one in owed]
    kept = replace(row, revision=0, index_version=None), text.letter, text.memo, acts, due
    return *kept, (office.root / row.archived).read_bytes(), files_in(office.notes)


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
