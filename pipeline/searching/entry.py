"""From a row of the catalogue to an entry of the index (rule 7): its terms are made here."""

from __future__ import annotations

from dataclasses import dataclass

from index.base import Entry
from pipeline.catalogue.rows import LetterRow
from thai.fold import fold
from thai.terms import terms


@dataclass(frozen=True, slots=True)
class Document:
    """What an entry is made from; small enough to send to a worker."""

    row: LetterRow
    pages: tuple[str, ...]


def make_entry(document: Document, words: tuple[str, ...]) -> Entry:
    """Make the index entry of one letter.  A doubtful number or date is left out: a hit shows no doubt.

    :param words: the office's own words, for the word cutter.
    """
    fields = document.row.fields
    return Entry(
        id=document.row.id,
        path=document.row.original_path,
        kind=fields.kind,
        number="" if "number" in fields.doubtful else fields.number,
        date="" if "date" in fields.doubtful else fields.date,
        subject=fields.subject,
        sender=fields.sender,
        pages=document.pages,
        subject_terms=terms(fields.subject, words),
        body_terms=terms("\n".join((*document.pages, *_not_on_the_pages(document))), words),
    )


def _not_on_the_pages(document: Document) -> tuple[str, ...]:
    """Give number and sender where they were set by hand and stand nowhere in the letter."""
    fields, pages = document.row.fields, _bare("\n".join(document.pages))
    sure = (getattr(fields, name) for name in ("number", "sender") if name not in fields.doubtful)
    return tuple(value for value in sure if _bare(value) not in pages)


def _bare(text: str) -> str:
    return "".join(fold(text).split())


def make_entries(documents: list[Document], words: tuple[str, ...]) -> list[Entry]:
    """Make the entries of several letters: one task of a worker."""
    return [make_entry(document, words) for document in documents]
