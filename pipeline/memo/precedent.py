"""An earlier letter of the office that this one follows (เรื่องเดิม), or that is like it (เรื่องทำนองเดียวกัน)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.letter.fields import Letter
from thai.say import thai_date

Relation = Literal[
    "cited",  # the letter cites it (อ้างถึง)
    "alike",  # it is of the same subject (เรื่องทำนองเดียวกัน)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the chief ordered on a letter (คำสั่ง).

    :param officer: who was to act; empty where no one was named.
    :param date: ISO date.
    """

    text: str
    officer: str = ""
    date: str

    @property
    def day(self) -> str:
        """Its date in words, Arabic digits."""
        return thai_date(self.date, "arabic")


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier document of the office.

    :param id: its register number, ``2565-0123``.
    :param kept: the words of the proposal in its note that an officer wrote and stood by; empty where the
        note is not accepted, or its proposal as kasian drafted it.
    """

    id: str
    letter: Letter
    order: Order | None = None
    relation: Relation = "cited"
    kept: str = ""

    @property
    def open(self) -> bool:
        """Whether it may be cited: a letter with a mark of secrecy, or doubt of one, may not."""
        return self.letter.secrecy is None and not self.letter.secrecy_doubt

    @property
    def texts(self) -> frozenset[str]:
        """What was ordered on it and kept of its note, as a note may quote it."""
        ordered = (self.order.text, self.order.officer, self.order.day) if self.order else ()
        return frozenset(text for text in (*ordered, self.kept) if text)
