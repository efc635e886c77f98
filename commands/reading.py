"""Read a file and show what stands in it, with or without an office: read (อ่านหนังสือ)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.extracting import PARTS, extract_file, settings_or_blank
from commands.frame import json_option, print_json

if TYPE_CHECKING:
    from extractors.base import Extracted, OcrMode, PageRange, ReaderChoice
    from pipeline.letter.fields import Letter


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
    "--reader",
    type=click.Choice(["own", "tesseract", "both"]),
    help="Who reads pictures; else as the office says, else own."
    "\n\nให้ใครอ่านภาพ: ตัวอ่านของโปรแกรม Tesseract หรือทั้งสอง",
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
    ocr: OcrMode,
    reader: ReaderChoice | None,
    debug: Path | None,
    *,
    as_json: bool,
) -> None:
    """Read a file and show what stands in it; stores nothing.

    อ่านไฟล์และแสดงสาระสำคัญ ไม่จัดเก็บ
    """
    from extractors.base import Ask
    from pipeline.letter import read_letter
    from pipeline.letter.as_json import show_letter, show_page

    wanted = _range(pages)
    extracted = extract_file(file, Ask(ocr, wanted, reader or settings_or_blank(None).reader))
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
        click.secho(f"! {PARTS.format(count=len(extracted.parts))}", fg="yellow")
    for page in extracted.pages:
        click.echo(f"\n── หน้า {page.number} ({page.source}) ──\n{page.text}")


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


def _range(pages: str | None) -> PageRange | None:
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
