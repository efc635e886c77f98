"""The lines of a receive stamp (ตรารับหนังสือ) among those of a page: they are not the letter's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.base import Box
from pipeline.letter.lines import Line, columns
from thai.receipt import labels

#: a receive stamp has so many lines: number, date, time
STAMP_LINES = 4
#: its labels begin below one another, give or take this share of the page's width
STAMP_SIDE = 0.04

_GOES_ON = re.compile(r"(?:ลงชื่อ|[0-9๐-๙. :]+น\.)")
_BORDER = 3  # characters that OCR may make of a stamp's frame
_OWN_NUMBER = re.compile(r"ท[ีิ]่?\s")


def stamp_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Find the lines of the receive stamp of the first page, or the parts of lines that it shares."""
    first_page = [line for line in lines if line.page is lines[0].page]
    at = next((i for i, line in enumerate(first_page) if _opens_stamp(line)), None)
    if at is None:
        return ()
    stamp = (first_page[at], *takewhile(_goes_on, first_page[at + 1 : at + STAMP_LINES]))
    return (*stamp, *_beside_heading(stamp, first_page[at + len(stamp) : at + STAMP_LINES + 1]))


def _beside_heading(stamp: Sequence[Line], below: Sequence[Line]) -> Iterator[Line]:
    """Give the rest of a stamp that stands right of a heading (วิทยุสื่อสาร), line by line between its own."""
    label = next(labels(stamp[0].text))
    left = stamp[0].part(label.start).where()["box"]
    told = {one.field for line in stamp for one in labels(line.text)}
    for line in takewhile(lambda line: not _OWN_NUMBER.match(line.text), below):
        for part in columns(line):
            first = next((one for one in labels(part.text) if one.start <= _BORDER), None)
            if first and first.field not in told and _is_below(left, part):
                told.add(first.field)
                yield part


def _is_below(left: Box | None, part: Line) -> bool:
    box = part.where()["box"]
    width = part.page.width
    return (
        left is not None
        and box is not None
        and width is not None
        and abs(box.left - left.left) <= STAMP_SIDE * width
    )


def _opens_stamp(line: Line) -> bool:
    return any(label.field == "number" for label in labels(line.text))


def _goes_on(line: Line) -> bool:
    labelled = any(label.field != "number" and label.start <= _BORDER for label in labels(line.text))
    return labelled or bool(_GOES_ON.match(line.text))
