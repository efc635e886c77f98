"""The secrecy mark (ชั้นความลับ), looked for at the top and bottom of every page.

A letter that may be secret is treated as secret (rule 8), so a doubtful mark is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.base import Page
from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, columns, lines_of
from pipeline.letter.sheet import Sheet

#: the mark is centred at the top and bottom of each page; stamps and page numbers may stand beside it
TOP_LINES, BOTTOM_LINES = 5, 4

_MARKS = ("ลับที่สุด", "ลับมาก", "ลับ")
# ลับ, ลับมาก, ลับที่สุด with marks lost or others in their place, with the end or the beginning cut off or misread
_DAMAGED = re.compile("ล[ัิีึื็-๎]*บ(?:ม.{0,3}|ท.{0,7})?|.{0,2}บ(?:มาก|ท[ิี]?[่-๋]?ส[ุู]?ด)")
# what a page number, a stamp's frame or dirt beside it is read as
_AROUND = "()[]{}<>-–—.,:;\"'“”‘’|_=~/\\!lI1"


def secrecy(sheet: Sheet) -> Found | None:
    """The highest mark that stands alone at the top or bottom of a page, or after its label."""
    found = [
        mark
        for page in sheet.pages
        for line in _margin(page)
        for part in columns(line)
        if (mark := _mark(part))
    ]
    labelled = _labelled(sheet)
    if labelled:
        found.append(labelled)
    return min(found, key=lambda mark: _MARKS.index(mark.value), default=None)


def doubtful(sheet: Sheet) -> bool:
    """Tell whether something that may be a damaged mark stands where marks stand, or after their label."""
    scanned = [page for page in sheet.pages if page.source == "ocr"]
    candidates = [part.text for page in scanned for line in _margin(page) for part in columns(line)]
    # a mark in coloured ink, such as a stamp's, is no part of the text
    stamped = [text for page in sheet.pages for layer in page.layers for text in layer.text.split("\n")]
    # two stamps that lie on each other are read as one
    candidates += [*stamped, *(word for text in stamped for word in text.split() if word in _MARKS)]
    block = sheet.block("secrecy")
    if block and block.lines:
        candidates += block.lines[0].text.split()[:1]
    return any(_may_be_mark(text) for text in candidates)


def _margin(page: Page) -> Iterator[Line]:
    lines = lines_of([page])
    yield from lines[:TOP_LINES]
    yield from lines[TOP_LINES:][-BOTTOM_LINES:]


def _mark(part: Line) -> Found | None:
    value = part.text.replace(" ", "").strip("()-–.")
    if value not in _MARKS:
        return None
    return Found(value=value, **part.where())


def _labelled(sheet: Sheet) -> Found | None:
    block = sheet.block("secrecy")
    if block is None or not block.lines:
        return None
    line = block.lines[0]
    mark = next((mark for mark in _MARKS if line.text.startswith(mark)), None)
    return Found(value=mark, **line.where(0, len(mark))) if mark else None


def _may_be_mark(text: str) -> bool:
    return bool(_DAMAGED.fullmatch(text.replace(" ", "").strip(_AROUND)))
