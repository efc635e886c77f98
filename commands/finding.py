"""The register of letters: list (ทะเบียนหนังสือ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.acting import a_day
from commands.frame import (
    as_option,
    json_option,
    office_option,
    print_json,
    secret_option,
    the_office,
)

if TYPE_CHECKING:
    from pipeline.catalogue.database import Catalogue
    from pipeline.catalogue.rows import Filter, LetterRow
    from pipeline.office.office import Office

# as ``pipeline.letter.fields.Kind`` and ``commands.tables.STATES`` name them, which are slow to import
_KINDS = (
    "external",
    "memo",
    "stamped",
    "order",
    "announcement",
    "minutes",
    "radio",
    "joint_message",
    "record",
    "other",
)
_STATES = ("received", "drafted", "accepted", "presented", "ordered", "done")


def _day(context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    """Take a day of either era, and give it as the catalogue writes it."""
    day = a_day(context, option, text)
    return day.isoformat() if day else None


@click.command()
@click.option(
    "--kind", type=click.Choice(_KINDS), metavar="KIND", help=f"{', '.join(_KINDS)}.\n\nชนิดของหนังสือ"
)
@click.option(
    "--state", type=click.Choice(_STATES), metavar="STATE", help=f"{', '.join(_STATES)}.\n\nสถานะของเรื่อง"
)
@click.option(
    "--since",
    metavar="DATE",
    callback=_day,
    help="Received on or after, as 2026-11-01 or 2569-11-01.\n\nรับตั้งแต่วันที่ (ค.ศ. หรือ พ.ศ.)",
)
@click.option("--until", metavar="DATE", callback=_day, help="Received on or before.\n\nรับถึงวันที่")
@click.option("--officer", metavar="NAME", help="Who answers for it: a part of the name.\n\nผู้รับผิดชอบ")
@click.option("--text", help="Part of the subject, number or sender.\n\nส่วนหนึ่งของเรื่อง เลขที่ หรือผู้ส่ง")
@click.option(
    "--unanswered",
    is_flag=True,
    help="Only those that ask for an answer and have none.\n\nเฉพาะหนังสือที่ต้องตอบและยังไม่ได้ตอบ",
)
@as_option
@secret_option
@office_option
@json_option
def list_command(
    named: str | None,
    office_dir: Path | None,
    *,
    unanswered: bool,
    secret: bool,
    as_json: bool,
    **wanted: str | None,
) -> None:
    """List the register; with --secret the secret letters.

    แสดงทะเบียนหนังสือรับ
    """
    from commands.tables import print_register
    from pipeline.catalogue.database import open_to_read
    from pipeline.catalogue.reading import list_letters
    from pipeline.catalogue.rows import Filter

    if secret and unanswered:
        raise click.UsageError("--unanswered knows no secret letters (ไม่ใช้ --unanswered กับ --secret)")
    office, asked = the_office(office_dir), Filter(**wanted)
    if secret:
        rows = _secret_rows(office, named, asked)
    else:
        with open_to_read(office) as catalogue:
            rows = list_letters(catalogue, asked)
            rows = _without_answer(office, catalogue, rows) if unanswered else rows
    if as_json:
        print_json({"letters": [row_json(row) for row in rows]})
    else:
        print_register(rows)


def _without_answer(office: Office, catalogue: Catalogue, rows: list[LetterRow]) -> list[LetterRow]:
    from pipeline.matter.answers import unanswered

    waiting = {one.id for one in unanswered(catalogue, office.settings)}
    return [row for row in rows if row.id in waiting]


def _secret_rows(office: Office, named: str | None, wanted: Filter) -> list[LetterRow]:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.acting import acting
    from pipeline.matter.secret_matter import check_reader, secret_rows

    check_reader(office, acting(office.settings, named))
    with open_to_read(office) as catalogue:
        return secret_rows(office, catalogue, wanted)


def row_json(row: LetterRow) -> dict[str, Any]:
    """Give a row of the register as ``list --json`` shows it."""
    found = row.fields
    return {
        "id": row.id,
        "sha256": row.sha256,
        "state": row.state,
        "officer": row.officer or None,
        "status": row.status,
        "kind": found.kind,
        "number": found.number or None,
        "date": found.date or None,
        "subject": found.subject or None,
        "sender": found.sender or None,
        "speed": found.speed or None,
        "doubtful": list(found.doubtful),
        "received_at": row.received_at,
        "path": row.original_path,
        "archived": row.archived,
        "warnings": list(row.warnings),
    }
