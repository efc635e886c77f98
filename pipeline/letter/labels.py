"""The labels that head a letter's fields (เรื่อง เรียน อ้างถึง …), found at the start of a line.

A label read by OCR may have lost its marks, or have others; it is known without them.
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.letter.lines import Line, likeness

Label = Literal[
    "subject",
    "to",
    "references",
    "enclosures",
    "agency",
    "number",
    "date",
    "from",
    "copy",
    "speed",
    "secrecy",
    "group",
    "sheet",
    "informed",
]

# Source: Regulation on correspondence B.E. 2526, forms 1-3; military memos and joint messages as met;
# letters of monks (เจริญพร) and memos of universities outside the civil service (ส่วนงาน).
_SPELLINGS: tuple[tuple[Label, str], ...] = (
    ("subject", "เรื่อง"),
    ("to", "เรียน"),
    ("to", "กราบเรียน"),
    ("to", "เสนอ"),
    ("to", "ถึง ผู้รับปฏิบัติ"),
    ("to", "ผู้รับปฏิบัติ"),
    ("to", "นมัสการ"),
    ("to", "เจริญพร"),
    ("to", "ถึง"),
    ("references", "อ้างถึง"),
    ("enclosures", "สิ่งที่ส่งมาด้วย"),
    ("enclosures", "สิ่งที่แนบมาด้วย"),
    ("enclosures", "เอกสารแนบ"),
    ("agency", "ส่วนราชการ"),
    ("agency", "ส่วนงาน"),
    ("number", "ที่ของผู้ให้ข่าว"),
    ("date", "วันที่"),
    ("from", "จาก"),
    ("copy", "สำเนาส่ง"),
    ("speed", "ลำดับความเร่งด่วน"),
    ("speed", "ความเร่งด่วน"),
    ("speed", "ชั้นความเร็ว"),
    ("secrecy", "ชั้นความลับ"),
    ("group", "หมู่-วัน-เวลา"),
    ("group", "หมู่ - วัน - เวลา"),
    ("group", "หมู่ – วัน – เวลา"),
    ("sheet", "หน้าที่"),
    ("informed", "ผู้รับทราบ"),
    ("informed", "ถึง ผู้รับทราบ"),
)
_MARKS = re.compile("[ัิ-ฺ็-๎]")


def _bare(text: str) -> str:
    """What is left of a label when OCR has done its worst: เรื่อง and เรอง, อ้างถึง and อ้างถุง are one."""
    return _MARKS.sub("", likeness(text))


_BARE = tuple((label, spelling, _bare(spelling)) for label, spelling in _SPELLINGS)
#: what OCR makes of specks before a label
_SPECKS = " .:|,'\"`~-_*#>"
_AFTER_LABEL = re.compile(r"\s*[:：]?\s*")
#: how much longer or shorter than its spelling a damaged label may be
_SLACK = 2
#: labels of so few letters count only when a space or a colon follows, not inside a word (ถึงแม้, จากการ)
_SHORT_LABEL = 4


def label_of(line: Line) -> tuple[Label, int] | None:
    """Tell which label a line begins with and where, in the line, its value begins."""
    text = line.text.lstrip(_SPECKS)
    lead = len(line.text) - len(text)
    likely = [one for one in _BARE if one[2].startswith(_bare(text[:1]))]
    ends = [(_label_end(text, spelling, bare), label) for label, spelling, bare in likely]
    found = max(((end, label) for end, label in ends if end is not None), default=None)
    return (found[1], lead + _value_start(text, found[0])) if found else None


def _value_start(text: str, end: int) -> int:
    match = _AFTER_LABEL.match(text, end)
    return match.end() if match else end


def _label_end(text: str, spelling: str, bare: str) -> int | None:
    for length in range(len(spelling) + _SLACK, len(spelling) - _SLACK - 1, -1):
        head = text[:length]
        if len(head) == length and head == head.rstrip() and _bare(head) == bare:
            return length if _ends_word(text, length, spelling) else None
    return None


def _ends_word(text: str, end: int, spelling: str) -> bool:
    """Whether the label stands apart from what follows.

    A long label may be glued to its value (OCR drops the space); a short one must not be.
    """
    return len(spelling) > _SHORT_LABEL + 1 or end == len(text) or text[end] in " \t:：."
