"""Stand by a note, or change it: note --accept, --edit, --from (รับรองและแก้ไขร่างบันทึก)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from commands.acting import acting_now
from commands.frame import as_option, print_json, secret_option, the_office

if TYPE_CHECKING:
    from pipeline.matter.doing import By
    from pipeline.matter.note.editing import Edited
    from pipeline.matter.note.words import Changes
    from pipeline.office.office import Office

Command = TypeVar("Command", bound=Callable[..., Any])

_UNCHANGED = "ไม่มีข้อความใดเปลี่ยน จึงไม่แก้ไขบันทึกของ {id}"
_BETWEEN = "! ระหว่างที่แก้ไข {said} ทุกฉบับเก็บไว้ครบ และใช้ฉบับของท่านเป็นฉบับปัจจุบัน ดูความเป็นมาด้วย kasian show {id}"
_LONG = "! บันทึกยาวเกินหนึ่งหน้าที่ตัวอักษรขนาดปกติ จึงย่อขนาดตัวอักษรลง"
_NO_FILES = "! เขียนไฟล์บันทึกย่อไม่สำเร็จ สั่ง kasian check เพื่อเขียนใหม่"
_FORMS = "! บันทึกย่อบนหนังสือและข้อความ LINE ไม่ได้แก้ตามไฟล์ Word โปรดตรวจด้วย kasian note {id} --edit"


class Change(NamedTuple):
    """What is to be done with a note.

    :param from_: an edited DOCX.
    """

    accept: bool
    edit: bool
    from_: Path | None
    named: str | None
    secret: bool

    @property
    def wanted(self) -> bool:
        """Whether anything is."""
        return self.accept or self.edit or self.from_ is not None


def change_options(command: Command) -> Command:
    """Add --accept, --edit, --from, --as and --secret."""
    options = (
        click.option("--accept", is_flag=True, help="Stand by the note as it is.\n\nรับรองร่างบันทึก"),
        click.option(
            "--edit",
            is_flag=True,
            help="Change the note in $VISUAL or $EDITOR.\n\nแก้ไขบันทึกในโปรแกรมแก้ไขข้อความ",
        ),
        click.option(
            "--from",
            "from_",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            metavar="FILE.docx",
            help="Take back a note that was edited in Word; what changed is shown."
            "\n\nนำบันทึกที่แก้ในไฟล์ Word กลับเข้ามา และแสดงสิ่งที่เปลี่ยน",
        ),
        as_option,
        secret_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def change_note(id_: str, office_dir: Path | None, change: Change, *, as_json: bool) -> None:
    """Do it, and tell what was done.

    :raises NoSuchLetter: there is none such, or none that he may see.
    :raises NotNow: the matter stands where this is not possible.
    """
    from commands.course import show_done
    from pipeline.matter.doing import accept

    if change.edit and change.from_ is not None:
        raise click.UsageError("--edit or --from, not both (ใช้ --edit หรือ --from อย่างใดอย่างหนึ่ง)")
    office = the_office(office_dir)
    by = acting_now(office, change.named, secret=change.secret)
    if change.from_ is not None:
        _show(_taken_back(office, id_, by, change.from_, accepted=change.accept), as_json=as_json, docx=True)
    elif change.edit:
        _show(_edited(office, id_, by, accepted=change.accept), as_json=as_json)
    else:
        show_done(accept(office, id_, by), as_json=as_json)


def _edited(office: Office, id_: str, by: By, *, accepted: bool) -> Edited:
    from commands.editor import edited
    from pipeline.matter.note.editing import begin, commit
    from pipeline.matter.note.text import from_text, to_text

    begun = begin(office, id_, by)
    # the words of a secret letter are written nowhere else, not even for a while
    folder = office.secret if begun.stored.row.secret else None
    with edited(to_text(begun.basis.memo, id_), id_, folder) as text:
        return commit(office, _later(by), begun, from_text(text), accepted=accepted)


def _taken_back(office: Office, id_: str, by: By, file: Path, *, accepted: bool) -> Edited:
    from pipeline.matter.note.docx import from_docx
    from pipeline.matter.note.editing import began_with, begin, commit

    begun = begin(office, id_, by)
    memo = begun.basis.memo
    words = from_docx(file, [section.title for section in memo.sections] if memo else [])
    return commit(office, by, began_with(begun, words), words, accepted=accepted)


def _later(by: By) -> By:
    """Give the same person, at the time when he is through."""
    from dataclasses import replace

    from pipeline.office.clock import SystemClock

    return replace(by, at=SystemClock().today())


def _show(edited: Edited, *, as_json: bool, docx: bool = False) -> None:
    from commands.course import act_json, done_json, said_of, show_done

    if as_json:
        between = [act_json(one.act) for one in edited.between]
        print_json({**done_json(edited.done), "changes": _changes_json(edited.changes), "between": between})
    else:
        _print_changes(edited.changes)
        show_done(edited.done, as_json=False)
    id_ = edited.done.row.id
    warnings = (
        (not edited.changes and not as_json, _UNCHANGED.format(id=id_)),
        (bool(edited.between), _BETWEEN.format(said=said_of(edited.between), id=id_)),
        (not edited.one_page, _LONG),
        (not edited.files, _NO_FILES),
        (docx and bool(edited.changes), _FORMS.format(id=id_)),
    )
    for told, line in warnings:
        if told:
            click.secho(line, fg="yellow", err=True)


def _changes_json(changes: Changes) -> dict[str, Any]:
    return {
        "removed": list(changes.removed),
        "added": list(changes.added),
        "changed": [{"before": one.before, "after": one.after} for one in changes.changed],
        "reordered": changes.reordered,
    }


def _print_changes(changes: Changes) -> None:
    for text in changes.removed:
        click.secho(f"ตัดออก: {text}", fg="red")
    for text in changes.added:
        click.secho(f"เพิ่ม: {text}", fg="green")
    for one in changes.changed:
        click.secho(f"เดิม: {one.before}", fg="red")
        click.secho(f"เป็น: {one.after}", fg="green")
    if changes.reordered:
        click.echo("จัดลำดับหรือหัวข้อใหม่")
