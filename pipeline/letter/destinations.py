"""Where to what is asked for goes (ช่องทางและที่ส่ง): address, system, office, place, telephone, form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.duty_words import VERB
from pipeline.letter.lines import tidy
from pipeline.letter.places import place_at

# a name that is written without spaces ends where the sentence goes on
_GOES_ON = r"ให้|ภายใน|ก่อน|ไม่เกิน|และ(?:ขอ|ให้|แจ้ง|ส่ง|รายงาน)|เพื่อ|โดย|ทราบ|ไปยัง|จำนวน|หรือทาง|ทาง|พร้อม|ตามสิ่ง"
_WORD = rf"(?:(?!{_GOES_ON})\S)+"
_ADDRESS = re.compile(r"https?://[^\s)]+|[\w.+-]+@[\w-]+\.[\w.-]+")
_FORM = re.compile(
    r"ตาม(?:แบบ(?:(?!ที่|ให้|ภายใน|ก่อน|เพื่อ|โดย|และ|ทาง)\S)*"
    r"(?: ?ที่(?:แนบ|ส่งมา|กำหนด|จัดส่ง)(?:มา)?(?:พร้อม)?(?:หนังสือ|นี้|ด้วย)*)?|"
    r"(?:เอกสาร|สิ่ง)ที่(?:แนบ|ส่ง)มา(?:ด้วย|พร้อม(?:นี้|หนังสือ(?:ฉบับ)?นี้)?)(?: ?\d+(?:(?: ?[-,] ?| และ )\d+)*)?)"
)
_SYSTEM = re.compile(
    r"(?:ผ่าน|ทาง|ใน|เข้าสู่|ลงใน|ด้วย)(?:ทาง)?"
    rf"(?P<to>(?:ระบบ|โปรแกรม|แอปพลิเคชัน|เว็บไซต์|Google ?(?:Form|Sheet|Drive)s?){_WORD}"
    r"(?: [A-Za-z“\"]\S*)*)"
)
_OFFICE = re.compile(
    rf"(?:ส่ง|เสนอ|ยื่น|รายงาน|แจ้ง)(?:(?!ภายใน|ก่อน|ขอให้|โปรด).){{0,90}}?(?:ให้|ไปยัง|มายัง|ยัง|ถึง|ต่อ|ที่)\s?"
    rf"(?P<to>(?:สำนักงาน|สำนัก|จังหวัด|อำเภอ|กรม|กอง|ศูนย์|กลุ่มงาน|ฝ่าย|ที่ว่าการ|ที่ทำการ|ศาลากลาง|องค์การ|เทศบาล)"
    rf"(?:(?!{VERB}){_WORD})?)(?=ทราบ|[ ]|$|ภายใน|ก่อน|ไม่เกิน|ทาง|โดย|เพื่อ|จำนวน)"
)
_LINE = re.compile(
    r"(?:กลุ่ม ?|แอปพลิเคชัน ?)?(?:ไลน์|LINE|Line)(?: ?(?:กลุ่ม|Group|OpenChat|Open Chat|OA|ID|Official))?"
    r"(?: ?[:“\"(]?[^\s”\")]{2,40}[”\")]?)?"
)
_CALL = re.compile(
    r"(?:โทรศัพท์|โทรสาร|โทร\.?)\s?(?:และโทรสาร)?\s?(?:หมายเลข)?\s?:?\s?0[\d -]{7,12}\d"
    r"(?:\s?ต่อ\s?\d+(?:[-,] ?\d+)*)?"
)


def where_to(plain: str, start: int, end: int) -> str | None:
    """Give where to something is sent or done, as a part of a text says it; several with commas between them.

    :param plain: with Arabic digits.
    """
    found: list[tuple[int, int]] = []
    for low, high in _all(plain, start, end):
        if low < high and not any(low < other[1] and other[0] < high for other in found):
            found.append((low, high))
    said = [tidy(plain[low:high]).rstrip(".,;") for low, high in sorted(found)]
    return ", ".join(dict.fromkeys(said)) or None


def _all(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find all that may be said of it; earlier kinds win where two overlap."""
    for pattern in (_ADDRESS, _LINE, _CALL, _FORM, _SYSTEM):
        for match in pattern.finditer(plain, start, end):
            yield match.span("to" if pattern is _SYSTEM else 0)
    yield from place_at(plain, start, end)
    for match in _OFFICE.finditer(plain, start, end):
        yield match.span("to")
