"""Entries and engines for the tests of the index."""

from __future__ import annotations

from pathlib import Path

from index import open_index
from index.base import Entry, SearchIndex
from index.memory_store import MemoryIndex
from thai.terms import query_terms

ON_DISK = ("tantivy", "whoosh")
ENGINES = ("memory", *ON_DISK)


def entry(entry_id: str, body: str, subject: str = "เรื่องทั่วไป") -> Entry:
    return Entry(
        id=entry_id,
        path=f"inbox/{entry_id}.pdf",
        kind="memo",
        number="กข 0019/12",
        date="2022-09-15",
        subject=subject,
        sender="อำเภอดอนฟ้าใส",
        pages=(body, "หน้าสอง"),
        terms={"subject": query_terms(subject), "body": query_terms(body)},
    )


def open_engine(engine: str, folder: Path) -> SearchIndex:
    return MemoryIndex() if engine == "memory" else open_index(folder, engine, create=True)
