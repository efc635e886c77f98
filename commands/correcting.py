"""Set by hand what was read wrong: set, secrecy (แก้ไขค่าที่อ่านได้ กำหนดชั้นความลับ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.acting import acting_now
from commands.frame import as_option, json_option, office_option, print_json, secret_option, the_office

if TYPE_CHECKING:
    from pipeline.catalogue.rows import NewAct
    from pipeline.matter.correcting.corrections import Correction
    from pipeline.matter.correcting.setting import WasSet
    from pipeline.matter.doing import By
    from pipeline.office.office import Office

_MARKS = ("ลับ", "ลับมาก", "ลับที่สุด")
_KEPT = "บันทึกที่เจ้าหน้าที่แก้ไขหรือรับรองแล้วไม่เปลี่ยนตาม โปรดปรับเองด้วย kasian note {id} --edit"
_NO_FILES = "เขียนไฟล์บันทึกย่อไม่สำเร็จ สั่ง kasian check เพื่อเขียนใหม่"


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("given", metavar="FIELD=VALUE...", nargs=-1, required=True)
@as_option
@secret_option
@office_option
@json_option
def set_command(
    id_: str,
    given: tuple[str, ...],
    named: str | None,
    office_dir: Path | None,
    *,
    secret: bool,
    as_json: bool,
) -> None:
    """Set fields of a letter by hand, such as date=2565-03-14; FIELD= says that it has none.

    แก้ไขค่าที่อ่านได้ เช่น date=2565-03-14 หาก FIELD= ไม่มีค่า หมายถึงหนังสือไม่มีช่องนั้น
    """
    from pipeline.matter.correcting.corrections import parse

    corrections = [parse(one) for one in given]
    office = the_office(office_dir)
    by = acting_now(office, named, secret=secret)
    fields = [one for one in corrections if one.field != "secrecy"]
    marks = [one for one in corrections if one.field == "secrecy"]
    done = _set(office, id_, by, fields) if fields else None
    acts = [*(done.acts if done else ()), *(_marked(office, id_, by, one.value) for one in marks[-1:])]
    _show(id_, acts, done, as_json=as_json)


@click.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--mark",
    type=click.Choice(_MARKS),
    metavar="ลับ|ลับมาก|ลับที่สุด",
    help="Keep the letter as a secret one.\n\nจัดเป็นหนังสือลับ",
)
@click.option(
    "--unmark",
    is_flag=True,
    help="Keep it among the others again; for those named in secret_readers."
    "\n\nยกเลิกชั้นความลับ เฉพาะผู้มีชื่อใน secret_readers ของ office.toml",
)
@as_option
@office_option
@json_option
def secrecy_command(
    id_: str, mark: str | None, named: str | None, office_dir: Path | None, *, unmark: bool, as_json: bool
) -> None:
    """Mark a letter secret by hand, or take the mark away; no reading changes that again.

    กำหนดหรือยกเลิกชั้นความลับด้วยมือ การอ่านใหม่ไม่เปลี่ยนค่านี้
    """
    if (mark is None) is not unmark:
        raise click.UsageError("give one of --mark and --unmark (ระบุ --mark หรือ --unmark อย่างใดอย่างหนึ่ง)")
    office = the_office(office_dir)
    act = _marked(office, id_, acting_now(office, named, secret=True), mark)
    _show(id_, [act], None, as_json=as_json)


def _set(office: Office, id_: str, by: By, corrections: list[Correction]) -> WasSet:
    from pipeline.matter.correcting.setting import set_fields

    return set_fields(office, id_, by, corrections)


def _marked(office: Office, id_: str, by: By, mark: str | None) -> NewAct:
    from dataclasses import replace

    from pipeline.secrecy import mark_secret, unmark_secret

    by = replace(by, secret=True)
    return mark_secret(office, id_, by, mark) if mark else unmark_secret(office, id_, by)


def _show(id_: str, acts: list[NewAct], done: WasSet | None, *, as_json: bool) -> None:
    if as_json:
        from commands.course import act_json

        print_json(
            {"id": id_, "note": done.note if done else None, "entered": [act_json(one) for one in acts]}
        )
        return
    for one in acts:
        click.echo(_said(id_, one))
    if done is not None and done.note == "kept":
        click.secho(f"! {_KEPT.format(id=id_)}", fg="yellow", err=True)
    if done is not None and not done.files:
        click.secho(f"! {_NO_FILES}", fg="yellow", err=True)


def _said(id_: str, one: NewAct) -> str:
    if one.kind == "set":
        return f"แก้ไข {id_}: {one.told['field']} เป็น “{one.told['value'] or 'ว่าง'}”"
    if one.kind == "marked":
        return f"จัด {id_} เป็นหนังสือ{one.told['mark']} และเก็บไว้ในโฟลเดอร์ secret แล้ว"
    return f"ร่างบันทึกของ {id_} ใหม่แล้ว" if one.kind == "redrafted" else f"ยกเลิกชั้นความลับของ {id_} แล้ว"
