"""Deadlines that come back (กำหนดส่งประจำ): ทุกวันที่ ๕ ของเดือน, ทุกวันศุกร์, ทุกไตรมาส."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.recurrence import monthly
from thai.calendar import THI, WEEKDAYS, month_pattern

#: where it stands in the text, and the rule, as ``Rule.every`` gives it
Repeated = tuple[int, int, str]

_S = r"[ \n]*"
_BY = rf"(?:(?:ภายใน|ก่อน|ไม่เกิน){_S})?"
_USUALLY = rf"(?:(?:เป็นประจำ)?ทุก{_S}"
_MONTHLY = re.compile(
    rf"{_USUALLY}เดือน{_S})?{_BY}"
    rf"(?:ทุก{_S}วัน{THI}{_S}(?P<day>\d{{1,2}})(?:{_S}ของ(?:ทุก|แต่ละ)?เดือน(?:ถัดไป)?)?"
    rf"|วัน{THI}{_S}(?P<day2>\d{{1,2}}){_S}ของ(?:ทุก|แต่ละ)?{_S}เดือน(?:ถัดไป)?)(?!{_S}(?:{month_pattern()}))"
)
_MONTH_END = re.compile(
    rf"(?:ภายใน{_S})?(?:ทุก{_S}(?:วัน)?สิ้นเดือน|(?:วัน)?สิ้นเดือนของทุกเดือน|ทุกวันทำการสุดท้ายของเดือน)"
)
_WEEKDAY = "|".join(WEEKDAYS)
# "ทุกวันพุธที่ ๒ ของเดือน" is a day of the month, not of the week
_NTH_WEEKDAY = re.compile(
    rf"{_BY}(?:ทุก(?:ๆ)?{_S})?วัน(?P<day>{_WEEKDAY})(?:{THI}{_S}(?P<nth>[1-4])|(?P<first>แรก)|สุดท้าย)"
    rf"{_S}ของ(?:ทุก|แต่ละ)?{_S}เดือน(?!{_S}(?:{month_pattern()}))"
)
_WEEKLY = re.compile(
    rf"{_USUALLY}สัปดาห์{_S})?{_BY}"
    rf"(?:ทุก(?:ๆ)?{_S}วัน(?P<day>{_WEEKDAY})|วัน(?P<day2>{_WEEKDAY}){_S}ของ{_S}(?:ทุก|แต่ละ){_S}สัปดาห์)"
)
_EVERY_WEEK = re.compile(rf"ทุก(?:ๆ)?{_S}สัปดาห์{_S}(?:ภายใน|ก่อน|ใน)?{_S}วัน(?P<day>{_WEEKDAY})(?!{THI})")
_QUARTERLY = re.compile(rf"(?:ภายใน{_S})?(?:ทุก{_S}|(?P<end>(?:ทุก{_S})?(?:วัน)?สิ้น{_S}(?:แต่ละ)?{_S}))ไตรมาส")
# "เปิดให้บริการทุกวันจันทร์" is held, not owed
_HELD = re.compile(
    r"(?<!\S)(?!\S*(?:ส่ง|รายงาน|แจ้ง|จัดทำ|บันทึก))\S*(?:ประชุม|ให้บริการ|กิจกรรม|แต่งกาย|สวมใส่|แถว|ตลาดนัด)\S*"
    r"[ \n]*(?:เป็นประจำ)?[ \n]*$"
)
_HELD_BEFORE = 80
_EVERY_QUARTER = "MONTHLY;INTERVAL=3"
_QUARTER_END = "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def recurring(plain: str) -> Iterator[Repeated]:
    """Find the times that come back in a text with Arabic digits; of those that overlap the first counts."""
    for start, end, every in _all(plain):
        if not _HELD.search(plain[max(0, start - _HELD_BEFORE) : start]):
            yield start, end, every


def _all(plain: str) -> Iterator[Repeated]:
    for match in _MONTHLY.finditer(plain):
        yield *match.span(), monthly(int(match["day"] or match["day2"]))
    for match in _MONTH_END.finditer(plain):
        yield *match.span(), "MONTHLY;BYMONTHDAY=-1"
    yield from _weekdays(plain)
    for match in _QUARTERLY.finditer(plain):
        yield *match.span(), _QUARTER_END if match["end"] else _EVERY_QUARTER


def _weekdays(plain: str) -> Iterator[Repeated]:
    for match in _NTH_WEEKDAY.finditer(plain):
        nth = match["nth"] or ("1" if match["first"] else "-1")
        yield *match.span(), f"MONTHLY;BYDAY={nth}{_code(match['day'])}"
    for match in _WEEKLY.finditer(plain):
        yield *match.span(), f"WEEKLY;BYDAY={_code(match['day'] or match['day2'])}"
    for match in _EVERY_WEEK.finditer(plain):
        yield *match.span(), f"WEEKLY;BYDAY={_code(match['day'])}"


def _code(weekday: str) -> str:
    return _DAY_CODES[WEEKDAYS.index(weekday)]
