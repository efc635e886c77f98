"""Find letters again: search, list (ค้นหาและเรียกดู)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.acting import a_day
from commands.frame import (
    as_option,
    json_option,
    office_option,
    one_line,
    print_json,
    secret_option,
    the_office,
)

if TYPE_CHECKING:
    from index.base import Hit
    from index.snippet import Snippet
    from pipeline.catalogue.database import Catalogue
    from pipeline.catalogue.rows import Filter, LetterRow
    from pipeline.office.office import Office
    from thai.terms import Terms

#: how long a snippet is, in characters
SNIPPET = 160
#: how many hits may be asked for: engines count in 32 bits
_COUNT = click.IntRange(0, 1_000_000)
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


@click.command(context_settings={"ignore_unknown_options": True})  # -word leaves letters with it out
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=_COUNT, default=10, show_default=True, help="How many hits.\n\nจำนวนที่แสดง")
@click.option("--offset", type=_COUNT, default=0, help="How many hits to pass over.\n\nข้ามกี่รายการแรก")
@office_option
@json_option
def search_command(
    query: tuple[str, ...], limit: int, offset: int, office_dir: Path | None, *, as_json: bool
) -> None:
    """Find letters by words, "phrases" and -without.

    ค้นหาหนังสือด้วยคำ "วลี" และ -คำที่ไม่ต้องการ
    """
    from index.query import parse_query
    from index.snippet import snippet
    from pipeline.office.places import find_places
    from pipeline.searching.shelf import open_current

    asked = parse_query(" ".join(query))
    index = open_current(find_places(office_dir))
    try:
        result = index.search(asked, limit, offset)
    finally:
        index.close()
    shown = [(hit, snippet(hit.pages, asked.marked, SNIPPET)) for hit in result.hits]
    if as_json:
        print_json({"total": result.total, "near": result.near, "hits": [_hit_json(*each) for each in shown]})
        return
    click.echo(f"พบ {result.total} ฉบับ" + (f" และใกล้เคียงอีก {result.near} ฉบับ" if result.near else ""))
    for hit, piece in shown:
        _print_hit(hit, piece, asked.marked)


def _hit_json(hit: Hit, piece: Snippet) -> dict[str, Any]:
    from thai.citizen import without_citizen_ids

    return {
        "id": hit.id,
        "score": round(hit.score, 4),
        "near": hit.near,
        "path": hit.path,
        "kind": hit.kind,
        "number": hit.number or None,
        "date": hit.date or None,
        "subject": without_citizen_ids(hit.subject) or None,
        "sender": hit.sender or None,
        "snippet": piece.text,
        "page": piece.page,
        "marks": [list(mark) for mark in piece.marks],
    }


def _print_hit(hit: Hit, piece: Snippet, pieces: tuple[Terms, ...]) -> None:
    from index.snippet import snippet
    from thai.say import thai_date

    near = "  (ใกล้เคียง)" if hit.near else ""
    about = "  ".join(
        part for part in (hit.number, thai_date(hit.date) if hit.date else "", hit.sender) if part
    )
    title = snippet((hit.subject,), pieces, max(SNIPPET, len(hit.subject)))
    click.echo(f"\n{click.style(hit.id, fg='cyan')}  {_marked(title) or one_line(hit.path)}{near}")
    if about:
        click.echo(f"  {about}")
    click.echo(f"  หน้า {piece.page}: {_marked(piece)}")


def _marked(piece: Snippet) -> str:
    """Set the found places off: in bold on a terminal, as plain text elsewhere."""
    parts: list[str] = []
    done = 0
    for start, end in piece.marks:
        parts += piece.text[done:start], click.style(piece.text[start:end], fg="yellow", bold=True)
        done = end
    return "".join(parts) + piece.text[done:]


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
