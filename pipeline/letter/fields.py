"""The fields of a letter, each with the place where it stands.

A field that was not found is ``None`` (rule 1): never a guess.  ``raw`` is the slice
``pages[page - 1].text[start:end]`` to the letter, or that of a layer's text where the field stands in a
stamp; ``value`` is the same, made uniform: Arabic digits, ISO dates (CE), single spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.base import Box

#: a reading with less confidence than this is doubtful: it is marked in the note
DOUBT = 0.8

#: the page of a value that was set by hand where nothing had been read
NOWHERE = 0

Kind = Literal[
    "external",  # หนังสือภายนอก
    "memo",  # หนังสือภายใน (บันทึกข้อความ)
    "stamped",  # หนังสือประทับตรา
    "order",  # คำสั่ง ระเบียบ ข้อบังคับ
    "announcement",  # ประกาศ แถลงการณ์ ข่าว
    "minutes",  # รายงานการประชุม
    "radio",  # วิทยุสื่อสาร
    "joint_message",  # กระดาษเขียนข่าวร่วม
    "record",  # หนังสือรับรอง บันทึก
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A place in a letter.

    :param page: number of the page, from 1.
    :param start: code points into that page's text, or into that of its layer.
    :param layer: index into the page's layers where it stands in a stamp; None for the page's own text.
    :param box: the smallest box round the words it touches, or None without geometry.
    :param confidence: 0 to 1: how sure we are of what the value says.
    :param set_by: who set the value by hand; ``raw`` and the place are then those of the reading that it
        stands above, or empty and ``NOWHERE``.
    """

    raw: str
    page: int
    start: int
    end: int
    box: Box | None
    confidence: float
    layer: int | None = None
    set_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Span):
    """A field's value.

    :param value: empty where nothing but the field's label could be read; the box is the place to look at.
    :param partial: only a part could be read: date ``2010-11``, number ``นม 0037.6/``.
    """

    value: str
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Found):
    """An earlier letter that this one cites (อ้างถึง)."""

    number: str | None
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A deadline that is not a date: ``days``, ``months`` or ``hours`` from ``from_``, or ``every`` so often.

    :param days, months, hours: one of them is given; months go by the calendar; negative before the point of
        time.
    :param working: the days are working days (วันทำการ).
    :param from_: ``received``, ``letter``, ``event``, or the Thai words that name the point of time.
    :param every: an RFC 5545 style rule such as ``MONTHLY;BYMONTHDAY=5``.
    """

    days: int | None = None
    working: bool = False
    from_: str | None = None
    every: str | None = None
    months: int | None = None
    hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Span):
    """Something owed by a time (กำหนดส่ง).

    :param value: ISO date, or None where only the rule is known.
    """

    value: str | None
    rule: Rule | None
    who: str | None
    what: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Span):
    """Something that happens at a time: a meeting, a training."""

    value: str
    end_date: str | None
    time: str | None
    place: str | None
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Span):
    """Something that the letter asks for."""

    who: str | None
    what: str
    by: str | None
    where: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Span):
    """Money: ``value`` in baht as a decimal string."""

    value: str
    purpose: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The receive stamp (ตรารับหนังสือ)."""

    number: Found | None = None
    date: Found | None = None
    time: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What was read from a letter (หนังสือราชการ).

    :param purpose: the paragraph that says what is asked (จึงเรียนมาเพื่อ…).
    :param body: the paragraphs between the head and the closing, the purpose among them.
    :param warnings: Thai sentences for the officer.
    """

    kind: Kind
    number: Found | None = None
    date: Found | None = None
    subject: Found | None = None
    to: Found | None = None
    sender: Found | None = None
    speed: Found | None = None
    secrecy: Found | None = None
    signatory: Found | None = None
    position: Found | None = None
    owner: Found | None = None
    phone: Found | None = None
    received: Received = Received()
    references: tuple[Reference, ...] = ()
    enclosures: tuple[Found, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    amounts: tuple[Amount, ...] = ()
    purpose: Found | None = None
    body: tuple[Found, ...] = ()
    secrecy_doubt: bool = False
    warnings: tuple[str, ...] = ()
