"""What was done in matters (การดำเนินการ): added, never changed.  Who adds holds the office's lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select

from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import to_do
from pipeline.catalogue.models import Act, Deadline, Letter
from pipeline.catalogue.rows import ActKind, ActRow, Json, NewAct, NewDeadline, State
from pipeline.catalogue.writing import next_revision

_VARIABLES = 500  # below SQLite's limit of variables in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an act changes in its letter's row; None leaves a column as it is.

    :param closes: all that is still owed is done now.
    :param owed: what the act itself sets a day for.
    :param memo: the note as it stands from now on.
    """

    state: State | None = None
    officer: str | None = None
    closes: bool = False
    owed: NewDeadline | None = None
    memo: Json | None = None


def add_act(catalogue: Catalogue, id_: str, act: NewAct, change: Change) -> int:
    """Enter an act together with what it changes, and give its number; durable on return.

    :raises sqlalchemy.exc.NoResultFound: there is no such letter.
    """
    with catalogue.writing() as session:
        letter = session.get_one(Letter, id_)
        entered = Act(letter_id=id_, **asdict(act))
        session.add(entered)
        session.flush()
        if change.closes:
            open_ones = select(Deadline).where(Deadline.letter_id == id_, Deadline.closed_at.is_(None))
            for deadline in session.scalars(open_ones):
                deadline.closed_at = act.at
        if change.owed is not None:
            session.add(Deadline(letter_id=id_, act_id=entered.id, **asdict(change.owed)))
        letter.state = letter.state if change.state is None else change.state
        letter.officer = letter.officer if change.officer is None else change.officer
        letter.memo = letter.memo if change.memo is None else change.memo
        letter.revision = next_revision(session)
        to_do(session, id_)
        return entered.id


def acts_of(catalogue: Catalogue, id_: str) -> list[ActRow]:
    """List what was done in a matter, in order; of a secret one nothing stands here."""
    query = select(Act).join(Letter).where(Act.letter_id == id_, Letter.secret.is_(False)).order_by(Act.id)
    with catalogue.reading() as session:
        return [_row(act) for act in session.scalars(query)]


def acts_of_many(
    catalogue: Catalogue, ids: Sequence[str], kinds: Sequence[ActKind]
) -> dict[str, list[ActRow]]:
    """Give the acts of some kinds for several letters, in order, by letter; secret ones are passed over."""
    found: dict[str, list[ActRow]] = {}
    query = select(Act).join(Letter).where(Act.kind.in_(kinds), Letter.secret.is_(False)).order_by(Act.id)
    with catalogue.reading() as session:
        for first in range(0, len(ids), _VARIABLES):
            for act in session.scalars(query.where(Act.letter_id.in_(ids[first : first + _VARIABLES]))):
                found.setdefault(act.letter_id, []).append(_row(act))
    return found


def all_acts(catalogue: Catalogue, kinds: Sequence[ActKind]) -> Iterator[ActRow]:
    """Give all acts of some kinds, in order; those of secret letters are passed over."""
    query = select(Act).join(Letter).where(Act.kind.in_(kinds), Letter.secret.is_(False)).order_by(Act.id)
    with catalogue.reading() as session:
        yield from (_row(act) for act in session.scalars(query))


def _row(act: Act) -> ActRow:
    done = NewAct(at=act.at, who=act.who, kind=act.kind, told=act.told)
    return ActRow(number=act.id, letter_id=act.letter_id, act=done)
