"""What an officer sets by hand, as he types it (การแก้ไขค่าที่อ่านได้): ``date=2565-03-14``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from pipeline.letter.fields import Kind
from pipeline.letter.lines import tidy
from pipeline.office.places import OfficeError
from thai.digits import to_arabic
from thai.repair import repair
from thai.typed_day import typed_day

MARKS = ("ลับ", "ลับมาก", "ลับที่สุด")
SPEEDS = ("ด่วน", "ด่วนมาก", "ด่วนที่สุด")
#: a deadline by its number, from 1
NTH = re.compile(r"deadline\.([1-9]\d{0,2})")

_NONE = {"", "-", "–"}
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?น\.?)?")
_NO_FIELD = "“{given}” ไม่ใช่ช่อง=ค่า ที่แก้ไขได้ ช่องที่มี: {fields} (deadline.2 คือกำหนดที่ 2)"


class BadCorrection(OfficeError):
    """What was to be set is no field, or no value of it; the reason names what there is."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field and what it is set to.

    :param field: one of ``FIELDS``, or ``deadline.2``.
    :param value: as a reading would give it (Arabic digits, ISO date); None: the letter has no such field.
    """

    field: str
    value: str | None


def parse(given: str) -> Correction:
    """Read ``field=value``; nothing or a dash says that the letter has no such field.

    :raises BadCorrection: there is no such field, or no such value.
    """
    name, is_set, text = given.partition("=")
    field = name.strip().lower()
    read = FIELDS.get("deadline" if NTH.fullmatch(field) else field)
    if not is_set or read is None:
        raise BadCorrection(
            f"“{given}” ไม่ใช่ช่อง=ค่า ที่แก้ไขได้ ช่องที่มี: {', '.join(FIELDS)} (deadline.2 คือกำหนดที่ 2)"
        )
    if text.strip() in _NONE:
        if field == "kind":
            raise BadCorrection(_wrong(field, text, f"หนึ่งใน {', '.join(get_args(Kind))}"))
        return Correction(field, None)
    return Correction(field, read(field, text) or None)


def _text(_field: str, text: str) -> str:
    return tidy(repair(text))


def _day(field: str, text: str) -> str:
    try:
        return typed_day(text).isoformat()
    except ValueError:
        wanted = "วันที่ที่มีในปฏิทิน เช่น 2565-03-14, 2022-03-14 หรือ 14 มี.ค. 65"
        raise BadCorrection(_wrong(field, text, wanted)) from None


def _time(field: str, text: str) -> str:
    match = _CLOCK.fullmatch(to_arabic(text.strip()))
    if match is None:
        raise BadCorrection(_wrong(field, text, "เวลา เช่น 09.30 หรือ 14:05"))
    return f"{int(match[1]):02}:{match[2]}"


def _one_of(*names: str) -> Callable[[str, str], str]:
    def read(field: str, text: str) -> str:
        value = repair(text.strip())
        if value not in names:
            raise BadCorrection(_wrong(field, text, f"หนึ่งใน {', '.join(names)}"))
        return value

    return read


def _wrong(field: str, text: str, wanted: str) -> str:
    return f"“{text.strip()}” ใช้กับช่อง {field} ไม่ได้ ต้องเป็น{wanted} (ช่องที่มี: {', '.join(FIELDS)})"


#: the fields that can be set, and how a value of each is read
FIELDS: dict[str, Callable[[str, str], str]] = {
    "date": _day,
    "number": _text,
    "subject": _text,
    "to": _text,
    "sender": _text,
    "speed": _one_of(*SPEEDS),
    "secrecy": _one_of(*MARKS),
    "signatory": _text,
    "position": _text,
    "owner": _text,
    "phone": _text,
    "kind": _one_of(*get_args(Kind)),
    "received.number": _text,
    "received.date": _day,
    "received.time": _time,
    "deadline": _day,
}
