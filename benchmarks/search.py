"""Search quality and speed on a collection, each engine beside SQLite's FTS5 trigram index as the reference.

usage: python -m benchmarks.search COLLECTION [--whoosh] [--limit-documents N]

A collection is a folder with ``docs/*.txt`` (the stem is the id) and ``queries/*.jsonl`` (``query``,
``relevant``, ``also_ok``).  Scores: recall@10 = found in the top 10 / min(relevant, 10); recall@200; MRR@10;
precision of the first 200; ids in ``also_ok`` count neither for nor against.  ``p_lit`` is the precision of
the literal hits alone.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from index import open_index
from index.base import Entry
from index.query import parse_query
from thai.repair import repair
from thai.terms import terms

#: gives the ids found, best first, and how many of them are literal matches
Finder = Callable[[str], tuple[list[str], int]]

_DEPTH = 200
_TOP = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the queries of one file."""

    recall_10: float
    recall_200: float
    mrr_10: float
    precision: float
    literal_precision: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One query with its answer."""

    query: str
    relevant: frozenset[str]
    also_ok: frozenset[str]


def documents(collection: Path, limit: int | None = None) -> list[tuple[str, str]]:
    """The ids and texts of a collection."""
    paths = sorted((collection / "docs").glob("*.txt"))[:limit]
    return [(path.stem, repair(path.read_text(encoding="utf-8"))) for path in paths]


def questions(path: Path) -> list[Asked]:
    """The queries of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Asked(r["query"], frozenset(r["relevant"]), frozenset(r.get("also_ok", ()))) for r in rows]


def entry(name: str, text: str) -> Entry:
    """An entry of a plain text; its first line is its subject."""
    subject = text.strip().partition("\n")[0]
    return Entry(
        id=name,
        path=f"{name}.txt",
        kind="other",
        number="",
        date="",
        subject=subject,
        sender="",
        pages=(text,),
        terms={"subject": terms(subject), "body": terms(text)},
    )


def score(asked: list[Asked], find: Finder) -> Scores:
    """Ask everything and average."""
    rows = []
    for one in asked:
        began = time.perf_counter()
        found, literal = find(one.query)
        took = 1000 * (time.perf_counter() - began)
        rows.append((*_measures(one, found), _precision(one, found[:literal]), took))
    return Scores(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def _measures(one: Asked, found: list[str]) -> tuple[float, float, float, float]:
    counted = [name for name in found if name not in one.also_ok]
    right = [name in one.relevant for name in counted]
    first = next((1 / (rank + 1) for rank, hit in enumerate(right[:_TOP]) if hit), 0.0)
    recall_10 = sum(right[:_TOP]) / min(len(one.relevant), _TOP)
    return recall_10, sum(right[:_DEPTH]) / len(one.relevant), first, _precision(one, found)


def _precision(one: Asked, found: list[str]) -> float:
    counted = [name in one.relevant for name in found if name not in one.also_ok]
    return sum(counted) / len(counted) if counted else 1.0


def reference(texts: list[tuple[str, str]]) -> sqlite3.Connection:
    """The same texts in SQLite's FTS5 with its trigram tokenizer."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE letters USING fts5(name UNINDEXED, text, tokenize='trigram')")
    connection.executemany("INSERT INTO letters VALUES (?, ?)", texts)
    return connection


def _find_in(connection: sqlite3.Connection) -> Finder:
    def find(query: str) -> tuple[list[str], int]:
        phrase = '"' + query.replace('"', '""') + '"'
        rows = connection.execute(
            "SELECT name FROM letters WHERE text MATCH ? ORDER BY rank LIMIT ?", (phrase, _DEPTH)
        )
        names = [name for (name,) in rows]
        return names, len(names)

    return find


def _finders(texts: list[tuple[str, str]], engines: list[str], folder: Path) -> Iterator[tuple[str, Finder]]:
    began = time.perf_counter()
    with closing(reference(texts)) as connection:
        print(f"fts5 trigram: {len(texts)} documents indexed in {time.perf_counter() - began:.1f} s")
        yield "fts5 trigram", _find_in(connection)
    began = time.perf_counter()
    entries = [entry(name, text) for name, text in texts]
    print(f"terms of {len(entries)} documents made in {time.perf_counter() - began:.1f} s")
    for engine in engines:
        with closing(open_index(folder / engine, engine, create=True)) as index:
            began = time.perf_counter()
            index.put(entries)
            size = sum(path.stat().st_size for path in (folder / engine).iterdir()) / 1e6
            print(f"{engine}: indexed in {time.perf_counter() - began:.1f} s, {size:.0f} MB")

            def find(query: str) -> tuple[list[str], int]:
                result = index.search(parse_query(query), _DEPTH)
                return [hit.id for hit in result.hits], min(result.total, _DEPTH)

            yield engine, find


@click.command()
@click.argument("collection", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--whoosh", is_flag=True, help="the pure-Python engine too (slow)")
@click.option("--limit-documents", type=int, help="the first so many; all when left out")
def main(collection: Path, limit_documents: int | None, *, whoosh: bool) -> None:
    """Print a table, a line for each engine and file of queries."""
    texts = documents(collection, limit_documents)
    files = {path.stem: questions(path) for path in sorted((collection / "queries").glob("*.jsonl"))}
    engines = ["tantivy", "whoosh"] if whoosh else ["tantivy"]
    with tempfile.TemporaryDirectory() as folder:
        for engine, find in _finders(texts, engines, Path(folder)):
            for name, asked in files.items():
                print(f"{engine:13} {name:14} {_line(score(asked, find))}")


def _line(s: Scores) -> str:
    return (
        f"R@10 {s.recall_10:.3f}  R@200 {s.recall_200:.3f}  MRR@10 {s.mrr_10:.3f}  P {s.precision:.3f}"
        f"  p_lit {s.literal_precision:.3f}  {s.milliseconds:.1f} ms"
    )


if __name__ == "__main__":
    main()
