"""Who signed a letter (ผู้ลงนาม), and in which position (ตำแหน่ง), acting for whom (รักษาราชการแทน)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, columns, joined, likeness, tidy
from pipeline.letter.sheet import Sheet
from thai.dates import find_dates

#: name, position and section stand within so many lines of the closing phrase
FOOT_LINES = 14
#: a position takes so many lines at most
POSITION_LINES = 4
#: a position is centred below its name, give or take this share of the page's width
OFF_CENTRE = 0.15
#: without a closing phrase the name is only the likeliest of what stands in parentheses
WITHOUT_CLOSING = 0.9
#: a position of which a part stands on the next page
CUT = 0.7

_NAME = re.compile(r"\(\s*(?P<name>[ก-๎][ก-๎. \n]{3,60}[ก-๎])\s*\)")
# of leader dots OCR leaves a wide gap, and a letter at most
_BLANK_NAME = re.compile(r"\((?:[\s.…_·-]{2,}|\s{2,}\S\s*)\)")
_TITLE = re.compile(
    r"(?:นาย(?!ก|อำเภอ)|นาง(?:สาว)?|น\.ส\.|ว่าที่|ดร\.|อาจารย์|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|ผศ|รศ|ศ\.|หม่อม|ม\.[รล]|"
    r"แพทย์หญิง|ทันตแพทย์|เภสัชกร|พระ|พล|พัน|ร้อย|จ่า|สิบ|ดาบ|ด\.ต|[พจส]\.[สอทต]|ร\.[อทต]|น\.[อทต])"
)
_ORGANISATION = re.compile(
    r"(?:สำนัก|กอง(?!ทัพ)|กลุ่ม|ฝ่าย|ส่วน|งาน|ศูนย์|สนง\.|ที่ทำการ|แผนก|คณะ|หน่วย|โครงการ|สถาบัน|สถานี|หลักสูตร|สาขา|"
    r"องค์การ|กรม|กระทรวง|เทศบาล|ที่ว่าการ|ศาลากลาง|วิทยาลัย|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|มูลนิธิ|สมาคม|ชมรม|สหกรณ์)"
)
_ENDS = re.compile(
    r"(?:โทร|ผู้ประสานงาน|ติดต่อ|ผู้จด|ผู้ตรวจ(?!ราชการ)|สำเนา|หมายเหตุ|E-?mail|อีเมล|ไปรษณีย์|ลับ(?:มาก|ที่สุด)?$|\(|[0-9๐-๙]+$)",
    re.IGNORECASE,
)
_ACTING = re.compile(r"(?:รักษา(?:ราช)?การ|ปฏิบัติ(?:ราช|หน้า)|ทำการแทน)")
_PURPOSES = tuple(
    likeness(word) for word in ("จึงเรียนมา", "จึงเสนอมา", "จึงแจ้งมา", "สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ")
)


def signatory(sheet: Sheet) -> Found | None:
    """The full name in parentheses below the signature; None where these are blank."""
    at = _name_line(sheet)
    if at is None:
        return None
    line = sheet.lines[at]
    match = _name(line)
    if match is None:
        return None
    sure = 1.0 if sheet.closing is not None else WITHOUT_CLOSING
    return Found(value=tidy(match["name"]), **line.where(*match.span("name"), sure=sure))


def position(sheet: Sheet) -> Found | None:
    """The position below the name, over some lines, with รักษาราชการแทน where it stands.

    Where the next page goes on with whom the signatory acts for, it is partial.
    """
    found = _position(_position_lines(sheet))
    at = below_position(sheet)
    after = sheet.lines[at] if at is not None and at < len(sheet.lines) else None
    if found and after and after.page.number != found.page and _ACTING.match(after.text):
        return replace(found, partial=True, confidence=min(found.confidence, CUT))
    return found


def minutes_taker(sheet: Sheet) -> Found | None:
    """Who took the minutes (ผู้จดรายงานการประชุม): the name above or before these words."""
    like = likeness("ผู้จดรายงานการประชุม")
    at = next((i for i, line in enumerate(sheet.lines) if like in likeness(line.text)), None)
    if at is None:
        return None
    for line in reversed(sheet.lines[max(0, at - 3) : at + 1]):
        match = _NAME.search(line.text)
        if match:
            return Found(value=tidy(match["name"]), **line.where(*match.span("name")))
    return None


def approver(sheet: Sheet) -> Found | None:
    """Who approved a message (นายทหารอนุมัติข่าว): the last name in parentheses, on the right."""
    name = _last_name(sheet)
    match = _NAME.fullmatch(name.text) if name else None
    if name is None or match is None:
        return None
    return Found(value=tidy(match["name"]), **name.where(*match.span("name"), sure=WITHOUT_CLOSING))


def approver_position(sheet: Sheet) -> Found | None:
    """The position below the approver's name, in his column."""
    name = _last_name(sheet)
    if name is None:
        return None
    below = [line for line in sheet.lines if line.page is name.page and line.start > name.end][:2]
    parts = (part for line in below for part in columns(line)[-1:])
    return _position([part for part in parts if _below(name, part) and _is_position(part, [])])


def below_position(sheet: Sheet) -> int | None:
    """Where the letter's foot begins: the index of the line below name and position, else the closing's."""
    at = _name_line(sheet)
    if at is None:
        return sheet.closing
    return at + 1 + len(_position_lines(sheet))


def is_organisation(line: Line) -> bool:
    """Tell whether a line begins as the name of an office or a section does."""
    return bool(_ORGANISATION.match(line.text))


def _last_name(sheet: Sheet) -> Line | None:
    """Give the last name in parentheses; in the narrow cell of a form it may take two lines."""
    parts = [part for line in sheet.lines for part in columns(line)]
    broken = (a.until(b) for a, b in pairwise(parts) if a.page is b.page and a.text.startswith("("))
    names = (part for part in (*parts, *broken) if _NAME.fullmatch(part.text))
    return max(names, key=lambda part: (part.page.number, part.start), default=None)


def _name(line: Line) -> re.Match[str] | None:
    """Match a name that is all that stands in its column, or that a signature parts into columns."""
    for part in (*columns(line), line):
        match = _NAME.fullmatch(part.text)
        if match:
            return _NAME.search(line.text, part.start - line.start)
    return None


def _name_line(sheet: Sheet) -> int | None:
    """Give the index of the line with the name in parentheses, or with blank ones."""
    return next((i for i in _below_closing(sheet) if _is_signed(sheet.lines[i])), None)


def _below_closing(sheet: Sheet) -> Iterable[int]:
    if sheet.closing is not None:
        return range(sheet.closing + 1, min(len(sheet.lines), sheet.closing + FOOT_LINES))
    return range(max(_purpose_line(sheet), sheet.body_start), len(sheet.lines))


def _is_signed(line: Line) -> bool:
    match = _name(line)
    if match is None:
        return any(_BLANK_NAME.fullmatch(part.text) for part in (*columns(line), line))
    return _looks_like_name(match["name"])


def _looks_like_name(name: str) -> bool:
    return bool(_TITLE.match(name)) or len(name.split()) == 2  # noqa: PLR2004 - first name and family name


def _purpose_line(sheet: Sheet) -> int:
    return next((i for i, line in enumerate(sheet.lines) if likeness(line.text).startswith(_PURPOSES)), 0)


def _position(lines: list[Line]) -> Found | None:
    if not lines:
        return None
    first, last = lines[0], lines[-1]
    value = joined(line.text for line in lines)
    return Found(value=value, **first.until(last).where())


def _position_lines(sheet: Sheet) -> list[Line]:
    at = _name_line(sheet)
    if at is None:
        return []
    taken: list[Line] = []
    name = sheet.lines[at]
    for line in sheet.lines[at + 1 : at + 1 + POSITION_LINES]:
        if line.page is not name.page or not _below(name, line) or not _is_position(line, taken):
            break
        taken.append(line)
    return taken


def _below(name: Line, line: Line) -> bool:
    """Whether a line is centred below the name; true where the source has no geometry."""
    upper = name.where()["box"]
    lower = line.where()["box"]
    if upper is None or lower is None or line.page.width is None:
        return True
    apart = abs((upper.left + upper.right) - (lower.left + lower.right)) / 2
    return apart < OFF_CENTRE * line.page.width


def _is_position(line: Line, taken: list[Line]) -> bool:
    if _ENDS.match(line.text) or find_dates(line.text) or not re.match("[.,'’ ]?[ก-๎]", line.text):
        return False
    return bool(taken and _awaits_more(taken[-1].text)) or not is_organisation(line)


def _awaits_more(text: str) -> bool:
    """Whether a position goes on in the next line whatever it begins with."""
    return text.endswith(("แทน", "ประธาน", "กรรมการ", "หัวหน้า"))
