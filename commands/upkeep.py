"""Keep the office in order: reindex, check, status (ดูแลระบบ)."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.acting import a_day
from commands.frame import ExitCode, json_option, office_option, print_json, progress, the_office

if TYPE_CHECKING:
    from datetime import date

    from pipeline.matter.answers import Unanswered


@click.command()
@click.option(
    "--engine",
    type=click.Choice(["tantivy", "whoosh"]),
    help="Build it with this engine; else as office.toml says.\n\nเครื่องค้นหาที่ใช้",
)
@click.option(
    "--since",
    metavar="DATE",
    callback=a_day,
    help="Put again only letters received on or after.\n\nเฉพาะหนังสือที่รับตั้งแต่วันที่ (ค.ศ. หรือ พ.ศ.)",
)
@click.option("--ids", default="", metavar="ID,ID", help="Put again only these.\n\nเฉพาะหนังสือเลขรับเหล่านี้")
@office_option
def reindex_command(engine: str | None, since: date | None, ids: str, office_dir: Path | None) -> None:
    """Build the search index anew from the catalogue; the old one serves meanwhile.

    One that was cut short goes on where it stopped.

    สร้างดัชนีค้นหาใหม่จากทะเบียน ระหว่างสร้างยังค้นหาได้ตามปกติ หากหยุดกลางคัน สั่งอีกครั้งเพื่อทำต่อ
    """
    from pipeline.searching.reindex import put_again, reindex

    if engine and (since or ids):
        raise click.UsageError("--engine builds all anew (ไม่ใช้ --engine กับ --since หรือ --ids)")
    office = the_office(office_dir)
    if since or ids:
        named = tuple(filter(None, (id_.strip() for id_ in ids.split(","))))
        count = put_again(office, named, since.isoformat() if since else None)
        click.echo(f"ปรับปรุงดัชนีแล้ว {count} ฉบับ")
        return
    with progress("สร้างดัชนี") as advance:
        count = reindex(office, engine, progress=advance)
    click.echo(f"สร้างดัชนีใหม่แล้ว {count} ฉบับ")


@click.command()
@office_option
@json_option
def check_command(office_dir: Path | None, *, as_json: bool) -> ExitCode:
    """Prove that nothing is lost: originals, register, notes and index agree.

    ตรวจว่าต้นฉบับ ทะเบียน บันทึก และดัชนีตรงกัน ซ่อมส่วนที่ซ่อมได้
    """
    from pipeline.check import check

    report = check(the_office(office_dir))
    if as_json:
        print_json(asdict(report))
    else:
        for line in report.repaired:
            click.secho(f"ซ่อมแล้ว: {line}", fg="green")
        for line in report.problems:
            click.secho(f"พบปัญหา: {line}", fg="red")
        click.echo(f"ตรวจแล้ว {report.letters} ฉบับ" + ("" if report.problems else " ครบถ้วน"))
    return ExitCode.FAILED if report.problems else ExitCode.DONE


@click.command()
@office_option
@json_option
def status_command(office_dir: Path | None, *, as_json: bool) -> None:
    """Tell how the office stands: letters, what waits, failed, is overdue, has no answer.

    แสดงภาพรวม: จำนวนหนังสือ ที่รออยู่ ที่ไม่สำเร็จ ที่เลยกำหนด และที่ยังไม่ได้ตอบ
    """
    from datetime import date

    from pipeline.status import status

    now = status(the_office(office_dir), date.today())  # noqa: DTZ011 - the office lives in local time
    if as_json:
        print_json(asdict(now))
        return
    click.echo(f"หนังสือ {now.letters} ฉบับ (อ่านได้บางส่วน {now.partial}) · หนังสือลับ {now.secret} ฉบับ")
    click.echo(
        f"รอรับเข้า {len(now.waiting)} ไฟล์ · ไม่สำเร็จ {len(now.failed)} ไฟล์ · เลยกำหนด {now.overdue} เรื่อง"
    )
    for failure in now.failed:
        click.secho(f"  {failure.kept}: {failure.reason}", fg="red")
    _print_unanswered(now.unanswered)
    if now.unindexed:
        click.secho(f"ยังไม่อยู่ในดัชนี {now.unindexed} ฉบับ สั่ง kasian ingest หรือ kasian reindex", fg="yellow")


def _print_unanswered(waiting: tuple[Unanswered, ...]) -> None:
    """Print the letters that wait for an answer, the earliest due first."""
    from thai.citizen import without_citizen_ids
    from thai.say import thai_date

    if waiting:
        click.echo(f"ยังไม่มีหนังสือตอบ {len(waiting)} ฉบับ")
    for one in waiting:
        day = f" ภายใน {thai_date(one.due)}" if one.due else ""
        who = "รอคำตอบจากผู้รับ" if one.ours else f"{one.asked_by or 'ไม่ทราบผู้ส่ง'} ขอ"
        click.echo(f"  {one.id}  {without_citizen_ids(one.subject)} ({who}{day})")
