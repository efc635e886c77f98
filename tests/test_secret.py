"""A letter with a secrecy mark leaves nothing readable outside its own folder (rule 8)."""

from __future__ import annotations

from pathlib import Path

from office_maker import drop, drop_secret, files_in, indexed, make_office, problems, quick, rows_of, take_in

from pipeline.archive import secret_store
from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.rows import Fields
from pipeline.durable import hash_file
from pipeline.lookup import stored_letter
from pipeline.run import Means
from pipeline.searching.indexing import catch_up
from pipeline.secrecy import mark_secret
from pipeline.workers import InProcess

_TELLING = ("ปกปิด", "ศรีนาคา", "ศน 0019", "๐๐๑๙")


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
    mark_secret(office, "2565-0001", means=Means(executor=InProcess(), clock=quick().clock))
    assert indexed(office) == set()
    assert files_in(office.archive) == files_in(office.notes) == []
    assert files_in(office.secret) == ["2565-0001.txt", "secret.db"]
    (row,) = rows_of(office)
    assert (row.secret, row.fields) == (True, Fields())
    assert _readable(office.root, office.secret) == []  # no byte of it, nor what the index deleted
    with open_to_write(office) as catalogue:
        assert catch_up(office, catalogue, InProcess()) == 0
    assert problems(office) == []
