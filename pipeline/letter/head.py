"""The fields of a letter's head that are labelled on every form: subject, addressee, speed."""

from __future__ import annotations

import re

from pipeline.letter.fields import Found, Kind
from pipeline.letter.kind import heading_line
from pipeline.letter.lines import Line, columns, is_blank, joined, likeness, tidy
from pipeline.letter.numbers import labelled_number
from pipeline.letter.sheet import Block, FieldReader, Sheet
from thai.digits import to_arabic

#: the number and the date stand among so many lines, stamps and notes of the receiver counted in
NUMBER_LINES = 22
#: the title of a regulation or of minutes, down to its year
TITLE_LINES = 4

SPEEDS = ("ด่วนที่สุด", "ด่วนมาก", "ด่วน")
_SPEED = re.compile(r"(?<![ก-๎])ด่วน(?:ที่สุด|มาก)?(?![ก-๎])")
_SPEED_LIKE = {likeness(speed): speed for speed in SPEEDS}
_MEMO = likeness("บันทึกข้อความ")
_YEAR = re.compile(r"(?:พ\.ศ\.|/) ?[0-9๐-๙]{4}")


def above_subject(sheet: Sheet) -> tuple[Line, ...]:
    """The lines above the subject or, on a form without one, the head."""
    block = sheet.block("subject") or sheet.block("to")
    limit = block.first if block else sheet.body_start or NUMBER_LINES
    return own_lines(sheet, min(max(limit, 1), NUMBER_LINES))


def own_lines(sheet: Sheet, limit: int) -> tuple[Line, ...]:
    """The first lines, those of the receive stamp left out."""
    return tuple(line for line in sheet.lines[:limit] if line not in sheet.stamp)


def from_block(block: Block | None) -> Found | None:
    """The value after a label; None where the form was left blank."""
    if block is None or not block.lines:
        return None
    first, last = block.lines[0], block.lines[-1]
    value = tidy(first.page.text[first.start : last.end])
    if is_blank(value):
        return None
    return Found(value=value, **first.until(last).where())


def subject(sheet: Sheet) -> Found | None:
    """The subject (เรื่อง), over as many lines as it takes."""
    return from_block(sheet.block("subject"))


def subject_or_title(kind: Kind) -> FieldReader:
    """Make a reader of the subject or, where the form has none, of the title: the heading and its year."""

    def read(sheet: Sheet) -> Found | None:
        return subject(sheet) or _title(sheet, kind)

    return read


def _title(sheet: Sheet, kind: Kind) -> Found | None:
    line = heading_line(sheet, kind)
    if line is None:
        return None
    first = sheet.lines.index(line)
    below = (other for other in sheet.lines[first : first + TITLE_LINES] if other.page is line.page)
    last = next((other for other in below if _YEAR.search(other.text)), line)
    whole = line.until(last)
    return Found(value=joined(whole.text.split("\n")), **whole.where())


def to(sheet: Sheet) -> Found | None:
    """The addressee (เรียน, ถึง, เสนอ); None where the form was left blank."""
    blocks = sheet.all_blocks("to")
    return next((found for found in map(from_block, blocks) if found), None)


def speed(sheet: Sheet) -> Found | None:
    """The speed (ชั้นความเร็ว): alone in its column of the head, or after its label."""
    block = sheet.block("speed")
    labelled = block.lines[0].text if block and block.lines else ""
    for line in (*(block.lines[:1] if block else ()), *above_subject(sheet)):
        for part in columns(line):
            match = _SPEED.search(part.text) if part.text == labelled else _SPEED.match(part.text)
            if match and (part.text == match[0] or labelled or _before_number(part.text[match.end() :])):
                found = part.part(match.start(), match.end())
                return Found(value=match[0], **found.where())
            if part.text and (value := _SPEED_LIKE.get(likeness(part.text))):
                return Found(value=value, **part.where())
    return None


def _before_number(rest: str) -> bool:
    """Whether nothing but the number or a memo's heading stands in the column beside the speed."""
    alone = not to_arabic(rest).strip(" .") or likeness(rest) == _MEMO
    return alone or labelled_number(rest) is not None
