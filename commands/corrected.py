"""Show which values persons set by hand, and the deadlines by their numbers (ค่าที่แก้ไขและกำหนดของหนังสือ)."""

from __future__ import annotations

from collections.abc import Iterator

import click

from commands.tables import DOUBT
from pipeline.letter.doubts import NAMES, doubtful
from pipeline.letter.fields import Deadline, Found, Letter
from pipeline.memo.corrected import words_of
from thai.say import thai_date

_RECEIVED = {"number": "เลขรับในตรา", "date": "วันที่รับในตรา", "time": "เวลารับในตรา"}


def print_corrected(letter: Letter) -> None:
    """Print the deadlines, numbered as ``kasian set`` takes them, and each value that was set by hand."""
    for nth, one in enumerate(letter.deadlines, start=1):
        click.echo(f"กำหนด {nth}: {_said(one)}")
    for name, found in _fields(letter):
        if found.set_by is not None:
            value = words_of(found)
            was = f" (อ่านได้ “{' '.join(found.raw.split())}”)" if found.raw else ""
            click.secho(f"แก้ไขโดย {found.set_by}: {name} เป็น “{value}”{was}", fg="cyan")


def _fields(letter: Letter) -> Iterator[tuple[str, Found]]:
    held = {
        **{NAMES[field]: getattr(letter, field) for field in NAMES},
        **{name: getattr(letter.received, field) for field, name in _RECEIVED.items()},
    }
    yield from ((name, found) for name, found in held.items() if found is not None)


def _said(deadline: Deadline) -> str:
    words = " ".join(deadline.raw.split())
    day = thai_date(deadline.value) if deadline.value else ""
    if deadline.set_by is not None:
        return f"{day} (แก้ไขโดย {deadline.set_by}" + (f" อ่านได้ “{words}”)" if words else ")")
    said = f"{words} ({day})" if day and day not in words else words
    return said + DOUBT if doubtful(deadline) else said
