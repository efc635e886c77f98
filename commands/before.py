"""What went before a letter and came after it, as ``show`` tells it (เรื่องเดิม เรื่องทำนองเดียวกัน)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from pipeline.catalogue.rows import LetterRow, NewCitation
from pipeline.matter.alike import Alike
from pipeline.matter.before import before
from pipeline.memo.precedent import Order
from pipeline.office.office import Office
from thai.citizen import without_citizen_ids
from thai.say import thai_date


def before_json(office: Office, row: LetterRow) -> dict[str, Any]:
    """Give what went before as ``show --json`` has it."""
    found = before(office, row)
    return {
        "cites": list(found.neighbours.cites),
        "absent": [absent_json(one) for one in found.neighbours.absent],
        "cited_by": list(found.neighbours.cited_by),
        "alike": [_alike_json(one) for one in found.alike],
    }


def print_before(office: Office, row: LetterRow) -> None:
    """Print what a letter cites, what cites it, and how the chief ordered on letters alike."""
    found = before(office, row)
    near = found.neighbours
    if near.cites:
        click.echo(f"อ้างถึง: {', '.join(near.cites)}")
    print_absent(near.absent, "อ้างถึง: ")
    if near.cited_by:
        click.echo(f"มีหนังสืออ้างถึง: {', '.join(near.cited_by)}")
    if found.alike:
        click.echo("\nเรื่องทำนองเดียวกัน")
    for one in found.alike:
        ordered = f" · คำสั่ง {say_order(one.order)}" if one.order else ""
        click.echo(f"  {one.row.id}  {without_citizen_ids(one.row.fields.subject)}{ordered}")


def print_absent(absent: Iterable[NewCitation], lead: str) -> None:
    """Print citations that mean no letter of the office."""
    for one in absent:
        click.echo(f"{lead}{' '.join(one.raw.split())} (ไม่พบในทะเบียน)")


def absent_json(cited: NewCitation) -> dict[str, Any]:
    """Give a citation that means no letter of the office."""
    return {
        "raw": " ".join(cited.raw.split()),
        "number": cited.number,
        "date": cited.date,
        "agency": cited.agency,
    }


def order_json(order: Order | None) -> dict[str, Any] | None:
    """Give an order; None where there is none."""
    if order is None:
        return None
    return {"text": order.text, "to": order.officer or None, "date": order.date}


def say_order(order: Order) -> str:
    """Say an order in one line."""
    to = f" ผู้รับผิดชอบ {order.officer}" if order.officer else ""
    return f"“{order.text}”{to} ({thai_date(order.date)})"


def _alike_json(one: Alike) -> dict[str, Any]:
    return {
        "id": one.row.id,
        "subject": without_citizen_ids(one.row.fields.subject) or None,
        "likeness": one.likeness,
        "order": order_json(one.order),
    }
