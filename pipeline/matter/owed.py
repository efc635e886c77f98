"""What the chief's orders set a day for (กำหนดตามที่สั่งการ)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogue.rows import ActRow, NewAct, NewDeadline


def owed_by(act: NewAct) -> NewDeadline | None:
    """Give what an order sets a day for; None where it sets none, and of other acts."""
    if act.kind != "ordered" or not act.told.get("due"):
        return None
    day, text, to = act.told["due"], act.told["text"], act.told.get("to")
    return NewDeadline(date=day, every=None, who=to, what=text, raw=text, doubtful=False)


def officer_by(acts: Sequence[ActRow]) -> str:
    """Give who answers for a matter by its orders; empty where none named anybody."""
    named = [one.act.told["to"] for one in acts if one.act.kind == "ordered" and one.act.told.get("to")]
    return named[-1] if named else ""


def closed_at(acts: Sequence[ActRow]) -> str | None:
    """Give when a matter was closed; None of an open one."""
    last = next((one.act for one in reversed(acts) if one.act.kind in {"done", "ordered"}), None)
    return last.at if last is not None and last.kind == "done" else None
