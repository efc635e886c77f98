"""The receive stamp (ตรารับหนังสือ): number, date and time, on the first page.

It stands in the page's text where it was stamped in black, else in a layer of coloured ink.  Its labels are
print; the values are often written by hand.  So a value of a scan is given only where its figures were read
twice, as those of layers are; else its place is given, to be looked at, and no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from extractors.base import Box, Layer, Page, union
from pipeline.letter.fields import DOUBT, Found, Received
from pipeline.letter.lines import Line, lines_of, tidy
from pipeline.letter.sheet import Sheet
from thai.dates import FoundDate, find_dates
from thai.receipt import ReceiptField, is_receipt, labels

# whatever else stands between label and value, or after it, may be what is left of a figure: a lone dot, too
_NUMBER = re.compile(r":?[ .…]*(?P<value>[0-9๐-๙][0-9๐-๙/]*)(?:[.…]{2,}| +[ .…]*)?$")
# the point of a time is often lost; then น. must follow
_TIME = re.compile(
    r"(?<![0-9๐-๙])(?P<hour>[0-9๐-๙]{1,2})(?:[.:]|[. ] ?(?=.. ?น))(?P<minute>[0-9๐-๙]{2})(?![0-9๐-๙])"
)
_DAY = re.compile(r"[0-9๐-๙]+ *")
_DUE = re.compile("ด่วน|ภายใน")  # a stamp of speed (ชั้นความเร็ว) may hold a date too
#: of the height of a label: what is written by hand beside it stands higher and lower
_ABOVE, _BELOW = 0.6, 0.4
#: of the height of the page, from above: the Regulation wants the stamp in the upper right corner
_CORNER = 0.3

Lines = tuple[Line, ...]


def received(sheet: Sheet) -> Received:
    """Read the receive stamp of the first page; of several the one that gives most."""
    stamps = [_in_text(sheet.stamp)]
    for page in sheet.pages[:1]:
        receipts = (nth for nth, layer in enumerate(page.layers) if _is_receipt(page, layer))
        stamps += [_in_layer(page, nth) for nth in receipts]
    return max(stamps, key=_worth)


def _is_receipt(page: Page, layer: Layer) -> bool:
    """Tell whether a layer is a receive stamp: by its labels, or by one of them or a date, and its place."""
    if is_receipt(layer.text):
        return True
    if page.width is None or page.height is None or _DUE.search(layer.text):
        return False
    across, down = layer.box.left + layer.box.right, layer.box.top + layer.box.bottom
    dated = any(date.value and not date.partial for date in find_dates(layer.text))
    return (
        across > page.width
        and down < 2 * _CORNER * page.height
        and (dated or any(labels(layer.text, stamp=True)))
    )


def _in_text(lines: Lines) -> Received:
    """Read a stamp in the page's own text."""
    return _read(lines, tuple(_labelled(lines, "date")), union(line.where()["box"] for line in lines), DOUBT)


def _in_layer(page: Page, nth: int) -> Received:
    """Read a stamp in coloured ink."""
    layer = page.layers[nth]
    lines = tuple(lines_of([replace(page, text=layer.text, words=layer.words, layers=())]))
    read = _read(lines, lines, layer.box, DOUBT)
    placed = {name: replace(found, layer=nth) for name, found in _fields(read) if found is not None}
    return Received(**placed)


def _fields(stamp: Received) -> tuple[tuple[ReceiptField, Found | None], ...]:
    return ("number", stamp.number), ("date", stamp.date), ("time", stamp.time)


def _worth(stamp: Received) -> tuple[int, int]:
    found = [field for _, field in _fields(stamp) if field is not None]
    return sum(not field.partial for field in found), len(found)


def _read(lines: Lines, dated: Lines, stamp: Box | None, sure: float) -> Received:
    """Give what is surely read; of the rest the place.

    :param dated: the lines, or parts of them, in which the date may stand.
    :param stamp: the box of all of it.
    """

    def told(field: ReceiptField, *found: Found | None) -> Found | None:
        surely = (one for one in found if one is not None and one.confidence >= sure)
        return next(surely, None) or _place(lines, field, found[0], stamp)

    return Received(
        number=told("number", _number(lines)),
        date=told("date", _day(dated), _month(dated)),
        time=told("time", _time(lines)),
    )


def _place(lines: Lines, field: ReceiptField, unsure: Found | None, stamp: Box | None) -> Found | None:
    """Give the place of a value that is not surely read: beside its label, or where figures stand."""
    labelled = next(_labelled(lines, field), None)
    if labelled is None:
        return None if unsure is None else replace(unsure, value="", partial=True)
    where = labelled.where(trust="weakest")
    where["box"] = _beside(where["box"], stamp)
    return Found(value="", partial=True, **where)


def _beside(label: Box | None, stamp: Box | None) -> Box | None:
    """Give the box from a label to the right end of its stamp, high enough for handwriting."""
    if label is None or stamp is None:
        return label
    high = label.bottom - label.top
    top, bottom = label.top - _ABOVE * high, label.bottom + _BELOW * high
    return Box(label.left, top, max(label.right, stamp.right), bottom)


def _labelled(lines: Lines, field: ReceiptField) -> Iterator[Line]:
    """Give what stands from a field's label to the end of its line, or to the next label."""
    for line in lines:
        found = sorted(labels(line.text, stamp=True), key=lambda label: label.start)
        for label, after in zip_longest(found, found[1:]):
            if label.field == field:
                yield line.part(label.start, after.start if after else None)


def _number(lines: Lines) -> Found | None:
    for line in _labelled(lines, "number"):
        label = min(labels(line.text, stamp=True), key=lambda label: label.start)
        match = _NUMBER.match(line.text, label.end)
        if match:
            where = line.where(*match.span("value"), trust="weakest")
            # of a faint stamp figures may be lost: then its label is damaged too
            where["confidence"] = line.where(label.start, match.end("value"), trust="weakest")["confidence"]
            return Found(value=tidy(match["value"]), **where)
    return None


def _day(lines: Lines) -> Found | None:
    whole = (_found(line, found) for line, found in _dates(lines) if not found.partial)
    return next(whole, None)


def _month(lines: Lines) -> Found | None:
    """Read month and year, for where the day is not sure."""
    for line, found in _dates(lines):
        day = _DAY.match(line.text, found.start)
        rest = line.part(day.end() if day else found.start, found.end)
        month = next((one for one in find_dates(rest.text) if one.partial), None)
        if month is not None:
            return _found(rest, month)
    return None


def _dates(lines: Lines) -> Iterator[tuple[Line, FoundDate]]:
    for line in lines:
        if "ลงวันที่" not in line.text:
            yield from ((line, found) for found in find_dates(line.text) if found.value)


def _found(line: Line, found: FoundDate) -> Found:
    place = line.where(found.start, found.end, trust="weakest")
    return Found(value=found.value or "", partial=found.partial, **place)


def _time(lines: Lines) -> Found | None:
    for line in lines:
        for match in _TIME.finditer(line.text):
            hour, minute = int(tidy(match["hour"])), int(tidy(match["minute"]))
            if hour < 24 and minute < 60:  # noqa: PLR2004 - of a clock
                return Found(value=f"{hour:02d}:{minute:02d}", **line.where(*match.span(), trust="weakest"))
    return None
