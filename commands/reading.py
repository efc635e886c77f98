"""Read a file and draft a note, with or without an office: read, note (อ่านหนังสือและร่างบันทึก)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from commands.frame import NoNote, NotFound, json_option, office_option, print_json, the_office

if TYPE_CHECKING:
    from extractors.base import Extracted
    from pipeline.letter.fields import Letter
    from pipeline.memo.model import Memo
    from pipeline.office.office import Office
    from pipeline.office.settings import Settings

#: stands where only an office's settings could tell
BLANK = "................................"
_PARTS = (
    "มีเอกสารอยู่ข้างใน {count} ไฟล์ซึ่งยังไม่ได้อ่าน สั่ง kasian ingest เพื่อรับเข้าเป็นหนังสือแต่ละฉบับ หรือบันทึกออกมาแล้วอ่านทีละไฟล์"
)

_ID = re.compile(r"\d{4}-\d{4,}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pages", metavar="A-B", help="Only these pages, such as 1-3.\n\nเฉพาะหน้าเหล่านี้")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="When to read the picture of a page.\n\nอ่านจากภาพเมื่อใด",
)
@click.option(
    "--debug",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Draw here what was seen of each page.\n\nวาดภาพสิ่งที่โปรแกรมเห็นในแต่ละหน้าไว้ที่นี่",
)
@json_option
def read_command(
    file: Path,
    pages: str | None,
    ocr: Literal["auto", "always", "never"],
    debug: Path | None,
    *,
    as_json: bool,
) -> None:
    """Read a file and show what stands in it; stores nothing.

    อ่านไฟล์และแสดงสาระสำคัญ ไม่จัดเก็บ
    """
    from pipeline.letter import read_letter
    from pipeline.letter.as_json import show_letter, show_page

    extracted = _extract(file, ocr, _range(pages))
    if debug is not None:
        _draw(file, extracted, debug)
    letter = read_letter(() if extracted.is_list else extracted.pages)
    if as_json:
        warnings = [*extracted.warnings, *letter.warnings]
        shown = [show_page(page) for page in extracted.pages]
        head = {"file": str(file), "sha256": _sha256(file), "kind": letter.kind}
        body = {"pages": shown, "letter": show_letter(letter), "parts": list(extracted.parts)}
        print_json({**head, **body, "warnings": warnings})
        return
    _print_letter(letter)
    _print_pages(extracted, letter.warnings)


def _print_pages(extracted: Extracted, more: tuple[str, ...]) -> None:
    for warning in (*extracted.warnings, *more):
        click.secho(f"! {warning}", fg="yellow")
    if extracted.parts:
        click.secho(f"! {_PARTS.format(count=len(extracted.parts))}", fg="yellow")
    for page in extracted.pages:
        click.echo(f"\n── หน้า {page.number} ({page.source}) ──\n{page.text}")


def _extract(file: Path, ocr: Literal["auto", "always", "never"], pages: tuple[int, int] | None) -> Extracted:
    from extractors.base import ExtractError
    from pipeline.extraction import read_now

    try:
        return read_now(file, ocr, pages)
    except ExtractError as error:
        error.reason = f"{file}: {error.reason}"
        raise


def _draw(file: Path, extracted: Extracted, folder: Path) -> None:
    from extractors.drawing.pages import draw_pages

    try:
        written = list(draw_pages(file, extracted.pages, folder))
    except OSError as error:
        told = f"cannot write to {folder} (เขียนลงโฟลเดอร์ไม่ได้): {error.strerror or error}"
        raise click.BadParameter(told, param_hint="--debug") from None
    if written:
        click.echo(f"วาดภาพสิ่งที่เห็นไว้ {len(written)} ไฟล์ที่ {folder}", err=True)
    else:
        click.echo("ไม่มีหน้าให้วาดภาพ: วาดได้เฉพาะไฟล์ PDF และไฟล์ภาพ", err=True)


def _range(pages: str | None) -> tuple[int, int] | None:
    if pages is None:
        return None
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", pages)
    if match is None or not 0 < int(match[1]) <= int(match[2] or match[1]):
        raise click.BadParameter(
            "give one page or a range, such as 2 or 1-3 (เช่น 2 หรือ 1-3)", param_hint="--pages"
        )
    return int(match[1]), int(match[2] or match[1])


def _sha256(file: Path) -> str:
    from pipeline.durable import hash_file

    return hash_file(file)


def _print_letter(letter: Letter) -> None:
    from pipeline.letter.doubts import NAMES, doubtful

    for field, name in NAMES.items():
        found = getattr(letter, field)
        mark = " [?]" if found and doubtful(found) else ""
        click.echo(f"{name}: {found.value if found else '–'}{mark}")
    for deadline in letter.deadlines:
        click.echo(f"กำหนด: {' '.join(deadline.raw.split())}")
    for event in letter.events:
        click.echo(f"นัดหมาย: {' '.join(event.raw.split())} {event.place or ''}".rstrip())


class Drafted(NamedTuple):
    """A note and what it was drafted for."""

    id: str | None
    memo: Memo
    letter: Letter
    settings: Settings


@click.command()
@click.argument("what", metavar="ID|FILE")
@click.option(
    "--docx", type=click.Path(path_type=Path), help="Write the full form here.\n\nเขียนบันทึกข้อความเป็น DOCX"
)
@click.option("--line", "as_line", is_flag=True, help="The text for LINE.\n\nข้อความสำหรับ LINE")
@click.option("--short", "as_short", is_flag=True, help="The short form only.\n\nเฉพาะบันทึกย่อ")
@office_option
@json_option
def note_command(
    what: str, docx: Path | None, office_dir: Path | None, *, as_line: bool, as_short: bool, as_json: bool
) -> None:
    """Draft the note of a letter, by its id or from a file; a file is not stored.

    ร่างบันทึกย่อของหนังสือตามเลขรับ หรือจากไฟล์ (ไม่จัดเก็บ)
    """
    drafted = _drafted(what, office_dir)
    if docx is not None:
        from pipeline.memo.docx_writer import write_docx

        try:
            write_docx(drafted.memo, drafted.letter, drafted.settings, docx)
        except OSError as error:
            told = f"cannot write {docx} (เขียนไฟล์ไม่ได้): {error.strerror or error}"
            raise click.BadParameter(told, param_hint="--docx") from None
        click.echo(f"เขียนบันทึกแล้วที่ {docx}", err=True)
    if as_json:
        from pipeline.memo.as_json import memo_to_json

        print_json({"id": drafted.id, **memo_to_json(drafted.memo)})
    elif docx is None or as_line or as_short:
        click.echo(_as_text(drafted, as_line=as_line, as_short=as_short))
    for warning in () if as_json else drafted.memo.warnings:
        click.secho(f"! {warning}", fg="yellow", err=True)


def _as_text(drafted: Drafted, *, as_line: bool, as_short: bool) -> str:
    from pipeline.memo.line_writer import to_line
    from pipeline.memo.markdown_writer import to_markdown
    from pipeline.memo.short_writer import to_short

    if as_line:
        return to_line(drafted.memo)
    if as_short:
        return to_short(drafted.memo)
    return to_markdown(drafted.memo, drafted.letter, drafted.settings)


def _drafted(what: str, office_dir: Path | None) -> Drafted:
    file = Path(what)
    if _ID.fullmatch(what) and not file.exists():
        return _stored(what, the_office(office_dir))
    return _fresh(file, office_dir)


def _stored(id_: str, office: Office) -> Drafted:
    from pipeline.catalogue.database import open_to_read
    from pipeline.lookup import stored_letter
    from pipeline.memo.as_json import memo_from_json

    with open_to_read(office) as catalogue:
        stored = stored_letter(catalogue, id_)
    if stored is None:
        raise NotFound(id_)
    if stored.memo is None:
        raise NoNote(id_)
    return Drafted(id_, memo_from_json(stored.memo), stored.letter, office.settings)


def _fresh(file: Path, office_dir: Path | None) -> Drafted:
    from extractors.base import UnsupportedFile
    from pipeline.letter import read_letter
    from pipeline.memo import draft
    from pipeline.office.office import find_office
    from pipeline.office.places import OfficeError
    from pipeline.office.settings import Settings

    if not file.is_file():
        raise click.UsageError(f"no such file or id (ไม่พบไฟล์หรือเลขรับ): {file}")
    extracted = _extract(file, "auto", None)
    if extracted.is_list:
        raise UnsupportedFile(f"{file}: {_PARTS.format(count=len(extracted.parts))}")
    letter = read_letter(extracted.pages)
    try:
        settings = find_office(office_dir).settings
    except OfficeError:
        if office_dir is not None:
            raise
        settings = Settings(name=BLANK, chief=BLANK)
    return Drafted(None, draft(letter, settings), letter, settings)
