"""What goes into the catalogue and what comes out: frozen records, no open session behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pipeline.inbox.settling import Identity

Status = Literal["done", "partial"]
#: received -> drafted -> accepted -> presented -> ordered -> done
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a letter says, as a listing shows it; empty where nothing was found.

    :param date: ISO date.
    :param doubtful: the names of those fields whose reading is not sure.
    """

    kind: str = ""
    number: str = ""
    date: str = ""
    subject: str = ""
    sender: str = ""
    speed: str = ""
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeadline:
    """Something owed by a time.

    :param date: ISO date, computed where the letter gives a number of days; None where it cannot be.
    :param every: an RFC 5545 style rule.
    :param doubtful: the date, or the day that it counts from, was not read for sure.
    """

    date: str | None
    every: str | None
    who: str | None
    what: str | None
    raw: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that was read from a letter and made of it.

    :param pages, letter, memo: as ``pipeline.letter.as_json`` and ``pipeline.memo.as_json`` write them.
    :param memo: None where no note could be drafted.
    """

    status: Status
    state: str
    fields: Fields
    pages: list[Json]
    letter: Json
    memo: Json | None
    warnings: tuple[str, ...]
    deadlines: tuple[NewDeadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A letter's place in the office.

    :param original_path: the path as it was dropped in.
    :param archived: path from the office folder.
    :param received_at: ISO date and time, local.
    :param parts: the hashes of the documents that came in it.
    """

    id: str
    sha256: str
    original_path: str
    archived: str
    received_at: str
    secret: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One letter of the register."""

    id: str
    sha256: str
    secret: bool
    status: str
    state: str
    received_at: str
    original_path: str
    archived: str
    fields: Fields
    warnings: tuple[str, ...]
    revision: int
    index_version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """A letter's pages, fields and note, as JSON."""

    id: str
    pages: list[Json]
    letter: Json
    memo: Json | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """An entry of the list of what is due."""

    number: int
    letter_id: str
    owed: NewDeadline
    closed_at: str | None
    subject: str
    sender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """A file that could not be read.

    :param path: as it was dropped in.
    :param kept: its name in the folder ``failed``.
    """

    sha256: str
    path: str
    kept: str
    reason: str
    tries: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """A named file that was taken or failed before.

    :param id: of its letter, or None when it failed.
    :param reason: of its failure.
    """

    identity: Identity
    id: str | None
    archived: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which letters to list; what is None does not limit.

    :param since, until: ISO dates of receipt, both included.
    :param text: a part of the subject, the number or the sender.
    """

    kind: str | None = None
    state: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
