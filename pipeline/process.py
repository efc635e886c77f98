"""One letter, from the file to the catalogue.  ``process`` reads as the table of contents."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from extractors.base import Extracted, ExtractError, Page, ReaderMissing
from pipeline.archive.content import SECRET_WARNING, Understood, content_of, is_secret
from pipeline.archive.failing import fail, forgive
from pipeline.archive.filing import Desk, file_letter, settle_known
from pipeline.archive.hide import hide_containers
from pipeline.archive.notes import render_notes, write_notes
from pipeline.catalogue import reading
from pipeline.catalogue.rows import LetterRow
from pipeline.durable import CopyChanged
from pipeline.extraction import Reader
from pipeline.inbox.arrivals import Arrival
from pipeline.letter import read_letter
from pipeline.letter.fields import Letter
from pipeline.matter.linking import link
from pipeline.matter.precedents import precedents_for
from pipeline.memo import draft
from pipeline.memo.crops import spots
from pipeline.memo.model import Memo
from pipeline.memo.precedent import Precedent
from pipeline.office.office import Office
from pipeline.office.settings import Settings
from pipeline.outcome import Outcome

_LOG = logging.getLogger(__name__)

_NO_NOTE = "ร่างบันทึกย่อไม่สำเร็จ โปรดอ่านหนังสือต้นฉบับแล้วบันทึกเอง"
_NO_NOTE_FILE = "เขียนไฟล์บันทึกย่อไม่สำเร็จ สั่ง kasian check เพื่อเขียนใหม่"
_CHANGED = "ไฟล์ถูกแก้ไขระหว่างอ่าน โปรดรอให้เขียนเสร็จแล้วสั่งรับเข้าอีกครั้ง"
_UNKNOWN = "อ่านสาระสำคัญของหนังสือไม่สำเร็จเพราะเหตุที่ไม่รู้จัก โปรดแจ้งผู้ดูแลโปรแกรมพร้อมไฟล์ใน .kasian/logs"


@dataclass(frozen=True, slots=True)
class Tools:
    """The stages that read and write; others take their place in tests of what happens when they fail."""

    reader: Reader = field(default_factory=Reader)
    read_letter: Callable[[tuple[Page, ...]], Letter] = read_letter
    draft: Callable[[Letter, Settings, tuple[Precedent, ...]], Memo] = draft


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """What was read of a file, and the letter in it."""

    extracted: Extracted
    letter: Letter


Read = Callable[[], ReadLetter]


@dataclass(frozen=True, slots=True)
class Family:
    """What a file has to do with others that came together with it.

    :param parts: the hashes of the documents in it.
    :param secret: one in it, or what it came in, is secret.
    """

    parts: tuple[str, ...] = ()
    secret: bool = False


ALONE = Family()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is through, but for its note files, which a worker makes.

    :param contents: None where there are no note files to write.
    """

    outcome: Outcome
    contents: Future[tuple[bytes, ...]] | None = None


def process(
    desk: Desk, arrival: Arrival, read: Read, tools: Tools, received: datetime, *, family: Family = ALONE
) -> Taken:
    """Take in one file: read, understand, draft, file, begin the note files.

    :param read: gives what the workers read, once they have.
    :param family: what it has to do with files that came together with it.
    :raises ExtractError: the file cannot be read.
    :raises OSError: it cannot be stored.
    """
    known = reading.find_sha(desk.catalogue, arrival.sha256)
    if known is not None:
        return Taken(_duplicate(desk, arrival, known, family))
    found = read()
    understood = understand(desk, found.extracted, found.letter, tools, received.date())
    content = content_of(understood, received.date())
    secret = family.secret or is_secret(found.letter)
    if secret:
        hide_containers(desk, arrival.sha256)
    filing = file_letter(desk, arrival, content, received, secret=secret, parts=family.parts)
    _tie(desk, filing.id)
    _forgive(desk, arrival, family)
    outcome = Outcome(
        path=arrival.original_name,
        status=content.status,
        id=filing.id,
        archived="" if filing.secret else filing.archived,
        warnings=(SECRET_WARNING,) if filing.secret else content.warnings,
    )
    original = desk.office.root / filing.archived
    return Taken(outcome, None if filing.secret else begin_notes(desk, understood, original))


def attempt(
    desk: Desk, arrival: Arrival, read: Read, tools: Tools, received: datetime, *, family: Family = ALONE
) -> Taken:
    """Take in one file; whatever goes wrong ends in an Outcome, and the batch goes on."""
    try:
        return process(desk, arrival, read, tools, received, family=family)
    except ReaderMissing as error:
        return Taken(Outcome(path=arrival.original_name, status="waiting", reason=error.reason))
    except CopyChanged:
        return Taken(Outcome(path=arrival.original_name, status="waiting", reason=_CHANGED))
    except (OSError, SQLAlchemyError) as error:
        _LOG.exception("%s: cannot be stored", arrival.sha256[:12])
        return Taken(Outcome(path=arrival.original_name, status="failed", reason=unstored(error)))
    except ExtractError as error:
        _LOG.info("%s: cannot be read (%s)", arrival.sha256[:12], type(error).__name__)
        reason = error.reason
    except Exception:  # noqa: BLE001  one poison file must not stop the batch
        _LOG.exception("%s: cannot be understood", arrival.sha256[:12])
        reason = _UNKNOWN
    return Taken(_failed(desk, arrival, reason, received))


def unstored(error: Exception) -> str:
    """Say why a file could not be kept; nothing was lost."""
    cause = error.strerror if isinstance(error, OSError) else getattr(error, "orig", type(error).__name__)
    return f"อ่านหรือบันทึกไฟล์ไม่ได้ ({cause}) ไฟล์ยังอยู่ที่เดิม โปรดตรวจพื้นที่ดิสก์และสิทธิ์ แล้วสั่งรับเข้าอีกครั้ง"


def understand(
    desk: Desk,
    extracted: Extracted,
    letter: Letter,
    tools: Tools,
    received: date,
    *,
    id_: str | None = None,
) -> Understood:
    """Draft the note.  A letter whose note cannot be drafted is stored all the same.

    :param received: the day on which it came in.
    :param id_: its register number; None where it is not filed yet.
    """
    if extracted.is_list:
        return Understood(extracted, letter, None)
    try:
        precedents = precedents_for(desk.catalogue, letter, id_, received)
        memo = tools.draft(letter, desk.office.settings, precedents)
    except Exception:  # noqa: BLE001  whatever fails, the letter is stored
        _LOG.exception("a note could not be drafted")
        return Understood(extracted, letter, None, (_NO_NOTE,))
    return Understood(extracted, letter, memo)


def begin_notes(desk: Desk, understood: Understood, original: Path) -> Future[tuple[bytes, ...]] | None:
    """Let a worker make the note files; None where there is no note.

    :param original: the letter's file in the archive.

    The letter is stored already: a pool that takes no task any more is told by the Future, like a failed one.
    """
    memo, letter = understood.memo, understood.letter
    if memo is None:
        return None
    try:
        wanted = spots(memo, letter, understood.extracted.pages)
        return desk.executor.submit(render_notes, memo, letter, desk.office.settings, original, wanted)
    except Exception as error:  # noqa: BLE001  a Future hands it on
        failed: Future[tuple[bytes, ...]] = Future()
        failed.set_exception(error)
        return failed


def finish(office: Office, taken: Taken) -> Outcome:
    """Write the note files; a failure is a warning, for they can be written again."""
    outcome = taken.outcome
    if taken.contents is None or outcome.id is None:
        return outcome
    try:
        write_notes(office, outcome.id, taken.contents.result())
    except Exception:  # noqa: BLE001  the letter is stored already
        _LOG.exception("%s: the note files could not be written", outcome.id)
        return replace(outcome, warnings=(*outcome.warnings, _NO_NOTE_FILE))
    return outcome


def _tie(desk: Desk, id_: str) -> None:
    """Resolve citations; the letter is stored already, and ``check`` does what could not be done here."""
    try:
        link(desk.catalogue, id_)
    except Exception:  # noqa: BLE001  whatever fails, the letter is stored
        _LOG.exception("%s: its citations could not be resolved", id_)


def _forgive(desk: Desk, arrival: Arrival, family: Family) -> None:
    """Remove what is left of a failure; of what holds other files, only when those stand safe too."""
    if not family.parts:
        forgive(desk, arrival.sha256)


def _duplicate(desk: Desk, arrival: Arrival, known: LetterRow, family: Family) -> Outcome:
    place = settle_known(desk, arrival, known)
    _forgive(desk, arrival, family)
    return Outcome(path=arrival.original_name, status="duplicate", id=known.id, archived=place)


def _failed(desk: Desk, arrival: Arrival, reason: str, at: datetime) -> Outcome:
    try:
        fail(desk, arrival, reason, at)
    except Exception as error:  # noqa: BLE001  one poison file must not stop the batch
        _LOG.exception("%s: cannot be kept in failed", arrival.sha256[:12])
        reason = f"{reason} และ{unstored(error)}"
    return Outcome(path=arrival.original_name, status="failed", reason=reason)
