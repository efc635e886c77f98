"""The report on a terminal (ตารางรายงานผล)."""

from __future__ import annotations

import click
from rich.table import Table
from rich.text import Text

from commands.course import percent
from commands.tables import STATES, print_table
from pipeline.matter.report import Figures, Kept, Lasted, Report
from thai.say import in_script, thai_date

_NOBODY, _ALL = "ยังไม่มอบผู้รับผิดชอบ", "รวม"
_NONE = "–"
_EXPLAINED = (
    "คงร่าง: ค่ามัธยฐานของส่วนที่เจ้าหน้าที่คงไว้จากร่าง และส่วนของบันทึกที่ไม่แก้เลย · "
    "รับถึงสั่ง และสั่งถึงเสร็จ: ค่ามัธยฐานและนานที่สุด เป็นวัน"
)


def print_report(report: Report) -> None:
    """Print what came in by state, then the figures by officer."""
    period = f"เดือน{thai_date(report.month)}" if report.month else "ทั้งหมด"
    counted = f"รับหนังสือ {report.all.letters} ฉบับ และหนังสือลับ {report.secret} ฉบับ"
    click.echo(in_script(f"{period}: {counted}", "thai"))
    _print_figures(report)
    click.echo(_EXPLAINED)


def _print_figures(report: Report) -> None:
    heads = STATES.values()
    table = Table("ผู้รับผิดชอบ", "หนังสือ", *heads, "คงร่าง", "รับถึงสั่ง", "สั่งถึงเสร็จ")
    for name, figures in report.officers.items():
        table.add_row(*_row(name or _NOBODY, figures))
    table.add_section()
    table.add_row(*_row(_ALL, report.all), style="bold")
    print_table(table)


def _row(name: str, figures: Figures) -> list[Text]:
    counts = (str(figures.letters), *(str(figures.states[state]) for state in STATES))
    said = (*counts, _kept(figures.kept), _lasted(figures.to_order), _lasted(figures.to_done))
    return [Text(name), *(Text(in_script(one, "thai")) for one in said)]


def _kept(kept: Kept) -> str:
    if kept.middle is None or kept.whole is None:
        return _NONE
    return f"{percent(kept.middle)} % (ไม่แก้ {percent(kept.whole)} %)"


def _lasted(lasted: Lasted) -> str:
    if lasted.middle is None or lasted.longest is None:
        return _NONE
    return f"{lasted.middle:.1f} ({lasted.longest:.1f})"
