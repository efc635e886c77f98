"""Check, status, retry and what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office_maker import drop, drop_secret, files_in, indexed, make_office, problems, quick, rows_of, take_in

from extractors.base import Ask, Extracted, Page
from pipeline.catalogue import writing
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.due import due
from pipeline.durable import hash_file
from pipeline.extraction import Reader
from pipeline.office.places import OfficeError
from pipeline.process import Tools
from pipeline.retry import retry
from pipeline.searching.shelf import current_place, opened
from pipeline.status import status

TODAY = date(2022, 3, 15)


def _no_page(_path: Path, _ask: Ask) -> Extracted:
    return Extracted((Page(1, "", (), "ocr", 0.0, "too dark", failed=True),))


def _broken(_path: Path) -> int:
    raise ValueError


def test_an_office_in_order_has_no_problems(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    drop_secret(office)
    take_in(office)
    assert problems(office) == []


def test_what_does_not_agree_is_found_and_mended_where_it_can_be(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for number in "๑๒๓":
        drop(office, f"{number}.txt", number=number)
    take_in(office)
    one, two, three = rows_of(office)
    (office.root / one.archived).unlink()
    (office.root / two.archived).write_bytes(b"damaged")
    (office.archive / "stray.pdf").write_bytes(b"stray")
    (office.notes / f"{three.id}.docx").unlink()
    place = current_place(office)
    assert place is not None
    with opened(office, place) as index:
        index.remove([three.id])
    found = {(each.kind, each.id, each.mended) for each in problems(office)}
    assert found == {
        ("missing", one.id, False),
        ("damaged", two.id, False),
        ("stray", None, False),
        ("note", three.id, True),
        ("index", None, True),
    }
    assert {each.kind for each in problems(office)} == {"missing", "damaged", "stray"}
    assert indexed(office) == {one.id, two.id, three.id}


def test_copies_that_were_cut_short_are_cleared_away(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (taken,) = take_in(office)
    halves = [
        (office.root / str(taken.archived)).with_name(".2565-0002.part"),
        office.secret / ".2565-0002.part",
        office.failed / ".a.pdf.part",
    ]
    for half in halves:
        half.write_bytes(b"half a le")
    assert [(each.kind, each.mended) for each in problems(office)] == [("stray", True)] * 3
    assert not any(half.exists() for half in halves)
    assert problems(office) == []


def test_an_index_that_cannot_be_opened_is_built_anew(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    (office.index / "current").write_text('{"version": "gone", "engine": "tantivy"}', encoding="utf-8")
    assert [(each.kind, each.mended) for each in problems(office)] == [("index", True)]
    assert indexed(office) == {"2565-0001"}


def test_status_counts_what_is_there(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    drop_secret(office)
    (office.inbox / "b.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    take_in(office)
    drop(office, "later.txt", number="later")
    now = status(office, date(2022, 3, 21))
    assert (now.letters, now.by_state, now.partial, now.secret) == (1, {"drafted": 1}, 0, 1)
    assert now.waiting == ("inbox/later.txt",)
    assert [each.path for each in now.failed] == ["inbox/b.pdf"]
    assert (now.overdue, now.unindexed) == (1, 0)


def test_an_empty_office_has_a_status(tmp_path: Path) -> None:
    now = status(make_office(tmp_path), TODAY)
    assert (now.letters, now.secret, now.waiting, now.failed, now.overdue, now.unindexed) == (
        0,
        0,
        (),
        (),
        0,
        0,
    )


def test_what_is_due_is_listed_until_it_is_closed(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    with open_to_write(office) as catalogue:
        (owed,) = due(catalogue, TODAY)
        assert (owed.day, owed.days_left, owed.urgency) == (date(2022, 3, 20), 5, "coming")
        assert due(catalogue, date(2022, 3, 21))[0].urgency == "overdue"
        assert writing.close_deadlines(catalogue, owed.row.letter_id, "2022-03-18") == 1
        assert due(catalogue, TODAY) == []


def test_files_that_failed_are_read_again(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (office.inbox / "b.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    take_in(office, means=replace(quick(), tools=Tools(reader=Reader(count=_broken))))
    assert files_in(office.failed) == ["a.txt", "a.txt.txt", "b.pdf", "b.pdf.txt"]
    outcomes = {each.path: each.status for each in retry(office, means=quick())}
    assert outcomes == {"inbox/a.txt": "done", "inbox/b.pdf": "failed"}
    assert files_in(office.failed) == ["b.pdf", "b.pdf.txt"]
    assert [each.tries for each in status(office, TODAY).failed] == [2]
    assert [row.original_path for row in rows_of(office)] == ["inbox/a.txt"]


def test_one_failed_file_is_named_by_its_hash(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    (office.inbox / "a.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    sha256 = hash_file(office.inbox / "a.pdf")
    take_in(office)
    assert [each.status for each in retry(office, sha256[:12], means=quick())] == ["failed"]
    with pytest.raises(OfficeError, match="2565-0009"):
        list(retry(office, "2565-0009", means=quick()))


def test_a_failed_file_that_can_be_read_now_leaves_failed(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (failed,) = take_in(office, means=replace(quick(), tools=Tools(reader=Reader(count=_broken))))
    assert (failed.status, files_in(office.failed)) == ("failed", ["a.txt", "a.txt.txt"])
    drop(office, "a.txt")
    assert [each.status for each in take_in(office)] == ["done"]
    assert files_in(office.failed) == []
    assert status(office, TODAY).failed == ()


def test_a_letter_read_in_part_is_read_again_in_its_place(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (partly,) = take_in(office, means=replace(quick(), tools=Tools(reader=Reader(read=_no_page))))
    (office.notes / f"{partly.id}.md").write_text("ความเห็นของเจ้าหน้าที่", encoding="utf-8")
    (again,) = retry(office, str(partly.id), means=quick())
    assert (partly.status, again.status) == ("partial", "done")
    assert (office.notes / f"{partly.id}_เดิม.md").read_text(encoding="utf-8") == "ความเห็นของเจ้าหน้าที่"
    assert "ขอเชิญประชุม" in (office.notes / f"{partly.id}.md").read_text(encoding="utf-8")
    assert (again.id, again.archived) == (partly.id, partly.archived)
    (row,) = rows_of(office)
    assert (row.status, row.fields.subject) == ("done", "ขอเชิญประชุม")
    with open_to_read(office) as catalogue:
        assert len(due(catalogue, TODAY)) == 1


def test_a_letter_found_secret_when_read_again_is_hidden(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop_secret(office)
    (partly,) = take_in(office, means=replace(quick(), tools=Tools(reader=Reader(read=_unmarked))))
    assert indexed(office) == {partly.id}
    (again,) = retry(office, str(partly.id), means=quick())
    assert again.archived is None
    assert indexed(office) == set()
    assert files_in(office.archive) == files_in(office.notes) == []
    assert problems(office) == []


def _unmarked(_path: Path, _ask: Ask) -> Extracted:
    return Extracted((Page(1, "เรื่อง\tทดสอบ", (), "text", 1.0, "test"),))
