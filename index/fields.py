"""The searched fields of an index, the same in every engine: ``subject_words``, ``body_grams`` and so on."""

from __future__ import annotations

from index.base import Entry
from thai.terms import Terms

#: the parts of a letter, and what a word counts there: one about the matter comes before one that mentions it
BOOSTS = {"subject": 3.0, "body": 1.0}


def searched(entry: Entry) -> dict[str, str]:
    """Give the text of each field: the ready-made terms of one kind, with spaces between them."""
    return {**_of_part("subject", entry.subject_terms), **_of_part("body", entry.body_terms)}


def _of_part(part: str, terms: Terms) -> dict[str, str]:
    return {
        f"{part}_words": " ".join(terms.words),
        f"{part}_units": " ".join(dict.fromkeys(terms.units)),
        f"{part}_grams": " ".join(terms.grams),
        f"{part}_forgiven": " ".join(terms.forgiven),
    }
