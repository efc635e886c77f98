"""Events (นัดหมาย): a meeting, a training, a ceremony, with its time, place and link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.letter.body import Paragraph
from pipeline.letter.changed_days import Changed, changed, is_called_off, is_replaced
from pipeline.letter.due_rows import due_rows
from pipeline.letter.due_times import is_deadline
from pipeline.letter.event_parts import clock, goes_on_to, link_after, opens_with_time, time_after
from pipeline.letter.fields import DOUBT, Event, Found
from pipeline.letter.places import at_place, place_after, place_before
from thai.calendar import THI
from thai.dates import FoundDate, Stretch, find_dates

#: how far from its date the words about an event may stand
AROUND = 220

_LEAD = re.compile(rf"(?:ใน|ระหว่าง|ตั้งแต่|ณ)?(?:ห้วง|ช่วง)?[ \n]*(?:วัน(?:{THI})?)?[ \n]*$")
_NOT_AN_EVENT = re.compile(
    rf"(?:ลง|เมื่อ(?:ใน|จัน)?|นับแต่|นับจาก|ณ|ฉบับ|ประกาศ|สั่ง ณ|ปฏิบัติงาน|ข้อมูล|ย้อนหลัง(?:ไป)?(?:ถึง|ตั้งแต่)?|"
    rf"(?:มีผล|ใช้บังคับ|ถือปฏิบัติ)\S*?(?:ตั้งแต่|แต่)?|ตั้งแต่บัดนี้|เดิม(?:กำหนด\S*)?(?:ใน)?)[ \n]*(?:วัน(?:{THI})?)?[ \n]*$"
)
# where and when a law was published
_PUBLISHED = re.compile(r"ราชกิจจานุเบกษา.{0,80}$", re.DOTALL)
# what was decided on that day is past; what holds from it on is no appointment
_PAST = re.compile(r"[ \n]*(?:ได้|มีมติ|เห็นชอบ|อนุมัติ|ที่ผ่านมา|เป็นต้นมา)")
_HAPPENS = re.compile(
    r"ประชุม|อบรม|สัมมนา|จัดงาน|กิจกรรม|พิธี|ตรวจเยี่ยม|ลงพื้นที่|ศึกษาดูงาน|เวทีประชาคม|นิเทศ|รับสมัคร|สอบ|กำหนด(?:การ|จัด)|จัดแสดง|นิทรรศการ|เดินทาง|"
    r"ถ่ายทอด|รณรงค์|มหกรรม|ประกวด|เปิด(?:งาน|ตัว|หลักสูตร|โครงการ|เรียน|ให้บริการ)|เข้าร่วม"
)
_LOOK_UP = re.compile(r"(?<!\S)(?:และ|โดย|ขอ)?ให้(?:ตรวจ(?:สอบ|ดู)|ติดตาม|ดู)(?:(?! (?:และ|โดย)).)*$", re.DOTALL)
# "เดินทางไปทัศนศึกษา ณ พิพิธภัณฑ์ ในวันที่ …"
_TO_A_PLACE = re.compile(
    r"(?:ไป|มา|จัด|ร่วม|ดำเนินการ)[^ \n]*(?: [^ \n]+){0,4} ณ [^ \n]+(?: [^ \n]+){0,3} "
    r"(?:ใน|ระหว่าง)วัน(?:ที่)?[ \n]*$"
)
# a stretch of days for which something is planned ("จะเข้าดำเนินการขุดลอกคลอง ระหว่างวันที่ …")
_PLANNED = re.compile(r"จะ(?!ได้|ต้อง|ครบ|สิ้นสุด|หมด|เกษียณ)|กำหนด(?!ไว้เดิม)")


def events(paragraphs: list[Paragraph]) -> tuple[Event, ...]:
    """Find the events of a body, in the order of the text; those that it puts off or calls off left out."""
    held = changed(paragraph.flow.text for paragraph in paragraphs)
    owed = due_rows(paragraphs)
    before = ["", *(paragraph.flow.text for paragraph in paragraphs)]
    return tuple(
        event
        for nth, paragraph in enumerate(paragraphs)
        if nth not in owed
        for event in _of(paragraph, before[nth], held)
    )


def still_ahead(found: tuple[Event, ...], dated: Found | None) -> tuple[Event, ...]:
    """Leave out what was over before the letter was written: it is told, and nobody need come."""
    if dated is None or dated.confidence < DOUBT:
        return found
    return tuple(one for one in found if (one.end_date or one.value)[: len(dated.value)] >= dated.value)


def only_event(found: tuple[Event, ...]) -> Event | None:
    """Give the event that "ก่อนวันประชุม ๓ วัน" must mean; None where they fall on several days."""
    return found[0] if len({event.value for event in found}) == 1 else None


def _of(paragraph: Paragraph, last: str, held: Changed) -> Iterator[Event]:
    """Give the events of a paragraph.

    :param last: the paragraph before it, to which a day that opens this one belongs.
    """
    text = paragraph.flow.text
    dates = [date for date in find_dates(text) if not held.takes_back(text, date.start, date.value)]
    spans: list[_Days] = []
    for index, date in enumerate(dates):
        since = dates[index - 1].end if index else 0
        until = dates[index + 1].start if index + 1 < len(dates) else len(text)
        if spans and _lasts_until(paragraph.plain, spans[-1], date, until):
            spans[-1] = replace(spans[-1], last=date, until=until)
        elif _is_event(text, date, since, until) or _is_of_the_line_before(text, date, last):
            spans.append(_Days(date, date, since, until))
    for span in spans:
        yield from _events(paragraph, span, last)


@dataclass(frozen=True, slots=True)
class _Days:
    """The date of an event, that of its end where it is said apart, and how far the words about it reach."""

    first: FoundDate
    last: FoundDate
    since: int
    until: int


def _lasts_until(plain: str, begun: _Days, date: FoundDate, until: int) -> bool:
    """Whether a date with a time is the end of an event ("เวลา ๒๒.๐๐ น. ถึงวันที่ ๑ … เวลา ๐๒.๐๐ น.")."""
    if begun.last is not begun.first or date.value is None or date.value < (begun.first.value or ""):
        return False
    time = time_after(plain, begun.first.end, date.start)
    ends = time is not None and goes_on_to(plain, time.end(), date.start)
    return ends and opens_with_time(plain[date.end : until])


def _is_of_the_line_before(text: str, date: FoundDate, last: str) -> bool:
    """Whether days stand alone on the line below a place ("… ณ โรงแรม…" and below it "ตั้งแต่วันที่ … ถึงวันที่ …")."""
    opens = bool(_LEAD.fullmatch(text[: date.start])) and bool(date.last) and not date.problem
    return opens and place_before(last, 0, len(last)) is not None


def _is_told_to_look(text: str, date: FoundDate) -> bool:
    """Whether one is to look something up on that day ("ให้ตรวจสอบรายชื่อทางเว็บไซต์ในวันที่ …")."""
    return _LOOK_UP.search(text, max(0, date.start - AROUND), date.start) is not None


def _is_event(text: str, date: FoundDate, since: int, until: int) -> bool:
    if date.value is None or date.partial or date.problem or is_deadline(text, date):
        return False
    before, after = (
        text[max(0, date.start - AROUND) : date.start],
        text[date.end : min(until, date.end + AROUND)],
    )
    if _NOT_AN_EVENT.search(before) or _PUBLISHED.search(before) or _PAST.match(after):
        return False
    if is_replaced(text, date.start, date.end) or is_called_off(text, date.start, date.end):
        return False
    if opens_with_time(after) or at_place(text, date.end):
        return True
    planned = date.last and _PLANNED.search(text, max(since, date.start - AROUND), date.start)
    happens = planned or _HAPPENS.search(before) or _TO_A_PLACE.search(before)
    return bool(happens) and not _is_told_to_look(text, date)


def _events(paragraph: Paragraph, days: _Days, last: str) -> Iterator[Event]:
    """Give the event, or one for each day of a list ("วันที่ ๓ และ ๕"), all with the same words."""
    text, plain, date, until = paragraph.flow.text, paragraph.plain, days.first, days.until
    lead = _LEAD.search(text[: date.start])
    start = lead.start() + len(lead[0]) - len(lead[0].lstrip()) if lead else date.start
    times = [time_after(plain, date.end, until)]
    if days.last is not date:
        times = [time_after(plain, date.end, days.last.start), time_after(plain, days.last.end, until)]
    found = [time for time in times if time]
    end = max([days.last.end, *(time.end() for time in found)])
    place = place_after(text, end, min(until, end + AROUND)) or place_before(text, days.since, start)
    if place is None and not text[:start].strip():
        place = place_before(last, 0, len(last))
    clocks = [said for time in found if (said := clock(time))]
    stretch = Stretch(date.value or "", days.last.last or days.last.value or "")
    for each in date.apart or (stretch,):
        yield Event(
            value=each.first,
            end_date=each.last,
            time="-".join(clocks) if len(clocks) == len(found) and clocks else None,
            place=place,
            link=link_after(text, end, until),
            **paragraph.place(start, end, "weakest"),
        )
