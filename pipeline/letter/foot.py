"""The fields of a letter's foot: who signed (ผู้ลงนาม), in which position, which section owns it, its phone."""

from __future__ import annotations

import re

from pipeline.letter.fields import Found
from pipeline.letter.lines import Line, columns, joined, likeness, tidy
from pipeline.letter.sheet import Sheet
from thai.dates import find_dates

#: name, position and section stand within so many lines of the closing phrase
FOOT_LINES = 14
#: a position is centred below its name, give or take this share of the page's width
OFF_CENTRE = 0.15
#: without a closing phrase the name is only the likeliest of what stands in parentheses
WITHOUT_CLOSING = 0.9

_NAME = re.compile(r"\(\s*(?P<name>[ก-๎][ก-๎. ]{3,60}[ก-๎])\s*\)")
_TITLE = re.compile(
    r"(?:นาย(?!ก|อำเภอ)|นาง(?:สาว)?|น\.ส\.|ว่าที่|ดร\.|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|ผศ|รศ|ศ\.|หม่อม|ม\.[รล]|"
    r"พล|พัน|ร้อย|จ่า|สิบ|พ\.[อทต]|ร\.[อทต]|น\.[อทต])"
)
_ORGANISATION = re.compile(
    r"(?:สำนัก|กอง(?!ทัพ)|กลุ่ม|ฝ่าย|ส่วน|งาน|ศูนย์|สนง\.|ที่ทำการ|แผนก|คณะ|หน่วย|โครงการ|สถาบัน|หลักสูตร|สาขา|องค์การ|กรม|เทศบาล|ที่ว่าการ)"
)
_ENDS = re.compile(
    r"(?:โทร|ผู้ประสานงาน|ติดต่อ|ผู้จด|ผู้ตรวจ|สำเนา|หมายเหตุ|E-?mail|อีเมล|ไปรษณีย์|\(|[0-9๐-๙]+$)", re.IGNORECASE
)
_PHONE = re.compile(
    r"โทร(?!สาร)(?:ศัพท์)?(?: ?/ ?โทรสาร)?[. ]*(?:ทหาร|มือถือ)?[. :]*"
    r"(?P<phone>[(]?[0-9๐-๙][0-9๐-๙ ()\-–,]{5,}[0-9๐-๙](?: *ต่อ *[0-9๐-๙\-–, ]*[0-9๐-๙])?)"
)


def signatory(sheet: Sheet) -> Found | None:
    """The full name in parentheses below the signature."""
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
    """The position below the name, over at most three lines, with รักษาราชการแทน where it stands."""
    return _position(_position_lines(sheet))


def _position(lines: list[Line]) -> Found | None:
    if not lines:
        return None
    first, last = lines[0], lines[-1]
    value = joined(line.text for line in lines)
    return Found(value=value, **first.until(last).where())


def owner(sheet: Sheet) -> Found | None:
    """The section that owns the letter (ส่วนราชการเจ้าของเรื่อง), at the foot on the left."""
    at = _after_position(sheet)
    if at is None:
        return None
    for index in range(at, min(at + 6, len(sheet.lines))):
        line = sheet.lines[index]
        if not _ORGANISATION.match(line.text):
            continue
        last = line
        following = sheet.lines[index + 1] if index + 1 < len(sheet.lines) else None
        if following and following.page is line.page and _ORGANISATION.match(following.text):
            last = following
        cut = _PHONE.search(last.text)
        whole = line.until(last.part(0, cut.start() if cut else None))
        return Found(value=joined(whole.text.split("\n")), **whole.where())
    return None


def owner_at_end(sheet: Sheet) -> Found | None:
    """The section of a stamped letter: the last organisation above the phone."""
    at = next(
        (i for i, line in enumerate(sheet.lines) if i > sheet.body_start and _PHONE.search(line.text)), None
    )
    if at is None:
        return None
    for line in reversed(sheet.lines[max(sheet.body_start, at - 2) : at + 1]):
        if _ORGANISATION.match(line.text):
            cut = _PHONE.search(line.text)
            bare = line.part(0, cut.start() if cut else None)
            return Found(value=tidy(bare.text), **bare.where())
    return None


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


def phone(sheet: Sheet) -> Found | None:
    """The phone of the section at the foot, else of the memo's head, as it is printed."""
    at = _after_position(sheet)
    foot = (
        sheet.lines[at : at + FOOT_LINES] if at is not None else sheet.lines[sheet.body_start :][-FOOT_LINES:]
    )
    block = sheet.block("agency")
    for line in (*foot, *(block.lines if block else ())):
        found = _phone(line)
        if found:
            return found
    return None


def any_phone(sheet: Sheet) -> Found | None:
    """The phone at the foot, else the last one in the text: where to ask."""
    return phone(sheet) or next((found for line in reversed(sheet.lines) if (found := _phone(line))), None)


def _phone(line: Line) -> Found | None:
    match = _PHONE.search(line.text)
    if match is None:
        return None
    return Found(value=tidy(match["phone"]), **line.where(*match.span("phone"), trust="weakest"))


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
    taken = [
        part for line in below for part in columns(line)[-1:] if _below(name, part) and _is_position(part, [])
    ]
    return _position(taken)


def _last_name(sheet: Sheet) -> Line | None:
    parts = [part for line in sheet.lines for part in columns(line) if _NAME.fullmatch(part.text)]
    return parts[-1] if parts else None


def _name(line: Line) -> re.Match[str] | None:
    """Match a name that is all that stands in its column."""
    for part in columns(line):
        match = _NAME.fullmatch(part.text)
        if match:
            return _NAME.search(line.text, part.start - line.start)
    return None


def _name_line(sheet: Sheet) -> int | None:
    if sheet.closing is not None:
        after = range(sheet.closing + 1, min(len(sheet.lines), sheet.closing + FOOT_LINES))
    else:
        after = range(max(_purpose_line(sheet), sheet.body_start), len(sheet.lines))
    found = (i for i in after if (match := _name(sheet.lines[i])) and _looks_like_name(match["name"]))
    return next(found, None)


def _looks_like_name(name: str) -> bool:
    return bool(_TITLE.match(name)) or len(name.split()) == 2  # noqa: PLR2004 - first name and family name


def _purpose_line(sheet: Sheet) -> int:
    likes = tuple(likeness(word) for word in ("จึงเรียนมา", "จึงเสนอมา", "สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ"))
    return next((i for i, line in enumerate(sheet.lines) if likeness(line.text).startswith(likes)), 0)


def _position_lines(sheet: Sheet) -> list[Line]:
    at = _name_line(sheet)
    if at is None:
        return []
    taken: list[Line] = []
    name = sheet.lines[at]
    for line in sheet.lines[at + 1 : at + 4]:
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
    if _ENDS.match(line.text) or find_dates(line.text) or not re.match("[ก-๎]", line.text):
        return False
    return bool(taken and _awaits_more(taken[-1].text)) or not _ORGANISATION.match(line.text)


def _awaits_more(text: str) -> bool:
    """Whether a position goes on in the next line whatever it begins with."""
    return text.endswith(("แทน", "ประธาน", "กรรมการ", "หัวหน้า"))


def _after_position(sheet: Sheet) -> int | None:
    at = _name_line(sheet)
    if at is None:
        return sheet.closing
    return at + 1 + len(_position_lines(sheet))
