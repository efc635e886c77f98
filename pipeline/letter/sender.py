"""Who sent the letter (ส่วนราชการเจ้าของหนังสือ), on each form where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.letter.fields import Found, Kind
from pipeline.letter.head import above_subject, from_block
from pipeline.letter.kind import heading_line
from pipeline.letter.lines import Line, columns, is_blank, joined, tidy
from pipeline.letter.numbers import has_number, is_number_line
from pipeline.letter.own_date import last_alone
from pipeline.letter.sheet import FieldReader, Sheet, is_full, opens_body
from pipeline.letter.signing import is_organisation
from thai.dates import find_dates

#: the agency under a seal is a short line, not the end of the body
AGENCY_LENGTH = 90
#: and stands right of this share of the page's width
RIGHT_PART = 0.3
#: two lines begin at one margin, give or take this share of the page's width
AT_MARGIN = 0.015
#: without the number the agency is only the likeliest of what stands there
WITHOUT_NUMBER = 0.9
#: and so is the upper one of two offices above a phone
WITHOUT_DATE = 0.7

_SPEED = re.compile("ด่วน(?:ที่สุด|มาก)?")
_UNIT_ABOVE = re.compile(r"(?:กรม|มหาวิทยาลัย|กระทรวง|สำนักงานคณะกรรมการ|จังหวัด(?=\S+$))")
_AGENCY = re.compile(
    r"(?:กรม|กระทรวง|สำนัก|จังหวัด|อำเภอ|องค์การ|เทศบาล|มหาวิทยาลัย|ศูนย์|กอง|คณะ|ที่ทำการ|ที่ว่าการ|ศาลากลาง)"
)
# who does not write on the paper of the state
_OWN_PAPER = re.compile(
    r"(?:ธนาคาร|สมาคม|สมาพันธ์|สหพันธ์|มูลนิธิ|บริษัท|ห้างหุ้นส่วน|(?:ชุมนุม)?สหกรณ์|ชมรม|หอการค้า|สภาอุตสาหกรรม|"
    r"การ(?:ไฟฟ้า|ประปา|ทางพิเศษ|รถไฟ|ท่าเรือ|เคหะ|ยาง|กีฬา|ท่องเที่ยว)|วิสาหกิจชุมชน|เครือข่าย)"
)
# a line of an address, and headings of certificates
_ADDRESS = re.compile(
    r"(?:ถนน|ถ\.|หมู่(?:ที่)?\s?[0-9๐-๙]|ม\.\s?[0-9๐-๙]|เลขที่|ซอย|ซ\.|ตำบล|ต\.|แขวง|เขต|โทร|หนังสือ(?:ฉบับนี้|รับรอง)|"
    r"(?:อำเภอ|อ\.|จังหวัด|จ\.|กรุงเทพ|กทม).*[0-9๐-๙]{5}$)"
)
# "รายงานการประชุมหัวหน้าส่วนราชการ…" names who met, and no agency
_PEOPLE = re.compile(r"(?:หัวหน้า|ผู้(?!ว่า)|กำนัน|ข้าราชการ|เจ้าหน้าที่|บุคลากร|ประชา|ประจำ|สามัญ|วิสามัญ|เพื่อ|ครั้งที่)")
_PHONE = re.compile(r"[ (]*โทร[. ศ]")
_PARENTHESIS = re.compile(r"\s*\(.*")


def right_of_number(sheet: Sheet) -> Found | None:
    """The agency of an external letter: right of the number, or on the lines below it."""
    lines = above_subject(sheet)
    at = next((i for i, line in enumerate(lines) if is_number_line(line)), None)
    if at is None:
        return _on_the_right(lines) or _letterhead(lines)
    near = [(line, part) for line in lines[at : at + 3] for part in columns(line)[-1:]]
    for index, (_, part) in enumerate(near):
        if not has_number(part.text) and _is_agency(part):
            below = near[index + 1][0] if index + 1 < len(near) else None
            return _wrapped(part, lines[at], below) or _agency(part, below and columns(below)[-1])
    return _letterhead(lines[:at])


def _letterhead(above: Sequence[Line]) -> Found | None:
    """The bank, company or association on whose own paper a letter is written: above its number."""
    parts = (columns(line)[0] for line in above)
    part = next((part for part in parts if _OWN_PAPER.match(part.text) and _is_agency(part)), None)
    return Found(value=tidy(part.text), **part.where(sure=WITHOUT_NUMBER)) if part else None


def _on_the_right(lines: Sequence[Line]) -> Found | None:
    """The first agency that begins to the right, where a number by hand left nothing that was read."""
    parts = (part for line in lines for part in columns(line)[-1:])
    part = next((part for part in parts if _AGENCY.match(part.text) and _stands_right(part)), None)
    return Found(value=tidy(part.text), **part.where(sure=WITHOUT_NUMBER)) if part else None


def of_memo(sheet: Sheet) -> Found | None:
    """The agency of a memo (ส่วนราชการ), without the phone that may follow."""
    block = sheet.block("agency")
    if block is None or not block.lines:
        return None
    line = block.lines[0]
    phone = _PHONE.search(line.text)
    bare = line.part(0, phone.start() if phone else None)
    bare = bare.part(0, len(_PARENTHESIS.sub("", bare.text)) or None)
    value = tidy(bare.text)
    return None if is_blank(value) else Found(value=value, **bare.where())


def after_from(sheet: Sheet) -> Found | None:
    """The sender of a message (จาก)."""
    return from_block(sheet.block("from"))


def of_heading(kind: Kind, *words: str) -> FieldReader:
    """Make a reader of the agency that follows the heading: คำสั่งจังหวัด…, ระเบียบกระทรวง…ว่าด้วย…."""

    def read(sheet: Sheet) -> Found | None:
        line = heading_line(sheet, kind)
        if line is None:
            return None
        ends = [at + len(word) for word in words if (at := line.text.find(word)) >= 0]
        rest = line.part(min(ends, default=0))
        if not rest.text and (follow := _next(sheet, line)):
            rest = follow
        rest = rest.part(0, rest.text.find("ว่าด้วย") if "ว่าด้วย" in rest.text else None)
        named = rest.text and not _PEOPLE.match(rest.text)
        return Found(value=tidy(rest.text), **rest.where()) if named else None

    return read


def above_date(sheet: Sheet) -> Found | None:
    """The agency of a stamped letter: above the date; else right of the number."""
    date = last_alone(sheet)
    if date is None:
        return right_of_number(sheet) or _above_section(sheet)
    above = [line for line in sheet.lines if line.page.number == date.page and line.end < date.start]
    return _under_seal(above) or right_of_number(sheet)


def _above_section(sheet: Sheet) -> Found | None:
    """The agency of a stamped letter without date: the line above its section, with the phone below."""
    lines = sheet.lines
    at = next((i for i in range(sheet.body_start + 1, len(lines)) if _PHONE.match(lines[i].text)), 0)
    run = [*takewhile(_is_short_office, reversed(lines[sheet.body_start + 1 : at]))]
    if len(run) < 2 or not _AGENCY.match(run[-1].text):  # noqa: PLR2004 - the agency and its section
        return None
    if run[-1].page.source == "ocr":
        return None  # under the seal the agency itself is often not read, and two sections stand there
    return Found(value=tidy(run[-1].text), **run[-1].where(sure=WITHOUT_DATE))


def _is_short_office(line: Line) -> bool:
    return is_organisation(line) and len(line.text) <= AGENCY_LENGTH


def _under_seal(above: list[Line]) -> Found | None:
    """The agency above the date; over two lines where both begin to the right, as the seal does."""
    last = above[-1:]
    first = above[-2:] if above and all(_stands_right(line) for line in above[-2:]) else last
    for lines in (last, first):
        if lines and _AGENCY.match(lines[0].text) and all(len(line.text) <= AGENCY_LENGTH for line in lines):
            whole = lines[0].until(lines[-1])
            return Found(value=tidy(whole.text), **whole.where())
    return None


def _stands_right(line: Line) -> bool:
    box = line.where()["box"]
    return box is not None and line.page.width is not None and box.left > RIGHT_PART * line.page.width


def _is_agency(part: Line) -> bool:
    text = part.text
    return (
        len(re.findall("[ก-ฮ]", text)) > len(text) / 3
        and not find_dates(text)
        and not _SPEED.fullmatch(text)
        and not _ADDRESS.match(text)
        and not (len(text) > AGENCY_LENGTH and opens_body(part))
    )


def _agency(part: Line, below: Line | None) -> Found:
    whole = part
    if below and below.page is part.page and _UNIT_ABOVE.match(below.text) and not find_dates(below.text):
        between = part.page.text[part.end : below.start]
        whole = part.until(below) if between.isspace() else part
    return Found(value=joined(whole.text.split("\n")), **whole.where())


def _wrapped(part: Line, number: Line, below: Line | None) -> Found | None:
    """The agency with its end, where that went down to the left margin, as the number's line alone does."""
    left, right = number.where()["box"], below.where()["box"] if below else None
    width = part.page.width
    if not (below and left and right and width) or below.page is not part.page or part.start < number.start:
        return None
    if abs(right.left - left.left) > AT_MARGIN * width or len(columns(below)) > 1 or not is_full(part):
        return None
    whole = part.until(below)
    return Found(value=tidy(whole.text), **whole.where())


def _next(sheet: Sheet, line: Line) -> Line | None:
    index = sheet.lines.index(line) + 1
    return sheet.lines[index] if index < len(sheet.lines) else None
