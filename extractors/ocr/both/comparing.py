"""Two readings of one line: what the other says in the place of a run of digits (เทียบตัวเลขของสองผู้อ่าน).

Tesseract's Thai models hold the digits ๐ ๑ ๒ ๓ ๕ alone, and one that they lack disturbs its neighbours:
of runs with ๔ ๖ ๗ ๘ ๙ it tells nothing.  Of the others, in both scripts, two in a thousand are wrong where
the two readers agree, and four in ten where they differ (docs/design_notes.md).
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from thai.digits import has_digit, to_arabic

RUN = re.compile(r"[0-9๐-๙]+")
_UNKNOWN = frozenset("๔๖๗๘๙")


def can_be_compared(run: str) -> bool:
    """Tell whether Tesseract could say all digits of a run."""
    return _UNKNOWN.isdisjoint(run)


def agree(run: str, other: str) -> bool | None:
    """Tell whether two readings are the same number, in either script; None where the other tells nothing.

    :param other: what ``beside`` gives.

    >>> agree("๐๑๓", "013"), agree("145", "445"), agree("๒๕๖๔", "๒๕๒๐๕"), agree("7", "")
    (True, False, None, None)
    """
    if not other or not can_be_compared(run):
        return None
    return to_arabic(run) == to_arabic(other)


def beside(line: str, other: str, start: int, end: int) -> str:
    """Give what another reading of a line has in the place of ``line[start:end]``, to the ends of a number.

    >>> beside("ด่วน 145 ชุด", "ตวน 1745 ชด", 5, 8)
    '1745'
    """
    places = _places(line, other)
    own = [places[at] for at in range(start, end) if at in places]
    if not own:
        return ""
    first, last = own[0], own[-1] + 1
    while first and has_digit(other[first - 1]):
        first -= 1
    while last < len(other) and has_digit(other[last]):
        last += 1
    return other[first:last]


def _places(line: str, other: str) -> dict[int, int]:
    """Give for characters of a line those of the other that stand beside them; a digit is like any other."""
    places: dict[int, int] = {}
    for step in Levenshtein.opcodes(_leveled(line), _leveled(other)):
        if step.tag in ("equal", "replace"):
            own, its = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
            places.update(zip(own, its, strict=True))
    return places


def _leveled(text: str) -> str:
    return "".join("0" if has_digit(char) else char for char in text)
