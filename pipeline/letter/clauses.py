"""Clauses in Thai prose.  Thai writes no full stops: a space before a linking word ends a clause."""

from __future__ import annotations

import re

#: a clause longer than this is no clause
LONGEST = 160
#: who owes something stands at most so far before the time
PARTY_REACH = 400

_END = re.compile(
    r"[ \n]+(?=(?:จึง|ทั้งนี้|ซึ่ง|และ(?:ขอ|ให้|แจ้ง|ส่ง|รายงาน)|หาก|โดย|เพื่อ|ดังนั้น|ดังนี้|รายละเอียด|พร้อม|"
    r"ตามสิ่งที่|นั้น|ในการนี้|ขอให้|โปรด|ให้|ภายใน|ก่อน|ไม่เกิน|จัดส่ง|ทาง|ผ่าน|สำหรับ|กรณี|ต่อไป))|"
    r"[ ]{2,}|\t|\n(?=[0-9๐-๙]+[.)])"
)
_VERB = (
    r"(?:จัดส่ง|นำส่ง|ส่ง|รายงาน|แจ้ง|ยืนยัน|ลงทะเบียน|สมัคร|ยื่น|ตอบ|ดำเนิน|จัดทำ|รวบรวม|สำรวจ|ตรวจ|เร่งรัด|ติดตาม|"
    r"ออก|ประชาสัมพันธ์|คัดเลือก|บันทึก|เสนอ|เบิกจ่าย|ปฏิบัติ|กำชับ|ประสาน(?!งาน)|เตรียม|สนับสนุน|พิจารณา|"
    r"แต่งตั้ง|มอบหมาย|จัด(?!สรร)|นำ)"
)
_PARTY = (
    r"(?:อำเภอ|จังหวัด|สำนักงาน|องค์การ|องค์กร|เทศบาล|กลุ่ม|คณะ|พัฒนากร|พัฒนาการ|เจ้าหน้าที่|ผู้|หัวหน้า|กำนัน|ทุก|หน่วย|"
    r"ส่วนราชการ|ศูนย์|ตำบล|ท่าน)"
)
_PERSON = r"(?:นาย|นาง(?:สาว)?)[ก-๎]+\s[ก-๎]+?"
_ASK = r"(?:ขอให้|โปรด|กรุณา|ขอความ(?:ร่วมมือ|อนุเคราะห์|กรุณา)|มอบ(?:หมาย)?(?:ให้)?|ให้)"
# who owes it: between ขอให้ and the verb, or at the head of an item of a list
_WHO = re.compile(
    rf"(?:{_ASK}|^(?:[0-9๐-๙]+[.)]\s*)?)\s?(?P<who>{_PARTY}\S{{0,60}}?|{_PERSON})\s?(?={_VERB})"
)
_OWED = re.compile(rf"(?:(?<![^\s])|(?<=และ)|(?<=ให้)|(?<=โปรด)|(?<=กรุณา)){_VERB}")
_RECIPIENT = re.compile(r"\s*(?:ให้|ไปยัง)\s?(?:สำนักงาน|จังหวัด|อำเภอ|กรม|กอง|ศูนย์|ฝ่าย|หน่วย)\S*(?<!ทราบ)$")


def clause_end(text: str, start: int, longest: int = LONGEST) -> int:
    """Give where the clause that holds ``start`` ends."""
    match = _END.search(text, start)
    return min(match.start() if match else len(text), start + longest)


def owed_before(text: str, end: int) -> str | None:
    """Give what is to be done by a time that stands at ``end``: the last verb's clause.

    >>> text = "ขอให้อำเภอเร่งรัดงาน และรายงานผลตามแบบ ให้จังหวัดศรีนาคา ภายในวันที่ 5"
    >>> owed_before(text, text.index("ภายใน"))
    'รายงานผลตามแบบ'
    """
    low = max(0, end - LONGEST)
    starts = [match.start() for match in _OWED.finditer(text, low, end)]
    starts += [match.end() for match in _WHO.finditer(text, low, end)]
    if not starts:
        return None
    clause = text[max(starts) : end].rstrip()
    return _RECIPIENT.sub("", clause) or None


def who_before(text: str, end: int) -> str | None:
    """Give who is to do it: the last party named after ขอให้, or at the head of the list's item."""
    low = max(0, end - PARTY_REACH)
    found = [match["who"] for match in _WHO.finditer(text, low, end)]
    return found[-1].strip() if found else None
