"""Engines and peers side by side on the same texts: built, measured, asked."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path

from benchmarks.search_parts.collection import entry
from benchmarks.search_parts.peers import fts5, has_recoll, recoll, size_of
from benchmarks.search_parts.quality import DEPTH, Asked, Texts, score
from benchmarks.search_parts.speed import Finder, latency
from index import open_index
from index.query import parse_query

_MB = 1e6
_QUESTIONS_OF_RECOLL = 20  # each starts a command


def compare(texts: Texts, kinds: Mapping[str, list[Asked]], engines: tuple[str, ...]) -> None:
    """Print a line for each way to search and kind of query."""
    for name, build in _ways(texts, engines):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            with build(Path(folder)) as find:
                took = time.perf_counter() - began
                print(f"{name:13} {len(texts)} texts in {took:.1f} s, {size_of(Path(folder)) / _MB:.0f} MB")
                for kind, asked in kinds.items():
                    some = asked[:_QUESTIONS_OF_RECOLL] if name == "recoll" else asked
                    print(f"{name:13} {kind:14} {_line(some, find)}", flush=True)


def _line(asked: list[Asked], find: Finder) -> str:
    got = score(asked, lambda query: find(query, DEPTH))
    took = latency(asked, find)
    return (
        f"R@10 {got.recall_10:.3f}  R@200 {got.recall_200:.3f}  MRR {got.mrr_10:.3f}  P {got.precision:.3f}  "
        f"p_lit {got.literal_precision:.3f}  p50 {took.p50:.2f} ms  p95 {took.p95:.2f} ms"
    )


def _ways(
    texts: Texts, engines: tuple[str, ...]
) -> Iterator[tuple[str, Callable[[Path], AbstractContextManager[Finder]]]]:
    yield "fts5 trigram", partial(fts5, texts=texts, tokenize="trigram")
    yield "fts5 words", partial(fts5, texts=texts, tokenize="unicode61")
    if has_recoll():
        yield "recoll", partial(recoll, texts=texts)
    else:
        print("recoll        is not installed (apt-get install recollcmd) and is left out")
    for engine in engines:
        yield engine, partial(_ours, texts=texts, engine=engine)


@contextmanager
def _ours(folder: Path, texts: Texts, engine: str) -> Iterator[Finder]:
    with closing(open_index(folder, engine, create=True)) as index:
        index.put(entry(name, text) for name, text in texts)

        def find(query: str, limit: int) -> tuple[list[str], int]:
            result = index.search(parse_query(query), limit)
            return [hit.id for hit in result.hits], min(result.total, limit)

        yield find
