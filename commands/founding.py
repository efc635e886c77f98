"""Make an office with its people (ตั้งสำนักงาน): from its duty order, or by asking on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from pipeline.office.office import Office
from pipeline.office.places import SETTINGS
from pipeline.office.settings import Officer
from pipeline.office.template import Known, init_office, template_for


def found_office(folder: Path, name: str, duty_orders: Sequence[Path]) -> Office:
    """Make an office and say what was read of its duty order.

    :raises OfficeError: there is an office already, or the duty order cannot be read.
    """
    if duty_orders:
        known = _from_order(name, duty_orders)
    elif sys.stdin.isatty() and sys.stdout.isatty() and not (folder / SETTINGS).exists():
        known = _asked(name)
    else:
        known = Known(name=name)
    return init_office(folder, settings_text=template_for(folder, known))


def _from_order(name: str, files: Sequence[Path]) -> Known:
    from pipeline.office.duty_order import read_duty_order

    order = read_duty_order(files)
    for one in order.officers:
        counts = f"หน้าที่หลัก {len(one.duties)} หน้าที่แทน {len(one.stand_in)} ตำบล {len(one.tambons)}"
        click.echo(f"อ่านแล้ว: {one.name} – {counts}")
    for told in order.unread:
        click.secho(f"! อ่านไม่ได้: {told}", fg="yellow")
    return Known(name=name, officers=order.officers, duty_words=order.duty_words)


def _asked(name: str) -> Known:
    """Ask for the office and its people; Enter skips."""
    click.echo("ตอบคำถามต่อไปนี้ หรือกด Enter เพื่อข้าม (แก้ไขภายหลังได้ใน office.toml)")
    named = name or _ask("ชื่อเต็มของสำนักงาน")
    chief = _ask("ตำแหน่งหัวหน้า (Enter = พัฒนาการอำเภอ)") or Known().chief
    return Known(name=named, chief=chief, chief_name=_ask("ชื่อหัวหน้า"), officers=tuple(_asked_officers()))


def _asked_officers() -> Iterator[Officer]:
    nth = 1
    while name := _ask(f"ชื่อเจ้าหน้าที่คนที่ {nth} (Enter = ไม่มีอีก)"):
        yield Officer(
            name=name,
            position=_ask("  ตำแหน่ง"),
            tambons=_several("  ตำบลที่รับผิดชอบ"),
            duties=_several("  หน้าที่หลัก"),
            stand_in=_several("  หน้าที่แทน"),
        )
        nth += 1


def _several(question: str) -> tuple[str, ...]:
    answer = _ask(f"{question} (คั่นด้วยจุลภาค)")
    return tuple(part for one in answer.split(",") if (part := one.strip()))


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()
