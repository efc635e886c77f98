"""The default engine: tantivy, a library in Rust (docs/design_notes.md, "Why tantivy …").

Terms arrive ready-made and are joined by spaces; tantivy's ``whitespace`` tokenizer takes them apart again.
Positions are kept only where phrases need them.  tantivy holds a lock on its folder while a writer is open,
which is for the length of one batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import tantivy

from index.base import Entry, Facet, Hit, Query, Result, Sort
from index.faults import busy, damaged, unwritable
from index.fields import BOOSTS, DAYS, NEAR, PARTS, VALUES
from index.near import Known
from index.ready import Ready, ready
from index.sorting import SORTED
from index.stored import hit_from_json
from index.tantivy_matches import Match, entry_id, matches
from index.tantivy_query import exact_query, near_query

_WRITER_MEMORY = 128_000_000  # bytes; above it a segment goes to disk
# One thread: making the terms costs more than indexing them, and offices share the machine with us.
_WRITER_THREADS = 1
# a document is of one kind, one month and so on; there are no more senders than this
_MOST_BUCKETS = 65_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("shown", stored=True)
    for part in PARTS:
        builder.add_text_field(f"{part}_units", tokenizer_name="whitespace", index_option="basic")
        builder.add_text_field(f"{part}_grams", tokenizer_name="whitespace", index_option="position")
    for part in BOOSTS:
        builder.add_text_field(f"{part}_words", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field(NEAR, tokenizer_name="whitespace", index_option="position")
    for name in VALUES:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in DAYS:
        builder.add_unsigned_field(name, indexed=True, fast=True)
    for name in SORTED:
        builder.add_unsigned_field(name, fast=True)
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
        return self.put_ready(map(ready, entries))

    def put_ready(self, entries: Iterable[Ready]) -> int:
        """Add entries; see StoredIndex."""
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

    def search(self, query: Query, limit: int, offset: int = 0, sort: Sort = "relevance") -> Result:
        """Answer a query; see SearchIndex."""
        with _readable(self._folder):
            searcher = self._searcher()
            schema = self._index.schema
            stop = offset + limit
            exact = matches(searcher, exact_query(schema, query), offset, stop, sort)
            skipped = exact.count  # the near ones are counted on from the literal ones
            known = Known(lambda gram: searcher.doc_freq(NEAR, gram), searcher.num_docs, exact.count)
            loose = near_query(schema, query, known, ranked=stop > skipped)
            near = matches(searcher, loose, max(0, offset - skipped), max(0, stop - skipped), sort)
            hits = [_hit(searcher, match, near=False) for match in exact.part]
            hits += [_hit(searcher, match, near=True) for match in near.part]
        return Result(total=exact.count, near=near.count, hits=tuple(hits))

    def count_by(self, query: Query, by: Facet) -> dict[str, int]:
        """Count the literal matches by a field; see SearchIndex."""
        with _readable(self._folder):
            asked = {by: {"terms": {"field": by, "size": _MOST_BUCKETS}}}
            found = self._searcher().aggregate(exact_query(self._index.schema, query), asked)
            return {each["key"]: each["doc_count"] for each in found[by]["buckets"] if each["key"]}

    def get(self, entry_id: str) -> Hit | None:
        """Give one entry; see SearchIndex."""
        with _readable(self._folder):
            searcher = self._searcher()
            found = searcher.search(tantivy.Query.term_query(self._index.schema, "id", entry_id, "basic"), 1)
            return next((_hit(searcher, (0.0, at), near=False) for _, at in found.hits), None)

    def ids(self) -> Iterator[str]:
        """The ids of all entries; see SearchIndex."""
        with _readable(self._folder):
            searcher = self._searcher()
            every = searcher.search(tantivy.Query.all_query(), limit=max(1, searcher.num_docs))
            return iter([entry_id(searcher, at) for _, at in every.hits])

    def close(self) -> None:
        """Let go; tantivy holds no lock between batches."""

    def _searcher(self) -> tantivy.Searcher:
        self._index.reload()
        return self._index.searcher()


def _document(entry: Ready) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", entry.id)
    document.add_bytes("shown", entry.shown)
    for field, text in chain(entry.texts.items(), entry.values.items()):
        document.add_text(field, text)
    for field, numbers in entry.days.items():
        for number in numbers:
            document.add_unsigned(field, number)
    for field, key in entry.keys.items():
        document.add_unsigned(field, key)
    return document


def _hit(searcher: tantivy.Searcher, match: Match, *, near: bool) -> Hit:
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
