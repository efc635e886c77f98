"""A time by which something is owed, as one stands in a text (กำหนดเวลาหนึ่งแห่งในข้อความ)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter.fields import Rule


@dataclass(frozen=True, slots=True)
class DueTime:
    """Where the time stands in a text, and its ISO date or rule; neither where the date makes no sense.

    :param within: ``วัน``, ``สัปดาห์`` or ``เดือน``: it ends with that in which the letter was written.
    """

    start: int
    end: int
    value: str | None = None
    rule: Rule | None = None
    within: str | None = None
