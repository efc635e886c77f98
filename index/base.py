"""What goes into a search index and what comes out.

The engines know no Thai (rule 7): an entry and a query carry ready-made terms, made by ``thai.terms``.

Errors::

    SearchError             the index cannot answer; ``reason`` says why and what to do, in Thai
    ├── IndexMissing        there is none yet, or it is damaged: ``kasian reindex`` builds it
    └── IndexBusy           another process is writing to it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from thai.terms import NO_TERMS, Terms

#: a part of a letter that can be searched by itself
Part = Literal["subject", "body", "number", "sender", "to", "officer"]
#: the better match first, the newer letter first, or the earliest open deadline first (none last)
Sort = Literal["relevance", "date", "deadline"]
#: what matches are counted by; ``month`` is that of the letter's date, as 2022-03
Facet = Literal["kind", "month", "sender", "officer"]


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
    :param to: whom it is addressed to (เรียน, ถึง).
    :param officer: who answers for the matter (ผู้รับผิดชอบ).
    :param received: ISO day or empty.
    :param due: ISO days that are still open.
    :param pages: the text of each page, for snippets.
    :param terms: of each part that is searched; a part that is missing is empty.
    """

    id: str
    path: str
    kind: str
    number: str
    date: str
    subject: str
    sender: str
    pages: tuple[str, ...]
    terms: Mapping[Part, Terms]
    to: str = ""
    speed: str = ""
    state: str = ""
    officer: str = ""
    received: str = ""
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A string that must stand in a document.

    It *stands* in a part when the grams of one alternative are a phrase there; one of one unit, when
    the unit is there.  One that names no part and whose first alternative has forgiven grams may be loosened.

    :param alternatives: the first as it was typed; the others mean the same (abbreviations, คำย่อ).
    :param part: where it must stand; None for the subject or the body.
    """

    alternatives: tuple[Terms, ...]
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Only:
    """A filter: the field of an entry has one of some values, or lies between two days.

    :param values: one of them is the entry's.
    :param first, last: ISO days, both included; None for no bound.  Of ``due`` one day must lie between them.
    """

    field: Literal["kind", "speed", "state", "date", "due", "received"]
    values: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    A document matches *literally* when of each group one piece stands.  It is *near* when it does not, and
    enough of the forgiven grams of all pieces that may be loosened are in its subject and body, while of the
    other groups one piece stands (``index.near``).

    :param text: as it was typed.
    :param groups: of each group one piece must stand; without groups all that pass the filters match.
    :param without: none of these may stand.
    :param only: all of these filters must be passed.
    :param whole: the unquoted pieces as one, as typed, for ranking only: documents where they stand side by
        side come first.
    """

    text: str
    groups: tuple[tuple[Piece, ...], ...]
    without: tuple[Piece, ...] = ()
    only: tuple[Only, ...] = ()
    whole: Terms = NO_TERMS

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All wanted pieces, in order."""
        return tuple(piece for group in self.groups for piece in group)

    @property
    def marked(self) -> tuple[Terms, ...]:
        """What a snippet of subject or body marks."""
        return tuple(
            terms
            for piece in self.pieces
            if piece.part in {None, "subject", "body"}
            for terms in piece.alternatives
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One found document; see Entry.

    :param near: it matches only when spelling is forgiven.
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
    to: str
    speed: str
    state: str
    officer: str
    received: str
    due: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Hits in order, literal ones before near ones.

    :param total: how many documents match literally.
    :param near: how many more match when spelling is forgiven.
    """

    total: int
    near: int
    hits: tuple[Hit, ...]


class SearchIndex(Protocol):
    """An index in a folder.  One writer at a time; readers never block.

    Every engine gives the same documents for a query; only scores differ.  Literal matches come before near
    ones, whatever they are sorted by; of equal ones the greater id comes first (the newer letter).  A search
    sees all that was put before it began.
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

    def search(self, query: Query, limit: int, offset: int = 0, sort: Sort = "relevance") -> Result:
        """Answer a query: ``limit`` hits from ``offset`` on, and the counts of all.

        :raises IndexMissing: the index is damaged.
        """

    def count_by(self, query: Query, by: Facet) -> dict[str, int]:
        """Count the literal matches by a field; those where it is empty are left out.

        :raises IndexMissing: the index is damaged.
        """

    def get(self, entry_id: str) -> Hit | None:
        """Give one entry as a hit with score 0.

        :raises IndexMissing: the index is damaged.
        """

    def ids(self) -> Iterator[str]:
        """The ids of all entries, in no order."""

    def close(self) -> None:
        """Let go of files and locks."""
