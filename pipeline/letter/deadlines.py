"""Deadlines (กำหนดเวลา): what is owed by when.  Absolute, relative and recurring."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.letter.body import Paragraph
from pipeline.letter.clauses import owed_before, who_before
from pipeline.letter.fields import Deadline, Rule
from pipeline.letter.lines import tidy
from pipeline.recurrence import monthly
from thai.calendar import THI, WEEKDAYS, common_era, month_number, month_pattern
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic

_S = r"[ \n]*"
_BY = (
    rf"(?:ภายใน(?:กำหนด)?|ก่อน|ไม่เกิน(?:กว่า)?|ไม่ช้ากว่า|อย่างช้า(?:ที่สุด)?(?:ไม่เกิน|ภายใน)?|"
    rf"(?:บัดนี้(?:เป็นต้นไป)?|จน){_S}ถึง)"
)
_CUE = re.compile(rf"{_BY}{_S}(?:วัน(?:{THI})?)?{_S}$")
_CUE_BEFORE = 40
_MONTH = re.compile(
    rf"{_BY}{_S}(?:สิ้น)?เดือน{_S}(?P<month>{month_pattern()}){_S}"
    rf"(?:พ\.ศ\.{_S})?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_RELATIVE = re.compile(
    rf"(?:ภายใน|ไม่เกิน|ไม่น้อยกว่า|อย่างน้อย){_S}(?P<days>\d{{1,3}})(?:{_S}\([ก-๎ ]+\))?{_S}วัน(?P<working>ทำการ)?"
    rf"(?:{_S}(?P<from>(?:นับ(?:แต่|จาก|ถัดจาก|ตั้งแต่)|หลังจาก|ตั้งแต่|ก่อน)\S*"
    rf"(?: \S*(?:หนังสือ|คำสั่ง|ประกาศ)\S*)?))?"
)
_COUNTED = re.compile(r"^(?:นับ(?:แต่|จาก|ถัดจาก|ตั้งแต่)|ตั้งแต่)")
_MONTHLY = re.compile(
    rf"(?:(?:ภายใน|ก่อน|ไม่เกิน){_S})?(?:ทุก{_S}วัน{THI}{_S}(?P<day>\d{{1,2}})(?:{_S}ของ(?:ทุก|แต่ละ)?เดือน(?:ถัดไป)?)?"
    rf"|วัน{THI}{_S}(?P<day2>\d{{1,2}}){_S}ของ(?:ทุก|แต่ละ)?{_S}เดือน(?:ถัดไป)?)(?!{_S}(?:{month_pattern()}))"
)
_MONTH_END = re.compile(
    rf"(?:ภายใน{_S})?(?:ทุก{_S}(?:วัน)?สิ้นเดือน|(?:วัน)?สิ้นเดือนของทุกเดือน|ทุกวันทำการสุดท้ายของเดือน)"
)
_WEEKLY = re.compile(rf"(?:(?:ภายใน|ก่อน){_S})?ทุก{_S}วัน(?P<weekday>{'|'.join(WEEKDAYS)})")
_QUARTERLY = re.compile(rf"(?:ภายใน{_S})?(?:ทุก{_S}|(?P<end>(?:ทุก{_S})?(?:วัน)?สิ้น{_S}(?:แต่ละ)?{_S}))ไตรมาส")
_EVERY_QUARTER = "MONTHLY;INTERVAL=3"
_QUARTER_END = "YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Time:
    """A time by which something is owed, in the flow of a paragraph."""

    start: int
    end: int
    value: str | None = None
    rule: Rule | None = None


def deadlines(paragraphs: list[Paragraph]) -> tuple[Deadline, ...]:
    """Find all deadlines of a text, in its order."""
    before: list[Paragraph | None] = [None, *paragraphs]
    pairs = zip(before, paragraphs, strict=False)
    return tuple(_deadline(one, time, last) for last, one in pairs for time in _times(one.flow.text))


def _times(text: str) -> list[_Time]:
    plain = to_arabic(text)
    found: list[_Time] = []
    for time in (*_absolute(text), *_months(plain), *_recurring(plain), *_relative(plain)):
        if not any(time.start < other.end and other.start < time.end for other in found):
            found.append(time)
    return sorted(found, key=lambda time: time.start)


def is_deadline(text: str, date: FoundDate) -> bool:
    """Tell whether the words before a date make it a deadline."""
    return _cue(text, date) is not None


def _cue(text: str, date: FoundDate) -> re.Match[str] | None:
    low = max(0, date.start - _CUE_BEFORE)
    return _CUE.search(text[low : date.start])


def _absolute(text: str) -> Iterator[_Time]:
    for date in find_dates(text):
        cue = _cue(text, date)
        if cue is None or date.partial:
            continue
        start = max(0, date.start - _CUE_BEFORE) + cue.start()
        yield _Time(start, date.end, None if date.problem else (date.last or date.value))


def _months(plain: str) -> Iterator[_Time]:
    for match in _MONTH.finditer(plain):
        year, month = common_era(match["year"]), month_number(match["month"])
        if year and month:
            last = calendar.monthrange(year, month)[1]
            yield _Time(*match.span(), f"{year:04d}-{month:02d}-{last:02d}")


def _recurring(plain: str) -> Iterator[_Time]:
    for match in _MONTHLY.finditer(plain):
        yield _Time(*match.span(), rule=Rule(every=monthly(int(match["day"] or match["day2"]))))
    for match in _MONTH_END.finditer(plain):
        yield _Time(*match.span(), rule=Rule(every="MONTHLY;BYMONTHDAY=-1"))
    for match in _WEEKLY.finditer(plain):
        code = _DAY_CODES[WEEKDAYS.index(match["weekday"])]
        yield _Time(*match.span(), rule=Rule(every=f"WEEKLY;BYDAY={code}"))
    for match in _QUARTERLY.finditer(plain):
        yield _Time(*match.span(), rule=Rule(every=_QUARTER_END if match["end"] else _EVERY_QUARTER))


def _relative(plain: str) -> Iterator[_Time]:
    for match in _RELATIVE.finditer(plain):
        days, since = int(match["days"]), match["from"]
        before = since is not None and since.startswith("ก่อน")
        if since is None and match[0].startswith(("อย่างน้อย", "ไม่น้อยกว่า", "ไม่เกิน")):
            continue  # "อบรมไม่น้อยกว่า ๓ วัน" is a length, not a deadline
        rule = Rule(days=-days if before else days, working=bool(match["working"]), from_=_since(since))
        yield _Time(*match.span(), rule=rule)


def _since(words: str | None) -> str | None:
    if words is None:
        return None
    if "ได้รับ" in words or "รับหนังสือ" in words:
        return "received"
    if "ลงใน" in words or "วันที่ในหนังสือ" in words or "วันที่ของหนังสือ" in words or "ลงนาม" in words:
        return "letter"
    return "event" if words.startswith("ก่อน") else tidy(_COUNTED.sub("", words))


def _deadline(paragraph: Paragraph, time: _Time, before: Paragraph | None) -> Deadline:
    """Join a time with who owes what.  A time that opens its paragraph belongs to the one before."""
    text, at = paragraph.flow.text, time.start
    if not text[:at].strip() and before is not None and before.page is paragraph.page:
        text = before.flow.text
        at = len(text)
    what, who = owed_before(text, at), who_before(text, at)
    return Deadline(
        value=time.value,
        rule=time.rule,
        who=tidy(who) if who else None,
        what=tidy(what) if what else None,
        **paragraph.place(time.start, time.end, "weakest"),
    )
