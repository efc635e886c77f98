"""References to earlier letters (อ้างถึง) and enclosures (สิ่งที่ส่งมาด้วย)."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.letter.fields import Found, Reference
from pipeline.letter.lines import Line, is_blank, tidy
from pipeline.letter.numbers import cited_number
from pipeline.letter.sheet import Block, Sheet, is_counted
from thai.dates import find_dates

_ITEM = re.compile(r"[0-9๐-๙]{1,2}[.)]\s*")
_LETTER = re.compile(r"(?:หนังสือ|คำสั่ง|ประกาศ|บันทึก(?:ข้อความ)?|วิทยุ|ระเบียบ)")
_AGENCY_END = re.compile(r"\s*(?:ด่วน(?:ที่สุด|มาก)?\s*)?(?:\(เฉพาะ\)\s*)?(?:ท[ีิ]่|เลขที่|ลง|$)")


def references(sheet: Sheet) -> tuple[Reference, ...]:
    """Read each cited letter: its number, date and agency, each None where it does not stand there."""
    block = sheet.block("references")
    found = (_reference(first, last) for first, last in _items(block, _starts_reference)) if block else ()
    return tuple(reference for reference in found if reference)


def enclosures(sheet: Sheet) -> tuple[Found, ...]:
    """Read the list of enclosures."""
    block = sheet.block("enclosures")
    found = (_enclosure(first, last) for first, last in _items(block, _starts_item)) if block else ()
    return tuple(enclosure for enclosure in found if enclosure)


def _items(block: Block, starts: Callable[[Line], bool]) -> list[tuple[Line, Line]]:
    """Give the first and last line of each item of a list; one that is counted ends there."""
    items: list[tuple[Line, Line]] = []
    for line in block.lines:
        whole = bool(items) and is_counted(items[-1][1].text)
        if not items or starts(line) or (whole and is_counted(line.text)):
            items.append((line, line))
        elif whole:
            break  # the body begins with a word that was not known as its first
        else:
            items[-1] = items[-1][0], line
    return items


def _starts_item(line: Line) -> bool:
    return bool(_ITEM.match(line.text))


def _starts_reference(line: Line) -> bool:
    return _starts_item(line) or bool(_LETTER.match(line.text))


def _reference(first: Line, last: Line) -> Reference | None:
    item = _without_item_number(first)
    raw = item.page.text[item.start : last.end]
    value = tidy(raw)
    if is_blank(value):
        return None
    letter = _LETTER.match(raw)
    found_number = cited_number(raw[letter.end() :] if letter else raw)
    dates = [date for date in find_dates(raw) if date.value]
    return Reference(
        value=value,
        number=found_number.value if found_number else None,
        date=dates[0].value if dates else None,
        agency=_agency(value),
        **item.until(last).where(trust="weakest"),
    )


def _agency(value: str) -> str | None:
    letter = _LETTER.match(value)
    if letter is None:
        return None
    rest = value[letter.end() :]
    end = next((match.start() for match in _AGENCY_END.finditer(rest)), len(rest))
    return rest[:end].strip() or None


def _without_item_number(line: Line) -> Line:
    match = _ITEM.match(line.text)
    return line.part(match.end()) if match else line


def _enclosure(first: Line, last: Line) -> Found | None:
    item = _without_item_number(first)
    value = tidy(item.page.text[item.start : last.end])
    if is_blank(value):
        return None
    return Found(value=value, **item.until(last).where())
