"""The index as a folder on disk: opening again, two processes, damage."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index import open_index
from index.base import Entry, IndexBusy, IndexMissing, SearchError, SearchIndex
from index.query import parse_query
from thai.terms import query_terms


@pytest.fixture(params=("tantivy", "whoosh"))
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def entry(entry_id: str, body: str) -> Entry:
    return Entry(
        id=entry_id,
        path=f"{entry_id}.pdf",
        kind="memo",
        number="",
        date="",
        subject="เรื่องทั่วไป",
        sender="",
        pages=(body,),
        terms={"subject": query_terms("เรื่องทั่วไป"), "body": query_terms(body)},
    )


def found(index: SearchIndex, query: str) -> list[str]:
    return [hit.id for hit in index.search(parse_query(query), 100).hits]


def test_an_index_opened_again_has_everything(engine: str, tmp_path: Path) -> None:
    with closing(open_index(tmp_path / "i", engine, create=True)) as index:
        index.put(entry(str(n), "กองทุน") for n in range(3))
        index.remove(["0"])
    with closing(open_index(tmp_path / "i", engine)) as again:
        assert found(again, "กองทุน") == ["2", "1"]
    with closing(open_index(tmp_path / "i", engine, create=True)) as kept:
        assert found(kept, "กองทุน") == ["2", "1"]


def test_a_reader_sees_what_another_one_put(engine: str, tmp_path: Path) -> None:
    with (
        closing(open_index(tmp_path, engine, create=True)) as writer,
        closing(open_index(tmp_path, engine)) as reader,
    ):
        writer.put([entry("1", "กองทุน")])
        assert found(reader, "กองทุน") == ["1"]
        writer.remove(["1"])
        assert found(reader, "กองทุน") == []


def test_a_second_writer_is_told_that_the_index_is_busy(engine: str, tmp_path: Path) -> None:
    with (
        closing(open_index(tmp_path, engine, create=True)) as first,
        closing(open_index(tmp_path, engine)) as second,
    ):

        def meanwhile() -> Iterator[Entry]:
            yield entry("1", "กองทุน")
            with pytest.raises(IndexBusy) as caught:
                second.put([entry("2", "กองทุน")])
            assert "\n" not in caught.value.reason
            with pytest.raises(IndexBusy):
                second.remove(["1"])
            assert found(second, "กองทุน") == []  # readers never block

        first.put(meanwhile())
        second.put([entry("3", "กองทุน")])
        assert found(first, "กองทุน") == ["3", "1"]


def test_a_writer_in_another_process_makes_it_busy_until_it_ends(engine: str, tmp_path: Path) -> None:
    open_index(tmp_path, engine, create=True).close()
    code = (
        "import sys; from pathlib import Path; from index import open_index\n"
        "def hold():\n"
        "    print('holding', flush=True); sys.stdin.readline(); return; yield\n"
        f"open_index(Path(sys.argv[1]), {engine!r}).put(hold())\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with (
        closing(open_index(tmp_path, engine)) as index,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(IndexBusy):
            index.put([entry("1", "กองทุน")])
        other.kill()  # a crash must not leave the lock behind
        other.wait()
        index.put([entry("1", "กองทุน")])
        assert found(index, "กองทุน") == ["1"]


def test_no_index_is_missing(engine: str, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as caught:
        open_index(tmp_path / "none", engine)
    assert "kasian reindex" in caught.value.reason


def test_the_index_of_another_engine_is_missing(tmp_path: Path) -> None:
    open_index(tmp_path, "tantivy", create=True).close()
    with pytest.raises(IndexMissing):
        open_index(tmp_path, "whoosh")


def test_an_index_of_an_older_format_is_missing(engine: str, tmp_path: Path) -> None:
    open_index(tmp_path, engine, create=True).close()
    label = tmp_path / "kasian-index.json"
    told = json.loads(label.read_text(encoding="utf-8"))
    label.write_text(json.dumps(told | {"format": told["format"] - 1}), encoding="utf-8")
    with pytest.raises(IndexMissing) as caught:
        open_index(tmp_path, engine)
    assert "kasian reindex" in caught.value.reason


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoil_the_beginning(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(255 - byte for byte in data[:64]) + data[64:])


# In a process of its own: tantivy writes panics to stderr, Whoosh leaves the files of a damaged segment open.
SEARCH_EACH = """
import sys
from pathlib import Path
from index import open_index
from index.base import IndexMissing
from index.query import parse_query
for folder in sys.argv[2:]:
    try:
        open_index(Path(folder), sys.argv[1]).search(parse_query("กองทุน"), 10)
        print("answers")
    except IndexMissing as error:
        print(error.reason)
"""


@pytest.mark.parametrize("damage", [cut_in_half, Path.unlink, spoil_the_beginning])
def test_a_damaged_index_is_missing_or_still_answers(
    engine: str, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    with closing(open_index(tmp_path / "whole", engine, create=True)) as index:
        index.put(entry(str(n), "กองทุนหมู่บ้าน") for n in range(3))
    files = [path.name for path in (tmp_path / "whole").iterdir() if path.stat().st_size]
    for name in files:
        shutil.copytree(tmp_path / "whole", tmp_path / name)
        damage(tmp_path / name / name)
    folders = [str(tmp_path / name) for name in files]
    done = subprocess.run(
        [sys.executable, "-c", SEARCH_EACH, engine, *folders], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert len(told) == len(files)
    assert all(line == "answers" or "kasian reindex" in line for line in told)
    assert sum("kasian reindex" in line for line in told) >= 2


def test_an_index_that_cannot_be_written_says_so(engine: str, tmp_path: Path) -> None:
    with closing(open_index(tmp_path, engine, create=True)) as index:
        index.put([entry("1", "กองทุน")])
        for path in tmp_path.iterdir():
            path.unlink()
        tmp_path.rmdir()
        with pytest.raises(SearchError):
            index.put([entry("2", "กองทุน")])
