"""Deadlines that are counted (ระยะเวลา): ภายใน ๗ วัน นับแต่…, ภายในหนึ่งเดือน, ก่อนวันประชุม ๓ วัน."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.due_time import DueTime
from pipeline.letter.fields import Rule
from pipeline.letter.lines import tidy
from thai.calendar import THI, WEEKDAYS, month_pattern
from thai.number_words import NUMBER_WORDS, number_of

_S = r"[ \n]*"
_AT_LEAST = r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า)"
# "๓๐ (สามสิบ) วัน", "สามสิบวัน"; "๕ วันแรกของเดือน" and "๓ ปีที่ผ่านมา" count nothing from a day
_COUNT = (
    rf"(?P<count>\d{{1,3}}(?!\d)|{NUMBER_WORDS})(?:{_S}\([ก-๎ ]+\))?{_S}"
    r"(?P<unit>วัน|สัปดาห์|อาทิตย์|เดือน|ปี(?!งบ)|ชั่วโมง|ชม\.)(?!(?:ทำการ)?(?:แรก|ที่)| ?ย้อนหลัง| ?ที่ผ่าน)"
    rf"(?P<working>ทำการ)?(?:{_S}\(\d{{1,3}}{_S}(?:วัน|สัปดาห์|เดือน|ปี|ชั่วโมง)(?:ทำการ)?\))?"
)
# the words from which is counted end where the sentence goes on
_ON = r"(?:(?!ถ้า|หาก|ให้|ทั้งนี้|จึง|และ(?:ขอ|แจ้ง|ส่ง|รายงาน))\S)"
_RELATIVE = re.compile(
    rf"(?:ภายใน(?:{_S}(?:ระยะเวลา|กำหนด(?:เวลา)?|เวลา))?|ไม่เกิน|{_AT_LEAST}){_S}{_COUNT}"
    rf"(?:{_S}(?P<from>(?:นับ(?:แ[ตด]่|จาก|ถัดจาก|ตั้งแต่)|หลัง(?:จาก)?|ตั้งแต่|ก่อน){_ON}*"
    rf"(?: \S*(?:หนังสือ|คำสั่ง|ประกาศ)\S*)?))?"
)
# as in "(ล่วงหน้า) ก่อนวันประชุมอย่างน้อย ๓ วัน" and "ล่วงหน้าอย่างน้อย ๓ วัน (ก่อนวันประชุม)"
_AHEAD = re.compile(
    rf"(?:ล่วงหน้า{_S})?(?P<from>ก่อน(?:ถึง)?(?:วัน(?!{THI}{_S}\d)|การ|กำหนด|เริ่ม|งาน|สิ้น)[ก-๎]{{0,40}}?)"
    rf"{_S}(?:ล่วงหน้า{_S})?{_AT_LEAST}{_S}{_COUNT}"
)
# "ก่อนวันนัดสืบพยาน ในวันที่ ๑๘ มีนาคม ๒๕๖๘ เวลา ๐๙.๐๐ น. ไม่น้อยกว่า ๗ วัน": the day named is that of the event
_AHEAD_OF_DAY = re.compile(
    rf"(?P<from>ก่อนวัน(?!{THI})[ก-๎]{{2,40}}{_S}(?:ใน)?วัน(?:{'|'.join(WEEKDAYS)})?{_S}{THI}{_S}\d{{1,2}}{_S}{month_pattern()}{_S}\d{{2,4}}"
    rf"(?:{_S}เวลา{_S}[\d.:]+{_S}(?:น\.|นาฬิกา)?)?){_S}{_AT_LEAST}{_S}{_COUNT}"
)
_AHEAD_BARE = re.compile(rf"(?:ล่วงหน้า{_S})?(?P<from>ก่อน(?:ถึง)?วัน(?!{THI}{_S}\d)[ก-๎]{{1,40}}?){_S}{_COUNT}")
_IN_ADVANCE = re.compile(rf"(?P<from>ล่วงหน้า){_S}(?:เป็นเวลา)?{_S}{_AT_LEAST}{_S}{_COUNT}(?:{_S}ก่อน\S+)?")
_COUNTED = re.compile(r"^(?:นับ(?:แ[ตด]่|จาก|ถัดจาก|ตั้งแต่)|ตั้งแต่)")
#: the end of something is no event
_ENDING = re.compile(r"สิ้น|หมด|ครบ|ปิด")
#: what is received is the letter, under one of its names or none
_RECEIPT = re.compile(
    r"(?:ได้)?รับ(?:ทราบ)?(?:หนังสือ(?!เดินทาง|รับรอง|มอบ|ค้ำ)|แจ้ง(?!ผล|แผน|การ|มติ|คำ(?!สั่ง))|คำสั่ง|ประกาศ|วิทยุ|โทรสาร|ข่าว|"
    r"บันทึก|เรื่อง|ฉบับ|นี้|$|[^ก-๎])"
)
_WEEK, _YEAR = 7, 12


def counts(plain: str) -> Iterator[DueTime]:
    """Find the times that are counted in a text with Arabic digits; of those that overlap the first holds."""
    for pattern in (_AHEAD, _AHEAD_OF_DAY, _IN_ADVANCE, _AHEAD_BARE):
        yield from _of(pattern.finditer(plain), -1)
    for match in _RELATIVE.finditer(plain):
        since = match["from"]
        # "อบรมไม่น้อยกว่า ๓ วัน" is a length, not a deadline
        if since is not None or match[0].startswith("ภายใน"):
            yield from _of((match,), -1 if since is not None and since.startswith("ก่อน") else 1)


def _of(matches: Iterator[re.Match[str]] | tuple[re.Match[str], ...], sign: int) -> Iterator[DueTime]:
    for match in matches:
        if (rule := _rule(match, sign)) is not None:
            yield DueTime(*match.span(), rule=rule)


def _rule(match: re.Match[str], sign: int) -> Rule | None:
    """Make the rule of a count; None where its words are no number."""
    said = match["count"]
    number = int(said) if said.isdigit() else number_of(said)
    if number is None:
        return None
    count, since = sign * number, _since(match["from"])
    match match["unit"]:
        case "เดือน":
            return Rule(months=count, from_=since)
        case "ปี":
            return Rule(months=count * _YEAR, from_=since)
        case "ชั่วโมง" | "ชม.":
            return Rule(hours=count, from_=since)
        case "วัน":
            return Rule(days=count, working=bool(match["working"]), from_=since)
    return Rule(days=count * _WEEK, from_=since)


def _since(words: str | None) -> str | None:
    if words is None:
        return None
    if words.startswith(("ก่อน", "ล่วงหน้า")) and not _ENDING.search(words):
        return "event"
    if _RECEIPT.search(words):
        return "received"
    if "ลงใน" in words or "วันที่ในหนังสือ" in words or "วันที่ของหนังสือ" in words or "ลงนาม" in words:
        return "letter"
    return tidy(_COUNTED.sub("", words))
