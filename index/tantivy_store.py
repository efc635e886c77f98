"""The default engine: tantivy, a library in Rust (docs/design_notes.md, "Why tantivy …").

Terms arrive ready-made and are joined by spaces; tantivy's ``whitespace`` tokenizer takes them apart again.
Positions are kept only where phrases need them.  tantivy holds a lock on its folder while a writer is open,
which is for the length of one batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from index.base import Entry, Hit, Query, Result
from index.faults import busy, damaged, unwritable
from index.fields import BOOSTS, searched
from index.stored import hit_from_json, to_json
from index.tantivy_query import exact_query, near_query

_Match = tuple[float, tantivy.DocAddress]

_WRITER_MEMORY = 64_000_000  # bytes; above it a segment goes to disk
# One thread: making the terms costs more than indexing them, and offices share the machine with us.
_WRITER_THREADS = 1
_BY_ID = "id"
# what is kept of each kind of term
_KINDS = {"words": "freq", "units": "basic", "grams": "position", "forgiven": "position"}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("shown", stored=True)
    for part in BOOSTS:
        for kind, option in _KINDS.items():
            builder.add_text_field(f"{part}_{kind}", tokenizer_name="whitespace", index_option=option)
    return builder.build()


class TantivyIndex:
    """An index in a folder; see SearchIndex.  Made by ``open`` or ``create``."""

    def __init__(self, folder: Path, index: tantivy.Index) -> None:
        self._folder = folder
        self._index = index
        # without this a thread watches the folder; we look again before each search instead
        index.config_reader("manual")

    @classmethod
    def create(cls, folder: Path) -> TantivyIndex:
        """Make an empty index in a folder that is there."""
        with _writable(folder):
            return cls(folder, tantivy.Index(_schema(), path=str(folder)))

    @classmethod
    def open(cls, folder: Path) -> TantivyIndex:
        """Open the index of a folder."""
        with _readable(folder):
            return cls(folder, tantivy.Index.open(str(folder)))

    def put(self, entries: Iterable[Entry]) -> int:
        """Add entries; see SearchIndex."""
        count = 0
        with self._writer() as writer:
            for entry in entries:
                document = _document(entry)
                with _writable(self._folder):
                    writer.delete_documents_by_term("id", entry.id)
                    writer.add_document(document)
                count += 1
        return count

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; see SearchIndex."""
        with self._writer() as writer:
            for entry_id in ids:
                with _writable(self._folder):
                    writer.delete_documents_by_term("id", entry_id)

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer that commits at the end, or drops everything on an error."""
        with _writable(self._folder):
            writer = self._index.writer(_WRITER_MEMORY, _WRITER_THREADS)
        try:
            yield writer
            with _writable(self._folder):
                writer.commit()
        finally:
            # ends the writer and frees the lock; what is not committed is dropped
            writer.wait_merging_threads()

    def search(self, query: Query, limit: int, offset: int = 0) -> Result:
        """Answer a query; see SearchIndex."""
        with _readable(self._folder):
            searcher = self._searcher()
            schema = self._index.schema
            stop = offset + limit
            exact = _matches(searcher, exact_query(schema, query), offset, stop)
            skipped = exact.count  # the near ones are counted on from the literal ones
            near = _matches(
                searcher, near_query(schema, query), max(0, offset - skipped), max(0, stop - skipped)
            )
            hits = [_hit(searcher, match, near=False) for match in exact.part]
            hits += [_hit(searcher, match, near=True) for match in near.part]
        return Result(total=exact.count, near=near.count, hits=tuple(hits))

    def ids(self) -> Iterator[str]:
        """The ids of all entries; see SearchIndex."""
        with _readable(self._folder):
            searcher = self._searcher()
            every = searcher.search(
                tantivy.Query.all_query(), limit=max(1, searcher.num_docs), order_by_field=_BY_ID
            )
            return iter([entry_id for entry_id, _ in every.hits])

    def close(self) -> None:
        """Let go; tantivy holds no lock between batches."""

    def _searcher(self) -> tantivy.Searcher:
        self._index.reload()
        return self._index.searcher()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", entry.id)
    document.add_bytes("shown", to_json(entry))
    for field, text in searched(entry).items():
        document.add_text(field, text)
    return document


@dataclass(frozen=True, slots=True)
class _Matches:
    """How many documents match, and the asked part of them in order."""

    count: int
    part: list[_Match]


def _matches(searcher: tantivy.Searcher, query: tantivy.Query, start: int, stop: int) -> _Matches:
    """Matches ``start`` to ``stop``, best first; of equal ones the greater id first."""
    count, best = _enough(searcher, query, stop)
    if start >= min(stop, count):
        return _Matches(count, [])
    highest, lowest = best[start][0], best[min(stop, count) - 1][0]
    better = sum(score > highest for score, _ in best)
    asked = [match for match in best if lowest <= match[0] <= highest]
    asked.sort(key=lambda match: _id(searcher, match[1]), reverse=True)
    asked.sort(key=lambda match: -match[0])
    return _Matches(count, asked[start - better : stop - better])


def _enough(searcher: tantivy.Searcher, query: tantivy.Query, stop: int) -> tuple[int, list[_Match]]:
    """How many documents match, and the best of them: ``stop``, and all that score like the last of these.

    tantivy leaves equal ones as they lie in its segments.  Its sort by a text field takes 20 µs a match.
    """
    take = max(stop, 1)
    while True:
        found = searcher.search(query, limit=take)
        count: int = found.count  # type: ignore[attr-defined]  # its stubs forget it
        if not stop or len(found.hits) >= count or found.hits[-1][0] < found.hits[stop - 1][0]:
            return count, found.hits
        take *= 4


def _id(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return str(searcher.doc(address).get_first("id"))


def _hit(searcher: tantivy.Searcher, match: _Match, *, near: bool) -> Hit:
    score, address = match
    shown = searcher.doc(address).get_first("shown")
    return hit_from_json(bytes(shown or b""), score=score, near=near)


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Say that the index is damaged where tantivy cannot read it: an error, or a panic of its Rust code."""
    try:
        yield
    except (ValueError, OSError, KeyError) as error:
        raise damaged(folder) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # tantivy gives no way to import it
            raise
        raise damaged(folder) from error


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except (ValueError, OSError) as error:
        if "LockBusy" in str(error):
            raise busy() from error
        raise unwritable(folder) from error
