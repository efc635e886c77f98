"""What a made letter says, as a reader must give it (คำตอบ)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline (กำหนดส่ง).

    :param value: ISO date; None where only a rule is known.
    :param rule: as ``kasian read --json`` gives it.
    :param alt: dates that are right as well.
    """

    raw: str
    value: str | None
    rule: Json | None = None
    who: str = ""
    what: str = ""
    alt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event (งาน การประชุม): ISO date of its first and last day, time, place, link."""

    raw: str
    value: str
    end: str
    time: str = ""
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in baht (จำนวนเงิน) and what it is for."""

    raw: str
    value: str
    for_: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An earlier letter that is cited (อ้างถึง)."""

    value: str
    number: str
    date: str
    agency: str


@dataclass(slots=True)
class Facts:
    """The facts of a body, gathered while it is written.

    :param dates_allowed: days of something past, or of an absence: no event is owed for them, and one there
        is not wrong.
    :param amounts_allowed: prices for one, and a month's pay, which a reader may give or leave.
    """

    deadlines: list[Due] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)
    dates_allowed: list[str] = field(default_factory=list)
    amounts_allowed: list[str] = field(default_factory=list)
