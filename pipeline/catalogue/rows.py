"""What goes into the catalogue and what comes out: frozen records, no open session behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pipeline.inbox.settling import Identity

Json = dict[str, Any]
Status = Literal["done", "partial"]
#: where a matter stands, in order
State = Literal["received", "drafted", "accepted", "presented", "ordered", "done"]
#: what is done in a matter, and what its ``told`` holds
ActKind = Literal[
    "redrafted",  # kasian drafted the note anew, after a correction: {before: memo}
    "edited",  # an officer changed the note (แก้ไขร่าง): {before: memo}
    # an officer stands by it (รับรองร่าง): {kept: 0 to 1, how much of the draft, if kasian made one}
    "accepted",
    "presented",  # it lies before the chief (เสนอ): {}
    "ordered",  # the chief's order (สั่งการ): {text, to: officer or null, due: ISO date or null}
    "done",  # nothing is left to do (เสร็จสิ้น): {text}
    "set",  # a field was set by hand (แก้ไขค่า): {field, value: text or null, before: as it was kept}
    "marked",  # with a mark of secrecy (กำหนดชั้นความลับ): {mark, archived: where it lay before, if elsewhere}
    "unmarked",  # the mark was taken away (ยกเลิกชั้นความลับ): {}
]


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
class NewCitation:
    """A letter that a letter cites.

    :param number: as the letter has it, Arabic digits.
    :param date: ISO date.
    :param raw: the words of the citation.
    :param doubtful: number or date was not read for sure.
    """

    number: str | None
    date: str | None
    agency: str | None
    raw: str
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that was read from a letter and made of it.

    :param pages, letter, memo: as ``pipeline.letter.as_json`` and ``pipeline.memo.as_json`` write them.
    :param memo: None where no note could be drafted.
    :param topics: the words of its subject.
    """

    status: Status
    state: State
    fields: Fields
    pages: list[Json]
    letter: Json
    memo: Json | None
    warnings: tuple[str, ...]
    deadlines: tuple[NewDeadline, ...]
    citations: tuple[NewCitation, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAct:
    """Something done in a matter (การดำเนินการ).

    :param at: ISO date and time, local.
    :param who: an officer's name, or ``kasian``.
    :param told: what was said or set; see ``ActKind``.
    """

    at: str
    who: str
    kind: ActKind
    told: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """An act that was entered.

    :param number: grows from act to act, over all letters.
    """

    number: int
    letter_id: str
    act: NewAct


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A citation of a letter of the office.

    :param cited_id: the letter of the office that it was found to be.
    """

    number: int
    letter_id: str
    cited: NewCitation
    cited_id: str | None


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
    state: State
    received_at: str
    original_path: str
    archived: str
    officer: str
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
    """An entry of the list of what is due.

    :param act_id: the order that set it; None where the letter itself does.
    """

    number: int
    letter_id: str
    owed: NewDeadline
    act_id: int | None
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

    :param officer: a part of the name of who answers for the matter.
    :param since, until: ISO dates of receipt, both included.
    :param text: a part of the subject, the number or the sender.
    """

    kind: str | None = None
    state: str | None = None
    status: str | None = None
    officer: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
