"""Read again what failed, or was read in part (อ่านอีกครั้ง)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.base import ExtractError
from pipeline.archive.content import SECRET_WARNING, is_secret
from pipeline.archive.filing import Desk
from pipeline.archive.hide import hide
from pipeline.archive.notes import set_notes_aside
from pipeline.catalogue import known_files, reading, writing
from pipeline.catalogue.acts import acts_of
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import LetterRow
from pipeline.durable import hash_file
from pipeline.extraction import asked_by, read_file
from pipeline.inbox import arrivals as inbox
from pipeline.inbox.arrivals import Candidate
from pipeline.lookup import stored_letter
from pipeline.matter.correcting.replaying import replayed
from pipeline.matter.linking import link
from pipeline.matter.note.drafting_anew import Again, Past, made_again
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.office.places import NoSuchLetter
from pipeline.outcome import Outcome
from pipeline.process import ReadLetter, Taken, begin_notes, finish
from pipeline.run import Means, at_desk, take_in
from pipeline.searching.indexing import catch_up

_SHORTEST = 6
_UNKNOWN = "ไม่พบ {which} ในโฟลเดอร์ failed และในทะเบียน โปรดดูรายชื่อด้วย kasian status"


def retry(office: Office, which: str | None = None, *, means: Means | None = None) -> Iterator[Outcome]:
    """Read again.

    :param which: None for all files that failed; one of them by its name or the beginning of its SHA-256; or
        the register number of a letter that was read in part.
    :raises NoSuchLetter: there is none such.
    :raises OfficeError: another process holds the office.
    """
    using = means or Means()
    wanted = [each for each in _failed(office) if which is None or _is(each, which)]
    if wanted or which is None:
        yield from take_in(office, wanted, using)
        return
    with hold(office), at_desk(office, using) as desk:
        row = reading.find_id(desk.catalogue, which)
        if row is None or row.secret:
            raise NoSuchLetter(_UNKNOWN.format(which=which))
        yield _read_again(desk, row, using)
        catch_up(office, desk.catalogue, desk.executor)


def _failed(office: Office) -> list[Candidate]:
    """List the files of ``failed``, by the path as they were dropped in."""
    with open_to_read(office) as catalogue:
        dropped = {each.kept: each.path for each in known_files.failures(catalogue)}
    candidates = [each for each in inbox.in_failed(office) if isinstance(each, Candidate)]
    return [replace(each, name=dropped.get(each.path.name, each.name)) for each in candidates]


def _is(candidate: Candidate, which: str) -> bool:
    if which in {candidate.path.name, candidate.name}:
        return True
    return len(which) >= _SHORTEST and hash_file(candidate.path).startswith(which.lower())


def _read_again(desk: Desk, row: LetterRow, means: Means) -> Outcome:
    """Read a letter of the archive again: its number and place stay, and what persons set or wrote."""
    office, tools, stored = desk.office, means.tools, stored_letter(desk.catalogue, row.id)
    if stored is None:
        raise NoSuchLetter(_UNKNOWN.format(which=row.id))
    try:
        asked = asked_by(office.settings)
        extracted = read_file(desk.executor, office.root / row.archived, tools.reader, asked).result()
    except ExtractError as error:
        return Outcome(path=row.original_path, status="failed", id=row.id, reason=error.reason)
    past = Past(acts_of(desk.catalogue, row.id), means.clock.today().isoformat(timespec="seconds"))
    letter = replayed(tools.read_letter(() if extracted.is_list else extracted.pages), past.acts)
    again = made_again(desk, stored, ReadLetter(extracted, letter), past, tools)
    if is_secret(letter):
        hide(desk, row, again.content, again.acts)
        status = again.content.status
        return Outcome(path=row.original_path, status=status, id=row.id, warnings=(SECRET_WARNING,))
    return _store(desk, row, again)


def _store(desk: Desk, row: LetterRow, again: Again) -> Outcome:
    """Store what was read again; at each moment the note files are those of the stored note, or missing."""
    if again.fate == "redrafted":
        set_notes_aside(desk.office, row.id)
    writing.replace_content(desk.catalogue, row.id, again.content, again.acts)
    link(desk.catalogue, row.id)
    outcome = Outcome(
        path=row.original_path,
        status=again.content.status,
        id=row.id,
        archived=row.archived,
        warnings=again.content.warnings,
    )
    contents = begin_notes(desk, again.understood, desk.office.root / row.archived)
    return finish(desk.office, Taken(outcome, contents))
