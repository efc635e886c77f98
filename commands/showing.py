"""Show one letter of the office, or give it as a searchable PDF: show (เรียกดูหนังสือ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.finding import row_json
from commands.frame import (
    as_option,
    json_option,
    office_option,
    print_json,
    secret_option,
    the_office,
    write_new,
)

if TYPE_CHECKING:
    from extractors.base import Page
    from pipeline.catalogue.rows import ActRow
    from pipeline.lookup import Stored
    from pipeline.office.office import Office


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--page", type=click.IntRange(1), help="Show only this page.\n\nแสดงเฉพาะหน้านี้")
@click.option(
    "--pdf",
    "as_pdf",
    is_flag=True,
    help="Write the scan as a PDF whose text can be searched and copied."
    "\n\nเขียนภาพสแกนเป็น PDF ที่ค้นหาและคัดลอกข้อความได้",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Write the PDF here; else under the original's name into the current folder."
    "\n\nที่เขียน PDF หากไม่ระบุ ใช้ชื่อเดียวกับต้นฉบับในโฟลเดอร์ปัจจุบัน",
)
@as_option
@secret_option
@office_option
@json_option
def show_command(
    id_: str,
    page: int | None,
    output: Path | None,
    named: str | None,
    office_dir: Path | None,
    *,
    as_pdf: bool,
    secret: bool,
    as_json: bool,
) -> None:
    """Show one letter: its fields, where it lies, the course of its matter, its text.

    แสดงหนังสือหนึ่งฉบับ: สาระสำคัญ ที่เก็บ ความเป็นมา และข้อความ
    """
    _check_options(page, output, as_pdf=as_pdf)
    office = the_office(office_dir)
    stored = _stored(office, id_, named, secret=secret)
    if as_pdf:
        _write_pdf(office, stored, output, as_json=as_json)
        return
    pages = _wanted(stored, page)
    if as_json:
        _print_json(office, stored, pages)
        return
    from commands.before import print_before
    from commands.corrected import print_corrected
    from commands.course import print_course
    from commands.proposed import print_proposed
    from commands.tables import print_letter

    print_letter(stored)
    print_before(office, stored.row)
    print_corrected(stored.letter)
    print_proposed(office, stored.letter, stored.row.id)
    print_course(stored.row, _acts(office, stored), stored.memo)
    for one in pages:
        click.echo(f"\n── หน้า {one.number} ──\n{one.text}")


def _check_options(page: int | None, output: Path | None, *, as_pdf: bool) -> None:
    if as_pdf and page is not None:
        raise click.UsageError("--pdf gives all pages: leave --page out (--pdf ให้ทุกหน้า ไม่ใช้กับ --page)")
    if output is not None and not as_pdf:
        raise click.UsageError("--output goes with --pdf (ใช้ --output ร่วมกับ --pdf)")


def _stored(office: Office, id_: str, named: str | None, *, secret: bool) -> Stored:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.acting import acting
    from pipeline.matter.opening import opened

    who = acting(office.settings, named) if secret else ""
    with open_to_read(office) as catalogue:
        return opened(office, catalogue, id_, who=who, secret=secret)


def _wanted(stored: Stored, page: int | None) -> list[Page]:
    pages = [one for one in stored.pages if page in (None, one.number)]
    if page is not None and not pages:
        count = len(stored.pages)
        raise click.BadParameter(f"there are {count} pages (มี {count} หน้า)", param_hint="--page")
    return pages


def _acts(office: Office, stored: Stored) -> list[ActRow]:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.keeping import done_in

    with open_to_read(office) as catalogue:
        return done_in(office, catalogue, stored.row)


def _print_json(office: Office, stored: Stored, pages: list[Page]) -> None:
    from commands.before import before_json
    from commands.course import act_json
    from commands.proposed import proposed_json
    from pipeline.letter.as_json import show_letter, show_page

    came = {"came_in": list(stored.came_in), "parts": list(stored.parts)}
    row = {**row_json(stored.row), **came, **before_json(office, stored.row)}
    done = [act_json(one.act) for one in _acts(office, stored)]
    proposed = proposed_json(stored.letter, office.settings, office, stored.row.id)
    shown = show_letter(stored.letter)
    read = {"letter": shown, "pages": [show_page(one) for one in pages]}
    print_json({**row, "proposal": proposed, "acts": done, **read})


def _write_pdf(office: Office, stored: Stored, output: Path | None, *, as_json: bool) -> None:
    from pipeline.searchable.letter_pdf import pdf_name, pdf_of_letter

    place = output or Path()
    target = place / pdf_name(stored.row) if place.is_dir() else place
    pdf = pdf_of_letter(office, stored)
    write_new(target, pdf, "--output")
    if as_json:
        print_json({"id": stored.row.id, "pdf": str(target)})
    else:
        click.echo(f"เขียน PDF แล้วที่ {target}")
