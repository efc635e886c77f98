"""The register, the due list and one letter on a terminal (ตารางบนหน้าจอ).  What is doubtful bears ``[?]``."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.catalogue.rows import Fields, LetterRow
from pipeline.due import Due
from pipeline.lookup import Stored
from thai.say import thai_date

#: stands after a value whose reading is not sure
DOUBT = " [?]"
#: as wide as a table is made where there is no terminal
FILE_WIDTH = 160

STATES = {
    "received": "รับแล้ว",
    "drafted": "ร่างบันทึกแล้ว",
    "accepted": "รับรองร่างแล้ว",
    "presented": "เสนอแล้ว",
    "ordered": "สั่งการแล้ว",
    "done": "เสร็จ",
}


def print_register(rows: list[LetterRow]) -> None:
    """Print the register of letters (ทะเบียนหนังสือรับ)."""
    table = Table("เลขรับ", "ที่", "ลงวันที่", "จาก", "เรื่อง", "สถานะ", "ผู้รับผิดชอบ")
    for row in rows:
        subject = Text(_value(row.fields, "subject"))
        if row.fields.speed:
            subject = Text.assemble((_value(row.fields, "speed"), "red"), " ", subject)
        state = "อ่านได้บางส่วน" if row.status == "partial" else STATES.get(row.state, row.state)
        shown = (_value(row.fields, name) for name in ("number", "date", "sender"))
        table.add_row(row.id, *map(Text, shown), subject, state, Text(row.officer))
    print_table(table)


def print_due(open_ones: list[Due]) -> None:
    """Print what is owed, overdue in red."""
    table = Table("กำหนด", "เหลือ (วัน)", "เลขรับ", "ผู้รับผิดชอบ", "สิ่งที่ต้องทำ", "เรื่อง")
    for one in open_ones:
        row, owed = one.row, one.row.owed
        day = thai_date(one.day.isoformat()) if one.day else " ".join(owed.raw.split())
        shown = Text(day + (DOUBT if owed.doubtful else ""))
        said = (Text(part) for part in (owed.who or "", owed.what or owed.raw, row.subject))
        table.add_row(shown, _left(one), row.letter_id, *said)
    print_table(table)


def _left(one: Due) -> Text:
    if one.days_left is None:
        return Text()
    return Text(f"เลยกำหนด {-one.days_left}", "red") if one.days_left < 0 else Text(str(one.days_left))


def print_letter(stored: Stored) -> None:
    """Print one letter's fields, its warnings and the short form of its note."""
    names = {"subject": "เรื่อง", "number": "ที่", "date": "ลงวันที่", "sender": "จาก", "speed": "ชั้นความเร็ว"}
    row = stored.row
    click.echo(f"เลขรับ: {row.id}")
    for field, name in names.items():
        click.echo(f"{name}: {_value(row.fields, field) or '–'}")
    click.echo(f"ต้นฉบับ: {row.archived}")
    for name, ids in (("มาใน", stored.came_in), ("มีเอกสาร", stored.parts)):
        if ids:
            click.echo(f"{name}: {', '.join(ids)}")
    for warning in row.warnings:
        click.secho(f"! {warning}", fg="yellow")
    if stored.memo:
        click.echo(f"\n{stored.memo['short']}")


def _value(fields: Fields, name: str) -> str:
    value: str = getattr(fields, name)
    shown = thai_date(value) if name == "date" and value else value
    return shown + DOUBT if name in fields.doubtful else shown


def print_table(table: Table) -> None:
    """Print a table, as wide as the terminal; into a file as wide as it needs."""
    Console(width=None if sys.stdout.isatty() else FILE_WIDTH, highlight=False).print(table)
