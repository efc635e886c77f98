"""Clauses in Thai prose: Thai writes no full stops, so a space before a linking word ends a clause."""

from __future__ import annotations

import re

_END = re.compile(
    r"[ \n]+(?=(?:จึง|ทั้งนี้|ซึ่ง|และ(?:ขอ|ให้|แจ้ง|ส่ง)|หาก|โดย|เพื่อ|ดังนั้น|ดังนี้|รายละเอียด|พร้อม|ตามสิ่งที่|นั้น|ในการนี้|"
    r"ขอให้|โปรด|ให้|ภายใน|ก่อน|ไม่เกิน|จัดส่ง|ทาง|ผ่าน|สำหรับ|กรณี|ต่อไป))|[ ]{2,}|\n(?=[0-9๐-๙]+[.)])"
)
_START = re.compile(
    r"(?:ขอความ(?:ร่วมมือ|อนุเคราะห์|กรุณา)|ขอให้|โปรด|จึงขอ|ขอเชิญ|ให้(?=[ก-๎]*(?:ส่ง|รายงาน|ดำเนิน|จัดทำ|แจ้ง|ตรวจ|ยืนยัน))|"
    r"ส่ง|รายงาน|แจ้ง|จัดส่ง|ยืนยัน|ลงทะเบียน|สมัคร|ดำเนินการ|จัดทำ)"
)
#: a clause longer than this is no clause
LONGEST = 160


def clause_end(text: str, start: int, longest: int = LONGEST) -> int:
    """Give where the clause that holds ``start`` ends."""
    match = _END.search(text, start)
    return min(match.start() if match else len(text), start + longest)


def asked_before(text: str, end: int, longest: int = LONGEST) -> tuple[int, int] | None:
    """Give the last stretch before ``end`` that asks for something (ขอให้…, ส่ง…), white space left out."""
    low = max(0, end - longest)
    starts = list(_START.finditer(text, low, end))
    strong = [match for match in starts if match[0].startswith(("ขอ", "โปรด", "จึงขอ", "ให้"))]
    chosen = strong[-1] if strong else (starts[0] if starts else None)
    if chosen is None:
        return None
    return chosen.start(), chosen.start() + len(text[chosen.start() : end].rstrip())
