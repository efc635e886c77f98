"""Collections to search: their texts, and queries with the documents that answer them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from index.base import Entry
from thai.repair import repair
from thai.terms import terms

#: a document: its id and its text, whose first line is its subject
Document = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One query with its answer; a hit on one of ``also_ok`` counts neither for nor against."""

    query: str
    relevant: frozenset[str]
    also_ok: frozenset[str] = frozenset()


def documents(collection: Path, limit: int | None = None) -> list[Document]:
    """Give the ids and texts of a collection: its ``docs/*.txt``, the stem is the id."""
    paths = sorted((collection / "docs").glob("*.txt"))[:limit]
    return [(path.stem, repair(path.read_text(encoding="utf-8"))) for path in paths]


def queries(collection: Path) -> dict[str, list[Asked]]:
    """Give the queries of a collection by the name of their file: its ``queries/*.jsonl``."""
    return {path.stem: questions(path) for path in sorted((collection / "queries").glob("*.jsonl"))}


def questions(path: Path) -> list[Asked]:
    """Give the queries of a file: a JSON object a line with ``query``, ``relevant``, ``also_ok``."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Asked(r["query"], frozenset(r["relevant"]), frozenset(r.get("also_ok", ()))) for r in rows]


def entry(name: str, text: str) -> Entry:
    """Make an entry of a plain text; its first line is its subject."""
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
