"""What the officer must check before he presents a note (ข้อที่ต้องตรวจก่อนเสนอ)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.letter.events import only_event
from pipeline.letter.fields import Deadline, Letter
from pipeline.letter.lines import tidy
from pipeline.memo.asking import Asked
from pipeline.memo.kinds import FIELD_NAMES, wording_of
from pipeline.memo.owing import owed, told_of
from pipeline.memo.own import voice_of
from pipeline.memo.rows import others
from pipeline.office.settings import Settings
from pipeline.recurrence import names_day
from thai.digits import to_arabic

#: more times than these are not named in a warning
MOST_NAMED = 3


def warnings_of(letter: Letter, settings: Settings, ask: Asked) -> tuple[str, ...]:
    """Give the warnings of a note, each once: the reading's own first."""
    found = (
        *letter.warnings,
        *_secret(letter),
        *_missing(letter),
        *_addressee(letter, settings),
        *([ask.warning] if ask.warning else []),
        *_open_ends(letter, settings),
        *_only_told(letter),
        *_of_others(letter, settings),
    )
    return tuple(dict.fromkeys(found))


def _secret(letter: Letter) -> Iterator[str]:
    if letter.secrecy is not None:
        yield f"หนังสือมีชั้นความลับ “{letter.secrecy.value}” จึงไม่ทำข้อความสำหรับไลน์"
    elif letter.secrecy_doubt:
        yield "สงสัยว่าหนังสือมีชั้นความลับ จึงไม่ทำข้อความสำหรับไลน์ โปรดตรวจกับต้นฉบับ"


def _missing(letter: Letter) -> Iterator[str]:
    for slot in wording_of(letter).cite:
        if slot.expected and getattr(letter, slot.field) is None:
            yield f"ไม่พบ{FIELD_NAMES[slot.field]} โปรดเติมในช่องว่าง"


def _addressee(letter: Letter, settings: Settings) -> Iterator[str]:
    if letter.to is None and voice_of(letter, settings) in {"draft", "issued"}:
        yield "ไม่พบผู้รับหนังสือ (เรียน/ถึง) โปรดเติมในช่องว่าง"


def _of_others(letter: Letter, settings: Settings) -> Iterator[str]:
    if count := len(others(letter, settings)):
        yield f"ตารางในหนังสือมีกำหนดเวลาของพื้นที่อื่นอีก {count} รายการ ไม่ได้นำมาไว้ในบันทึก"


def _only_told(letter: Letter) -> Iterator[str]:
    """Name the times that the note leaves out: the officer sees at once whether one is owed after all."""
    known = to_arabic(" ".join(letter.warnings))
    quotes = (f"“{tidy(one.raw)}”" for one in told_of(letter))
    named = dict.fromkeys(quote for quote in quotes if quote not in known)
    if named:
        shown = [*list(named)[:MOST_NAMED], *(["และอื่น ๆ"] if len(named) > MOST_NAMED else [])]
        yield f"ไม่ได้เสนอเป็นกำหนด เพราะเป็นของเรื่องเดิม ตัวอย่าง หรือหลักเกณฑ์: {' '.join(shown)} โปรดตรวจกับต้นฉบับ"


def _open_ends(letter: Letter, settings: Settings) -> Iterator[str]:
    for one in owed(letter, settings):
        if one.value is None and not _has_day(one, letter):
            yield f"กำหนดเวลา (หน้า {one.page}) คำนวณเป็นวันที่ไม่ได้ โปรดกำหนดวันในทะเบียน"


def _has_day(deadline: Deadline, letter: Letter) -> bool:
    """Whether the register computes the day: the rule recurs, or counts from a day that is known."""
    rule = deadline.rule
    if rule is None:
        return False
    counted = rule.from_ == "event" and only_event(letter.events) is not None
    return counted or names_day(rule.every or "") or rule.from_ in ("received", "letter")
