"""The steps of a matter after its note: present, order, done (เสนอ สั่งการ เสร็จสิ้น)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.acting import a_day, acting_now
from commands.frame import as_option, json_option, office_option, secret_option, the_office

if TYPE_CHECKING:
    from datetime import date


@click.command()
@click.argument("id_", metavar="ID")
@as_option
@secret_option
@office_option
@json_option
def present_command(
    id_: str, named: str | None, office_dir: Path | None, *, secret: bool, as_json: bool
) -> None:
    """Enter that the note lies before the chief; a draft is accepted first.

    บันทึกว่าเสนอแล้ว หากยังไม่มีผู้รับรองร่าง ถือว่าผู้เสนอรับรอง
    """
    from commands.course import show_done
    from pipeline.matter.doing import present

    office = the_office(office_dir)
    done = present(office, id_, acting_now(office, named, secret=secret))
    show_done(done, as_json=as_json)


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("text", metavar="คำสั่ง")
@click.option(
    "--to", metavar="OFFICER", help="Who is to act: a part of the name.\n\nผู้รับผิดชอบ ระบุบางส่วนของชื่อได้"
)
@click.option(
    "--due",
    metavar="DATE",
    callback=a_day,
    help="By when, as 2565-03-20, 2022-03-20 or 20 มี.ค. 65.\n\nกำหนดเสร็จ (พ.ศ. หรือ ค.ศ.)",
)
@as_option
@secret_option
@office_option
@json_option
def order_command(
    id_: str,
    text: str,
    named: str | None,
    office_dir: Path | None,
    *,
    to: str | None,
    due: date | None,
    secret: bool,
    as_json: bool,
) -> None:
    """Enter the chief's order in his words; it takes a closed matter up again.

    บันทึกคำสั่งของผู้บังคับบัญชาตามถ้อยคำ เรื่องที่ปิดแล้วจะเปิดขึ้นใหม่
    """
    from commands.course import show_done
    from pipeline.matter.acting import person
    from pipeline.matter.doing import order

    words = " ".join(text.split())
    if not words:
        raise click.UsageError("the order has no words (โปรดระบุคำสั่ง)")
    office = the_office(office_dir)
    whom = person(office.settings, to) if to else None
    done = order(office, id_, acting_now(office, named, secret=secret), words, to=whom, due=due)
    show_done(done, as_json=as_json)


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("text", metavar="[ผล]", default="")
@as_option
@secret_option
@office_option
@json_option
def done_command(
    id_: str, text: str, named: str | None, office_dir: Path | None, *, secret: bool, as_json: bool
) -> None:
    """Close a matter and all that is owed in it.

    บันทึกว่าเรื่องเสร็จสิ้น กำหนดส่งทั้งหมดของเรื่องปิดไปด้วย
    """
    from commands.course import show_done
    from pipeline.matter.doing import finish

    office = the_office(office_dir)
    done = finish(office, id_, acting_now(office, named, secret=secret), " ".join(text.split()))
    show_done(done, as_json=as_json)
