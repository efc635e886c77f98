"""What a letter says in two ways that do not agree (ข้อความที่ขัดกัน): said to the officer, and never repaired."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.letter.amounts import differing
from pipeline.letter.deadlines import is_past
from pipeline.letter.fields import DOUBT, Letter
from pipeline.letter.lines import tidy
from pipeline.letter.sheet import Sheet
from thai.digits import to_arabic, to_thai


def contradictions(letter: Letter, sheet: Sheet) -> Iterator[str]:
    """Say each sum whose words differ from its figures, and each deadline before the day of the letter."""
    for page in sheet.pages:
        for start, end in differing(to_arabic(page.text)):
            yield _said(page.text[start:end], page.number, "ตัวเลขไม่ตรงกับตัวอักษร")
    for deadline in letter.deadlines:
        if is_past(deadline.value, letter.date) and letter.date and letter.date.confidence >= DOUBT:
            yield _said(deadline.raw, deadline.page, "เป็นวันก่อนวันที่ของหนังสือ")


def _said(raw: str, page: int, wrong: str) -> str:
    return f"“{to_thai(tidy(raw))}” (หน้า {to_thai(str(page))}) {wrong} โปรดตรวจกับต้นฉบับ"
