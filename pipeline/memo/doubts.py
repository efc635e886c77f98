"""What the officer must check before he presents a note (ข้อที่ต้องตรวจก่อนเสนอ)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.letter.fields import Deadline, Event, Found, Letter, Span
from pipeline.memo.asking import Asked
from pipeline.memo.evidence import unsure
from pipeline.memo.kinds import FIELD_NAMES, WORDINGS
from pipeline.memo.times import odd_weekday
from thai.digits import to_arabic

_NAMES: dict[str, str] = {
    **{str(field): name for field, name in FIELD_NAMES.items()},
    "purpose": "ข้อความที่ขอให้ดำเนินการ",
    "speed": "ชั้นความเร็ว",
    "secrecy": "ชั้นความลับ",
    "deadlines": "กำหนดเวลา",
    "events": "วันนัดหมาย",
    "amounts": "จำนวนเงิน",
    "actions": "สิ่งที่ขอให้ทำ",
    "references": "หนังสือที่อ้างถึง",
    "enclosures": "สิ่งที่ส่งมาด้วย",
    "body": "เนื้อความ",
}


def warnings_of(letter: Letter, ask: Asked) -> tuple[str, ...]:
    """Give the warnings of a note, each once: the reading's own first."""
    found = (
        *letter.warnings,
        *_secret(letter),
        *_missing(letter),
        *([ask.warning] if ask.warning else []),
        *_unsure(letter),
        *_odd_days(letter),
        *_open_ends(letter, ask),
    )
    return tuple(dict.fromkeys(found))


def _secret(letter: Letter) -> Iterator[str]:
    if letter.secrecy is not None:
        yield f"หนังสือมีชั้นความลับ “{letter.secrecy.value}” จึงไม่ทำข้อความสำหรับไลน์"
    elif letter.secrecy_doubt:
        yield "สงสัยว่าหนังสือมีชั้นความลับ จึงไม่ทำข้อความสำหรับไลน์ โปรดตรวจกับต้นฉบับ"


def _missing(letter: Letter) -> Iterator[str]:
    for slot in WORDINGS[letter.kind].cite:
        if slot.expected and getattr(letter, slot.field) is None:
            yield f"ไม่พบ{FIELD_NAMES[slot.field]} โปรดเติมในช่องว่าง"


def _unsure(letter: Letter) -> Iterator[str]:
    for field, name in _NAMES.items():
        value = getattr(letter, field)
        spans = value if isinstance(value, tuple) else (value,)
        for span in spans:
            if isinstance(span, Span) and unsure(span) and not _said(letter, name, span.page):
                part = "อ่านได้บางส่วน" if isinstance(span, Found) and span.partial else "อ่านไม่ชัด"
                yield f"{name} (หน้า {span.page}) {part} โปรดตรวจกับต้นฉบับ"


def _said(letter: Letter, name: str, page: int) -> bool:
    """Whether the reader warned of this field itself."""
    return any(one.startswith(name) and f"หน้า {page}" in to_arabic(one) for one in letter.warnings)


def _odd_days(letter: Letter) -> Iterator[str]:
    spans: tuple[Deadline | Event, ...] = (*letter.deadlines, *letter.events)
    for span in spans:
        if odd_weekday(span):
            yield f"วันในสัปดาห์ไม่ตรงกับวันที่ใน “{' '.join(span.raw.split())}” (หน้า {span.page}) โปรดสอบถามผู้ส่ง"


def _open_ends(letter: Letter, ask: Asked) -> Iterator[str]:
    if ask.verb == "โปรดทราบ" and letter.deadlines:
        yield "หนังสือแจ้งเพื่อทราบ แต่มีกำหนดเวลา โปรดตรวจว่าต้องสั่งการหรือไม่"
    for one in letter.deadlines:
        if one.value is None and (one.rule is None or one.rule.every is None):
            yield f"กำหนดเวลา (หน้า {one.page}) คำนวณเป็นวันที่ไม่ได้ โปรดกำหนดวันในทะเบียน"
