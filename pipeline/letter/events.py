"""Events (นัดหมาย): a meeting, a training, a ceremony, with its time, place and link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.body import Paragraph
from pipeline.letter.due_times import is_deadline
from pipeline.letter.fields import DOUBT, Event, Found
from pipeline.letter.places import at_place, place_after, place_before
from thai.calendar import THI
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic

#: how far from its date the words about an event may stand
AROUND = 220

_LEAD = re.compile(rf"(?:ใน|ระหว่าง|ตั้งแต่|ณ)?(?:ห้วง|ช่วง)?[ \n]*(?:วัน(?:{THI})?)?[ \n]*$")
_NOT_AN_EVENT = re.compile(
    rf"(?:ลง|เมื่อ(?:ใน|จัน)?|นับแต่|นับจาก|ณ|ฉบับ|ประกาศ|สั่ง ณ|ปฏิบัติงาน|ข้อมูล|ย้อนหลัง(?:ไป)?(?:ถึง|ตั้งแต่)?|"
    rf"(?:มีผล|ใช้บังคับ|ถือปฏิบัติ)\S*?(?:ตั้งแต่|แต่)?|ตั้งแต่บัดนี้|เดิม(?:กำหนด\S*)?(?:ใน)?)[ \n]*(?:วัน(?:{THI})?)?[ \n]*$"
)
# what was decided on that day is past; what holds from it on is no appointment
_PAST = re.compile(r"[ \n]*(?:ได้|มีมติ|เห็นชอบ|อนุมัติ|ที่ผ่านมา|เป็นต้นมา)")
_HAPPENS = re.compile(
    r"ประชุม|อบรม|สัมมนา|จัดงาน|กิจกรรม|พิธี|ตรวจเยี่ยม|ลงพื้นที่|ศึกษาดูงาน|เวทีประชาคม|นิเทศ|รับสมัคร|สอบ|กำหนด(?:การ|จัด)|จัดแสดง|นิทรรศการ|เดินทาง|"
    r"ถ่ายทอด|รณรงค์|มหกรรม|ประกวด|เปิด(?:งาน|ตัว|หลักสูตร|โครงการ|เรียน|ให้บริการ)|เข้าร่วม"
)
_LOOK_UP = re.compile(r"(?<!\S)(?:และ|โดย|ขอ)?ให้(?:ตรวจ(?:สอบ|ดู)|ติดตาม|ดู)(?:(?! (?:และ|โดย)).)*$", re.DOTALL)
# a stretch of days for which something is planned ("จะเข้าดำเนินการขุดลอกคลอง ระหว่างวันที่ …")
_PLANNED = re.compile(r"จะ(?!ได้|ต้อง|ครบ|สิ้นสุด|หมด|เกษียณ)|กำหนด(?!ไว้เดิม)")
_TIME = re.compile(
    r"(?:เวลา|ตั้งแต่เวลา|,)[ \n]*(?P<from>\d{1,2}[.:]\d{2}|\d{4})(?:[ \n]*น\.?)?"
    r"(?:[ \n]*(?:-|–|—|ถึง(?:เวลา)?)[ \n]*(?P<to>\d{1,2}[.:]\d{2}|\d{4}))?"
)
_LINK = re.compile(r"https?://[^\s)>\]]+")
# a link by which one answers or fetches papers does not lead to the meeting
_OTHER_LINK = re.compile(r"(?:ลงทะเบียน|ดาวน์โหลด|ตอบรับ|แบบ\S*|เอกสาร\S*|รายละเอียด\S*|สแกน\S*)[^\n]{0,40}$")


def events(paragraphs: list[Paragraph]) -> tuple[Event, ...]:
    """Find the events of a body, in the order of the text."""
    return tuple(event for paragraph in paragraphs for event in _of(paragraph))


def still_ahead(found: tuple[Event, ...], dated: Found | None) -> tuple[Event, ...]:
    """Leave out what was over before the letter was written: it is told, and nobody need come."""
    if dated is None or dated.confidence < DOUBT:
        return found
    return tuple(one for one in found if (one.end_date or one.value)[: len(dated.value)] >= dated.value)


def only_event(found: tuple[Event, ...]) -> Event | None:
    """Give the event that "ก่อนวันประชุม ๓ วัน" must mean; None where they fall on several days."""
    return found[0] if len({event.value for event in found}) == 1 else None


def _of(paragraph: Paragraph) -> Iterator[Event]:
    text = paragraph.flow.text
    dates = find_dates(text)
    for index, date in enumerate(dates):
        since = dates[index - 1].end if index else 0
        until = dates[index + 1].start if index + 1 < len(dates) else len(text)
        if _is_event(text, date, since, until):
            yield _event(paragraph, date, since, until)


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
    if _NOT_AN_EVENT.search(before) or _PAST.match(after):
        return False
    if _TIME.match(to_arabic(after).lstrip(" \n")) or at_place(text, date.end):
        return True
    if _is_told_to_look(text, date):
        return False
    planned = date.last and _PLANNED.search(text, max(since, date.start - AROUND), date.start)
    return bool(planned or _HAPPENS.search(before))


def _event(paragraph: Paragraph, date: FoundDate, since: int, until: int) -> Event:
    text = paragraph.flow.text
    lead = _LEAD.search(text[: date.start])
    start = lead.start() + len(lead[0]) - len(lead[0].lstrip()) if lead else date.start
    time = _TIME.search(to_arabic(text), date.end, min(until, date.end + 60))
    end = max([date.end, *([time.end()] if time else [])])
    place = place_after(text, end, min(until, end + AROUND)) or place_before(text, since, start)
    return Event(
        value=date.value or "",
        end_date=date.last or date.value,
        time=_clock(time) if time else None,
        place=place,
        link=_link(text, end, until),
        **paragraph.place(start, end, "weakest"),
    )


def _link(text: str, start: int, until: int) -> str | None:
    for match in _LINK.finditer(text, start, until):
        if not _OTHER_LINK.search(text, start, match.start()):
            return match[0].rstrip(".,")
    return None


def _clock(match: re.Match[str]) -> str | None:
    times = [_time(part) for part in (match["from"], match["to"]) if part]
    return "-".join(time for time in times if time) if all(times) else None


def _time(written: str) -> str | None:
    hour, minute = int(written[:-2].rstrip(".:") or 0), int(written[-2:])
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None  # noqa: PLR2004 - of a clock
