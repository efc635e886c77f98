"""Search on real Thai news: what is literally there is found, and typing errors are forgiven."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.search_parts.collection import entry
from index import open_index
from index.base import SearchIndex
from index.query import parse_query
from thai.repair import repair

pytestmark = pytest.mark.shared

COLLECTION = Path(__file__).resolve().parents[2] / "shared" / "dev_search"
DOCUMENTS = 300
Row = dict[str, list[str]]


def rows(name: str) -> list[Row]:
    path = COLLECTION / "queries" / f"dev_{name}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def chosen() -> frozenset[str]:
    if not COLLECTION.is_dir():
        pytest.skip("the development collection (shared/dev_search) is not beside this checkout")
    relevant = dict.fromkeys(
        name
        for kind in ("misspelt", "digits", "phrases")
        for row in rows(kind)
        for name in row["relevant"][:2]
    )
    return frozenset(list(relevant)[:DOCUMENTS])


@pytest.fixture(scope="module")
def index(chosen: frozenset[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    files = [COLLECTION / "docs" / f"{name}.txt" for name in sorted(chosen)]
    with closing(open_index(tmp_path_factory.mktemp("dev"), "tantivy", create=True)) as opened:
        opened.put(entry(path.stem, repair(path.read_text(encoding="utf-8"))) for path in files)
        yield opened


def answers(index: SearchIndex, query: str, *, near: bool) -> set[str]:
    return {hit.id for hit in index.search(parse_query(query), 400).hits if near or not hit.near}


@pytest.mark.parametrize("kind", ["phrases", "digits"])
def test_every_document_that_holds_it_is_found_and_no_other(
    kind: str, index: SearchIndex, chosen: frozenset[str]
) -> None:
    asked = 0
    for row in rows(kind):
        expected = chosen & set(row["relevant"])
        found = answers(index, str(row["query"]), near=False)
        assert expected <= found, row["query"]
        assert found <= expected | set(row["also_ok"]), row["query"]
        asked += bool(expected)
    assert asked >= 50


def test_typing_errors_are_forgiven(index: SearchIndex, chosen: frozenset[str]) -> None:
    for row in rows("misspelt"):
        expected = chosen & set(row["relevant"])
        assert answers(index, str(row["query"]), near=False) == set()
        assert expected <= answers(index, str(row["query"]), near=True), row["query"]
