"""A letter that is read again keeps what was set by hand (การแก้ไขเดิมเมื่ออ่านใหม่)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalogue.rows import ActRow, NewAct
from pipeline.letter.fields import Deadline, Letter
from pipeline.matter.correcting.applying import apply, with_deadline
from pipeline.matter.correcting.corrections import NTH, Correction


def replayed(letter: Letter, acts: Iterable[ActRow]) -> Letter:
    """Set again, in order, what persons set in a letter, and the mark of secrecy that they gave or took.

    :param letter: as it was just read.
    """
    for one in acts:
        letter = _after(letter, one.act)
    return letter


def _after(letter: Letter, act: NewAct) -> Letter:
    if act.kind == "set" and act.told["field"].startswith("deadline"):
        return replace(letter, deadlines=_deadlines(letter.deadlines, act))
    if act.kind == "set":
        return apply(letter, Correction(act.told["field"], act.told["value"]), act.who)
    if act.kind in {"marked", "unmarked"}:
        return apply(letter, Correction("secrecy", act.told.get("mark")), act.who)
    return letter


def _deadlines(deadlines: tuple[Deadline, ...], act: NewAct) -> tuple[Deadline, ...]:
    """Find a deadline by its words: the new reading may count others.

    One whose words are not read any more is kept as an added one; what was struck out and is not found stays
    as it is: a deadline too many does no harm.
    """
    before, value = act.told["before"], act.told["value"]
    nth = None if before is None else _place(deadlines, before["raw"], act.told["field"])
    if nth is None:
        return deadlines if value is None else with_deadline(deadlines, len(deadlines), value, act.who)
    return with_deadline(deadlines, nth, value, act.who)


def _place(deadlines: tuple[Deadline, ...], raw: str, field: str) -> int | None:
    """Give the place of the deadline with these words; of several the one that had it before."""
    wanted = "".join(raw.split())
    alike = [nth for nth, one in enumerate(deadlines) if "".join(one.raw.split()) == wanted]
    named = NTH.fullmatch(field)
    former = int(named[1]) - 1 if named else 0
    return former if former in alike else next(iter(alike), None)
