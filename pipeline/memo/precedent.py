"""An earlier letter of the office that this one follows (เรื่องเดิม)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.letter.fields import Letter

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


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier document of the office.

    :param id: its register number, ``2565-0123``.
    """

    id: str
    letter: Letter
    order: Order | None = None
    relation: Relation = "cited"

    @property
    def open(self) -> bool:
        """Whether it may be cited: a letter with a mark of secrecy, or doubt of one, may not."""
        return self.letter.secrecy is None and not self.letter.secrecy_doubt
