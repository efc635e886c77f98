"""Take letters in: init, ingest, watch, retry (รับหนังสือเข้า)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.frame import (
    ExitCode,
    json_option,
    office_option,
    one_line,
    print_json,
    progress,
    the_office,
)

if TYPE_CHECKING:
    from pipeline.office.office import Office
    from pipeline.outcome import Outcome

STATUSES = {
    "done": "รับเข้าแล้ว",
    "partial": "รับเข้าแล้ว อ่านได้บางส่วน",
    "duplicate": "มีอยู่แล้ว",
    "failed": "รับเข้าไม่ได้",
    "waiting": "รอ",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The office's full name.\n\nชื่อเต็มของสำนักงาน")
@click.option(
    "--duty-order",
    "duty_orders",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Take officers, duties and tambons from the office's duty order: a DOCX or a TOML file."
    "\n\nนำเจ้าหน้าที่ หน้าที่ และตำบลจากคำสั่งแบ่งหน้าที่ (.docx หรือ .toml)",
)
def init_command(folder: Path, name: str, duty_orders: tuple[Path, ...]) -> None:
    """Make an office folder; on a terminal it asks who works there.

    สร้างโฟลเดอร์ของสำนักงาน หากสั่งบนหน้าจอจะถามชื่อสำนักงาน หัวหน้า และเจ้าหน้าที่
    """
    from commands.founding import found_office

    office = found_office(folder, name, duty_orders)
    click.echo(f"สร้างสำนักงานแล้วที่ {office.root}")
    click.echo("โปรดเปิด office.toml เพื่อตรวจและเติมชื่อหัวหน้าและเจ้าหน้าที่ แล้วนำหนังสือไปวางใน inbox")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@office_option
@json_option
def ingest_command(paths: tuple[Path, ...], office_dir: Path | None, *, as_json: bool) -> ExitCode:
    """Take in the inbox, or copy in the files and folders that are named.

    รับหนังสือใน inbox เข้าทะเบียน หรือคัดลอกไฟล์และโฟลเดอร์ที่ระบุเข้ามา
    """
    seen = _all_seen(office_dir, paths) if paths else None
    if seen is not None:
        return _tell_at_once(seen, as_json=as_json)
    from pipeline.run import ingest

    office = the_office(office_dir)
    with progress("รับหนังสือ") as advance:
        code = _tell(ingest(office, paths or None, progress=advance), as_json=as_json)
    _tell_of_index(office)
    return code


@click.command()
@office_option
@json_option
def watch_command(office_dir: Path | None, *, as_json: bool) -> ExitCode:
    """Take in letters as they are dropped into the inbox, until stopped with Ctrl+C.

    เฝ้า inbox และรับหนังสือเข้าทันทีที่วางไฟล์ หยุดด้วย Ctrl+C
    """
    from pipeline.watch import stop_on_signals, watch

    office = the_office(office_dir)
    click.echo(f"กำลังเฝ้า {office.inbox} หยุดด้วย Ctrl+C", err=True)
    return _tell(watch(office, stop_on_signals()), as_json=as_json)


@click.command()
@click.argument("which", metavar="[NAME]", required=False)
@click.option("--all", "every", is_flag=True, help="All failed files.\n\nทุกไฟล์ที่ไม่สำเร็จ")
@office_option
@json_option
def retry_command(which: str | None, office_dir: Path | None, *, every: bool, as_json: bool) -> ExitCode:
    """Try failed files again: one by its name in failed/, or --all.

    ลองรับไฟล์ที่ไม่สำเร็จอีกครั้ง
    """
    from pipeline.retry import retry

    if which is None and not every:
        raise click.UsageError("name a file of failed/, or give --all (โปรดระบุชื่อไฟล์ใน failed/ หรือ --all)")
    office = the_office(office_dir)
    code = _tell(retry(office, None if every else which), as_json=as_json)
    _tell_of_index(office)
    return code


def _all_seen(office_dir: Path | None, paths: tuple[Path, ...]) -> list[Outcome] | None:
    """Answer at once where all is in the office already: nothing slow is loaded for it."""
    from pipeline.office.places import find_places
    from pipeline.seen import all_seen

    return all_seen(find_places(office_dir), paths)


def _tell_of_index(office: Office) -> None:
    """Say when letters are stored and cannot be found: the index failed, which stops nothing else."""
    from pipeline.status import unindexed

    behind = unindexed(office)
    if behind:
        told = f"! เก็บแล้วแต่ยังค้นหาไม่พบ {behind} ฉบับ สั่ง kasian reindex เพื่อสร้างดัชนีใหม่"
        click.secho(told, fg="yellow", err=True)


def _tell(outcomes: Iterable[Outcome], *, as_json: bool) -> ExitCode:
    """Print what became of each file as it comes, and the sums."""
    from pipeline.outcome import as_json as outcome_json

    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[outcome.status] += 1
        if as_json:
            print_json(outcome_json(outcome))
        else:
            click.echo(_line(outcome))
    return _sums(counts, as_json=as_json)


def _tell_at_once(outcomes: list[Outcome], *, as_json: bool) -> ExitCode:
    """As ``_tell``, in one piece: of a folder that was named again there may be thousands."""
    if as_json:
        return _tell(outcomes, as_json=True)
    if outcomes:
        click.echo("\n".join(map(_line, outcomes)))
    return _sums(Counter(outcome.status for outcome in outcomes), as_json=False)


def _sums(counts: Counter[str], *, as_json: bool) -> ExitCode:
    sums = " · ".join(f"{STATUSES[status]} {counts[status]}" for status in STATUSES if counts[status])
    click.echo(sums or "ไม่มีหนังสือใหม่", err=as_json)
    return ExitCode.FAILED if counts["failed"] else ExitCode.DONE


def _line(outcome: Outcome) -> str:
    colour = {"failed": "red", "waiting": "yellow", "partial": "yellow"}.get(outcome.status, "green")
    status = click.style(STATUSES[outcome.status], fg=colour)
    why = f": {one_line(outcome.reason)}" if outcome.reason else ""
    warnings = (click.style(f"\n    ! {warning}", fg="yellow") for warning in outcome.warnings)
    return f"{outcome.id or '–'}  {status}  {one_line(outcome.path)}{why}{''.join(warnings)}"
