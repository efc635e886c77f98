"""The times by which something is owed, as letters word them (ถ้อยคำบอกกำหนดเวลา)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.letter.fields import Rule
from pipeline.letter.lines import tidy
from pipeline.letter.recurring import recurring
from thai.calendar import THI, common_era, month_number, month_pattern
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic

_S = r"[ \n]*"
_BY = (
    rf"(?:ภายใน(?:กำหนด)?|ก่อน|ไม่เกิน(?:กว่า)?|ไม่ช้ากว่า|อย่างช้า(?:ที่สุด)?(?:ไม่เกิน|ภายใน)?|หมดเขต[ก-๎]{{0,20}}?|"
    rf"(?:บัดนี้(?:เป็นต้นไป)?|จน){_S}ถึง)"
)
_HOUR = rf"เวลา{_S}\d{{1,2}}[.:]\d{{2}}{_S}(?:น\.?|นาฬิกา)?"
# "ภายในเวลา ๑๔.๐๐ น. ของวันที่"
_CUE = re.compile(
    rf"{_BY}{_S}(?:(?:{_HOUR}|เวลาราชการ){_S}(?:ของ|ใน)?)?{_S}(?:สิ้น)?(?:ใน)?(?:วัน(?:{THI})?)?{_S}$"
)
# "ยื่นใบสมัครได้ตั้งแต่วันที่ ๑ - ๑๕ ธันวาคม": owed by the last day
_WINDOW = re.compile(
    rf"(?:ยื่น|(?<!รับ)สมัคร(?!การ)|ลงทะเบียน|จัดส่ง|ส่งแบบ)[^ \n]*(?:[ \n][^ \n]+){{0,3}}?{_S}(?:ได้)?"
    rf"(?P<cue>(?:ใน)?(?:ระหว่าง|ตั้งแต่)(?:วัน(?:{THI})?)?{_S})$"
)
_CUE_BEFORE = 60
_WINDOW_BEFORE = 120
_HOUR_AFTER = re.compile(rf"{_S},?(?:ก่อน|ไม่เกิน|ภายใน)?{_S}{_HOUR}")
_MONTH = re.compile(
    rf"{_BY}{_S}(?:สิ้น)?เดือน{_S}(?P<month>{month_pattern()}){_S}"
    rf"(?:พ\.ศ\.{_S})?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_AT_LEAST = r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า)"
_COUNT = rf"(?P<days>\d{{1,3}})(?:{_S}\([ก-๎ ]+\))?{_S}(?P<unit>วัน|สัปดาห์)(?P<working>ทำการ)?"
_RELATIVE = re.compile(
    rf"(?:ภายใน|ไม่เกิน|{_AT_LEAST}){_S}{_COUNT}"
    rf"(?:{_S}(?P<from>(?:นับ(?:แต่|จาก|ถัดจาก|ตั้งแต่)|หลังจาก|ตั้งแต่|ก่อน)\S*"
    rf"(?: \S*(?:หนังสือ|คำสั่ง|ประกาศ)\S*)?))?"
)
# as in "(ล่วงหน้า) ก่อนวันประชุมอย่างน้อย ๓ วัน" and "ล่วงหน้าอย่างน้อย ๓ วัน (ก่อนวันประชุม)"
_AHEAD = re.compile(
    rf"(?:ล่วงหน้า{_S})?(?P<from>ก่อน(?:ถึง)?(?:วัน(?!{THI}{_S}\d)|การ|กำหนด|เริ่ม|งาน|สิ้น)[ก-๎]{{0,40}}?)"
    rf"{_S}(?:ล่วงหน้า{_S})?{_AT_LEAST}{_S}{_COUNT}"
)
_AHEAD_BARE = re.compile(rf"(?:ล่วงหน้า{_S})?(?P<from>ก่อน(?:ถึง)?วัน(?!{THI}{_S}\d)[ก-๎]{{1,40}}?){_S}{_COUNT}")
_IN_ADVANCE = re.compile(rf"(?P<from>ล่วงหน้า){_S}(?:เป็นเวลา)?{_S}{_AT_LEAST}{_S}{_COUNT}(?:{_S}ก่อน\S+)?")
_COUNTED = re.compile(r"^(?:นับ(?:แต่|จาก|ถัดจาก|ตั้งแต่)|ตั้งแต่)")
#: the end of something is no event
_ENDING = re.compile(r"สิ้น|หมด|ครบ|ปิด")
#: what is received is not the letter
_OTHER_RECEIPT = re.compile(r"ได้รับ(?:เงิน|อนุมัติ|อนุญาต|จัดสรร|โอน|ยื่น|ผล|คำ(?!สั่ง)|ความ|มอบ|เลือก|แต่งตั้ง|พัสดุ|การ)")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DueTime:
    """A time by which something is owed: where it stands in a text, and its ISO date or its rule."""

    start: int
    end: int
    value: str | None = None
    rule: Rule | None = None


def due_times(text: str) -> list[DueTime]:
    """Find the times by which something is owed, in the order of the text, none overlapping."""
    plain = to_arabic(text)
    repeated = (DueTime(start, end, rule=Rule(every=every)) for start, end, every in recurring(plain))
    found: list[DueTime] = []
    for time in (*_absolute(text), *_months(plain), *repeated, *_ahead(plain), *_relative(plain)):
        if not any(time.start < other.end and other.start < time.end for other in found):
            found.append(_with_hour(text, time))
    return sorted(found, key=lambda time: time.start)


def is_deadline(text: str, date: FoundDate) -> bool:
    """Tell whether the words before a date make it a deadline."""
    return _cue(text, date) is not None


def _cue(text: str, date: FoundDate) -> int | None:
    """Give where the words begin that make a date a deadline; None where it is none."""
    if cue := _CUE.search(text[: date.start], max(0, date.start - _CUE_BEFORE)):
        return cue.start()
    window = _WINDOW.search(text[: date.start], max(0, date.start - _WINDOW_BEFORE)) if date.last else None
    return window.start("cue") if window else None


def _with_hour(text: str, time: DueTime) -> DueTime:
    """Let the hour of the day belong to the words of a time."""
    hour = _HOUR_AFTER.match(text, time.end)
    return replace(time, end=hour.end()) if hour else time


def _absolute(text: str) -> Iterator[DueTime]:
    for date in find_dates(text):
        start = _cue(text, date)
        if start is not None and not date.partial:
            yield DueTime(start, date.end, None if date.problem else (date.last or date.value))


def _months(plain: str) -> Iterator[DueTime]:
    for match in _MONTH.finditer(plain):
        year, month = common_era(match["year"]), month_number(match["month"])
        if year and month:
            last = calendar.monthrange(year, month)[1]
            yield DueTime(*match.span(), f"{year:04d}-{month:02d}-{last:02d}")


def _ahead(plain: str) -> Iterator[DueTime]:
    for pattern in (_AHEAD, _IN_ADVANCE, _AHEAD_BARE):
        for match in pattern.finditer(plain):
            yield DueTime(*match.span(), rule=_rule(match, -1))


def _relative(plain: str) -> Iterator[DueTime]:
    for match in _RELATIVE.finditer(plain):
        since = match["from"]
        if since is None and not match[0].startswith("ภายใน"):
            continue  # "อบรมไม่น้อยกว่า ๓ วัน" is a length, not a deadline
        ahead = since is not None and since.startswith("ก่อน")
        yield DueTime(*match.span(), rule=_rule(match, -1 if ahead else 1))


def _rule(match: re.Match[str], sign: int) -> Rule:
    days = int(match["days"]) * (_WEEK if match["unit"] == "สัปดาห์" else 1)
    return Rule(days=sign * days, working=bool(match["working"]), from_=_since(match["from"]))


def _since(words: str | None) -> str | None:
    if words is None:
        return None
    if words.startswith(("ก่อน", "ล่วงหน้า")) and not _ENDING.search(words):
        return "event"
    if ("ได้รับ" in words or "รับหนังสือ" in words) and not _OTHER_RECEIPT.search(words):
        return "received"
    if "ลงใน" in words or "วันที่ในหนังสือ" in words or "วันที่ของหนังสือ" in words or "ลงนาม" in words:
        return "letter"
    return tidy(_COUNTED.sub("", words))
