"""Which of the official kinds a document is (ชนิดของหนังสือ)."""

from __future__ import annotations

import re

from pipeline.letter.fields import Kind
from pipeline.letter.lines import Line, likeness
from pipeline.letter.numbers import is_number_line
from pipeline.letter.sheet import HEAD_LINES, Sheet

#: the heading that names the kind stands among the first lines
HEADING_LINES = 14
#: a heading is a short line, not a sentence that begins with the same word
HEADING_LENGTH = 90

# In the order in which they are tried: the more telling first.
_HEADINGS: tuple[tuple[Kind, str], ...] = (
    # laws are no letters, and their names may begin as a regulation's does
    ("other", "พระราชบัญญัติ"),
    ("other", "พระราชกฤษฎีกา"),
    ("other", "กฎกระทรวง"),
    ("joint_message", "กระดาษเขียนข่าวร่วม"),
    ("joint_message", "กระดาษเขียนข่าว"),
    ("memo", "บันทึกข้อความ"),
    ("minutes", "รายงานการประชุม"),
    ("minutes", "บันทึกการประชุม"),
    ("radio", "วิทยุสื่อสาร"),
    ("radio", "โทรสารในราชการ"),
    ("radio", "วิทยุในราชการ"),
    ("radio", "ข่าววิทยุ"),
    ("order", "คำสั่ง"),
    ("order", "ระเบียบ"),
    ("order", "ข้อบังคับ"),
    ("announcement", "ประกาศ"),
    ("announcement", "แถลงการณ์"),
    ("record", "หนังสือรับรอง"),
)
_HEADINGS_LIKE = tuple((kind, likeness(heading)) for kind, heading in _HEADINGS)
_ALONE: tuple[tuple[Kind, str], ...] = (("record", "บันทึก"), ("announcement", "ข่าว"), ("radio", "วิทยุ"))
# Source: the Regulation on correspondence, form of the certificate; offices shorten it.
_CERTIFIES = tuple(
    likeness(words) for words in ("หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า", "หนังสือฉบับนี้ให้ไว้เพื่อแสดงว่า", "ขอรับรองว่า")
)
_ASKS = tuple(likeness(words) for words in ("จึงแจ้งมา", "จึงเรียนมา"))
_MARKDOWN = re.compile(r"^[#*\s]+|[*\s]+$")


def kind_of(sheet: Sheet) -> Kind:
    """Tell the kind from the heading, else from which labels stand in the head."""
    return _by_heading(sheet) or _by_labels(sheet)


def heading_line(sheet: Sheet, kind: Kind) -> Line | None:
    """Give the line that names the kind."""
    return next((line for line in sheet.lines[:HEADING_LINES] if _heading(line) == kind), None)


def _by_heading(sheet: Sheet) -> Kind | None:
    labelled = {index for block in sheet.blocks for index in range(block.first, block.last + 1)}
    above = range(min(len(sheet.lines), HEADING_LINES))
    kinds = [_heading(sheet.lines[i]) for i in above if i not in labelled and i <= _head_limit(sheet)]
    return next((kind for kind in kinds if kind), None)


def _head_limit(sheet: Sheet) -> int:
    """Headings stand above the body."""
    return sheet.body_start if sheet.blocks else HEADING_LINES


def _heading(line: Line) -> Kind | None:
    if len(line.text) > HEADING_LENGTH:
        return None
    text = _MARKDOWN.sub("", line.text)
    like = likeness(text)
    for kind, heading in _HEADINGS_LIKE:
        if like.startswith(heading):
            return kind
    return next((kind for kind, word in _ALONE if like == likeness(word)), None)


def _is_stamped(sheet: Sheet) -> bool:
    """Whether the addressee stands after ถึง and not after เรียน, below a number, and there is no subject.

    Of a blank number OCR may leave nothing; then the paragraph that says what is asked must be there.
    """
    to = sheet.block("to")
    if to is None or sheet.block("subject"):
        return False
    after_to = likeness(sheet.lines[to.first].text).startswith(likeness("ถึง"))
    return after_to and (any(is_number_line(line) for line in sheet.lines[: to.first]) or _asks(sheet))


def _asks(sheet: Sheet) -> bool:
    return sheet.closing is None and any(likeness(line.text).startswith(_ASKS) for line in sheet.body)


def _certifies(sheet: Sheet) -> bool:
    """Whether a paragraph opens as a certificate's does, which has neither subject nor addressee."""
    if sheet.block("subject") or sheet.block("to"):
        return False
    return any(likeness(line.text).startswith(_CERTIFIES) for line in sheet.lines[:HEAD_LINES])


def _by_labels(sheet: Sheet) -> Kind:
    labels = {block.label for block in sheet.blocks}
    if _certifies(sheet):
        return "record"
    if "agency" in labels:
        return "memo"
    if {"from", "to"} <= labels or "group" in labels:
        return "radio"
    if _is_stamped(sheet):
        return "stamped"
    if sheet.closing is not None or {"subject", "to"} <= labels:
        return "external"
    return "other"
