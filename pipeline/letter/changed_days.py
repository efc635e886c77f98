"""Days that a letter takes back (วันที่ถูกแก้ไข เลื่อน หรือยกเลิก): corrected, put off, called off.

"จากเดิม ภายในวันที่ ๓๑ พฤษภาคม เป็น ภายในวันที่ ๗ มิถุนายน": by the first of the two nothing is owed any more,
and on the first day of "ขอเลื่อนการประชุมจากวันที่ … เป็นวันที่ …" nothing happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.letter.clauses import earlier_part
from thai.calendar import THI
from thai.dates import find_dates

#: what is replaced stands at most so far before what replaces it
_REACH = 200
_DAY = (
    r"[\"“”'‘’() \n]*(?:ภายใน|ใน|ก่อน|ไม่เกิน|ระหว่าง|ตั้งแต่|ห้วง)*[ \n]*"
    rf"(?:วัน(?!ทำการ|ละ)|{THI}[ ]?[0-9๐-๙]|[0-9๐-๙])"
)
# salaries and ranks are raised by the same word
_PUTS_OFF = r"เลื่อน(?!เงินเดือน|ขั้น|ระดับ|ตำแหน่ง|ค่าจ้าง|ชั้น|วิทยฐานะ|ไหล)"
# "งดการจำหน่ายสุรา" calls off no meeting
_HELD = r"(?=(?:การ|กำหนด)*(?:ประชุม|จัด|อบรม|ฝึก|สัมมนา|แข่งขัน|เดินทาง|ตรวจ|นัด|กิจกรรม|โครงการ|งาน))"
_OLD = re.compile(
    rf"(?:(?<!เนื่อง)(?<!นับ)(?<!ถัด)จาก(?:เดิม)?|(?<![ก-๎])เดิม|(?:ข้อ)?ความ(?:เดิม)?ว่า|คำว่า|ข้อความเดิม|{_PUTS_OFF})"
    rf"(?P<old>(?:(?!เป็น|นั้น ).){{1,{_REACH}}}?)"
    r"(?:(?:ขอ|ให้|โดย)*(?:แก้(?:ไข)?|เปลี่ยน(?:แปลง)?|เลื่อน)(?:ให้|ไป)?เป็น|(?:ออก)?(?:ไป|มา)?เป็น|"
    rf"ไป(?:ใน|ยัง)?(?=วัน{THI})){_DAY}",
    re.DOTALL,
)
# a line of a correction that only says what stood there: "ข้อความเดิม ภายในวันที่ …"
_OLD_LINE = re.compile(
    r"\s*(?:[0-9๐-๙.]+\s+)?(?:ข้อความ|กำหนด(?:การ)?)?(?:จาก)?เดิม(?=[ \n:\"“])(?:(?!เป็น).)*$", re.DOTALL
)
_INSTEAD_OF = re.compile(rf"แทน(?:กำหนดเดิม)?(?:ใน)?(?:วัน(?:{THI})?)?[ \n]*$")
_CALLED_OFF = re.compile(
    r"(?:ยกเลิก|(?<![ก-๎])(?:จึง|ขอ|ให้)*งด(?!เว้น))"
    r"(?:(?!ให้|เชิญ|เป็น|ใหม่|ภายใน|และ|แล้ว|จะ|กำหนด(?!การ)).){0,120}$",
    re.DOTALL,
)
_PUT_OFF = re.compile(rf"{_PUTS_OFF}(?:(?!เป็น|ไป|ให้).){{0,120}}$", re.DOTALL)
_AWAY = re.compile(r"(?:(?!เป็น|นั้น ).){0,120}?ออกไป", re.DOTALL)
# this letter changes what an earlier one said
_CHANGES = re.compile(
    r"(?:ขอ|ให้|จำเป็นต้อง|(?<![ก-๎])จึง)(?:แจ้ง)?"
    rf"(?:{_PUTS_OFF}|(?:ยกเลิก|งด){_HELD}|ขยาย(?:ระยะ)?เวลา|ขยายกำหนด)"
)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a letter takes back of what earlier ones said.

    :param days: the first days (ISO) that it names and replaces.
    :param quoted: all days of what it quotes (ตาม … นั้น), because it puts the matter off or calls it off.
    """

    days: frozenset[str]
    quoted: bool

    def takes_back(self, text: str, start: int, day: str | None) -> bool:
        """Tell whether a day that stands at a place of a text is quoted there, and holds no more."""
        known = self.quoted or day in self.days
        return known and start < earlier_part(text)


def changed(texts: Iterable[str]) -> Changed:
    """Tell what a letter takes back, from the texts of its paragraphs."""
    days: set[str] = set()
    quoted = False
    for text in texts:
        earlier = earlier_part(text)
        quoted = quoted or _CHANGES.search(text, earlier) is not None
        days |= {
            date.value for date in find_dates(text) if date.value and is_replaced(text, date.start, date.end)
        }
    return Changed(frozenset(days), quoted)


def is_replaced(text: str, start: int, end: int) -> bool:
    """Tell whether a day between two places of a text is named there as the one that holds no more."""
    replaced = any(
        match.start("old") < end <= match.end("old")
        for match in _OLD.finditer(text, max(0, start - _REACH), end + _REACH)
    )
    return replaced or bool(_OLD_LINE.match(text, 0, start) or _INSTEAD_OF.search(text, 0, start))


def is_called_off(text: str, start: int, end: int) -> bool:
    """Tell whether what was to happen on a day is called off, or put off without a word of the old day."""
    low = max(0, start - _REACH)
    if _CALLED_OFF.search(text, low, start):
        return True
    return bool(_PUT_OFF.search(text, low, start) and _AWAY.match(text, end))
