"""Number, date, references, signature and foot of a made letter (ส่วนหัวและส่วนท้าย).

A part is a pair: the text for the page, and what a reader must give, or None where the page has nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.letters_parts import senders, stock, written
from benchmarks.letters_parts.facts import Cited, Json
from benchmarks.letters_parts.senders import Sender
from thai.calendar import BUDDHIST_OFFSET, SHORT_MONTHS

SPEEDS = ("ด่วนที่สุด", "ด่วนที่สุด", "ด่วนมาก", "ด่วน")
_SPACE = " " * 8
_DOTS = "." * 24
_LABELS = ("โทร. ", "โทร. ", "โทรศัพท์ ", "โทร ", "โทร./โทรสาร ", "โทรศัพท์/โทรสาร ")
# Shares of the letters.
_DRAFT, _BLANK, _UNSIGNED, _ACTING, _NO_OWNER, _NO_PHONE = 0.10, 0.03, 0.04, 0.4, 0.08, 0.12


class Written(NamedTuple):
    """What stands on the page, and what is true."""

    text: str
    gold: Json | None


class Signed(NamedTuple):
    """The signature: the name for the brackets, the lines of the position."""

    name: Written
    lines: tuple[str, ...]


class Foot(NamedTuple):
    """The lines at the foot, and what is true of owner and phone."""

    lines: tuple[str, ...]
    owner: Json | None
    phone: Json | None


def value(text: str, *alt: str) -> Json:
    """What is true of a field, and what else is right."""
    return {"value": text, **({"alt": list(alt)} if alt else {})}


def number(chance: Random, sender: Sender, when: date) -> Written:
    """ที่; now and then the running number is left for the pen, or all of it."""
    if sender.code == senders.FOUNDATION:
        text = _said(chance, sender, when)
        return Written(text, value(text))
    if chance.random() < _DRAFT:
        circular = chance.choice(("", "ว "))
        return Written(
            f"{sender.code}/{circular}{_SPACE}", value(f"{sender.code}/{circular}".strip(), f"{sender.code}/")
        )
    if chance.random() < _BLANK:
        return Written("", None)
    text = _said(chance, sender, when)
    return Written(text, value(text))


def _said(chance: Random, sender: Sender, when: date) -> str:
    """A whole number; that of a foundation bears the year."""
    if sender.code == senders.FOUNDATION:
        return f"{sender.code} {chance.randrange(1, 400):03}/{when.year + BUDDHIST_OFFSET}"
    return f"{sender.code}/{written.running(chance)}"


def dated(chance: Random, when: date, *, short: bool = False) -> Written:
    """The letter's own date; now and then the day is left for the pen, or all of it."""
    year = when.year + BUDDHIST_OFFSET
    if chance.random() < _DRAFT:
        return Written(f"{_SPACE}{written.month_of(when)}", value(f"{when:%Y-%m}"))
    if chance.random() < _BLANK:
        return Written("", None)
    if short and chance.random() < 0.3:  # noqa: PLR2004 - memos and messages are dated shortly at times
        shown = chance.choice((year, year % 100))
        return Written(f"{when.day} {SHORT_MONTHS[when.month - 1]} {shown}", value(when.isoformat()))
    era = chance.choice(("", "", "", "พ.ศ. "))
    month = written.month_of(when).split()[0]
    return Written(f"{when.day} {month} {era}{year}", value(when.isoformat()))


def references(chance: Random, sender: Sender, when: date, count: int) -> tuple[Cited, ...]:
    """อ้างถึง: letters of the sender or of others."""
    days = [when - timedelta(days=chance.randrange(6, 300)) for _ in range(count)]
    return tuple(_reference(chance, sender, day) for day in days)


def _reference(chance: Random, sender: Sender, when: date) -> Cited:
    agency = sender.also[0] if sender.also else sender.name
    if chance.random() < 0.3:  # noqa: PLR2004 - some cite another's letter
        agency = chance.choice(("กรมการพัฒนาชุมชน", "กระทรวงมหาดไทย", f"อำเภอ{stock.place(chance)}"))
    said = _said(chance, sender, when)
    day, speed = written.day(chance, when), chance.choice(("", "", "", "ด่วนที่สุด ", "ด่วนมาก "))
    forms = (
        (f"หนังสือ{agency} {speed}ที่ {said} ลงวันที่ {day}", agency),
        (f"หนังสือ{agency} {speed}ที่ {said} ลงวันที่ {day}", agency),
        (f"หนังสือ {agency} {speed}ที่ {said} ลงวันที่ {day}", agency),
        (f"หนังสือที่ {said} ลงวันที่ {day}", ""),
        (f"บันทึกข้อความ{agency} ที่ {said} ลงวันที่ {day}", agency),
        (f"หนังสือ{agency} ที่ {said} ลว. {day}", agency),
    )
    text, who = chance.choice(forms)
    return Cited(text, said, when.isoformat(), who)


def signed(chance: Random, sender: Sender) -> Signed:
    """The signature: by the chief, or by one who acts for him, over one to three lines."""
    blank = chance.random() < _UNSIGNED
    name = Written(_DOTS, None) if blank else _name(chance, sender)
    if chance.random() >= _ACTING:
        return Signed(name, (sender.chief,))
    deputy = chance.choice(sender.deputies)
    acting = chance.choice(("รักษาราชการแทน", "ปฏิบัติราชการแทน", "รักษาราชการแทน"))
    forms = (
        (f"{deputy} {acting}", sender.chief),
        (deputy, f"{acting}{sender.chief}"),
        (deputy, acting, sender.chief),
    )
    return Signed(name, chance.choice(forms))


def own(chance: Random, sender: Sender) -> Signed:
    """The signature of an officer in his own name, as under a memo."""
    return Signed(_name(chance, sender), (chance.choice(sender.deputies),))


def _name(chance: Random, sender: Sender) -> Written:
    name = sender.person(chance)
    return Written(name, value(name))


def foot(chance: Random, sender: Sender) -> Foot:
    """ส่วนราชการเจ้าของเรื่อง, โทร., and more; bottom left."""
    section = stock.section(chance)
    owner = chance.choice(((section,), (section,), (sender.name, section)))
    phone = stock.phone(chance)
    line = f"{chance.choice(_LABELS)}{phone}"
    if chance.random() < _NO_PHONE:
        return Foot(owner, _owned(owner), None)
    if chance.random() < _NO_OWNER:
        return Foot((line,), None, called(phone))
    if chance.random() < 0.15:  # noqa: PLR2004 - some set both into one line
        return Foot((*owner[:-1], f"{owner[-1]} {line}"), _owned(owner), called(phone))
    more = ((), (), (f"โทรสาร {stock.phone(chance)}",), (f"ไปรษณีย์อิเล็กทรอนิกส์ {stock.email(chance)}",))
    return Foot((*owner, line, *chance.choice(more)), _owned(owner), called(phone))


def _owned(lines: tuple[str, ...]) -> Json:
    return value(" ".join(lines), *lines) if len(lines) > 1 else value(lines[0])


def called(phone: str) -> Json:
    """A number's extension may be left out."""
    main = phone.partition(" ต่อ")[0]
    return value(phone, main, main[: -len("-6")] if main.endswith("5-6") else main)
