"""One contract for all engines; ``memory_store`` is its executable specification."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from index_entries import ENGINES, ON_DISK, entry, open_engine

from index import open_index
from index.base import Entry, Piece, Query, SearchIndex
from index.memory_store import MemoryIndex
from index.query import parse_query
from thai.clusters import clusters
from thai.fold import fold
from thai.terms import query_terms, units


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(open_engine(request.param, tmp_path / "index")) as opened:
        yield opened


def found(index: SearchIndex, query: str, limit: int = 100, offset: int = 0) -> list[str]:
    return [hit.id for hit in index.search(parse_query(query), limit, offset).hits]


def test_an_empty_index_answers(index: SearchIndex) -> None:
    result = index.search(parse_query("กองทุน"), 10)
    assert (result.total, result.near, result.hits) == (0, 0, ())
    assert list(index.ids()) == []


def test_a_hit_shows_what_was_put(index: SearchIndex) -> None:
    put = entry("2565-0001", "กองทุนหมู่บ้าน", "ขอเชิญประชุม")
    assert index.put([put]) == 1
    (hit,) = index.search(parse_query("กองทุน"), 10).hits
    for name in ("id", "path", "kind", "number", "date", "subject", "sender", "pages"):
        assert getattr(hit, name) == getattr(put, name)
    assert not hit.near


def test_an_entry_replaces_the_one_with_its_id(index: SearchIndex) -> None:
    index.put([entry("1", "กองทุน"), entry("2", "กองทุน")])
    index.put([entry("1", "แม่บ้าน")])
    assert found(index, "กองทุน") == ["2"]
    assert found(index, "แม่บ้าน") == ["1"]
    assert sorted(index.ids()) == ["1", "2"]


def test_the_last_of_two_with_one_id_in_a_batch_stays(index: SearchIndex) -> None:
    index.put([entry("1", "กองทุน"), entry("2", "ตลาด"), entry("1", "แม่บ้าน")])
    assert found(index, "กองทุน") == []
    assert found(index, "แม่บ้าน") == ["1"]
    assert sorted(index.ids()) == ["1", "2"]


def test_removed_entries_are_gone_and_unknown_ids_ignored(index: SearchIndex) -> None:
    index.put(entry(str(n), "กองทุน") for n in range(4))
    index.remove(["1", "3", "no such id"])
    assert found(index, "กองทุน") == ["2", "0"]
    assert sorted(index.ids()) == ["0", "2"]


def test_nothing_is_put_when_the_entries_fail(index: SearchIndex) -> None:
    index.put([entry("1", "กองทุน")])

    def failing() -> Iterator[Entry]:
        yield entry("1", "แม่บ้าน")
        raise RuntimeError("the disk of the archive is gone")

    with pytest.raises(RuntimeError):
        index.put(failing())
    assert found(index, "กองทุน") == ["1"]
    index.put([entry("2", "กองทุน")])  # and the lock is free again
    assert found(index, "กองทุน") == ["2", "1"]


def test_subject_and_body_are_both_searched_and_the_subject_counts_more(index: SearchIndex) -> None:
    index.put(
        [
            entry("1", "ข้อความทั่วไป", subject="กองทุนแม่ของแผ่นดิน"),
            entry("2", "กองทุนแม่ของแผ่นดิน ข้อความ", subject="อื่น"),
            entry("3", "ไม่เกี่ยว"),
        ]
    )
    assert found(index, "กองทุนแม่ของแผ่นดิน") == ["1", "2"]
    assert sorted(found(index, "กองทุน ข้อความ")) == ["1", "2"]  # in 1 a piece in each of them


def test_all_pieces_are_needed_and_none_of_the_unwanted(index: SearchIndex) -> None:
    index.put([entry("1", "กองทุน แม่บ้าน ร่าง"), entry("2", "กองทุน แม่บ้าน"), entry("3", "กองทุน")])
    assert literal(index, parse_query("แม่บ้าน กองทุน -ร่าง")) == {"2"}
    assert "1" not in found(index, "แม่บ้าน กองทุน -ร่าง")
    assert found(index, '"กองทุน แม่บ้าน" -ร่าง') == ["2"]


def test_pieces_side_by_side_come_first(index: SearchIndex) -> None:
    index.put([entry("1", "กองทุนแม่บ้านเกษตรกร อื่นๆ"), entry("2", "แม่บ้านเกษตรกร อื่นๆ กองทุน")])
    assert found(index, "กองทุน แม่บ้าน") == ["1", "2"]


def test_white_space_and_digits_make_no_difference(index: SearchIndex) -> None:
    index.put([entry("1", "คณะ\nกรรมการ ครั้งที่ ๓/๒๕๖๔"), entry("2", "ครั้งที่ ๑๓/๒๕๖๔")])
    assert found(index, "คณะกรรมการ") == ["1"]
    assert found(index, "3/2564") == ["1"]
    assert found(index, "2564") == ["2", "1"]


def test_near_hits_come_after_literal_ones_however_good(index: SearchIndex) -> None:
    index.put([entry("1", "ผู้ตองขัง " * 9, subject="ผู้ตองขัง"), entry("2", "ข้อความยาว " * 40 + "ผู้ต้องขัง")])
    result = index.search(parse_query("ผู้ต้องขัง"), 10)
    assert [(hit.id, hit.near) for hit in result.hits] == [("2", False), ("1", True)]
    assert (result.total, result.near) == (1, 1)
    assert found(index, '"ผู้ต้องขัง"') == ["2"]


def test_paging_gives_every_hit_once_across_the_boundary(index: SearchIndex) -> None:
    index.put(entry(f"{n:02}", "วัคซีน" if n % 2 else "วัคชีน") for n in range(11))
    whole = found(index, "วัคซีน")
    assert len(whole) == len(set(whole)) == 11
    for size in (1, 2, 3, 4, 7, 20):
        paged = [name for start in range(0, 14, size) for name in found(index, "วัคซีน", size, start)]
        assert paged == whole
    assert index.search(parse_query("วัคซีน"), 0).hits == ()


def test_equal_hits_are_newest_first(index: SearchIndex) -> None:
    for name in ("2565-0002", "2566-0001", "2565-0001"):
        index.put([entry(name, "กองทุน")])
    assert found(index, "กองทุน") == ["2566-0001", "2565-0002", "2565-0001"]


documents = st.lists(st.text("กขนาำิี่้เ1๒aB/ \n", max_size=25), min_size=1, max_size=6)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(documents, st.data())
def test_every_engine_finds_exactly_the_documents_that_hold_the_string(
    bodies: list[str], data: st.DataObject
) -> None:
    pages = [fold(body).replace(" ", "\n") for body in bodies]
    entries = [entry(f"{n:03}", page, subject=page[::-1][:4]) for n, page in enumerate(pages)]
    asked = []
    for _ in range(4):
        parts = clusters(data.draw(st.sampled_from(pages)))
        start = data.draw(st.integers(0, len(parts)))
        asked.append("".join(parts[start : start + data.draw(st.integers(1, 6))]))
    asked = [text for text in asked if units(fold(text))]
    assume(asked)
    memory = MemoryIndex()
    memory.put(entries)
    with tempfile.TemporaryDirectory() as folder:
        for engine in ON_DISK:
            with closing(open_index(Path(folder) / engine, engine, create=True)) as index:
                index.put(entries)
                for text in asked:
                    whole = query_terms(text)
                    held = {e.id for e in entries if holds(e, whole.units)}
                    one = Query(text, ((Piece((whole,)),),))
                    assert literal(index, one) == held, (engine, text)
                    _same_answers(index, memory, one, engine)
                pieces = tuple(Piece((query_terms(text),)) for text in asked)
                together = query_terms("".join(asked))
                for query in (
                    Query("all", tuple((piece,) for piece in pieces), whole=together),
                    Query("any", (pieces,), whole=together),
                    Query("one", (pieces[:1],), without=pieces[1:]),
                ):
                    _same_answers(index, memory, query, engine)


def holds(given: Entry, wanted: tuple[str, ...]) -> bool:
    return any(
        stream[i : i + len(wanted)] == wanted
        for stream in (given.terms["subject"].units, given.terms["body"].units)
        for i in range(len(stream))
    )


def literal(index: SearchIndex, query: Query) -> set[str]:
    return {hit.id for hit in index.search(query, 100).hits if not hit.near}


def _same_answers(index: SearchIndex, memory: SearchIndex, query: Query, engine: str) -> None:
    answer, expected = index.search(query, 100), memory.search(query, 100)
    assert (answer.total, answer.near) == (expected.total, expected.near), (engine, query)
    assert {(hit.id, hit.near) for hit in answer.hits} == {(hit.id, hit.near) for hit in expected.hits}
