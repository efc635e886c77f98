"""From a letter of the catalogue to an entry of the index (rule 7): its terms are made here."""

from __future__ import annotations

from dataclasses import dataclass

from index.base import Entry
from index.ready import Ready, ready
from pipeline.catalogue.indexed import Source
from pipeline.catalogue.packing import unpack_pages
from pipeline.catalogue.rows import Fields
from thai.bounds import pack_bounds, unpack_bounds
from thai.fold import fold
from thai.terms import cut, query_terms, terms_at


@dataclass(frozen=True, slots=True)
class Made:
    """An entry that was made ready to be written: texts and numbers, quick to send to the parent.

    :param bounds: where its words end, to be kept; None where that was known.
    """

    entry: Ready
    bounds: bytes | None


def make_entry(source: Source, words: tuple[str, ...]) -> Made:
    """Make the index entry of one letter.  A doubtful number or date is left out: a hit shows no doubt.

    :param words: the office's own words, for the word cutter.
    """
    fields, pages = source.fields, unpack_pages(source.pages)
    number = "" if "number" in fields.doubtful else fields.number
    folded = (fold(fields.subject), _body(pages, fields))
    kept = unpack_bounds(source.bounds, folded, words)
    subject, body = kept or [cut(text, words) for text in folded]
    entry = Entry(
        id=source.id,
        path=source.path,
        kind=fields.kind,
        number=number,
        date="" if "date" in fields.doubtful else fields.date,
        subject=fields.subject,
        sender=fields.sender,
        to=source.to,
        speed=fields.speed,
        state=source.state,
        officer=source.officer,
        received=source.received_at[:10],
        due=source.due,
        pages=pages,
        terms={
            "subject": terms_at(folded[0], subject),
            "body": terms_at(folded[1], body),
            "number": query_terms(number),
            "sender": query_terms(fields.sender),
            "to": query_terms(source.to),
            "officer": query_terms(source.officer),
        },
    )
    return Made(ready(entry), None if kept else pack_bounds(folded, words, (subject, body)))


def make_entries(sources: list[Source], words: tuple[str, ...]) -> list[Made]:
    """Make the entries of several letters: one task of a worker."""
    return [make_entry(source, words) for source in sources]


def _body(pages: tuple[str, ...], fields: Fields) -> str:
    """Fold the pages, and number and sender where they were set by hand and stand nowhere in the letter."""
    text = "\n".join(pages)
    folded = fold(text)
    bare = _bare(folded)
    sure = (getattr(fields, name) for name in ("number", "sender") if name not in fields.doubtful)
    missing = [value for value in sure if _bare(fold(value)) not in bare]
    return fold("\n".join((text, *missing))) if missing else folded


def _bare(folded: str) -> str:
    return folded.replace(" ", "")
