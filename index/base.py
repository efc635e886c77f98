"""What goes into a search index and what comes out.

The engines know no Thai (rule 7): an entry and a query carry ready-made terms, made by ``thai.terms``.

Errors::

    SearchError             the index cannot answer; ``reason`` says why and what to do, in Thai
    ├── IndexMissing        there is none yet, or it is damaged: ``kasian reindex`` builds it
    └── IndexBusy           another process is writing to it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from thai.terms import NO_TERMS, Terms


class SearchError(Exception):
    """The index cannot answer.

    :param reason: one line of Thai: what is wrong and what to do next.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IndexMissing(SearchError):
    """There is no index, or it is damaged."""


class IndexBusy(SearchError):
    """Another process is writing to the index."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the office.  All but the terms is stored and shown.

    :param path: the path as it was dropped in.
    :param date: ISO date or empty.
    :param pages: the text of each page, for snippets.
    """

    id: str
    path: str
    kind: str
    number: str
    date: str
    subject: str
    sender: str
    pages: tuple[str, ...]
    subject_terms: Terms
    body_terms: Terms


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    A piece *stands* in a text when its grams are a phrase there; a piece of one unit, when the unit is there.
    It *nearly stands* there when it stands there or its forgiven grams are a phrase there; a piece without
    forgiven grams (a quoted one, or one unit) is never loosened.

    :param text: as it was typed.
    :param pieces: each must stand in the subject or the body; at least one.
    :param without: none of these may stand in either.
    :param whole: all pieces as one, for ranking only: documents where they stand side by side come first.
    """

    text: str
    pieces: tuple[Terms, ...]
    without: tuple[Terms, ...] = ()
    whole: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document.

    :param near: it matches only when marks and look-alikes are forgiven.
    """

    id: str
    score: float
    near: bool
    path: str
    kind: str
    number: str
    date: str
    subject: str
    sender: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Hits, best first, literal ones before near ones.

    :param total: how many documents match literally.
    :param near: how many more match when marks and look-alikes are forgiven.
    """

    total: int
    near: int
    hits: tuple[Hit, ...]


class SearchIndex(Protocol):
    """An index in a folder.  One writer at a time; readers never block.

    Every engine gives the same documents for a query; only scores differ.  Literal matches come before near
    ones; among these the better score first, then the greater id (the newer letter).  A search sees all that
    was put before it began.
    """

    def put(self, entries: Iterable[Entry]) -> int:
        """Add entries, each in place of the one with its id; durable on return.  Returns how many.

        Entries are taken one by one: a generator keeps memory bounded.  Of two with one id the later stays.
        If the generator fails, nothing is put that was not there before, or (Whoosh, with a repeated id)
        only whole entries.

        :raises IndexBusy: another process is writing.
        """

    def remove(self, ids: Iterable[str]) -> None:
        """Take entries out; unknown ids are ignored.  Durable on return.

        :raises IndexBusy: another process is writing.
        """

    def search(self, query: Query, limit: int, offset: int = 0) -> Result:
        """Answer a query: ``limit`` hits from ``offset`` on, and the counts of all.

        :raises IndexMissing: the index is damaged.
        """

    def ids(self) -> Iterator[str]:
        """The ids of all entries, in no order."""

    def close(self) -> None:
        """Let go of files and locks."""
