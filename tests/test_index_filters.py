"""Filters, sorting, parts and counting: one contract for all engines."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_entries import ENGINES, ON_DISK, entry, open_engine

from index import open_index
from index.base import Entry, Facet, Only, Part, Piece, Query, SearchIndex, Sort
from index.memory_store import MemoryIndex
from index.query import parse_query
from thai.terms import query_terms


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(open_engine(request.param, tmp_path / "index")) as opened:
        yield opened


_COUNTED: tuple[Facet, ...] = ("kind", "month", "officer")
_OTHERS: tuple[Part, ...] = ("number", "sender", "to", "officer")


def office_entry(entry_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - the fields of an entry, of several types
    """An entry of a letter with a sender, an officer, days and so on."""
    made = replace(entry(entry_id, fields.pop("body", "กองทุนหมู่บ้าน")), **fields)
    parts = {part: query_terms(getattr(made, part)) for part in _OTHERS}
    return replace(made, terms={**made.terms, **parts})


def only(index: SearchIndex, *filters: Only, sort: Sort = "relevance") -> list[str]:
    return [hit.id for hit in index.search(Query("", (), only=filters), 100, sort=sort).hits]


LETTERS = [
    office_entry(
        "2565-0001",
        kind="order",
        date="2022-03-01",
        received="2022-03-02",
        speed="ด่วนที่สุด",
        due=("2022-04-05",),
    ),
    office_entry("2565-0002", kind="memo", date="2022-03-31", received="2022-04-01", state="done"),
    office_entry(
        "2565-0003", kind="memo", date="2022-04-01", received="2022-04-01", due=("2022-03-20", "2022-06-01")
    ),
    office_entry("2565-0004", kind="stamped", date="", received="2022-04-02", to="นายอำเภอดอนฟ้าใส"),
    office_entry("2565-0005", kind="memo", date="2010-11", officer="สมหญิง ใจงาม", number="กข 0019.2/ว 145"),
]


def test_filters_alone_list_what_passes_them(index: SearchIndex) -> None:
    index.put(LETTERS)
    assert sorted(only(index, Only("kind", values=("order", "stamped")))) == ["2565-0001", "2565-0004"]
    assert only(index, Only("speed", values=("ด่วนที่สุด",))) == ["2565-0001"]
    assert only(index, Only("state", values=("done",)), Only("kind", values=("memo",))) == ["2565-0002"]
    assert sorted(only(index, Only("date", first="2022-03-01", last="2022-03-31"))) == [
        "2565-0001",
        "2565-0002",
    ]
    assert only(index, Only("date", last="2010-12-31")) == ["2565-0005"]
    assert sorted(only(index, Only("received", first="2022-04-02"))) == ["2565-0004"]
    assert only(index) == ["2565-0005", "2565-0004", "2565-0003", "2565-0002", "2565-0001"]


def test_of_several_deadlines_one_must_lie_in_the_span(index: SearchIndex) -> None:
    index.put(LETTERS)
    assert only(index, Only("due", first="2022-05-01", last="2022-12-31")) == ["2565-0003"]
    assert sorted(only(index, Only("due", last="2022-04-05"))) == ["2565-0001", "2565-0003"]
    assert only(index, Only("due", first="2022-03-21", last="2022-04-01")) == []


def test_letters_are_sorted_by_date_and_by_the_first_deadline(index: SearchIndex) -> None:
    index.put(LETTERS)
    by_date = ["2565-0003", "2565-0002", "2565-0001", "2565-0005", "2565-0004"]
    assert only(index, sort="date") == by_date
    assert only(index, sort="deadline") == ["2565-0003", "2565-0001", "2565-0005", "2565-0004", "2565-0002"]
    pages = [index.search(Query("", ()), 2, start, "date").hits for start in (0, 2, 4)]
    assert [hit.id for page in pages for hit in page] == by_date


def test_near_hits_come_last_in_any_order(index: SearchIndex) -> None:
    index.put([office_entry("1", body="ผู้ตองขัง", date="2023-01-01"), office_entry("2", body="ผู้ต้องขัง")])
    for sort in ("relevance", "date", "deadline"):
        assert [hit.id for hit in index.search(parse_query("ผู้ต้องขัง"), 10, sort=sort).hits] == ["2", "1"]


def test_a_piece_of_a_part_is_looked_for_there_alone(index: SearchIndex) -> None:
    index.put(LETTERS)
    given: tuple[tuple[Part, str, list[str]], ...] = (
        ("number", "0019.2/ว145", ["2565-0005"]),
        ("to", "นายอำเภอ", ["2565-0004"]),
        ("officer", "ใจงาม", ["2565-0005"]),
        ("body", "ใจงาม", []),
    )
    for part, asked, held in given:
        piece = Piece((query_terms(asked),), part)
        assert [hit.id for hit in index.search(Query(asked, ((piece,),)), 10).hits] == held


def test_an_alternative_is_as_good_as_what_was_typed(index: SearchIndex) -> None:
    index.put([entry("1", "กรมการพัฒนาชุมชน"), entry("2", "พช. แจ้ง"), entry("3", "กรมอื่น")])
    both = Piece((query_terms("พช."), query_terms("พัฒนาชุมชน")))
    result = index.search(Query("พช.", ((both,),)), 10)
    assert (result.total, sorted(hit.id for hit in result.hits)) == (2, ["1", "2"])


def test_matches_are_counted_by_a_field_and_empty_ones_left_out(index: SearchIndex) -> None:
    index.put([*LETTERS, office_entry("2565-0006", body="ไม่เกี่ยว", kind="order")])
    asked = parse_query("กองทุนหมู่บ้าน")
    assert index.count_by(asked, "kind") == {"memo": 3, "order": 1, "stamped": 1}
    assert index.count_by(asked, "month") == {"2022-03": 2, "2022-04": 1, "2010-11": 1}
    assert index.count_by(asked, "sender") == {"อำเภอดอนฟ้าใส": 5}
    assert index.count_by(asked, "officer") == {"สมหญิง ใจงาม": 1}
    assert index.count_by(parse_query("ไม่มีคำนี้เลย"), "kind") == {}


def test_one_entry_is_given_by_its_id(index: SearchIndex) -> None:
    index.put(LETTERS)
    hit = index.get("2565-0003")
    assert hit is not None
    assert (hit.id, hit.due, hit.score, hit.near) == ("2565-0003", ("2022-03-20", "2022-06-01"), 0.0, False)
    assert index.get("2565-9999") is None


day = st.sampled_from(("", "2021-12-31", "2022-01-01", "2022-01-02", "2022-02", "2022-02-01"))
bound = st.none() | st.sampled_from(("2021-12-31", "2022-01-02", "2022-02-01"))
letters = st.lists(
    st.builds(
        office_entry,
        st.text("0123-ab", min_size=1, max_size=20),
        body=st.sampled_from(("กองทุน", "กองทุนหมู่บ้าน", "กองทุ่น", "แม่บ้าน กองทุน")),
        kind=st.sampled_from(("memo", "order", "")),
        date=day,
        received=day,
        due=st.lists(day.filter(bool), max_size=3, unique=True).map(tuple),
        officer=st.sampled_from(("", "ก", "ข ค")),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one.id,
)
filters = st.builds(Only, st.sampled_from(("date", "received", "due")), first=bound, last=bound) | st.builds(
    Only, st.just("kind"), values=st.sampled_from((("memo",), ("memo", "order"), ()))
)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(letters, st.lists(filters, max_size=2), st.sampled_from(("date", "deadline")))
def test_every_engine_filters_sorts_and_counts_alike(
    entries: list[Entry], asked: list[Only], sort: Sort
) -> None:
    memory = MemoryIndex()
    memory.put(entries)
    with tempfile.TemporaryDirectory() as folder:
        for engine in ON_DISK:
            with closing(open_index(Path(folder) / engine, engine, create=True)) as index:
                index.put(entries)
                for groups in ((), parse_query("กองทุน").groups):
                    query = Query("", groups, only=tuple(asked))
                    answer, expected = index.search(query, 5, 1, sort), memory.search(query, 5, 1, sort)
                    assert (answer.total, answer.near) == (expected.total, expected.near), engine
                    assert [hit.id for hit in answer.hits] == [hit.id for hit in expected.hits], engine
                    for by in _COUNTED:
                        assert index.count_by(query, by) == memory.count_by(query, by), engine
