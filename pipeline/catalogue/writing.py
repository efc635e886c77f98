"""Changes of the catalogue.  The caller holds the office's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import to_do
from pipeline.catalogue.models import (
    Act,
    Citation,
    Counter,
    Deadline,
    Failure,
    Letter,
    Part,
    Searched,
    Seen,
    Topic,
)
from pipeline.catalogue.packing import pack_pages
from pipeline.catalogue.rows import Content, FailureRow, Filing, NewAct, NewCitation, NewDeadline, State
from pipeline.inbox.settling import Identity
from thai.letter_number import number_key

_REVISION = "revision"
#: what a new reading replaces; what the chief set stays, and so does what was done in time
_OF_THE_LETTER = (Deadline.closed_at.is_(None), Deadline.act_id.is_(None))
#: until somebody stands by the note, the state tells whether there is one
_NOT_ACCEPTED: tuple[State, ...] = ("received", "drafted")


def next_id(catalogue: Catalogue, year: int) -> str:
    """Tell the next register number of a Buddhist year; it is given by ``add``."""
    with catalogue.reading() as session:
        counter = session.get(Counter, str(year))
        return f"{year}-{(counter.last if counter else 0) + 1:04}"


def add(catalogue: Catalogue, filing: Filing, content: Content) -> None:
    """Enter a letter; durable on return.  Of a secret one only the bare row is written.

    :raises sqlalchemy.exc.IntegrityError: the id or the file is there already; nothing is changed.
    """
    year, seq = (int(part) for part in filing.id.split("-"))
    with catalogue.writing() as session:
        _raise_counter(session, str(year), seq)
        letter = Letter(
            id=filing.id,
            year=year,
            seq=seq,
            sha256=filing.sha256,
            received_at=filing.received_at,
            secret=filing.secret,
            revision=next_revision(session),
            status=content.status,
            state=content.state,
        )
        session.add(letter)
        session.flush()
        session.add_all(Part(container_id=filing.id, sha256=sha256) for sha256 in dict.fromkeys(filing.parts))
        if not filing.secret:
            letter.original_path = filing.original_path
            letter.archived = filing.archived
            fill(session, letter, content)


def replace_content(catalogue: Catalogue, id_: str, content: Content, acts: Sequence[NewAct] = ()) -> None:
    """Write a letter anew after it was read again or corrected; its place stays, its index entry is to do.

    :param acts: what was done to it, entered together with what became of it.
    """
    with catalogue.writing() as session:
        letter = session.get_one(Letter, id_)
        letter.status = content.status
        if letter.state in _NOT_ACCEPTED:
            letter.state = content.state
        letter.revision = next_revision(session)
        to_do(session, id_)
        session.execute(delete(Deadline).where(Deadline.letter_id == id_, *_OF_THE_LETTER))
        _drop_links(session, id_)
        fill(session, letter, content)
        session.add_all(Act(letter_id=id_, **asdict(act)) for act in acts)


def set_state(catalogue: Catalogue, id_: str, state: State) -> None:
    """Note where a matter stands, and nothing of what was said in it."""
    with catalogue.writing() as session:
        letter = session.get_one(Letter, id_)
        letter.state = state
        letter.revision = next_revision(session)


def close_deadlines(catalogue: Catalogue, id_: str, at: str) -> int:
    """Close a letter's open deadlines; gives how many."""
    change = update(Deadline).where(Deadline.letter_id == id_, Deadline.closed_at.is_(None))
    with catalogue.writing() as session:
        return len(session.scalars(change.values(closed_at=at).returning(Deadline.id)).all())


def blank(catalogue: Catalogue, id_: str) -> None:
    """Mark a letter secret and take out all that it says; the index purges it because of this row."""
    with catalogue.writing() as session:
        letter = session.get_one(Letter, id_)
        letter.secret = True
        letter.revision = next_revision(session)
        _leave_out_of_paths(session, letter.original_path)
        letter.original_path = letter.archived = letter.kind = letter.number = ""
        letter.date = letter.subject = letter.sender = letter.speed = ""
        letter.pages, letter.letter, letter.memo, letter.warnings = [], None, None, []
        letter.doubtful = []
        letter.number_key = letter.running = letter.officer = ""
        for table in (Deadline, Act):
            session.execute(delete(table).where(table.letter_id == id_))
        _drop_links(session, id_)
        session.execute(update(Citation).where(Citation.cited_id == id_).values(cited_id=None))


def _leave_out_of_paths(session: Session, container: str) -> None:
    """Take the name of a secret mail or archive out of the paths of what came in it."""
    start = f"{container}/"
    parent = container.rpartition("/")[0]
    folder = f"{parent}/" if parent else ""
    for letter in session.scalars(
        select(Letter).where(Letter.original_path.startswith(start, autoescape=True))
    ):
        letter.original_path = folder + letter.original_path.removeprefix(start)
        letter.revision = next_revision(session)
        to_do(session, letter.id)
    for failure in session.scalars(select(Failure).where(Failure.path.startswith(start, autoescape=True))):
        failure.path = folder + failure.path.removeprefix(start)


def remember(catalogue: Catalogue, key: str, identity: Identity, sha256: str) -> None:
    """Note a named file, so that it is not read again while it is unchanged."""
    with catalogue.writing() as session:
        session.merge(
            Seen(
                key=key,
                size=identity.size,
                changed_ns=identity.changed_ns,
                inode=identity.inode,
                sha256=sha256,
            )
        )


def add_failure(catalogue: Catalogue, failure: FailureRow) -> None:
    """Note that a file could not be read; ``tries`` goes up by one."""
    with catalogue.writing() as session:
        known = session.get(Failure, failure.sha256)
        tries = known.tries if known else 0
        session.merge(Failure(**asdict(replace(failure, tries=tries + 1))))


def drop_failure(catalogue: Catalogue, sha256: str) -> None:
    """Forget the failure of a file that is now in the office."""
    with catalogue.writing() as session:
        session.execute(delete(Failure).where(Failure.sha256 == sha256))


def fill(session: Session, letter: Letter, content: Content) -> None:
    """Write what a letter says into its row, and into the tables that hang on it."""
    for name, value in asdict(content.fields).items():
        setattr(letter, name, list(value) if isinstance(value, tuple) else value)
    letter.pages, letter.letter, letter.memo = content.pages, content.letter, content.memo
    letter.warnings = list(content.warnings)
    key = number_key(content.fields.number)
    letter.number_key, letter.running = (str(key), key.running) if key else ("", "")
    told = Searched(letter_id=letter.id, addressee=_addressee(content), pages=pack_pages(content.pages))
    session.merge(told)
    _fill_deadlines(session, letter.id, content.deadlines)
    session.add_all(_citation(letter.id, each) for each in content.citations)
    session.add_all(Topic(letter_id=letter.id, word=word) for word in content.topics)


def _addressee(content: Content) -> str:
    to = content.letter.get("to") or {}
    return to.get("value") or ""


def _fill_deadlines(session: Session, id_: str, owed: Sequence[NewDeadline]) -> None:
    """Enter what a letter sets a day for; what was closed in the same words stays closed."""
    query = select(Deadline).where(Deadline.letter_id == id_, Deadline.act_id.is_(None))
    closed = list(session.scalars(query))
    for each in owed:
        known = next((one for one in closed if (one.raw, one.what) == (each.raw, each.what)), None)
        if known is None:
            session.add(_deadline(id_, each))
        else:
            closed.remove(known)
            known.date, known.every, known.doubtful = each.date, each.every, each.doubtful


def _drop_links(session: Session, id_: str) -> None:
    """Take out what a letter's words were linked and found by."""
    for table in (Citation, Searched, Topic):
        session.execute(delete(table).where(table.letter_id == id_))


def _deadline(id_: str, each: NewDeadline) -> Deadline:
    return Deadline(letter_id=id_, **asdict(each))


def _citation(id_: str, each: NewCitation) -> Citation:
    key = number_key(each.number or "")
    parts = {"number_key": str(key), "running": key.running} if key else {"number_key": "", "running": ""}
    return Citation(letter_id=id_, **asdict(each), **parts)


def _raise_counter(session: Session, name: str, to: int) -> None:
    """Numbers are never given twice: the counter only goes up."""
    counter = session.get(Counter, name)
    if counter is None:
        session.add(Counter(name=name, last=to))
    else:
        counter.last = max(counter.last, to)


def next_revision(session: Session) -> int:
    """Give the next revision; a changed row carries it."""
    counter = session.get(Counter, _REVISION)
    last = counter.last if counter else 0
    _raise_counter(session, _REVISION, last + 1)
    return last + 1
