"""The letter's foot: which section owns it (ส่วนราชการเจ้าของเรื่อง), and its phone (โทร.)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.letter.fields import Found
from pipeline.letter.head import above_subject
from pipeline.letter.lines import Line, joined, tidy
from pipeline.letter.own_date import last_alone
from pipeline.letter.sheet import Sheet
from pipeline.letter.signing import FOOT_LINES, below_position, is_organisation, left_of_position
from thai.digits import to_arabic

#: the section stands within so many lines below the position
SECTION_AWAY = 6
#: an office, its section and the group within it
SECTION_LINES = 3
#: of a stamped letter without a date the section is only the likeliest line above the phone
UNSURE = 0.7

_FAX = r"(?:โทรสาร|แฟกซ์|แฟ็กซ์|FAX|Fax|fax)"
_LABEL = rf"(?:โทร(?!สาร)(?:ศัพท์)?[.ฯ]?(?: ?[/,]? ?{_FAX})?[. ]*(?:[(]?(?:ทหาร|มือถือ)[)]?)?[. :]*)"
# a number within the house or of an emergency line has three figures or four
_FIGURES = (
    r"(?:[0-9๐-๙]{3,4}(?![0-9๐-๙.,/:]|[ ]*[0-9๐-๙\-–—])|"
    r"[(]?[0-9๐-๙][0-9๐-๙ ()\-–,\n]{3,}[0-9๐-๙](?: *ต่อ *[0-9๐-๙\-–, ]*[0-9๐-๙])?)"
)
_PHONE = re.compile(rf"{_LABEL}(?P<phone>{_FIGURES})")
_REST = re.compile(r"[0-9๐-๙ \-–]{3,}(?: *ต่อ *[0-9๐-๙]+)?")
# what stands apart behind all figures of a number is a stroke of a pen
_WHOLE = re.compile(r"0(?:[ ()\-–]*[0-9]){8,9}(?= +[0-9]$)")
_PHONE_LABEL = re.compile(rf"[ (]*(?:โทร(?:[. /:ฯ0-9๐-๙]|ศัพท์|สาร)|{_FAX})")


def owner(sheet: Sheet) -> Found | None:
    """The section that owns the letter, at the foot on the left."""
    at = below_position(sheet)
    if at is None:
        return None
    return _section([left_of_position(sheet, line) for line in sheet.lines[at : at + SECTION_AWAY]])


def owner_of_stamped(sheet: Sheet) -> Found | None:
    """The section of a stamped letter: below the date under its seal, else above the phone."""
    date = last_alone(sheet)
    below = [
        line for line in sheet.lines if date and line.page.number == date.page and line.start >= date.end
    ]
    if date and sheet.body and date.start > sheet.body[0].start:
        return _section(below[:SECTION_AWAY])
    return _above_phone(sheet)


def phone(sheet: Sheet) -> Found | None:
    """The phone of the section at the foot, else of the memo's head or of a letterhead, as it is printed."""
    at = below_position(sheet)
    if at is not None:
        below = sheet.lines[at : at + FOOT_LINES]
        return _first_phone((*below, *_head_of_memo(sheet), *above_subject(sheet)))
    # where nobody signed, the foot's phone is the last one: the text may hold one to ask at
    return _first_phone((*_head_of_memo(sheet), *sheet.lines[sheet.body_start :][: -FOOT_LINES - 1 : -1]))


def _head_of_memo(sheet: Sheet) -> tuple[Line, ...]:
    """Give the line of the agency, with the rest of its phone where that went down."""
    block = sheet.block("agency")
    if block is None or not block.lines:
        return ()
    line = block.lines[0]
    below = sheet.lines[block.last + 1 : block.last + 2]
    return tuple(line.until(rest) for rest in below if _REST.fullmatch(rest.text)) or (line,)


def any_phone(sheet: Sheet) -> Found | None:
    """The phone at the foot, else the last one in the text: where to ask."""
    return phone(sheet) or _first_phone(reversed(sheet.lines))


def _section(lines: Sequence[Line]) -> Found | None:
    """Read the first office of some lines, with the sections below it."""
    first = next((i for i, line in enumerate(lines) if is_organisation(line)), None)
    if first is None:
        return None
    last = first
    while (
        last + 1 < len(lines) and last + 1 < first + SECTION_LINES and _goes_on(lines[last], lines[last + 1])
    ):
        last += 1
    return _found(lines[first], lines[last])


def _goes_on(line: Line, below: Line) -> bool:
    return below.page is line.page and is_organisation(below) and not _PHONE_LABEL.search(line.text)


def _above_phone(sheet: Sheet) -> Found | None:
    """Read the line above the phone, or before it: below an office that sent the letter, its section."""
    lines = sheet.lines
    at = next((i for i, line in enumerate(lines) if i > sheet.body_start and _PHONE.search(line.text)), None)
    if at is None:
        return None
    for line in reversed(lines[max(sheet.body_start, at - 2) : at + 1]):
        if is_organisation(line):
            return _found(line, line, 1.0 if line is lines[at] else UNSURE)
    return None


def _found(first: Line, last: Line, sure: float = 1.0) -> Found:
    cut = _PHONE_LABEL.search(last.text)
    whole = first.until(last.part(0, cut.start() if cut else None))
    return Found(value=joined(whole.text.split("\n")), **whole.where(sure=sure))


def _first_phone(lines: Iterable[Line]) -> Found | None:
    return next((found for found in map(_phone, lines) if found), None)


def _phone(line: Line) -> Found | None:
    match = _PHONE.search(line.text)
    if match is None:
        return None
    start, end = match.span("phone")
    whole = _WHOLE.match(to_arabic(match["phone"]))
    end = start + whole.end() if whole else end
    return Found(value=tidy(line.text[start:end]), **line.where(start, end, trust="weakest"))
