"""Events (นัดหมาย): a meeting, a training, a ceremony, with its time, place and link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.letter.body import Paragraph
from pipeline.letter.clauses import clause_end
from pipeline.letter.deadlines import is_deadline
from pipeline.letter.fields import Event
from pipeline.letter.lines import tidy
from thai.calendar import THI
from thai.dates import FoundDate, find_dates
from thai.digits import to_arabic

#: how far from its date the words about an event may stand
AROUND = 220

_LEAD = re.compile(rf"(?:ใน|ระหว่าง|ตั้งแต่|ณ)?[ \n]*(?:วัน(?:{THI})?)?[ \n]*$")
_NOT_AN_EVENT = re.compile(
    rf"(?:ลง|เมื่อ|นับแต่|นับจาก|ณ|ฉบับ|ประกาศ|สั่ง ณ|ปฏิบัติงาน|ข้อมูล)[ \n]*(?:วัน(?:{THI})?)?[ \n]*$"
)
_HAPPENS = re.compile(
    r"ประชุม|อบรม|สัมมนา|จัดงาน|กิจกรรม|พิธี|ตรวจเยี่ยม|ลงพื้นที่|ศึกษาดูงาน|เวทีประชาคม|นิเทศ|รับสมัคร|สอบ|กำหนด(?:การ|จัด)|จัดแสดง|นิทรรศการ|เดินทาง|"
    r"ถ่ายทอด|รณรงค์|มหกรรม|ประกวด|เปิด(?:งาน|ตัว|หลักสูตร|โครงการ|เรียน)|เข้าร่วม"
)
_TIME = re.compile(
    r"(?:เวลา|ตั้งแต่เวลา|,)[ \n]*(?P<from>\d{1,2}[.:]\d{2}|\d{4})(?:[ \n]*น\.?)?"
    r"(?:[ \n]*(?:-|–|—|ถึง(?:เวลา)?)[ \n]*(?P<to>\d{1,2}[.:]\d{2}|\d{4}))?"
)
_PLACE = re.compile(r"(?<![ก-๎])ณ[ \n]+(?!วันที่)(?P<place>[^\s])")
_LINK = re.compile(r"https?://[^\s)>\]]+")
PLACE_LENGTH = 140


def events(paragraphs: list[Paragraph]) -> tuple[Event, ...]:
    """Find the events of a body, in the order of the text."""
    return tuple(event for paragraph in paragraphs for event in _of(paragraph))


def _of(paragraph: Paragraph) -> Iterator[Event]:
    text = paragraph.flow.text
    dates = find_dates(text)
    for index, date in enumerate(dates):
        until = dates[index + 1].start if index + 1 < len(dates) else len(text)
        if _is_event(text, date, until):
            yield _event(paragraph, date, until)


def _is_event(text: str, date: FoundDate, until: int) -> bool:
    if date.value is None or date.partial or date.problem or is_deadline(text, date):
        return False
    before, after = text[: date.start], text[date.end : min(until, date.end + AROUND)]
    if _NOT_AN_EVENT.search(before):
        return False
    return bool(_TIME.match(to_arabic(after).lstrip(" \n")) or _HAPPENS.search(before[-AROUND:]))


def _event(paragraph: Paragraph, date: FoundDate, until: int) -> Event:
    text = paragraph.flow.text
    lead = _LEAD.search(text[: date.start])
    start = lead.start() + len(lead[0]) - len(lead[0].lstrip()) if lead else date.start
    plain = to_arabic(text)
    time = _TIME.search(plain, date.end, min(until, date.end + 60))
    place = _place(text, time.end() if time else date.end, until)
    link = _LINK.search(text)
    end = max([date.end, *([time.end()] if time else [])])
    return Event(
        value=date.value or "",
        end_date=date.last or date.value,
        time=_clock(time) if time else None,
        place=place,
        link=link[0].rstrip(".,") if link else None,
        **paragraph.place(start, end, "weakest"),
    )


def _place(text: str, start: int, until: int) -> str | None:
    match = _PLACE.search(text, start, min(until, start + AROUND))
    if match is None:
        return None
    begin = match.start("place")
    return tidy(text[begin : min(clause_end(text, begin, PLACE_LENGTH), until)])


def _clock(match: re.Match[str]) -> str | None:
    times = [_time(part) for part in (match["from"], match["to"]) if part]
    return "-".join(time for time in times if time) if all(times) else None


def _time(written: str) -> str | None:
    hour, minute = int(written[:-2].rstrip(".:") or 0), int(written[-2:])
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None  # noqa: PLR2004 - of a clock
