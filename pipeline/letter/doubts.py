"""What the officer must look at himself: doubtful readings and impossible dates, as Thai sentences."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.letter.contradictions import contradictions
from pipeline.letter.fields import DOUBT, Deadline, Event, Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.letter.sheet import Sheet
from thai.dates import Problem, find_dates
from thai.digits import to_thai

NAMES = {
    "number": "เลขที่หนังสือ",
    "date": "วันที่ของหนังสือ",
    "subject": "ชื่อเรื่อง",
    "to": "ผู้รับ",
    "sender": "ส่วนราชการผู้ส่ง",
    "speed": "ชั้นความเร็ว",
    "secrecy": "ชั้นความลับ",
    "signatory": "ผู้ลงนาม",
    "position": "ตำแหน่งผู้ลงนาม",
    "owner": "ส่วนราชการเจ้าของเรื่อง",
    "phone": "หมายเลขโทรศัพท์",
}
_LISTS = {
    "deadlines": "กำหนดเวลา",
    "events": "นัดหมาย",
    "references": "หนังสือที่อ้างถึง",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "amounts": "จำนวนเงิน",
}
_PROBLEMS: dict[Problem, str] = {
    "no_year": "ไม่ได้ระบุปี",
    "bad_year": "ระบุปีผิดรูปแบบ",
    "no_such_day": "เป็นวันที่ที่ไม่มีในปฏิทิน",
    "weekday_differs": "ระบุชื่อวันไม่ตรงกับวันที่",
    "end_before_start": "มีวันสิ้นสุดก่อนวันเริ่มต้น",
}


def doubtful(span: Span) -> bool:
    """Tell whether a reading must be marked."""
    return span.confidence < DOUBT or (isinstance(span, Found) and span.partial)


def warnings(letter: Letter, sheet: Sheet) -> tuple[str, ...]:
    """Give all warnings of a letter, each once."""
    every = (
        *_pages(sheet),
        *_partial(letter),
        *_unclear(letter),
        *_dates(sheet),
        *contradictions(letter, sheet),
        *_secrecy(letter),
    )
    return tuple(dict.fromkeys(every))


def _pages(sheet: Sheet) -> Iterator[str]:
    if sheet.cut:
        yield "เอกสารยาวเกินหนังสือราชการทั่วไป อ่านสาระสำคัญเฉพาะตอนต้น โปรดตรวจส่วนที่เหลือจากต้นฉบับ"
    for page in sheet.pages:
        if page.failed:
            yield f"หน้า {to_thai(str(page.number))} อ่านไม่ได้ โปรดอ่านจากต้นฉบับ"


def _partial(letter: Letter) -> Iterator[str]:
    for field, name in NAMES.items():
        found = getattr(letter, field)
        if isinstance(found, Found) and found.partial:
            yield f"{name}อ่านได้เพียงบางส่วน (หน้า {to_thai(str(found.page))}) โปรดเติมจากต้นฉบับ"


def _unclear(letter: Letter) -> Iterator[str]:
    """One line a page: on a bad scan a line for each field would hide the ones that count."""
    by_page: dict[int, list[str]] = {}
    for name, span in _spans(letter):
        if span.confidence < DOUBT and not (isinstance(span, Found) and span.partial):
            by_page.setdefault(span.page, []).append(name)
    for page, names in sorted(by_page.items()):
        yield f"หน้า {to_thai(str(page))} อ่านไม่ชัด โปรดตรวจกับต้นฉบับ: {', '.join(dict.fromkeys(names))}"


def _spans(letter: Letter) -> Iterator[tuple[str, Span]]:
    for field, name in (*NAMES.items(), *_LISTS.items()):
        value = getattr(letter, field)
        for span in value if isinstance(value, tuple) else (value,):
            if isinstance(span, Deadline | Event):
                yield f"“{to_thai(tidy(span.raw))}”", span
            elif isinstance(span, Span):
                yield name, span


def _dates(sheet: Sheet) -> Iterator[str]:
    """Impossible dates; a year left out is common in running text and is said only by who needs it."""
    for page in sheet.pages:
        for date in find_dates(page.text):
            if date.problem and date.problem != "no_year":
                raw = to_thai(tidy(date.raw))
                yield f"“{raw}” (หน้า {to_thai(str(page.number))}) {_PROBLEMS[date.problem]} โปรดตรวจกับต้นฉบับ"


def _secrecy(letter: Letter) -> Iterator[str]:
    if letter.secrecy is None and letter.secrecy_doubt:
        yield "อาจมีชั้นความลับแต่อ่านไม่ชัด จึงเก็บแยกไว้อย่างหนังสือลับ โปรดตรวจกับต้นฉบับ"
