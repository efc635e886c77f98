"""The short form with room for the pen (บันทึกย่อพร้อมที่ลงคำสั่ง), as on a letter that went round an office.

The officer signs below his note.  Then come two ruled lines for the chief's order, his signature and the
date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.memo.lead import DUE, MEETING
from pipeline.memo.model import Memo
from pipeline.memo.sentences import MARK
from pipeline.on_letter.block import Block, Setter, stacked, together

#: of the words that explain a mark
_SMALL = 11.0
#: a row to write in by hand, in points (8 mm), and the gaps around such rows
_ROW, _GAP, _COLUMNS = 23.0, 2.0, 14.0
#: a name and a date stand side by side from this width on
_SIDE_BY_SIDE = 190.0
#: the note's share of the width where the order stands beside it
_NOTE_SHARE = 0.56

_EXPLAINED = f"{MARK} อ่านไม่ชัดหรืออ่านได้บางส่วน โปรดตรวจกับต้นฉบับ"
_PRESENTED, _ORDER, _SIGNED, _DATE = "ผู้เสนอ", "คำสั่ง", "ลงชื่อ", "วันที่"


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set a note.

    :param made: sets it in a width, at a size of TH SarabunPSK.
    :param narrowest, widest: in points: narrower it is hard to write in, wider it is hard to read.
    """

    made: Callable[[Memo, Setter, float, float], Block]
    size: float
    narrowest: float
    widest: float


def order_below(memo: Memo, setter: Setter, width: float, size: float) -> Block:
    """Set the note, and below it the room for the order."""
    note = _note(memo, setter, width, size)
    rows = (*_officer(width), *_chief(width))
    return stacked((note, *(setter.row(row, size, width, _ROW) for row in rows)), _GAP)


def order_beside(memo: Memo, setter: Setter, width: float, size: float) -> Block:
    """Set the note at the left, and the room for the order at its right: for a low, wide space."""
    at_left = width * _NOTE_SHARE
    at_right = width - at_left - _COLUMNS
    rows = [setter.row(row, size, at_left, _ROW) for row in _officer(at_left)]
    note = stacked((_note(memo, setter, at_left, size), *rows), _GAP)
    order = stacked((setter.row(row, size, at_right, _ROW) for row in _chief(at_right)), _GAP)
    return together((note, order.moved(at_left + _COLUMNS, 0.0)))


#: the better first
LAYOUTS = (
    Layout(order_below, 14.0, 150.0, 340.0),
    Layout(order_below, 13.0, 150.0, 340.0),
    Layout(order_beside, 14.0, 380.0, 500.0),
    Layout(order_beside, 13.0, 380.0, 500.0),
)


def _note(memo: Memo, setter: Setter, width: float, size: float) -> Block:
    said = [
        setter.paragraph(one.text, size, width, bold=one.text.startswith((DUE, MEETING)))
        for one in memo.short
    ]
    if any(MARK in one.text for one in memo.short):
        said.append(setter.paragraph(_EXPLAINED, min(size, _SMALL), width))
    return stacked(said)


def _officer(width: float) -> tuple[tuple[str, ...], ...]:
    return ((_PRESENTED, _DATE),) if width >= _SIDE_BY_SIDE else ((_PRESENTED,),)


def _chief(width: float) -> tuple[tuple[str, ...], ...]:
    signed = ((_SIGNED, _DATE),) if width >= _SIDE_BY_SIDE else ((_SIGNED,), (_DATE,))
    return (_ORDER,), ("",), *signed
