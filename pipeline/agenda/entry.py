"""One entry of the calendar, and how it is worded (รายการในปฏิทิน)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.catalogue.open_letters import OpenLetter
from pipeline.memo.sentences import MARK
from pipeline.memo.shortening import shortened
from thai.say import Digits, in_script, thai_date

#: clusters of a title
_LONGEST = 90
#: of a digest, in hexadecimal: enough that no two agree
_DIGEST = 20
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
_EXPLAINED = f"{MARK} อ่านไม่ชัดหรืออ่านได้บางส่วน โปรดตรวจกับต้นฉบับ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the calendar.

    :param uid: the same for the same deadline or event each time, so that a calendar knows it again.
    :param revision: rises when the letter's row changes.
    :param sort: in Thai: กำหนดส่ง or นัดหมาย.
    :param about: what stands below the title, line by line.
    :param first, last: days, both included, or local times; ``last`` is None where no end is known.
    :param every: an RFC 5545 rule, without ``FREQ=``; None of what does not come back.
    """

    uid: str
    revision: int
    sort: str
    title: str
    about: tuple[str, ...]
    first: date
    last: date | None = None
    every: str | None = None
    place: str = ""
    link: str = ""


def uid(letter: OpenLetter, *parts: str) -> str:
    """Make the name of an entry from its letter and the words that tell it from the letter's others."""
    digest = hashlib.sha256("\0".join((letter.sha256, *parts)).encode("utf-8", "replace")).hexdigest()
    return f"{letter.id}-{digest[:_DIGEST]}@kasian"


def one_line(text: str) -> str:
    r"""Give a text on one line, without characters that no calendar takes.

    >>> one_line(" ส่งรายงาน\n  ภายใน\x00๗ วัน ")
    'ส่งรายงาน ภายใน๗ วัน'
    """
    return " ".join(_CONTROL.sub("", text).split())


def title(sort: str, what: str, digits: Digits, *, unsure: bool) -> str:
    """Word the title of an entry; a doubtful reading bears its mark."""
    said = in_script(f"{sort}: {shortened(one_line(what), _LONGEST)}", digits)
    return f"{said} {MARK}" if unsure else said


def about(letter: OpenLetter, lines: tuple[tuple[str, str], ...], digits: Digits) -> tuple[str, ...]:
    """Word what stands below the title: the entry's own lines, then what names the letter.

    :param lines: a label and a value each; those without a value are left out.
    """
    said = (*((label, one_line(value)) for label, value in lines), *_named(letter))
    shown = tuple(in_script(f"{label} {value}", digits) for label, value in said if value)
    return (*shown, _EXPLAINED) if any(MARK in line for line in shown) else shown


def _named(letter: OpenLetter) -> Iterator[tuple[str, str]]:
    for label, field in (("เรื่อง:", "subject"), ("ที่:", "number"), ("ลงวันที่:", "date"), ("จาก:", "sender")):
        value = one_line(getattr(letter, field))
        shown = thai_date(value) if value and field == "date" else value
        yield label, f"{shown} {MARK}" if shown and field in letter.doubtful else shown
    yield "เลขรับ:", letter.id
