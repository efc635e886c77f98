"""Print the register of letters received: register (ทะเบียนหนังสือรับ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.acting import a_month
from commands.frame import json_option, office_option, print_json, the_office, write_new

if TYPE_CHECKING:
    from pipeline.matter.register.rows import Entry, Register
    from pipeline.office.office import Office


@click.command()
@click.option(
    "--month",
    callback=a_month,
    metavar="MONTH",
    help="Received in this month, as 2565-03 or 2022-03; else this month.\n\nเดือนที่รับ หากไม่ระบุ คือเดือนนี้",
)
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it for Excel, ready to be printed.\n\nเขียนเป็นไฟล์ Excel พร้อมพิมพ์",
)
@click.option(
    "--csv",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it as CSV.\n\nเขียนเป็นไฟล์ CSV",
)
@office_option
@json_option
def register_command(
    month: str | None, xlsx: Path | None, csv: Path | None, office_dir: Path | None, *, as_json: bool
) -> None:
    """Print the register of letters received in a month, in its official columns.

    พิมพ์ทะเบียนหนังสือรับประจำเดือน ตามแบบของระเบียบงานสารบรรณ
    """
    printed = _register(the_office(office_dir), month)
    files = _write(printed, xlsx, csv)
    if as_json:
        print_json(files | {"month": printed.month, "letters": [_json(one) for one in printed.entries]})
    elif files:
        for file in files.values():
            click.echo(f"เขียนทะเบียนหนังสือรับ {len(printed.entries)} ฉบับแล้วที่ {file}")
    else:
        _show(printed)


def _register(office: Office, month: str | None) -> Register:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.register.rows import register
    from pipeline.office.clock import SystemClock

    wanted = month or f"{SystemClock().today():%Y-%m}"
    with open_to_read(office) as catalogue:
        return register(catalogue, office.settings, wanted)


def _write(printed: Register, xlsx: Path | None, csv: Path | None) -> dict[str, str]:
    """Write the files that were asked for, and name them by their kind."""
    written = {}
    if xlsx is not None:
        from pipeline.matter.register.as_xlsx import to_xlsx

        write_new(xlsx, to_xlsx(printed), "--xlsx")
        written["xlsx"] = str(xlsx)
    if csv is not None:
        from pipeline.matter.register.as_csv import to_csv

        write_new(csv, to_csv(printed), "--csv")
        written["csv"] = str(csv)
    return written


def _show(printed: Register) -> None:
    from rich.table import Table
    from rich.text import Text

    from commands.tables import print_table
    from pipeline.matter.register.rows import COLUMNS

    for heading in printed.headings:
        click.echo(heading)
    table = Table(*COLUMNS, show_lines=True)
    for row in printed.rows():
        table.add_row(*map(Text, row))
    print_table(table)


def _json(entry: Entry) -> dict[str, Any]:
    if entry.secret:
        return {"id": entry.id, "secret": True}
    return {
        "id": entry.id,
        "secret": False,
        "received": entry.received,
        "number": entry.number or None,
        "date": entry.date or None,
        "sender": entry.sender or None,
        "to": entry.to or None,
        "subject": entry.subject or None,
        "doubtful": list(entry.doubtful),
        "state": entry.state,
        "order": entry.order or None,
        "officer": entry.officer or None,
        "due": entry.due or None,
        "done": entry.done or None,
        "remarks": list(entry.remarks),
    }
