"""The pure-Python engine: Whoosh, for a PC where tantivy does not install (docs/design_notes.md).

The same terms in the same fields as ``tantivy_store``.  Whoosh pickles its schema into the index, so only its
own analyzers stand in it.  Its lock on the folder is held for the length of one batch.
"""

from __future__ import annotations

import pickle
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import whoosh.fields
import whoosh.index
from whoosh.analysis import SpaceSeparatedTokenizer

from index.base import Entry, Facet, Hit, Query, Result, Sort
from index.faults import busy, damaged, unwritable
from index.fields import BOOSTS, DAYS, NEAR, PARTS, VALUES
from index.ready import Ready, ready
from index.sorting import SORTS
from index.stored import hit_from_json
from index.whoosh_matches import in_order, literal_matches, near_matches

#: an object of Whoosh, which ships no types
_Whoosh = Any
_AFTER_ALL_DAYS = 99_999_999
_WRITER_MEMORY_MB = 64
# what Whoosh meets damaged files with
_BROKEN = (
    whoosh.index.IndexError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    struct.error,
    pickle.UnpicklingError,
    AssertionError,
)


def _schema() -> _Whoosh:
    schema = whoosh.fields.Schema(
        id=whoosh.fields.ID(unique=True, sortable=True), shown=whoosh.fields.STORED()
    )
    phrases = [NEAR, *(f"{part}_grams" for part in PARTS)]
    others = [*(f"{part}_units" for part in PARTS), *(f"{part}_words" for part in BOOSTS)]
    for name in (*phrases, *others):
        schema.add(name, whoosh.fields.TEXT(SpaceSeparatedTokenizer(), phrase=name in phrases))
    for name in VALUES:
        schema.add(name, whoosh.fields.ID(sortable=True))
    for name in DAYS:
        schema.add(name, whoosh.fields.KEYWORD())
    for name in SORTS.values():
        schema.add(name, whoosh.fields.ID(sortable=True))
    return schema


class WhooshIndex:
    """An index in a folder; see SearchIndex.  Made by ``open`` or ``create``."""

    def __init__(self, folder: Path, index: _Whoosh) -> None:
        self._folder = folder
        self._index = index

    @classmethod
    def create(cls, folder: Path) -> WhooshIndex:
        """Make an empty index in a folder that is there."""
        with _writable(folder):
            return cls(folder, whoosh.index.create_in(str(folder), _schema()))

    @classmethod
    def open(cls, folder: Path) -> WhooshIndex:
        """Open the index of a folder."""
        with _readable(folder):
            return cls(folder, whoosh.index.open_dir(str(folder)))

    def put(self, entries: Iterable[Entry]) -> int:
        """Add entries; see SearchIndex."""
        return self.put_ready(map(ready, entries))

    def put_ready(self, entries: Iterable[Ready]) -> int:
        """Add entries; see StoredIndex."""
        count = 0
        old = set(self.ids())
        with self._batch() as batch:
            for entry in entries:
                batch.put(entry, replaces=entry.id in old)
                count += 1
        return count

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; see SearchIndex."""
        with self._batch() as batch:
            for entry_id in ids:
                batch.remove(entry_id)

    @contextmanager
    def _batch(self) -> Iterator[_Batch]:
        """A batch that is committed at the end, or dropped on an error."""
        batch = _Batch(self._folder, self._index)
        try:
            yield batch
        except BaseException:
            batch.cancel()
            raise
        batch.commit()

    def search(self, query: Query, limit: int, offset: int = 0, sort: Sort = "relevance") -> Result:
        """Answer a query; see SearchIndex."""
        with _readable(self._folder), self._index.searcher() as searcher:
            exact = in_order(searcher, literal_matches(searcher, query), sort)
            near = in_order(searcher, near_matches(searcher, query, len(exact)), sort)
            both = [(*match, False) for match in exact] + [(*match, True) for match in near]
            hits = tuple(
                _hit(searcher, number, score, near=is_near)
                for score, number, is_near in both[offset : offset + limit]
            )
        return Result(total=len(exact), near=len(near), hits=hits)

    def count_by(self, query: Query, by: Facet) -> dict[str, int]:
        """Count the literal matches by a field; see SearchIndex."""
        with _readable(self._folder), self._index.searcher() as searcher:
            found = literal_matches(searcher, query)
            column = searcher.reader().column_reader(by) if found else []
            return dict(Counter(filter(None, (column[number] for _, number in found))))

    def get(self, entry_id: str) -> Hit | None:
        """Give one entry; see SearchIndex."""
        with _readable(self._folder), self._index.searcher() as searcher:
            number = searcher.document_number(id=entry_id)
            return None if number is None else _hit(searcher, number, 0.0, near=False)

    def ids(self) -> Iterator[str]:
        """The ids of all entries; see SearchIndex."""
        with _readable(self._folder), self._index.reader() as reader:
            if not reader.doc_count():
                return iter(())  # Whoosh's reader of an empty index has no columns
            column = reader.column_reader("id")
            return iter([column[number] for number in reader.all_doc_ids()])

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()


class _Batch:
    """One writer, and what it has put so far: Whoosh cannot replace a document of the same batch."""

    def __init__(self, folder: Path, index: _Whoosh) -> None:
        self._folder = folder
        self._index = index
        self._put: set[str] = set()
        self._writer = self._open()

    def _open(self) -> _Whoosh:
        with _writable(self._folder):
            return self._index.writer(limitmb=_WRITER_MEMORY_MB)

    def put(self, entry: Ready, *, replaces: bool) -> None:
        if entry.id in self._put:
            self.commit()
            self._writer = self._open()
            replaces = True
        self._put.add(entry.id)
        with _writable(self._folder):
            if replaces:
                self._writer.delete_by_term("id", entry.id)
            self._writer.add_document(**_document(entry))

    def remove(self, entry_id: str) -> None:
        with _writable(self._folder):
            self._writer.delete_by_term("id", entry_id)

    def commit(self) -> None:
        with _writable(self._folder):
            self._writer.commit()

    def cancel(self) -> None:
        if not self._writer.is_closed:
            self._writer.cancel()


def _document(entry: Ready) -> dict[str, Any]:
    given = entry.days
    first_due = min(given["due"], default=_AFTER_ALL_DAYS)
    return {
        "id": entry.id,
        "shown": entry.shown,
        SORTS["date"]: f"{max(given['date'], default=0):08}",
        SORTS["deadline"]: f"{_AFTER_ALL_DAYS - first_due:08}",  # the greatest comes first
        **{name: " ".join(f"{day:08}" for day in of_field) for name, of_field in given.items()},
        **entry.values,
        **entry.texts,
    }


def _hit(searcher: _Whoosh, number: int, score: float, *, near: bool) -> Hit:
    return hit_from_json(searcher.stored_fields(number)["shown"], score=score, near=near)


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise damaged(folder) from error


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except whoosh.index.LockError as error:
        raise busy() from error
    except _BROKEN as error:
        raise unwritable(folder) from error
