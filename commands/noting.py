"""Draft a note, of a stored letter or of a file: note (ร่างบันทึกย่อ)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.extracting import PARTS, extract_file, settings_or_blank
from commands.frame import NoNote, json_option, office_option, print_json, the_office
from commands.note_changes import Change, change_note, change_options

if TYPE_CHECKING:
    from extractors.base import Page
    from pipeline.letter.fields import Letter
    from pipeline.memo.crops import Crops
    from pipeline.memo.model import Memo
    from pipeline.office.office import Office
    from pipeline.office.settings import Settings

_ID = re.compile(r"\d{4}-\d{4,}")


class Drafted(NamedTuple):
    """A note and what it was drafted for.

    :param original: the file that was read, and its hash where it is the office's.
    :param settled: an officer wrote in it or stands by it, so that its words are his.
    """

    id: str | None
    memo: Memo
    letter: Letter
    settings: Settings
    original: Path
    sha256: str | None
    pages: tuple[Page, ...]
    settled: bool = False
    office: Office | None = None


@click.command()
@click.argument("what", metavar="ID|FILE")
@click.option(
    "--docx", type=click.Path(path_type=Path), help="Write the full form here.\n\nเขียนบันทึกข้อความเป็น DOCX"
)
@click.option("--line", "as_line", is_flag=True, help="The text for LINE.\n\nข้อความสำหรับ LINE")
@click.option("--short", "as_short", is_flag=True, help="The short form only.\n\nเฉพาะบันทึกย่อ")
@click.option(
    "--on-letter",
    is_flag=True,
    help="Write the short form into free space of the letter's first page, as a PDF; without such space, "
    "on a slip in front.\n\nเขียนบันทึกย่อลงที่ว่างบนหน้าแรกของหนังสือเป็น PDF หากไม่มีที่ว่าง ใช้ใบแนบด้านหน้า",
)
@click.option(
    "--out",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="Write the PDF of --on-letter here; else under the original's name into the current folder."
    "\n\nที่เขียน PDF หากไม่ระบุ ใช้ชื่อเดียวกับต้นฉบับในโฟลเดอร์ปัจจุบัน",
)
@change_options
@office_option
@json_option
def note_command(
    what: str,
    docx: Path | None,
    out: Path | None,
    office_dir: Path | None,
    *,
    as_line: bool,
    as_short: bool,
    on_letter: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401 - what change_options adds, which Change names
) -> None:
    """Draft the note of a letter, by its id or from a file; a file is not stored.

    ร่างบันทึกย่อของหนังสือตามเลขรับ หรือจากไฟล์ (ไม่จัดเก็บ) และรับรองหรือแก้ไขร่างของหนังสือในทะเบียน
    """
    change = Change(**asked)
    if change.wanted:
        change_note(what, office_dir, change, as_json=as_json)
        return
    if out is not None and not on_letter:
        raise click.UsageError("--out goes with --on-letter (ใช้ --out ร่วมกับ --on-letter)")
    drafted = _reworded(_drafted(what, office_dir, change))
    if on_letter:
        from commands.on_letter import write_on_letter

        write_on_letter(drafted, out, as_json=as_json)
    else:
        _show(drafted, docx, as_line=as_line, as_short=as_short, as_json=as_json)
    for warning in () if as_json else drafted.memo.warnings:
        click.secho(f"! {warning}", fg="yellow", err=True)


def _show(drafted: Drafted, docx: Path | None, *, as_line: bool, as_short: bool, as_json: bool) -> None:
    from pipeline.memo.crops import cut_out_now, doubts_to_json, spots

    shown = docx is not None or as_json
    doubts = spots(drafted.memo, drafted.letter, drafted.pages) if shown else ()
    pictures = cut_out_now(drafted.original, doubts)
    if docx is not None:
        _write_docx(drafted, docx, pictures)
    if as_json:
        from commands.proposed import proposed_json
        from pipeline.memo.as_json import show_memo

        memo = show_memo(drafted.memo)
        proposed = proposed_json(drafted.letter, drafted.settings, drafted.office, drafted.id)
        doubted = doubts_to_json(doubts, pictures)
        print_json({"id": drafted.id, **memo, "proposal": proposed, "doubts": doubted})
    elif docx is None or as_line or as_short:
        click.echo(_as_text(drafted, as_line=as_line, as_short=as_short))


def _write_docx(drafted: Drafted, docx: Path, pictures: Crops) -> None:
    from pipeline.memo.docx_writer import write_docx

    try:
        write_docx(drafted.memo, drafted.letter, drafted.settings, docx, pictures)
    except OSError as error:
        told = f"cannot write {docx} (เขียนไฟล์ไม่ได้): {error.strerror or error}"
        raise click.BadParameter(told, param_hint="--docx") from None
    click.echo(f"เขียนบันทึกแล้วที่ {docx}", err=True)


def _as_text(drafted: Drafted, *, as_line: bool, as_short: bool) -> str:
    from pipeline.memo.line_writer import to_line
    from pipeline.memo.markdown_writer import to_markdown
    from pipeline.memo.short_writer import to_short

    if as_line:
        return to_line(drafted.memo)
    if as_short:
        return to_short(drafted.memo)
    return to_markdown(drafted.memo, drafted.letter, drafted.settings)


def _reworded(drafted: Drafted) -> Drafted:
    """Let the office's writer reword the summary, where its settings name one."""
    if drafted.settings.writer is None or drafted.settled:
        return drafted
    from pipeline.memo.rephrasing import rephrased

    return drafted._replace(memo=rephrased(drafted.memo, drafted.letter, drafted.settings))


def _drafted(what: str, office_dir: Path | None, change: Change) -> Drafted:
    file = Path(what)
    if _ID.fullmatch(what) and not file.exists():
        return _stored(what, the_office(office_dir), change)
    return _fresh(file, office_dir)


def _stored(id_: str, office: Office, change: Change) -> Drafted:
    from pipeline.catalogue.database import open_to_read
    from pipeline.matter.acting import acting
    from pipeline.matter.note.rewording import is_officers
    from pipeline.matter.opening import opened
    from pipeline.memo.as_json import memo_from_json

    with open_to_read(office) as catalogue:
        who = acting(office.settings, change.named) if change.secret else ""
        stored = opened(office, catalogue, id_, who=who, secret=change.secret)
    if stored.memo is None:
        raise NoNote(id_)
    row, memo = stored.row, memo_from_json(stored.memo)
    settled = row.state != "drafted" or is_officers(memo)
    original = office.root / row.archived
    return Drafted(
        id_,
        memo,
        stored.letter,
        office.settings,
        original,
        row.sha256,
        stored.pages,
        settled=settled,
        office=office,
    )


def _fresh(file: Path, office_dir: Path | None) -> Drafted:
    from extractors.base import UnsupportedFile
    from pipeline.extraction import asked_by
    from pipeline.letter import read_letter
    from pipeline.memo import draft

    if not file.is_file():
        raise click.UsageError(f"no such file or id (ไม่พบไฟล์หรือเลขรับ): {file}")
    settings = settings_or_blank(office_dir)
    extracted = extract_file(file, asked_by(settings))
    if extracted.is_list:
        raise UnsupportedFile(f"{file}: {PARTS.format(count=len(extracted.parts))}")
    letter = read_letter(extracted.pages)
    return Drafted(None, draft(letter, settings), letter, settings, file, None, extracted.pages)
