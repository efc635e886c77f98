"""The fields of an index, the same in every engine: ``subject_words``, ``body_grams`` and so on."""

from __future__ import annotations

from index.base import Entry, Only, Part
from thai.terms import NO_TERMS, Terms

#: the parts that a piece is looked for in when it names none, and what a match counts there: a letter about
#: the matter comes before one that mentions it
BOOSTS: dict[Part, float] = {"subject": 3.0, "body": 1.0}
#: all parts that can be searched
PARTS: tuple[Part, ...] = ("subject", "body", "number", "sender", "to", "officer")
#: the forgiven grams of subject and body
NEAR = "near"
#: fields that filters ask for a value
VALUES = ("kind", "speed", "state", "sender", "officer", "month")
#: fields that filters ask for a span of days
DAYS = ("date", "received", "due")

_LAST_DAY = 99_999_999


def searched(entry: Entry) -> dict[str, str]:
    """Give the text of each field: the ready-made terms of one kind, with spaces between them."""
    texts = {NEAR: " ".join(forgiven(entry))}
    for part in PARTS:
        terms = part_terms(entry, part)
        texts[f"{part}_units"] = " ".join(dict.fromkeys(terms.units))
        texts[f"{part}_grams"] = " ".join(terms.grams)
    return texts | {f"{part}_words": " ".join(part_terms(entry, part).words) for part in BOOSTS}


def part_terms(entry: Entry, part: Part) -> Terms:
    """Give the terms of a part of an entry."""
    return entry.terms.get(part, NO_TERMS)


def forgiven(entry: Entry) -> tuple[str, ...]:
    """Give the grams in which an entry may nearly hold a piece."""
    return tuple(gram for part in BOOSTS for gram in part_terms(entry, part).forgiven)


def values(entry: Entry) -> dict[str, str]:
    """Give what an entry is filtered and counted by, by the names in ``VALUES``."""
    return {name: getattr(entry, name) for name in VALUES if name != "month"} | {"month": entry.date[:7]}


def days(entry: Entry) -> dict[str, tuple[int, ...]]:
    """Give the days of an entry, by the names in ``DAYS``; see ``day_number``."""
    every = {"date": (entry.date,), "received": (entry.received,), "due": entry.due}
    return {name: tuple(day_number(day) for day in given if day) for name, given in every.items()}


def day_number(day: str) -> int:
    """Write an ISO day as a number that sorts as it does; one without a day or a month is before the first.

    >>> day_number("2022-03-14"), day_number("2022-03")
    (20220314, 20220300)
    """
    return int(day.replace("-", "").ljust(8, "0")[:8])


def span(only: Only) -> tuple[int, int] | None:
    """Give the first and the last day of a filter as numbers; None where it has no bounds."""
    if only.first is None and only.last is None:
        return None
    return day_number(only.first or "0"), day_number(only.last) if only.last else _LAST_DAY
