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
_EXPLAINED = "คงร่าง: มัธยฐานของส่วนที่คงไว้จากร่าง (บันทึกที่ไม่แก้เลย) · วัน: มัธยฐาน (นานที่สุด)"


def print_report(report: Report) -> None:
    """Print what came in and where it stands, then the figures by officer."""
    period = f"เดือน{thai_date(report.month)}" if report.month else "ทั้งหมด"
    counted = f"รับหนังสือ {report.all.letters} ฉบับ และหนังสือลับ {report.secret} ฉบับ"
    there = (f"{name} {report.all.states[state]}" for state, name in STATES.items())
    for line in (f"{period}: {counted}", " · ".join(there)):
        click.echo(in_script(line, "thai"))
    _print_figures(report)
    click.echo(_EXPLAINED)


def _print_figures(report: Report) -> None:
    table = Table("ผู้รับผิดชอบ", "หนังสือ", "เสร็จ", "คงร่าง", "รับถึงสั่ง (วัน)", "สั่งถึงเสร็จ (วัน)")
    for name, figures in report.officers.items():
        table.add_row(*_row(name or _NOBODY, figures))
    table.add_section()
    table.add_row(*_row(_ALL, report.all), style="bold")
    print_table(table)


def _row(name: str, figures: Figures) -> list[Text]:
    counts = (str(figures.letters), str(figures.states["done"]))
    said = (*counts, _kept(figures.kept), _lasted(figures.to_order), _lasted(figures.to_done))
    return [Text(name), *(Text(in_script(one, "thai")) for one in said)]


def _kept(kept: Kept) -> str:
    if kept.middle is None or kept.whole is None:
        return _NONE
    return f"{percent(kept.middle)} % ({percent(kept.whole)} %)"


def _lasted(lasted: Lasted) -> str:
    if lasted.middle is None or lasted.longest is None:
        return _NONE
    return f"{lasted.middle:.1f} ({lasted.longest:.1f})"
