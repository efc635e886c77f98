"""The times by which something is owed, as letters word them (ถ้อยคำบอกกำหนดเวลา)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.letter.due_counts import counts
from pipeline.letter.due_near import near
from pipeline.letter.due_periods import BY, periods
from pipeline.letter.due_time import DueTime
from pipeline.letter.fields import Rule
from pipeline.letter.recurring import recurring
from thai.calendar import THI
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic
from thai.spans import Taken

_S = r"[ \n]*"
_HOUR = rf"เวลา{_S}\d{{1,2}}[.:]\d{{2}}{_S}(?:น\.?|นาฬิกา)?"
# "ภายในเวลา ๑๔.๐๐ น. ของวันที่"
_CUE = re.compile(
    rf"{BY}{_S}(?:(?:{_HOUR}|เวลาราชการ){_S}(?:ของ|ใน)?)?{_S}(?:สิ้น)?(?:ใน)?(?:วัน(?:{THI})?)?{_S}$"
)
# "ยื่นใบสมัครได้ตั้งแต่วันที่ ๑ - ๑๕ ธันวาคม": owed by the last day
_WINDOW = re.compile(
    rf"(?:ยื่น|(?<!รับ)สมัคร(?!การ)|ลงทะเบียน|จัดส่ง|ส่งแบบ)[^ \n]*(?:[ \n][^ \n]+){{0,3}}?{_S}(?:ได้)?"
    rf"(?P<cue>(?:ใน)?(?:ระหว่าง|ตั้งแต่)(?:วัน(?:{THI})?)?{_S})$"
)
# the day that a period ends on: "ภายในไตรมาสที่ ๑ (๓๑ ธันวาคม ๒๕๖๗)"
_IN_BRACKETS = re.compile(
    rf"(?:ภายใน|ไม่เกิน)(?!{_S}\d)[^ \n()]{{1,25}}(?:{_S}[^ \n()]{{1,10}})?{_S}"
    rf"\({_S}(?:(?:ภายใน)?วัน(?:{THI})?)?{_S}$"
)
_CUE_BEFORE = 60
_WINDOW_BEFORE = 120
_HOUR_AFTER = re.compile(rf"{_S},?(?:ก่อน|ไม่เกิน|ภายใน)?{_S}{_HOUR}")


def due_times(text: str) -> list[DueTime]:
    """Find the times by which something is owed, in the order of the text, none overlapping."""
    plain = to_arabic(text)
    dated = [*_absolute(text)]
    repeated = (DueTime(start, end, rule=Rule(every=every)) for start, end, every in recurring(plain))
    whole = (time for time in dated if time.value)
    every = (*whole, *periods(plain), *repeated, *counts(plain), *near(plain), *dated)
    taken = Taken()
    found = [_with_hour(text, time) for time in every if taken.lets_in(time.start, time.end)]
    return sorted(found, key=lambda time: time.start)


def is_deadline(text: str, date: FoundDate) -> bool:
    """Tell whether the words before a date make it a deadline."""
    return _cue(text, date) is not None


def _cue(text: str, date: FoundDate) -> int | None:
    """Give where the words begin that make a date a deadline; None where it is none."""
    low = max(0, date.start - _CUE_BEFORE)
    if cue := _CUE.search(text[: date.start], low) or _IN_BRACKETS.search(text[: date.start], low):
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
