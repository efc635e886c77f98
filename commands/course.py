"""What was done in a matter, in words (ความเป็นมาของเรื่อง)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import click

from commands.frame import print_json
from commands.tables import STATES
from pipeline.catalogue.rows import ActRow, Json, LetterRow, NewAct
from pipeline.matter.doing import Done
from pipeline.matter.note.versions import versions
from pipeline.matter.note.words import Changes, changes, words_of
from pipeline.memo.as_json import memo_from_json
from thai.say import in_script, thai_date, thai_time

_SAID = {
    "redrafted": "ร่างบันทึกใหม่",
    "edited": "แก้ไขบันทึก",
    "accepted": "รับรองร่าง",
    "presented": "เสนอ",
    "ordered": "สั่งการ",
    "done": "เสร็จสิ้น",
    "set": "แก้ไขค่า",
    "marked": "กำหนดชั้นความลับ",
    "unmarked": "ยกเลิกชั้นความลับ",
}
_HAVE_BEEN = {
    "accepted": "รับรองร่างบันทึกของ {id} แล้ว",
    "presented": "เสนอ {id} แล้ว",
    "ordered": "บันทึกคำสั่งของ {id} แล้ว",
    "done": "ปิดเรื่อง {id} แล้ว",
    "edited": "แก้ไขบันทึกของ {id} แล้ว",
}


# a share such as 0.29 is a little less in binary
_ROUNDING = 1e-9


def act_json(one: NewAct) -> dict[str, Any]:
    """Give an act as ``--json`` shows it; ``told`` is explained in the README."""
    return {"at": one.at, "who": one.who, "kind": one.kind, "told": one.told}


def done_json(done: Done) -> dict[str, Any]:
    """Give what was done as ``--json`` shows it."""
    row = done.row
    acts = [act_json(one) for one in done.acts]
    return {"id": row.id, "state": row.state, "officer": row.officer or None, "entered": acts}


def show_done(done: Done, *, as_json: bool) -> None:
    """Tell what was done, a line an act."""
    if as_json:
        print_json(done_json(done))
        return
    for one in done.acts:
        about = _told(one)
        click.echo(_HAVE_BEEN[one.kind].format(id=done.row.id) + (f": {about}" if about else ""))


def print_course(row: LetterRow, acts: Sequence[ActRow], memo: Json | None) -> None:
    """Print the course of a matter: when, who, what.

    :param memo: the note as it stands.
    """
    click.echo(f"\nความเป็นมา ({STATES.get(row.state, row.state)})")
    click.echo(f"  {when(row.received_at)}  รับหนังสือ")
    edits = _edits(acts, memo)
    for one in acts:
        about = _changed(edits[one.number]) if one.number in edits else _told(one.act)
        said = _SAID.get(one.act.kind, one.act.kind) + (f": {about}" if about else "")
        click.echo(f"  {when(one.act.at)}  {one.act.who}  {said}")


def when(at: str) -> str:
    """Say a time in Thai; ISO date and time."""
    return f"{thai_date(at[:10])} เวลา {thai_time(at[11:16])}"


def said_of(acts: Sequence[ActRow]) -> str:
    """Say in one line who did what, and when."""
    return " และ ".join(f"{one.act.who} {_SAID[one.act.kind]}เมื่อ {when(one.act.at)}" for one in acts)


def percent(share: float) -> int:
    """Give a share in whole percents, rounded down: 100 says that all of it is."""
    return int(100 * share + _ROUNDING)


def _told(one: NewAct) -> str:
    """Say what an act tells beside its kind."""
    told = one.told
    if "kept" in told:
        return in_script(f"คงข้อความของร่างไว้ร้อยละ {percent(told['kept'])}", "thai")
    if one.kind == "ordered":
        to, due = told.get("to"), told.get("due")
        more = (f"ผู้รับผิดชอบ {to}" if to else "", f"ภายใน {thai_date(due)}" if due else "")
        return " · ".join(part for part in (f"“{told['text']}”", *more) if part)
    if one.kind == "set":
        return f"{told.get('field')} เป็น “{told.get('value') or 'ว่าง'}”"
    return str(told.get("text") or told.get("mark") or "")


def _edits(acts: Sequence[ActRow], memo: Json | None) -> dict[int, Changes]:
    """Compare each version of the note with the next, by the number of the act that replaced it."""
    there = versions(acts, memo)
    found: dict[int, Changes] = {}
    for before, after in pairwise(there):
        if before.until and before.memo and after.memo:
            old, new = memo_from_json(before.memo), memo_from_json(after.memo)
            found[before.until.number] = changes(words_of(old), words_of(new))
    return found


def _changed(found: Changes) -> str:
    counts = ((found.removed, "ตัดออก"), (found.added, "เพิ่ม"), (found.changed, "แก้"))
    said = " ".join(f"{name} {len(ones)}" for ones, name in counts if ones)
    return in_script(f"{said} ข้อความ" if said else "จัดลำดับหรือหัวข้อใหม่", "thai")
