"""The index is built anew from the catalogue, while the office goes on working."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from office_maker import drop, indexed, make_office, problems, rows_of, somebody, take_in

from commands.searching import search_command
from index.base import IndexMissing
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.indexed import changed_since
from pipeline.office.lock import OfficeBusy, hold
from pipeline.office.office import Office
from pipeline.searching.building import hold_build
from pipeline.searching.entry import make_entry
from pipeline.searching.healing import heal
from pipeline.searching.reindex import put_again, reindex
from pipeline.searching.shelf import current_place, folder_of, open_current, opened
from pipeline.secrecy import mark_secret
from pipeline.status import unindexed
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


def _fails(_done: int, _total: int) -> None:
    raise KeyboardInterrupt


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 2)
    before = current_place(office)
    with pytest.raises(KeyboardInterrupt):
        reindex(office, progress=_fails, executor=InProcess())
    assert current_place(office) == before
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


def _damage(office: Office) -> None:
    place = current_place(office)
    assert place is not None
    for file in folder_of(office, place).iterdir():
        if file.name != "kasian-index.json":
            file.write_bytes(b"damaged")


def _outdate(office: Office) -> None:
    place = current_place(office)
    assert place is not None
    label = folder_of(office, place) / "kasian-index.json"
    label.write_text(label.read_text(encoding="utf-8").replace('"format": ', '"format": 9'), encoding="utf-8")


def _lose(office: Office) -> None:
    shutil.rmtree(office.index)
    office.index.mkdir()


@pytest.mark.parametrize("harm", [_damage, _outdate, _lose])
class TestAnIndexThatCannotServe:
    def test_is_built_anew_when_asked(self, harm: Callable[[Office], None], tmp_path: Path) -> None:
        office = _office_of(tmp_path, 2)
        harm(office)
        with pytest.raises(IndexMissing):
            indexed(office)
        reindex(office, executor=InProcess())
        assert indexed(office) == {"2565-0001", "2565-0002"}

    def test_is_built_anew_by_the_next_batch(self, harm: Callable[[Office], None], tmp_path: Path) -> None:
        office = _office_of(tmp_path, 2)
        harm(office)
        drop(office, "c.txt", number="c")
        assert [each.status for each in take_in(office)] == ["done"]
        assert indexed(office) == {"2565-0001", "2565-0002", "2565-0003"}
        assert (unindexed(office), problems(office)) == (0, [])

    def test_is_built_anew_by_a_search(self, harm: Callable[[Office], None], tmp_path: Path) -> None:
        office = _office_of(tmp_path, 2)
        harm(office)
        found = CliRunner().invoke(search_command, ["ประชุม", "--json", "--office", str(office.root)])
        assert json.loads(found.stdout)["total"] == 2
        assert unindexed(office) == 0


def test_a_search_that_cannot_wait_says_how_far_the_index_is(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 3)
    _lose(office)
    with pytest.raises(IndexMissing, match="0 จาก 3 ฉบับ"):
        heal(office, seconds=0)
    with hold(office), pytest.raises(IndexMissing, match="0 จาก 3 ฉบับ"):
        heal(office)
    heal(office)
    assert indexed(office) == {"2565-0001", "2565-0002", "2565-0003"}


STEPS = [("put", 1), ("noted", 2), ("put", 3), ("proved", 1), ("caught up", 1), ("pointed", 1), ("marked", 1)]


def _die_after(office: Office, step: str, nth: int) -> None:
    child = Path(__file__).with_name("kill_child.py")
    done = subprocess.run([sys.executable, child, office.root, step, str(nth), "reindex"], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize(("step", "nth"), STEPS)
def test_killed_at_any_point_it_leaves_an_index_and_goes_on(tmp_path: Path, step: str, nth: int) -> None:
    office = _office_of(tmp_path, 3)
    every = {row.id for row in rows_of(office)}
    _die_after(office, step, nth)
    assert indexed(office) == every
    drop(office, "late.txt", number="late")
    take_in(office)
    every |= {"2565-0004"}
    assert indexed(office) == every
    told: list[tuple[int, int]] = []
    progress = lambda done, total: told.append((done, total))  # noqa: E731  a recorder
    assert reindex(office, progress=progress, executor=InProcess()) == 4
    begun = {"noted": 2, "put": nth - 1, "proved": 3, "caught up": 3}.get(step, 0)
    assert told[0] == (begun, 4)
    place = current_place(office)
    assert place is not None
    assert indexed(office) == every
    assert {row.index_version for row in rows_of(office)} == {place.version}
    assert sorted(path.name for path in office.index.iterdir()) == sorted([place.version, "current"])
    assert problems(office) == []


def test_a_letter_that_became_secret_is_in_no_half_built_index(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 3)
    _die_after(office, "noted", 2)
    mark_secret(office, "2565-0001", somebody())
    left = [path.name for path in office.index.iterdir() if path.is_dir()]
    place = current_place(office)
    assert place is not None
    assert left == [place.version]
    assert reindex(office, executor=InProcess()) == 2
    assert indexed(office) == {"2565-0002", "2565-0003"}


def test_a_letter_that_becomes_secret_while_it_is_built_is_left_out(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 3)
    marked: list[str] = []

    def while_built(step: str) -> None:
        if step == "proved" and not marked:
            marked.append("2565-0001")
            mark_secret(office, "2565-0001", somebody())

    assert reindex(office, executor=InProcess(), at_step=while_built) == 2
    assert indexed(office) == {"2565-0002", "2565-0003"}


def test_two_builds_are_kept_apart(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 1)
    before = current_place(office)
    with hold_build(office), pytest.raises(OfficeBusy):
        reindex(office, executor=InProcess())
    assert current_place(office) == before


def test_some_letters_are_put_again_into_the_index_that_serves(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 3)
    place = current_place(office)
    assert place is not None
    with opened(office, place) as index:
        index.remove(["2565-0001", "2565-0002", "2565-0003"])
    assert put_again(office, ["2565-0001", "2565-9999"]) == 1
    assert indexed(office) == {"2565-0001"}
    assert put_again(office, since="2022-03-15") == 3
    assert indexed(office) == {"2565-0001", "2565-0002", "2565-0003"}
    assert put_again(office, since="2022-03-16") == 0
    assert current_place(office) == place


def test_words_are_cut_once(tmp_path: Path) -> None:
    office = _office_of(tmp_path, 2)
    with open_to_read(office) as catalogue:
        first, second = changed_since(catalogue, 0, 10)
    assert make_entry(first, ()).bounds is None
    assert make_entry(first, ("ขอเชิญ",)).bounds is not None
    uncut = make_entry(replace(first, bounds=None), ())
    assert uncut.bounds == first.bounds
    assert uncut.entry == make_entry(first, ()).entry
    assert make_entry(replace(second, bounds=first.bounds), ()).bounds == second.bounds
