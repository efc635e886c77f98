"""The receive stamp of a made letter (ตรารับหนังสือ): pressed on its scan, or set as a box by an e-office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from benchmarks.letters_parts.facts import Json
from benchmarks.reading_parts.stamps import Row, Stamp, make_stamp
from thai.calendar import BUDDHIST_OFFSET, SHORT_MONTHS

_BOX = (14.0, 0.7, 6.0, 3.6)  # centimetres: left, top, width, height
_LABELS = ("เลขรับ", "เลขที่รับ", "รับที่")


def pressed(seed: int, nth: int, sent: date) -> Stamp:
    """A stamp for a letter: received some days after it was dated."""
    chance = np.random.default_rng((seed, nth, 7))
    stamp = make_stamp(chance, nth)
    return replace(stamp, rows=tuple(_on(row, sent + timedelta(days=1 + nth % 5)) for row in stamp.rows))


def _on(row: Row, day: date) -> Row:
    """The same row; one for the date says this day."""
    if row.field != "date":
        return row
    shown = f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_OFFSET}"
    return replace(row, value=shown, truth=day.isoformat())


def pressed_gold(stamp: Stamp) -> Json:
    """What is true of a pressed stamp; ``by`` says how each value was written."""
    return {row.field: {"value": row.truth, "by": row.by} for row in stamp.rows}


def boxed(chance: Random, sent: date, office: str) -> tuple[dict[str, Any], Json]:
    """A stamp of printed text: the box as ``samples.source`` wants it, and what is true."""
    number, day = str(chance.randrange(1, 9000)), sent + timedelta(days=chance.randrange(1, 6))
    hour, minute = chance.randrange(8, 16), chance.randrange(60)
    lines = [
        office,
        f"{chance.choice(_LABELS)} {number}",
        f"วันที่ {day.day} {SHORT_MONTHS[day.month - 1]} {day.year + BUDDHIST_OFFSET}",
        f"เวลา {hour:02}.{minute:02} น.",
    ]
    gold = {"number": number, "date": day.isoformat(), "time": f"{hour:02}:{minute:02}"}
    return {"place": list(_BOX), "lines": lines}, {name: {"value": one} for name, one in gold.items()}
