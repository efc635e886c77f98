"""Stretches of a text that must not overlap (ช่วงข้อความที่ไม่ทับกัน)."""

from __future__ import annotations

from bisect import bisect_left, insort


class Taken:
    """The stretches that are taken already; of those that overlap the first one that asks is let in.

    >>> taken = Taken()
    >>> taken.lets_in(4, 9), taken.lets_in(8, 12), taken.lets_in(9, 12)
    (True, False, True)
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def lets_in(self, start: int, end: int) -> bool:
        """Take a stretch, unless it overlaps one that is taken."""
        at = bisect_left(self._spans, (start, end))
        before, after = self._spans[at - 1 : at], self._spans[at : at + 1]
        if (at and before[0][1] > start) or (after and after[0][0] < end):
            return False
        insort(self._spans, (start, end))
        return True
