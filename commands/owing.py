"""What is owed by when, as a list or as a file for a calendar: due (กำหนดส่ง)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.frame import as_option, json_option, office_option, print_json, secret_option, the_office

if TYPE_CHECKING:
    from pipeline.agenda.gather import Agenda
    from pipeline.due import Due
    from pipeline.office.office import Office

#: written where --ics names no file
_FILE = "กำหนดส่ง.ics"
_OTHER = "{file} is there and is no calendar; nothing was written (มีไฟล์อื่นชื่อนี้อยู่แล้ว จึงไม่เขียนทับ โปรดระบุชื่ออื่น)"
_UNDATED = "! อีก {count} กำหนดไม่ทราบวัน จึงไม่อยู่ในปฏิทิน โปรดดูด้วย kasian due"


@click.command()
@click.option(
    "--ics",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=Path(_FILE),
    metavar="[FILE]",
    help="Write a file for Google Calendar or Outlook, with the meetings too. Importing it again updates "
    f"the entries. Without FILE: {_FILE}."
    "\n\nเขียนไฟล์ปฏิทินสำหรับ Google Calendar หรือ Outlook รวมนัดหมาย นำเข้าซ้ำได้ รายการเดิมจะปรับให้ตรง",
)
@as_option
@secret_option
@office_option
@json_option
def due_command(
    named: str | None, office_dir: Path | None, ics: Path | None, *, secret: bool, as_json: bool
) -> None:
    """List what is due, overdue first; with --secret what secret letters set a day for.

    แสดงกำหนดส่งที่ยังไม่เสร็จ เรื่องที่เลยกำหนดขึ้นก่อน
    """
    if ics is not None and secret:
        raise click.UsageError("--ics holds no secret letters (หนังสือลับไม่อยู่ในปฏิทิน ไม่ใช้ --ics กับ --secret)")
    office = the_office(office_dir)
    if ics is not None:
        _write_calendar(office, ics, as_json=as_json)
        return
    open_ones = _secret_due(office, named) if secret else _due(office)
    if as_json:
        print_json({"due": [_due_json(one) for one in open_ones]})
        return
    from commands.tables import print_due

    print_due(open_ones)


def _due(office: Office) -> list[Due]:
    from datetime import date

    from pipeline.catalogue.database import open_to_read
    from pipeline.due import due

    with open_to_read(office) as catalogue:
        return due(catalogue, date.today())  # noqa: DTZ011 - the office lives in local time


def _secret_due(office: Office, named: str | None) -> list[Due]:
    from datetime import date

    from pipeline.catalogue.database import open_to_read
    from pipeline.due import due_of
    from pipeline.matter.acting import acting
    from pipeline.matter.secret_matter import check_reader, secret_deadlines

    check_reader(office, acting(office.settings, named))
    with open_to_read(office) as catalogue:
        return due_of(secret_deadlines(office, catalogue), date.today())  # noqa: DTZ011 - see above


def _due_json(one: Due) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.letter_id,
        "date": one.day.isoformat() if one.day else None,
        "days_left": one.days_left,
        "urgency": one.urgency,
        "every": row.owed.every,
        "who": row.owed.who,
        "what": row.owed.what,
        "raw": row.owed.raw,
        "doubtful": row.owed.doubtful,
        "subject": row.subject or None,
        "sender": row.sender or None,
    }


def _write_calendar(office: Office, file: Path, *, as_json: bool) -> None:
    from datetime import UTC, datetime

    from pipeline.agenda.ics import to_ics
    from pipeline.durable import write_durably

    gathered = _agenda(office)
    text = to_ics(gathered.entries, f"กำหนดส่ง {office.settings.name}", datetime.now(UTC)).decode()
    _check_target(file)
    try:
        write_durably(file, text)
    except OSError as error:
        told = f"cannot write {file} (เขียนไฟล์ไม่ได้): {error.strerror or error}"
        raise click.BadParameter(told, param_hint="--ics") from None
    count, undated = len(gathered.entries), len(gathered.undated)
    if as_json:
        print_json({"ics": str(file), "entries": count, "undated": undated})
        return
    click.echo(f"เขียนปฏิทิน {count} รายการแล้วที่ {file}")
    if undated:
        click.secho(_UNDATED.format(count=undated), fg="yellow", err=True)


def _agenda(office: Office) -> Agenda:
    from datetime import date

    from pipeline.agenda.gather import agenda
    from pipeline.catalogue.database import open_to_read

    with open_to_read(office) as catalogue:
        return agenda(catalogue, date.today(), office.settings.digits)  # noqa: DTZ011 - see above


def _check_target(file: Path) -> None:
    """Let a calendar be replaced, for it is made anew each week; any other file stays as it is."""
    from pipeline.agenda.ics import FIRST_LINE

    try:
        with file.open("rb") as there:
            is_calendar = there.read(len(FIRST_LINE)) == FIRST_LINE
    except FileNotFoundError:
        return
    except OSError as error:
        told = f"cannot write {file} (เขียนไฟล์ไม่ได้): {error.strerror or error}"
        raise click.BadParameter(told, param_hint="--ics") from None
    if not is_calendar:
        raise click.BadParameter(_OTHER.format(file=file), param_hint="--ics")
