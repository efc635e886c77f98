"""Enter what was done in a matter (บันทึกการดำเนินการ); of a secret letter beside its text, and nowhere else."""

from __future__ import annotations

from pipeline.archive import secret_store
from pipeline.catalogue import acts
from pipeline.catalogue.acts import Change
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import ActKind, ActRow, Json, LetterRow, NewAct, NewDeadline, State
from pipeline.catalogue.writing import set_state
from pipeline.matter.steps import state_after
from pipeline.office.office import Office


def enter(
    office: Office,
    catalogue: Catalogue,
    row: LetterRow,
    act: NewAct,
    *,
    officer: str | None = None,
    owed: NewDeadline | None = None,
    memo: Json | None = None,
) -> State:
    """Enter an act and give where the matter stands then; durable on return.  The caller holds the lock.

    :param row: as it stands now, read under the lock.
    :param officer: who answers for the matter from now on.
    :param owed: what the act itself sets a day for.
    :param memo: the note as it stands from now on, where the act changes it.
    :raises NotNow: the act cannot follow.
    """
    state = state_after(act.kind, row.state, row.id)
    if row.secret:
        secret_store.add_act(office, row.id, act, memo)
        set_state(catalogue, row.id, state)
    else:
        change = Change(state=state, officer=officer, closes=state == "done", owed=owed, memo=memo)
        acts.add_act(catalogue, row.id, act, change)
    return state


def done_in(office: Office, catalogue: Catalogue, row: LetterRow) -> list[ActRow]:
    """List what was done in a matter, in order; of a secret one for those who may see it."""
    return secret_store.acts_of(office, row.id) if row.secret else acts.acts_of(catalogue, row.id)


def act(kind: ActKind, who: str, at: str, **told: object) -> NewAct:
    """Make an act.

    :param at: ISO date and time, local.
    :param told: see ``ActKind``.
    """
    return NewAct(at=at, who=who, kind=kind, told=told)
