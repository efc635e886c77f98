"""Deadlines that come back (กำหนดส่งประจำ): ทุกวัน, ทุกวันศุกร์, ทุกวันที่ ๕ ของเดือน, ทุกไตรมาส, ทุกปี."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.recurrence import DAILY, WORKDAYS, monthly
from thai.calendar import THI, WEEKDAYS, month_number, month_pattern, real_date

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
_REPORTED = rf"(?P<reported>(?:รายงาน|ส่ง|แจ้ง|บันทึก)[^ \n]{{0,60}}(?: [^ \n]{{1,60}}){{0,3}}?{_S})?"
# each day only where an hour follows, or something is reported: "เปิดบริการทุกวัน" is owed by nobody
_DAILY = re.compile(
    rf"{_REPORTED}(?P<all>(?:เป็นประจำ)?{_S}ทุก{_S}วัน(?P<working>ทำการ|ราชการ)?"
    rf"(?:(?P<hour>{_S}(?:(?:ภายใน|ก่อน|ไม่เกิน){_S})(?=เวลา))|(?![ก-๎])))"
)
# "ทุกระยะ ๑๕ วัน", "รายงานทุก ๆ ๗ วัน"; "ตรวจสุขภาพทุก ๖ เดือน" is owed by nobody
_EACH_SO_MANY = re.compile(
    rf"{_REPORTED}(?P<all>(?:เป็นประจำ{_S})?ทุก{_S}(?:ๆ{_S})?(?P<term>(?:ช่วง|รอบ)?ระยะ(?:เวลา)?{_S})?"
    rf"(?P<count>[1-9]\d?){_S}(?P<unit>วัน|สัปดาห์|เดือน)(?!ทำการ|แรก))"
)
_AFTER_END = re.compile(
    rf"(?:ทุก{_S}(?:ไตรมาส|เดือน){_S})?ภายใน{_S}(?P<day>\d{{1,2}}){_S}วัน{_S}"
    rf"(?:(?:นับ(?:แต่|จาก|ถัดจาก|ตั้งแต่)|หลัง(?:จาก)?|ของ){_S})?(?:วัน)?สิ้น(?:สุด)?(?:แต่ละ|ทุก)?(?P<of>ไตรมาส|เดือน)"
    rf"(?!{_S}(?:ที่|{month_pattern()}|นี้))"
)
_FIRST_DAYS = re.compile(
    rf"(?:ทุก{_S}เดือน{_S})?ภายใน{_S}(?P<days>\d{{1,2}}){_S}วัน(?P<working>ทำการ)?(?:แรก)?{_S}"
    rf"ของ(?:ทุก|แต่ละ)?เดือน(?:ถัดไป)?(?!{_S}(?:{month_pattern()}))"
)
_QUARTERS = rf"(?:(?:เป็น)?(?:ราย|ทุก)ไตรมาส{_S})"
_QUARTER_DAY = re.compile(
    rf"{_QUARTERS}(?:โดย\S*{_S})?ภายใน{_S}วัน{THI}{_S}(?P<day>\d{{1,2}}){_S}ของเดือน(?:ถัดไป|แรก)(?:{_S}\S*ไตรมาส\S*)?"
)
_YEARLY = re.compile(
    rf"(?P<every>(?:เป็นประจำ)?ทุก{_S}ปี{_S})?(?:ภายใน|ก่อน|ไม่เกิน)?{_S}(?:วัน{THI}){_S}(?P<day>\d{{1,2}}){_S}"
    rf"(?P<month>{month_pattern()})(?!{_S}(?:พ\.|\d))(?P<after>{_S}ของ{_S}(?:ทุก|แต่ละ){_S}ปี)?"
)
# "เปิดให้บริการทุกวันจันทร์" is held, not owed
_HELD = re.compile(
    r"(?<!\S)(?!\S*(?:ส่ง|รายงาน|แจ้ง|จัดทำ|บันทึก))\S*(?:ประชุม|ให้บริการ|กิจกรรม|แต่งกาย|สวมใส่|แถว|ตลาดนัด)\S*"
    r"[ \n]*(?:เป็นประจำ)?[ \n]*$"
)
_HELD_BEFORE = 80
_UNITS = {"วัน": DAILY, "สัปดาห์": "WEEKLY", "เดือน": "MONTHLY"}
_EVERY_QUARTER = "MONTHLY;INTERVAL=3"
_QUARTER_END = "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
_QUARTER_BEGINS = "YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY="
#: each quarter begins with a month that has so many days
_LONGEST_DAY = 30
_LEAP_YEAR = 2024
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def recurring(plain: str) -> Iterator[Repeated]:
    """Find the times that come back in a text with Arabic digits; of those that overlap the first counts."""
    for start, end, every in _all(plain):
        if not _HELD.search(plain[max(0, start - _HELD_BEFORE) : start]):
            yield start, end, every


def _all(plain: str) -> Iterator[Repeated]:
    yield from _after_ends(plain)
    yield from _yearly(plain)
    for match in _MONTHLY.finditer(plain):
        yield *match.span(), monthly(int(match["day"] or match["day2"]))
    for match in _EACH_SO_MANY.finditer(plain):
        if match["reported"] or match["term"]:
            yield *match.span("all"), f"{_UNITS[match['unit']]};INTERVAL={match['count']}"
    for match in _MONTH_END.finditer(plain):
        yield *match.span(), "MONTHLY;BYMONTHDAY=-1"
    yield from _weekdays(plain)
    for match in _QUARTERLY.finditer(plain):
        yield *match.span(), _QUARTER_END if match["end"] else _EVERY_QUARTER
    for match in _DAILY.finditer(plain):
        if match["reported"] or match["hour"]:
            yield *match.span("all"), f"WEEKLY;BYDAY={WORKDAYS}" if match["working"] else DAILY


def _after_ends(plain: str) -> Iterator[Repeated]:
    """Find what is owed so many days after the end of each month or quarter, or in the first days of each."""
    for pattern in (_AFTER_END, _QUARTER_DAY):
        for match in pattern.finditer(plain):
            day, quarter = int(match["day"]), match.groupdict().get("of") != "เดือน"
            if day <= _LONGEST_DAY:
                yield *match.span(), f"{_QUARTER_BEGINS}{day}" if quarter else monthly(day)
    for match in _FIRST_DAYS.finditer(plain):
        days = int(match["days"])
        workday = f"MONTHLY;BYDAY={WORKDAYS};BYSETPOS={days}"
        yield *match.span(), workday if match["working"] else monthly(days)


def _yearly(plain: str) -> Iterator[Repeated]:
    for match in _YEARLY.finditer(plain):
        month, day = month_number(match["month"]), int(match["day"])
        if (match["every"] or match["after"]) and month and real_date(_LEAP_YEAR, month, day):
            yield *match.span(), f"YEARLY;BYMONTH={month};BYMONTHDAY={day}"


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
