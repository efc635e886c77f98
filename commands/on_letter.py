"""Write the note on the letter itself, as a PDF (บันทึกย่อบนหน้าหนังสือ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.frame import print_json, write_new

if TYPE_CHECKING:
    from commands.noting import Drafted
    from pipeline.on_letter.making import OnLetter

_ON_PAGE = "เขียนบันทึกย่อลงบนหน้าหนังสือแล้วที่ {target}"
_ON_SLIP = "หน้าหนังสือไม่มีที่ว่างพอ จึงเขียนบันทึกย่อเป็นใบแนบด้านหน้าแล้วที่ {target}"
_NO_PAGE = "เครื่องนี้ไม่มี LibreOffice จึงแสดงหน้าหนังสือไม่ได้ เขียนบันทึกย่อเป็นใบแนบแล้วที่ {target} โปรดแนบกับหนังสือ"


def write_on_letter(drafted: Drafted, out: Path | None, *, as_json: bool) -> None:
    """Make the PDF and write it to a file that is not there yet."""
    made = _made(drafted)
    place = out or Path()
    target = place / f"{drafted.original.stem}_เกษียน.pdf" if place.is_dir() else place
    write_new(target, made.pdf, "--out")
    if as_json:
        print_json({"id": drafted.id, "pdf": str(target), "slip": made.on_slip, "page": made.has_page})
        return
    told = _ON_PAGE if not made.on_slip else _ON_SLIP if made.has_page else _NO_PAGE
    click.echo(told.format(target=target))


def _made(drafted: Drafted) -> OnLetter:
    from pipeline.on_letter.making import Noted, note_on_letter
    from pipeline.searchable.letter_pdf import check_original

    if drafted.sha256 is not None:
        check_original(drafted.original, drafted.sha256)
    noted = Noted(
        original=drafted.original,
        pages=drafted.pages,
        letter=drafted.letter,
        memo=drafted.memo,
        id=drafted.id,
    )
    return note_on_letter(noted, drafted.settings)
