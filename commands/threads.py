"""The chain of a letter: thread (เรื่องเดิมและเรื่องที่ตามมา)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.frame import as_option, json_option, office_option, print_json, secret_option, the_office

if TYPE_CHECKING:
    from pipeline.matter.thread import Link
    from pipeline.office.office import Office


@click.command()
@click.argument("id_", metavar="ID")
@as_option
@secret_option
@office_option
@json_option
def thread_command(
    id_: str, named: str | None, office_dir: Path | None, *, secret: bool, as_json: bool
) -> None:
    """Show the chain of a letter: what it cites, what cites it, and how the chief ordered.

    แสดงเรื่องเดิมและเรื่องที่ตามมา พร้อมคำสั่ง ตามลำดับวันที่
    """
    links = _links(the_office(office_dir), id_, named, secret=secret)
    if as_json:
        print_json({"id": id_, "letters": [_link_json(link) for link in links]})
        return
    from commands.before import print_absent

    for link in links:
        _print_link(link, is_asked=link.row.id == id_)
        print_absent(link.absent, "  อ้างถึง ")


def _links(office: Office, id_: str, named: str | None, *, secret: bool) -> list[Link]:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.acting import acting
    from pipeline.matter.keeping import done_in
    from pipeline.matter.opening import opened
    from pipeline.matter.secret_thread import secret_thread
    from pipeline.matter.thread import thread

    who = acting(office.settings, named) if secret else ""
    with open_to_read(office) as catalogue:
        stored = opened(office, catalogue, id_, who=who, secret=secret)
        if stored.row.secret:
            return secret_thread(catalogue, office.settings, stored, done_in(office, catalogue, stored.row))
        return thread(catalogue, office.settings, id_)


def _link_json(link: Link) -> dict[str, Any]:
    from commands.before import absent_json, order_json

    found = link.row.fields
    return {
        "id": link.row.id,
        "number": found.number or None,
        "date": found.date or None,
        "sender": found.sender or None,
        "subject": found.subject or None,
        "state": link.row.state,
        "ours": link.ours,
        "order": order_json(link.order),
        "cites": list(link.cites),
        "absent": [absent_json(one) for one in link.absent],
    }


def _print_link(link: Link, *, is_asked: bool) -> None:
    from commands.before import say_order
    from commands.tables import STATES
    from thai.citizen import without_citizen_ids
    from thai.say import thai_date

    row, found = link.row, link.row.fields
    day = thai_date(found.date) if found.date else "ไม่ทราบวันที่"
    who = f"{found.sender or 'ไม่ทราบผู้ส่ง'}" + (" (หนังสือของเรา)" if link.ours else "")
    mark = "▸ " if is_asked else ""
    click.echo(f"{mark}{click.style(row.id, fg='cyan')}  {day}  ที่ {found.number or '–'}  {who}")
    state = STATES.get(row.state, row.state)
    click.echo(f"  เรื่อง {without_citizen_ids(found.subject) or '–'}  ({state})")
    if link.cites:
        click.echo(f"  อ้างถึง {', '.join(link.cites)}")
    if link.order:
        click.echo(f"  คำสั่ง {say_order(link.order)}")
