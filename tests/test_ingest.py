"""The life of a file: from the inbox to the archive, the catalogue, the notes and the index."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from office_maker import (
    LETTER,
    QuickClock,
    drop,
    files_in,
    indexed,
    make_office,
    quick,
    rows_of,
    take_in,
)

from extractors.base import Ask, Extracted, Page, ReaderMissing
from pipeline.archive.notes import render_notes
from pipeline.durable import hash_file
from pipeline.extraction import PAGES_A_TASK, Reader, read_file
from pipeline.office.lock import OfficeBusy, hold
from pipeline.office.settings import Settings
from pipeline.process import Tools
from pipeline.run import Means, ingest
from pipeline.searching.building import hold_build
from pipeline.status import unindexed
from pipeline.workers import InProcess, P, Pool, T


def test_a_letter_goes_from_the_inbox_to_its_places(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    sha256 = hash_file(drop(office, "ย่อย/หนังสือ 1.txt"))
    (outcome,) = take_in(office)
    assert (outcome.path, outcome.status, outcome.id) == ("inbox/ย่อย/หนังสือ 1.txt", "done", "2565-0001")
    assert outcome.archived == "archive/2565/03/2565-03-15_2565-0001_ขอเชิญประชุม.txt"
    assert hash_file(office.root / outcome.archived) == sha256
    assert files_in(office.inbox) == []
    assert files_in(office.notes) == ["2565-0001.docx", "2565-0001.md"]
    (row,) = rows_of(office)
    assert (row.sha256, row.state, row.original_path) == (sha256, "drafted", outcome.path)
    assert (row.fields.number, row.fields.date, row.fields.subject) == (
        "ศน 0019/ว 1",
        "2022-03-14",
        "ขอเชิญประชุม",
    )
    assert indexed(office) == {"2565-0001"}
    assert not (office.state / "intent.json").exists()


def test_named_files_are_copied(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    mine = tmp_path / "mine"
    mine.mkdir()
    for number in range(3):
        (mine / f"{number}.txt").write_text(LETTER.format(subject="เรื่อง", number=number), encoding="utf-8")
    assert [each.status for each in take_in(office, mine)] == ["done"] * 3
    assert files_in(mine) == ["0.txt", "1.txt", "2.txt"]
    assert [row.original_path for row in rows_of(office)] == [str(mine / f"{n}.txt") for n in range(3)]


def test_the_same_folder_twice_adds_nothing_and_reads_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text(LETTER.format(subject="ก", number="๑"), encoding="utf-8")
    (mine / "b.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    first = take_in(office, mine)
    before = (files_in(office.archive), files_in(office.failed), rows_of(office))

    def unread(_path: Path) -> NoReturn:
        raise AssertionError

    means = replace(quick(), tools=Tools(reader=Reader(count=unread)))
    again = take_in(office, mine, means=means)
    assert [each.status for each in again] == ["duplicate", "failed"]
    assert (again[0].id, again[1].reason) == (first[0].id, first[1].reason)
    assert (files_in(office.archive), files_in(office.failed), rows_of(office)) == before


def test_two_equal_files_are_one_letter(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    drop(office, "b.txt")
    outcomes = take_in(office)
    assert [each.status for each in outcomes] == ["done", "duplicate"]
    assert outcomes[0].id == outcomes[1].id
    assert files_in(office.inbox) == []
    assert len(files_in(office.archive)) == 1


def test_a_damaged_original_is_made_whole_by_its_duplicate(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (first,) = take_in(office)
    assert first.archived
    archived = office.root / first.archived
    good = archived.read_bytes()
    archived.write_bytes(b"damaged")
    drop(office, "again.txt")
    (again,) = take_in(office)
    assert again.status == "duplicate"
    assert archived.read_bytes() == good


def test_one_poison_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "1.txt", number="๑")
    (office.inbox / "2.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    (office.inbox / "3.docx").write_bytes(b"")
    drop(office, "4.txt", number="๔")
    outcomes = sorted(take_in(office), key=lambda each: each.path)
    assert [each.status for each in outcomes] == ["done", "failed", "failed", "done"]
    assert files_in(office.inbox) == []
    assert files_in(office.failed) == ["2.pdf", "2.pdf.txt", "3.docx", "3.docx.txt"]
    reason = (office.failed / "2.pdf.txt").read_text(encoding="utf-8")
    assert outcomes[1].reason
    assert outcomes[1].reason in reason
    assert (office.failed / "2.pdf").read_bytes() == b"%PDF-1.4 broken %%EOF"


def test_a_file_name_in_another_encoding_is_taken(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    plain = drop(office, "a.txt")
    try:
        plain.rename(os.fsdecode(os.fsencode(office.inbox) + b"/\xa1\xa2.txt"))
        (office.inbox / os.fsdecode(b"\xa3.pdf")).write_bytes(b"%PDF-1.4 broken %%EOF")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert sorted(each.status for each in take_in(office)) == ["done", "failed"]
    assert files_in(office.inbox) == []


def test_a_letter_without_a_note_is_stored(tmp_path: Path) -> None:
    def fails(*_: object) -> NoReturn:
        raise ValueError

    office = make_office(tmp_path)
    drop(office, "a.txt")
    (outcome,) = take_in(office, means=replace(quick(), tools=Tools(draft=fails)))
    assert outcome.status == "partial"
    assert any("บันทึกย่อ" in warning for warning in outcome.warnings)
    (row,) = rows_of(office)
    assert (row.status, row.state) == ("partial", "received")
    assert indexed(office) == {row.id}


def _unread_page(_path: Path, _ask: Ask) -> Extracted:
    return Extracted((Page(1, "", (), "ocr", 0.0, "too dark", failed=True),))


def test_a_letter_with_an_unread_page_is_partial(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (outcome,) = take_in(office, means=replace(quick(), tools=Tools(reader=Reader(read=_unread_page))))
    assert outcome.status == "partial"


def _no_reader(_path: Path) -> int:
    raise ReaderMissing("ยังไม่ได้ติดตั้ง Tesseract")


def test_a_file_whose_reader_is_missing_waits_in_the_inbox(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (outcome,) = take_in(office, means=replace(quick(), tools=Tools(reader=Reader(count=_no_reader))))
    assert (outcome.status, outcome.reason) == ("waiting", "ยังไม่ได้ติดตั้ง Tesseract")
    assert files_in(office.inbox) == ["a.txt"]
    assert take_in(office)[0].status == "done"


def test_a_file_without_a_word_is_not_simply_done(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    (office.inbox / "blank.txt").write_text(" \n \n", encoding="utf-8")
    (outcome,) = take_in(office)
    assert outcome.status == "partial"
    assert any("ไม่พบข้อความในเอกสารเลย" in warning for warning in outcome.warnings)


class _Broken(InProcess):
    """A pool whose workers are gone when the note is to be made."""

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if function.__name__ == render_notes.__name__:
            raise RuntimeError("all workers expired")
        return super().submit(function, *args, **kwargs)


def test_a_pool_that_breaks_after_a_letter_was_filed_fails_its_note_alone(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (outcome,) = take_in(office, means=replace(quick(), executor=_Broken()))
    assert (outcome.status, outcome.id) == ("done", "2565-0001")
    assert any("kasian check" in warning for warning in outcome.warnings)
    assert files_in(office.failed) == []


def test_an_index_that_cannot_be_written_does_not_stop_storing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", number="๑")
    take_in(office)
    drop(office, "b.txt", number="๒")
    with hold_build(office):  # another process builds the index, which has become too old to be written
        (label,) = office.index.glob("*/kasian-index.json")
        label.write_text("{}", encoding="utf-8")
        assert [each.status for each in take_in(office)] == ["done"]
    assert unindexed(office) == 2
    assert [each.status for each in take_in(office)] == []
    assert (unindexed(office), indexed(office)) == (0, {"2565-0001", "2565-0002"})


@pytest.mark.parametrize(
    "pointer",
    [
        "",
        "garbage",
        "null",
        '{"version": "gone", "engine": "tantivy"}',
        '{"version": "../../..", "engine": "tantivy"}',
        '{"version": 5, "engine": "tantivy"}',
        '{"version": "x", "engine": ["tantivy"]}',
        '{"version": null, "engine": null}',
    ],
)
def test_an_index_that_is_lost_is_made_anew_by_the_next_batch(tmp_path: Path, pointer: str) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", number="๑")
    take_in(office)
    (office.index / "current").write_text(pointer, encoding="utf-8")
    assert unindexed(office) == 1
    drop(office, "b.txt", number="๒")
    take_in(office)
    assert indexed(office) == {"2565-0001", "2565-0002"}
    assert unindexed(office) == 0
    assert len([each for each in office.index.iterdir() if each.is_dir()]) == 1


def test_a_file_where_a_folder_must_be_loses_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (office.archive / "2565").write_text("in the way", encoding="utf-8")
    (outcome,) = take_in(office)
    assert outcome.status == "failed"
    assert outcome.reason
    assert files_in(office.inbox) == ["a.txt"]
    assert rows_of(office) == []
    (office.archive / "2565").unlink()
    assert take_in(office)[0].id == "2565-0001"


def test_the_year_of_receipt_begins_the_numbers_anew(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for day, number in ((datetime(2022, 12, 31, tzinfo=UTC), "๑"), (datetime(2023, 1, 1, tzinfo=UTC), "๒")):
        drop(office, "a.txt", number=number)
        take_in(office, means=Means(executor=InProcess(), clock=QuickClock(day)))
    assert [row.id for row in rows_of(office)] == ["2565-0001", "2566-0001"]


def test_progress_is_told(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for number in "๑๒":
        drop(office, f"{number}.txt", number=number)
    told: list[tuple[int, int]] = []
    list(ingest(office, progress=lambda done, total: told.append((done, total)), means=quick()))
    assert told == [(1, 2), (2, 2)]


def test_a_second_batch_is_refused_while_one_runs(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    with hold(office), pytest.raises(OfficeBusy):
        take_in(office)
    assert files_in(office.inbox) == ["a.txt"]


def _dies(path: Path) -> int:
    if "dies" in path.name:
        os._exit(1)
    while "hangs" in path.name:
        time.sleep(1)
    return 1


def _pages(_path: Path, ask: Ask) -> Extracted:
    numbers = range(ask.pages[0], ask.pages[1] + 1) if ask.pages else (1,)
    return Extracted(tuple(Page(number, "ข้อความ", (), "text", 1.0, "test") for number in numbers), ("w",))


def _many(_path: Path) -> int:
    return 2 * PAGES_A_TASK + 1


def test_a_worker_that_dies_or_hangs_fails_its_one_file(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for number, name in enumerate(("1.txt", "2 dies.txt", "3 hangs.txt", "4.txt")):
        drop(office, name, number=str(number))
    with Pool(2, task_s=3.0) as pool:
        means = Means(executor=pool, clock=QuickClock(), tools=Tools(reader=Reader(count=_dies, read=_pages)))
        outcomes = take_in(office, means=means)
        long = read_file(pool, tmp_path, Reader(count=_many, read=_pages), Ask()).result()
    assert [each.status for each in outcomes] == ["done", "failed", "failed", "done"]
    assert [page.number for page in long.pages] == list(range(1, 2 * PAGES_A_TASK + 2))
    assert long.warnings == ("w",)


def test_the_offices_own_pool_reads_the_inbox(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office = replace(office, settings=Settings(name="ทดสอบ", workers=1))
    drop(office, "a.txt")
    assert [each.status for each in ingest(office)] == ["done"]
