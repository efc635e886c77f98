"""Tables of duties (ตารางมอบหมายงาน): a row for each duty, with who has it and by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.letter.body import Paragraph
from pipeline.letter.fields import Deadline
from pipeline.letter.lines import Line, columns, tidy
from thai.dates import find_dates

_DUE = re.compile(
    r"(?:วัน)?(?:ครบ)?กำหนด(?:วัน)?(?:ส่ง|แล้วเสร็จ|เสร็จ|รายงาน)\S*|วันครบกำหนด|(?:แล้วเสร็จ|จัดส่ง|ส่ง|รายงาน)?(?:ภายใน|ก่อน)(?:วันที่)?"
)
_SAYS_WHAT = re.compile(r"(?:ส่ง|รายงาน)(?!ภายใน|ก่อน|งาน$)[ก-๎]")
_WHO = re.compile(r"(?:ผู้|หน่วย(?:งาน)?|ส่วนราชการ)(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|ปฏิบัติ)\S*|หน่วยงาน|เจ้าภาพ")
_WHAT = re.compile(r"ภารกิจ|กิจกรรม|รายการ|งาน(?:ที่\S+)?|เรื่อง|การดำเนินการ|สิ่งที่ต้อง\S+|รายละเอียด\S*")


@dataclass(frozen=True, slots=True)
class Heads:
    """Which column of a table says what, from 0; None for what none says."""

    count: int
    due: int
    who: int | None
    what: int | None


def due_rows(paragraphs: Sequence[Paragraph]) -> dict[int, Heads]:
    """Give the rows of tables of duties by their index among the paragraphs, each with its table's heads."""
    found: dict[int, Heads] = {}
    heads: Heads | None = None
    for nth, paragraph in enumerate(paragraphs):
        parts = columns(paragraph)
        if heads and len(parts) == heads.count:
            found[nth] = heads
        else:
            heads = _heads(parts)
    return found


def _heads(parts: list[Line]) -> Heads | None:
    texts = [part.text for part in parts]
    due = _column(texts, _DUE)
    if due is None or len(parts) < 3:  # noqa: PLR2004 - what, who and when
        return None
    # "กำหนดส่งแผน": what is owed is the plan, and not what the row names
    what = None if _SAYS_WHAT.search(texts[due]) else _column(texts, _WHAT)
    return Heads(len(parts), due, _column(texts, _WHO), what)


def _column(texts: list[str], head: re.Pattern[str]) -> int | None:
    return next((nth for nth, text in enumerate(texts) if head.fullmatch(text)), None)


def row_deadline(row: Paragraph, heads: Heads) -> Deadline | None:
    """Give what a row's duty is owed by; None where its day is no whole date."""
    parts = columns(row)
    day = parts[heads.due]
    dates = [date for date in find_dates(day.text) if date.value and not date.partial and not date.problem]
    if len(dates) != 1:
        return None
    return Deadline(
        value=dates[0].last or dates[0].value,
        rule=None,
        who=_said(parts, heads.who),
        what=_said(parts, heads.what),
        **day.where(trust="weakest"),
    )


def _said(parts: list[Line], column: int | None) -> str | None:
    return None if column is None else tidy(parts[column].text)
