"""Who signed a letter (ผู้ลงนาม), and in which position (ตำแหน่ง), acting for whom (รักษาราชการแทน)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

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
#: a name without parentheses may be that of somebody to ask
WITHOUT_PARENTHESES = 0.7
#: a position of which a part stands on the next page, or beside the section that owns the letter
CUT = 0.7

#: a name in parentheses
NAME = re.compile(r"\(\s*(?P<name>[ก-๎][ก-๎. \n]{3,60}[ก-๎])\s*\)")
# of leader dots OCR leaves a wide gap, and a letter at most
_BLANK_NAME = re.compile(r"\((?:[\s.…_·-]{2,}|\s{2,}\S\s*)\)")
# titles that no position begins with (นายอำเภอ, พลังงานจังหวัด), a name and a family name
_BARE_NAME = re.compile(
    r"(?:นาย(?!ก|อำเภอ|ทะเบียน|แพทย์|ทหาร|สถานี|ตรวจ|ช่าง|ด่าน)|นาง(?:สาว)?|น\.ส\.|ดร\.) ?"
    r"[ก-๎]{2,} +(?:ณ )?(?!รักษา|ปฏิบัติ|จังหวัด|อำเภอ|เขต|ประจำ)[ก-๎]{3,}"
)
_TITLE = re.compile(
    r"(?:นาย(?!ก|อำเภอ)|นาง(?:สาว)?|น\.ส\.|คุณ|ท่านผู้หญิง|ว่าที่|ดร\.|อาจารย์|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|ผศ|รศ|ศ\.|หม่อม|ม\.[รล]|"
    r"แพทย์หญิง|ทันตแพทย์|เภสัชกร|พระ|พล|พัน|ร้อย|จ่า|สิบ|ดาบ|ด\.ต|[พจส]\.[สอทต]|ร\.[อทต]|น\.[อทต])"
)
_ORGANISATION = re.compile(
    r"(?:สำนัก|กอง(?!ทัพ)|กลุ่ม|ฝ่าย|ส่วน|งาน|ศูนย์|สนง\.|ที่ทำการ|แผนก|คณะ|หน่วย|โครงการ|สถาบัน|สถานี|หลักสูตร|สาขา|"
    r"องค์การ|กรม|กระทรวง|เทศบาล|ที่ว่าการ|ศาลากลาง|วิทยาลัย|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล|มูลนิธิ|สมาคม|ชมรม|สหกรณ์)"
)
_ENDS = re.compile(
    r"(?:โทร|ผู้ประสานงาน|ความ(?:คิด)?เห็น|คำสั่ง|เห็นควร|[(]?[ /✓]*[)][ ]*(?:อนุมัติ|อนุญาต|ทราบ)|"
    r"ติดต่อ|ผู้จด|ผู้ตรวจ(?!ราชการ)|สำเนา|หมายเหตุ|E-?mail|อีเมล|ไปรษณีย์|ลับ(?:มาก|ที่สุด)?$|\(|[0-9๐-๙]+$)",
    re.IGNORECASE,
)
_ACTING = re.compile(r"(?:รักษา(?:ราช)?การ|ปฏิบัติ(?:ราช|หน้า)|ทำการแทน)")
_PURPOSES = tuple(
    likeness(word) for word in ("จึงเรียนมา", "จึงเสนอมา", "จึงแจ้งมา", "สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ")
)


def signatory(sheet: Sheet) -> Found | None:
    """The full name below the signature, in parentheses mostly; None where these are blank."""
    at = _name_line(sheet)
    if at is None:
        return None
    line = sheet.lines[at]
    match = _name(line)
    if match is None:
        bare = _BARE_NAME.fullmatch(line.text)
        return Found(value=tidy(bare[0]), **line.where(sure=WITHOUT_PARENTHESES)) if bare else None
    sure = 1.0 if sheet.closing is not None else WITHOUT_CLOSING
    return Found(value=tidy(match["name"]), **line.where(*match.span("name"), sure=sure))


def position(sheet: Sheet) -> Found | None:
    """The position below the name, over some lines, with รักษาราชการแทน where it stands.

    Where it goes on on the next page, or right of the section that owns the letter, it is partial; so it is
    where nobody is named for whom the signatory acts.
    """
    found = position_of(_position_lines(sheet))
    at = below_position(sheet)
    after = sheet.lines[at] if at is not None and at < len(sheet.lines) else None
    if found and (found.value.endswith("แทน") or (after and _goes_on(sheet, found, after))):
        return replace(found, partial=True, confidence=min(found.confidence, CUT))
    return found


def _goes_on(sheet: Sheet, found: Found, after: Line) -> bool:
    if after.page.number != found.page:
        return bool(_ACTING.match(after.text))
    return left_of_position(sheet, after) != after


def left_of_position(sheet: Sheet, line: Line) -> Line:
    """Give the part of a line of the foot that stands left of the last words of the position, mostly all."""
    at = _name_line(sheet)
    parts = columns(line)
    if at is None or len(parts) == 1 or line.page is not sheet.lines[at].page:
        return line
    own = [part for part in parts if is_organisation(part) or not _is_rest(sheet.lines[at], part)]
    return own[0].until(own[-1]) if own and own[0] is parts[0] else line


def _is_rest(name: Line, part: Line) -> bool:
    has_place = part.where()["box"] is not None
    return has_place and is_below(name, part) and is_position(part, [])


def below_position(sheet: Sheet) -> int | None:
    """Where the letter's foot begins: the index of the line below name and position, else the closing's."""
    at = _name_line(sheet)
    if at is None:
        return sheet.closing
    return at + 1 + len(_position_lines(sheet))


def is_organisation(line: Line) -> bool:
    """Tell whether a line begins as the name of an office or a section does."""
    return bool(_ORGANISATION.match(line.text))


def _name(line: Line) -> re.Match[str] | None:
    """Match a name that is all that stands in its column, or that a signature parts into columns."""
    for part in (*columns(line), line):
        match = NAME.fullmatch(part.text)
        if match:
            return NAME.search(line.text, part.start - line.start)
    return None


def _name_line(sheet: Sheet) -> int | None:
    """Give the index of the line with the name in parentheses, or with blank ones; else of a bare name."""
    below = _below_closing(sheet)
    signed = next((i for i in below if _is_signed(sheet.lines[i])), None)
    if signed is not None or sheet.closing is None:
        return signed
    return next((i for i in below if _BARE_NAME.fullmatch(sheet.lines[i].text)), None)


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


def position_of(lines: list[Line]) -> Found | None:
    """Make one position of its lines."""
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
        if line.page is not name.page or not is_below(name, line) or not is_position(line, taken):
            break
        taken.append(line)
    return taken


def is_below(name: Line, line: Line) -> bool:
    """Whether a line is centred below the name; true where the source has no geometry."""
    upper = name.where()["box"]
    lower = line.where()["box"]
    if upper is None or lower is None or line.page.width is None:
        return True
    apart = abs((upper.left + upper.right) - (lower.left + lower.right)) / 2
    return apart < OFF_CENTRE * line.page.width


def is_position(line: Line, taken: list[Line]) -> bool:
    """Tell whether a line is part of a position, after the lines that were taken already."""
    if _ENDS.match(line.text) or find_dates(line.text) or not re.match("[.,'’ ]?[ก-๎]", line.text):
        return False
    return bool(taken and _awaits_more(taken[-1].text)) or not is_organisation(line)


def _awaits_more(text: str) -> bool:
    """Whether a position goes on in the next line whatever it begins with."""
    return text.endswith(("แทน", "ประธาน", "กรรมการ", "หัวหน้า"))
