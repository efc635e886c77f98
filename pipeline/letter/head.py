"""The fields of a letter's head: number, date, subject, addressee, sender, speed, secrecy."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.letter.fields import Found, Kind
from pipeline.letter.kind import heading_line
from pipeline.letter.lines import Line, columns, likeness, tidy, where
from pipeline.letter.numbers import FoundNumber, bare_number, labelled_number, number_at_start
from pipeline.letter.sheet import Block, Sheet
from thai.calendar import THI
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic

FieldReader = Callable[[Sheet], Found | None]

#: the number and the date stand among so many lines, stamps and notes of the receiver counted in
NUMBER_LINES = 22
HAND_WRITTEN_DAY = 3
#: a date without a label is known by its place only
UNLABELLED = 0.95

SPEEDS = ("ด่วนที่สุด", "ด่วนมาก", "ด่วน")
SECRECIES = ("ลับที่สุด", "ลับมาก", "ลับ")
_SPEED = re.compile(r"(?<![ก-๎])ด่วน(?:ที่สุด|มาก)?(?![ก-๎])")
_SPEED_LIKE = {likeness(speed): speed for speed in SPEEDS}
_DATE_LABEL = re.compile(rf"(?<!ลง)วัน{THI}")
_NOTHING = re.compile(r"^[-–—.…_ ]*$")
_ADDRESS = re.compile(
    r"(?:ถนน|ถ\.|เลขที่|หมู่|ม\.|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|ที่ว่าการ|ศาลากลาง|อาคาร|ชั้น|[0-9๐-๙])"
)
_UNIT_ABOVE = re.compile(r"(?:กรม|มหาวิทยาลัย|กระทรวง|สำนักงานคณะกรรมการ|จังหวัด(?=\S+$))")
_AGENCY = re.compile(
    r"(?:กรม|กระทรวง|สำนัก|จังหวัด|อำเภอ|องค์การ|เทศบาล|มหาวิทยาลัย|ศูนย์|กอง|คณะ|ที่ทำการ|ที่ว่าการ|ศาลากลาง)"
)
#: the agency under a seal is a short line, not the end of the body
AGENCY_LENGTH = 90
_MEETING = re.compile(rf"ครั้?ง{THI}\s*(?P<number>[0-9๐-๙]{{1,3}}\s?/\s?[0-9๐-๙]{{2,4}})")
_SPACES = re.compile(r"\s+")
_PHONE = re.compile(r"[ (]*โทร[. ศ]")
_PARENTHESIS = re.compile(r"\s*\(.*")


def number(sheet: Sheet) -> Found | None:
    """The letter's own number (ที่), above its subject."""
    above = _above_subject(sheet)
    for line in above:
        found = labelled_number(line.text)
        if found:
            return _number(line, found)
    for line in above:
        found = bare_number(line.text)
        if found:
            return _number(line, found, UNLABELLED)
    return None


def number_of_message(sheet: Sheet) -> Found | None:
    """The number of a message, after its own label (ที่ของผู้ให้ข่าว)."""
    block = sheet.block("number")
    line = block.lines[0] if block and block.lines else None
    found = (labelled_number(line.text) or number_at_start(line.text)) if line else None
    return _number(line, found) if line and found else number(sheet)


def _number(line: Line, found: FoundNumber, sure: float = 1.0) -> Found:
    place = where(line.page, line.start + found.start, line.start + found.end, sure=sure, weakest=True)
    return Found(value=found.value, partial=found.partial, **place)


def _above_subject(sheet: Sheet) -> tuple[Line, ...]:
    """The lines above the subject or, on a form without one, the head."""
    block = sheet.block("subject") or sheet.block("to")
    limit = block.first if block else sheet.body_start or NUMBER_LINES
    return _own(sheet, min(max(limit, 1), NUMBER_LINES))


def _own(sheet: Sheet, limit: int) -> tuple[Line, ...]:
    """The first lines, those of the receive stamp left out."""
    return tuple(line for line in sheet.lines[:limit] if line not in sheet.stamp)


def own_date(sheet: Sheet) -> Found | None:
    """The date of an external letter: alone on its line or in its column, without a label."""
    for line in _above_subject(sheet):
        for part in (line, *columns(line)):
            dates = find_dates(part.text)
            if len(dates) == 1 and _is_alone(part, dates[0]):
                return _date(part, dates[0], sure=UNLABELLED)
    return None


def _is_alone(part: Line, found: FoundDate) -> bool:
    around = part.text[: found.start] + part.text[found.end :]
    rest = re.findall("[ก-๎A-Za-z0-9๐-๙]", around.replace("วันที่", ""))
    # where the day is written by hand, OCR leaves a character or two of it
    return len(rest) <= (HAND_WRITTEN_DAY if found.partial else 1)


def labelled_date(sheet: Sheet) -> Found | None:
    """The date of a memo or message: after วันที่, on the number's line or its own."""
    for line in _own(sheet, NUMBER_LINES):
        label = _DATE_LABEL.search(line.text)
        dates = find_dates(line.text[label.start() :]) if label else []
        if label and dates:
            return _date(line.part(label.start()), dates[0])
    return own_date(sheet)


def group_date(sheet: Sheet) -> Found | None:
    """The date of a joint message: its date-time group (หมู่-วัน-เวลา)."""
    for line in sheet.head:
        dates = [date for date in find_dates(line.text) if date.time or date.partial]
        if dates and line not in sheet.stamp:
            return _date(line, dates[0])
    return None


def closing_date(*phrases: str) -> FieldReader:
    """Make a reader of the date after a closing phrase (สั่ง ณ วันที่, ประกาศ ณ วันที่)."""
    likes = tuple(likeness(phrase) for phrase in phrases)

    def read(sheet: Sheet) -> Found | None:
        for line in reversed(sheet.lines):
            if likeness(line.text).startswith(likes):
                dates = find_dates(line.text)
                return _date(line, dates[0]) if dates else None
        return None

    return read


def last_date(sheet: Sheet) -> Found | None:
    """The date of a stamped letter: the last one that stands alone, below the seal."""
    for line in reversed(sheet.lines):
        dates = find_dates(line.text)
        if len(dates) == 1 and _is_alone(line, dates[0]):
            return _date(line, dates[0], sure=UNLABELLED)
    return own_date(sheet)


def meeting_date(sheet: Sheet) -> Found | None:
    """The date of minutes: that of the meeting (เมื่อวันที่ …)."""
    for line in sheet.lines[:NUMBER_LINES]:
        dates = find_dates(line.text)
        if dates:
            return _date(line, dates[0])
    return None


def _date(line: Line, found: FoundDate, sure: float = 1.0) -> Found | None:
    if found.value is None or found.problem == "weekday_differs":
        return None
    place = where(line.page, line.start + found.start, line.start + found.end, sure=sure, weakest=True)
    return Found(value=found.value, partial=found.partial, **place)


def _from_block(block: Block | None) -> Found | None:
    if block is None or not block.lines:
        return None
    first, last = block.lines[0], block.lines[-1]
    value = tidy(first.page.text[first.start : last.end])
    if _NOTHING.match(value):
        return None
    return Found(value=value, **where(first.page, first.start, last.end))


def subject(sheet: Sheet) -> Found | None:
    """The subject (เรื่อง), over as many lines as it takes."""
    return _from_block(sheet.block("subject"))


def to(sheet: Sheet) -> Found | None:
    """The addressee (เรียน, ถึง, เสนอ); None where the form was left blank."""
    blocks = sheet.all_blocks("to")
    return next((found for found in map(_from_block, blocks) if found), None)


def sender_right(sheet: Sheet) -> Found | None:
    """The agency of an external letter: right of the number, or on the lines below it."""
    lines = _above_subject(sheet)
    at = next((i for i, line in enumerate(lines) if _has_number(line)), None)
    if at is None:
        return None
    candidates = [part for line in lines[at : at + 3] for part in columns(line)[-1:]]
    for index, part in enumerate(candidates):
        if not _has_number(part) and _is_agency(part):
            below = candidates[index + 1] if index + 1 < len(candidates) else None
            return _agency(part, below)
    return None


def _has_number(line: Line) -> bool:
    return (labelled_number(line.text) or bare_number(line.text)) is not None


def _is_agency(part: Line) -> bool:
    text = part.text
    return (
        len(re.findall("[ก-ฮ]", text)) > len(text) / 3 and not find_dates(text) and not _SPEED.fullmatch(text)
    )


def _agency(part: Line, below: Line | None) -> Found:
    end = part.end
    if below and below.page is part.page and _UNIT_ABOVE.match(below.text) and not find_dates(below.text):
        between = part.page.text[part.end : below.start]
        end = below.end if between.isspace() else end
    return Found(value=tidy(part.page.text[part.start : end]), **where(part.page, part.start, end))


def sender_of_memo(sheet: Sheet) -> Found | None:
    """The agency of a memo (ส่วนราชการ), without the phone that may follow."""
    block = sheet.block("agency")
    if block is None or not block.lines:
        return None
    line = block.lines[0]
    phone = _PHONE.search(line.text)
    bare = line.part(0, phone.start() if phone else None)
    bare = bare.part(0, len(_PARENTHESIS.sub("", bare.text)) or None)
    value = tidy(bare.text)
    return None if _NOTHING.match(value) else Found(value=value, **where(bare.page, bare.start, bare.end))


def sender_from(sheet: Sheet) -> Found | None:
    """The sender of a message (จาก)."""
    return _from_block(sheet.block("from"))


def sender_of_heading(kind: Kind, word: str) -> FieldReader:
    """Make a reader of the agency that follows the heading: คำสั่งจังหวัด…, ประกาศอำเภอ…."""

    def read(sheet: Sheet) -> Found | None:
        line = heading_line(sheet, kind)
        if line is None:
            return None
        at = line.text.find(word)
        rest = line.part(at + len(word)) if at >= 0 else line
        if not rest.text and (follow := _next(sheet, line)):
            rest = follow
        return Found(value=tidy(rest.text), **where(rest.page, rest.start, rest.end)) if rest.text else None

    return read


def _next(sheet: Sheet, line: Line) -> Line | None:
    index = sheet.lines.index(line) + 1
    return sheet.lines[index] if index < len(sheet.lines) else None


def speed(sheet: Sheet) -> Found | None:
    """The speed (ชั้นความเร็ว): alone in its column of the head, or after its label."""
    block = sheet.block("speed")
    labelled = block.lines[0].text if block and block.lines else ""
    for line in (*(block.lines[:1] if block else ()), *_above_subject(sheet)):
        for part in columns(line):
            match = _SPEED.search(part.text) if part.text == labelled else _SPEED.match(part.text)
            if match and (part.text == match[0] or labelled or _before_number(part.text[match.end() :])):
                found = part.part(match.start(), match.end())
                return Found(value=match[0], **where(found.page, found.start, found.end))
            if part.text and (value := _SPEED_LIKE.get(likeness(part.text))):
                return Found(value=value, **where(part.page, part.start, part.end))
    return None


def _before_number(rest: str) -> bool:
    return labelled_number(rest) is not None or not to_arabic(rest).strip(" .")


def sender_above_date(sheet: Sheet) -> Found | None:
    """The agency of a stamped letter: above the date; else right of the number."""
    date = last_date(sheet)
    if date is None:
        return sender_right(sheet)
    above = [line for line in sheet.lines if line.page.number == date.page and line.end < date.start]
    if above and _AGENCY.match(above[-1].text) and len(above[-1].text) <= AGENCY_LENGTH:
        return Found(value=tidy(above[-1].text), **where(above[-1].page, above[-1].start, above[-1].end))
    return sender_right(sheet)


def heading_of_minutes(sheet: Sheet) -> Found | None:
    """What minutes are about: the meeting's name after รายงานการประชุม."""
    line = heading_line(sheet, "minutes")
    if line is None:
        return None
    return Found(value=tidy(line.text), **where(line.page, line.start, line.end))


def number_of_meeting(sheet: Sheet) -> Found | None:
    """The number of a meeting (ครั้งที่ 3/2569)."""
    for line in sheet.lines[:NUMBER_LINES]:
        match = _MEETING.search(line.text)
        if match:
            start, end = line.start + match.start("number"), line.start + match.end("number")
            return Found(
                value=_SPACES.sub("", tidy(match["number"])), **where(line.page, start, end, weakest=True)
            )
    return None
