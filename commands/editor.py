"""Let a person edit a text in his own program (โปรแกรมแก้ไขข้อความ).  What he wrote is never thrown away."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pipeline.office.places import OfficeError

_NO_EDITOR = (
    "ยังไม่ได้กำหนดโปรแกรมแก้ไขข้อความ โปรดตั้งตัวแปร VISUAL หรือ EDITOR (เช่น EDITOR=nano) แล้วสั่งใหม่ "
    "หรือแก้ในไฟล์ Word แล้วสั่ง kasian note {id} --from FILE.docx"
)
_FAILED = "โปรแกรมแก้ไข “{editor}” เปิดไม่ได้หรือจบด้วยข้อผิดพลาด จึงไม่เปลี่ยนบันทึก โปรดตรวจตัวแปร VISUAL หรือ EDITOR"
_NOT_UTF8 = "ไฟล์ที่แก้ไม่ได้บันทึกเป็น UTF-8 จึงไม่เปลี่ยนบันทึก โปรดเปิดแล้วบันทึกใหม่โดยเลือกรหัส UTF-8"
_KEPT = "! ข้อความที่แก้ไว้ยังอยู่ที่ {file}"


class EditorFailed(OfficeError):
    """There is no editor, it failed, or it left something else than text."""


@contextmanager
def edited(text: str, id_: str, folder: Path | None) -> Iterator[str]:
    """Open a text in $VISUAL or $EDITOR and give what comes back.

    Where anything goes wrong, then or in what follows, a changed text stays where it was written.

    :param folder: where the file is made; None for the system's folder for such files.
    :raises EditorFailed: there is no editor, it failed, or it left something else than UTF-8.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise EditorFailed(_NO_EDITOR.format(id=id_))
    place = Path(tempfile.mkdtemp(prefix="kasian-", dir=folder))
    file = place / f"{id_}.md"
    file.write_text(text, encoding="utf-8", newline="\n")
    try:
        _run(editor, file)
        yield _read(file)
    except BaseException:
        if _is_changed(file, text):
            click.secho(_KEPT.format(file=file), fg="yellow", err=True)
        else:
            shutil.rmtree(place, ignore_errors=True)
        raise
    shutil.rmtree(place, ignore_errors=True)


def _run(editor: str, file: Path) -> None:
    try:
        click.edit(filename=str(file), editor=editor)
    except (click.ClickException, ValueError) as error:  # ValueError: quotes that do not close
        raise EditorFailed(_FAILED.format(editor=editor)) from error


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise EditorFailed(_NOT_UTF8) from None


def _is_changed(file: Path, text: str) -> bool:
    try:
        return file.read_bytes() != text.encode()
    except OSError:  # it was removed: nothing is left to keep
        return False
