"""A document of a collection as an entry of an index."""

from __future__ import annotations

from index.base import Entry
from thai.terms import terms


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
