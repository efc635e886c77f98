"""How the office's matters went: report (รายงานผลการดำเนินการ)."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.acting import a_month
from commands.frame import json_option, office_option, print_json, the_office

if TYPE_CHECKING:
    from pipeline.matter.report import Report
    from pipeline.office.office import Office


@click.command()
@click.option(
    "--month",
    metavar="MONTH",
    callback=a_month,
    help="Letters received in this month, as 2565-03 or มี.ค. 65; else all.\n\nเฉพาะหนังสือที่รับในเดือนนี้",
)
@office_option
@json_option
def report_command(month: str | None, office_dir: Path | None, *, as_json: bool) -> None:
    """Report what came in, where it stands, how much of the drafts was kept, and how long it took.

    รายงานจำนวนหนังสือ สถานะ ส่วนของร่างที่เจ้าหน้าที่คงไว้ และเวลาที่ใช้
    """
    made = _report(the_office(office_dir), month)
    if as_json:
        print_json(asdict(made))
        return
    from commands.report_table import print_report

    print_report(made)


def _report(office: Office, month: str | None) -> Report:
    from pipeline.catalogue.acts import all_acts
    from pipeline.catalogue.database import open_to_read
    from pipeline.catalogue.reading import all_rows
    from pipeline.matter.report import COUNTED, report

    with open_to_read(office) as catalogue:
        return report(all_rows(catalogue), all_acts(catalogue, COUNTED), month)
