"""The index is built anew from the catalogue, while the office goes on working."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_maker import drop, indexed, make_office, rows_of, take_in

from index.base import IndexMissing
from pipeline.office.office import Office
from pipeline.searching.reindex import reindex
from pipeline.searching.shelf import current_place, folder_of, open_current
from pipeline.workers import InProcess


def _office_of(tmp_path: Path, letters: int) -> Office:
    office = make_office(tmp_path)
    for number in range(letters):
        drop(office, f"{number}.txt", number=str(number))
    take_in(office)
    return office


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_new_index_takes_the_place_of_the_old_one(tmp_path: Path, engine: str) -> None:
    office = _office_of(tmp_path, 3)
    old = current_place(office)
    assert old is not None
    told: list[tuple[int, int]] = []
    progress = lambda done, total: told.append((done, total))  # noqa: E731  a recorder
    assert reindex(office, engine, progress=progress, executor=InProcess()) == 3
    new = current_place(office)
    assert new is not None
    assert (new.engine, new.version != old.version) == (engine, True)
    assert indexed(office) == {row.id for row in rows_of(office)}
    assert {row.index_version for row in rows_of(office)} == {new.version}
    assert [path.name for path in office.index.iterdir() if path.is_dir()] == [new.version]
    assert told[-1] == (3, 3)


def test_letters_that_come_in_while_it_is_built_are_in_it(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 2)

    def while_built(_done: int, _total: int) -> None:
        drop(office, "late.txt", number="late")
        take_in(office)

    assert reindex(office, progress=while_built, executor=InProcess()) == 3
    assert indexed(office) == {"2565-0001", "2565-0002", "2565-0003"}


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 2)
    before = current_place(office)

    def fails(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(office, progress=fails, executor=InProcess())
    assert current_place(office) == before
    assert before is not None
    assert [path.name for path in office.index.iterdir() if path.is_dir()] == [before.version]
    assert indexed(office) == {"2565-0001", "2565-0002"}


def test_the_next_batch_goes_into_the_new_index(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 1)
    reindex(office, "whoosh", executor=InProcess())
    drop(office, "b.txt", number="b")
    take_in(office)
    assert indexed(office) == {"2565-0001", "2565-0002"}


def test_without_an_index_search_says_what_to_do(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with pytest.raises(IndexMissing, match="kasian"):
        open_current(office)
    reindex(office, executor=InProcess())
    assert indexed(office) == set()


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 2)
    place = current_place(office)
    assert place is not None
    for file in folder_of(office, place).iterdir():
        file.write_bytes(b"damaged")
    with pytest.raises(IndexMissing):
        indexed(office)
    reindex(office, executor=InProcess())
    assert indexed(office) == {"2565-0001", "2565-0002"}
