"""Receive stamps made by chance (ตรารับหนังสือสมมติ): what stands in them, and how.

Frames whole, double, broken or missing; three inks, full or faint; labels with their values in print, by a
dater or by hand; level or askew.  All chance comes from the generator that is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from samples.layout import thai_digits
from thai.calendar import BUDDHIST_OFFSET, SHORT_MONTHS
from thai.receipt import ReceiptField

By = Literal["print", "dater", "hand"]
Frame = Literal["single", "double", "broken", "none"]
Colour = tuple[int, int, int]

FRAMES: tuple[Frame, ...] = ("single", "double", "broken", "none")
INKS: tuple[Colour, ...] = ((38, 66, 170), (96, 60, 160), (195, 40, 50))  # blue, violet, red
PENS: tuple[Colour, ...] = ((40, 50, 150), (90, 50, 150))
_OFFICES = (
    "ที่ว่าการอำเภอเขาดาว",
    "สำนักงานพัฒนาชุมชนอำเภอนาริน",
    "องค์การบริหารส่วนตำบลหนองแก้ว",
    "สพอ.ท่าช้างทอง",
    "เทศบาลตำบลบ้านสายฝน",
    "ที่ทำการปกครองอำเภอดอนพิกุล",
)
_LABELS: dict[ReceiptField, tuple[str, ...]] = {
    "number": ("เลขรับ", "เลขที่รับ", "รับที่", "เลขรับที่"),
    "date": ("วันที่",),
    "time": ("เวลา",),
}
_WAYS: dict[ReceiptField, tuple[By, ...]] = {
    "number": ("print", "hand"),
    "date": ("print", "hand", "dater"),
    "time": ("print", "hand"),
}
_ASKEW, _NEARLY_LEVEL = 8.0, 2.0  # degrees
_FAINTEST = 0.4
# Shares of the stamps.
_THAI, _WITHOUT_TIME, _LEADERS, _SHORT_DATE = 0.3, 0.15, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a stamp: a label, and its value by print, by a dater or by hand.

    :param truth: the value as ``received`` must give it.
    """

    field: ReceiptField
    label: str
    value: str
    by: By
    truth: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A receive stamp.

    :param pen: the colour of what is written into it.
    :param tilt: degrees, counter-clockwise.
    :param strength: 1 is full ink; less is faint in patches.
    :param leaders: dots to write on.
    """

    office: str
    rows: tuple[Row, ...]
    frame: Frame = "single"
    ink: Colour = INKS[0]
    pen: Colour = PENS[0]
    tilt: float = 0.0
    strength: float = 1.0
    leaders: bool = False

    @property
    def has_thai_digits(self) -> bool:
        """Whether its values are written in Thai digits."""
        return any(row.value == thai_digits(row.value) for row in self.rows)


def make_stamp(chance: np.random.Generator, nth: int) -> Stamp:
    """Make a stamp; frames, inks and ways of writing come in turn by ``nth``."""
    fields: tuple[ReceiptField, ...] = ("number", "date", "time")
    thai = bool(chance.random() < _THAI)
    rows = tuple(_row(field, chance, nth, thai=thai) for field in fields)
    tilt = _ASKEW if nth % 3 else _NEARLY_LEVEL
    return Stamp(
        str(chance.choice(_OFFICES)),
        rows[:2] if chance.random() < _WITHOUT_TIME else rows,
        FRAMES[nth % len(FRAMES)],
        INKS[(nth // len(FRAMES)) % len(INKS)],
        PENS[int(chance.integers(len(PENS)))],
        float(chance.uniform(-tilt, tilt)),
        float(chance.uniform(_FAINTEST, 1.0)),
        bool(chance.random() < _LEADERS),
    )


def _row(field: ReceiptField, chance: np.random.Generator, nth: int, *, thai: bool) -> Row:
    ways = _WAYS[field]
    by = ways[(nth + int(chance.integers(len(ways)))) % len(ways)]
    value, truth = _said(field, chance, printed=by == "print")
    return Row(field, str(chance.choice(_LABELS[field])), thai_digits(value) if thai else value, by, truth)


def _said(field: ReceiptField, chance: np.random.Generator, *, printed: bool) -> tuple[str, str]:
    """Give a value as it stands in the stamp, and as it must be given."""
    if field == "number":
        number = str(chance.integers(1, 9999))
        return number, number
    if field == "time":
        hour, minute = int(chance.integers(8, 17)), int(chance.integers(0, 60))
        return f"{hour:02}.{minute:02} น.", f"{hour:02}:{minute:02}"
    day, month = int(chance.integers(1, 29)), int(chance.integers(1, 13))
    year = int(chance.integers(2560, 2575))
    truth = f"{year - BUDDHIST_OFFSET}-{month:02}-{day:02}"
    if printed and chance.random() < _SHORT_DATE:
        return f"{day}/{month}/{year}", truth
    return f"{day} {SHORT_MONTHS[month - 1]} {year}", truth
