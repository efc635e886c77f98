"""Whether two names are of one agency (ชื่อส่วนราชการที่เขียนต่างกัน)."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.letter.lines import likeness
from pipeline.memo.names import in_full

_OFFICES = 1000
_AGREES, _DIFFERS = 85, 60
#: a letter's head names its sender otherwise than who cites it
_OTHERWISE = 0.03
# what the names of offices have in common: by their places they differ
_COMMON = (
    *("สำนักงาน", "พัฒนาชุมชน", "พัฒนาการ", "ศาลากลาง", "ที่ว่าการ", "ที่ทำการ", "องค์การบริหารส่วน"),
    *("ผู้ว่าราชการ", "นายอำเภอ", "จังหวัด", "อำเภอ", "ตำบล", "เทศบาล", "กระทรวง", "กรม"),
)
_OF_ALL = re.compile("|".join(likeness(word) for word in _COMMON))


def one_office(one: str, other: str) -> float | None:
    """Give how likely two names are of one agency, 1 where they agree; None where one is not told."""
    mine, its = _bare(one), _bare(other)
    if not (mine and its):
        return None
    places = tuple(_OF_ALL.sub("", name) for name in (mine, its))
    alike = fuzz.partial_ratio(*places) if all(places) else fuzz.ratio(mine, its)
    if alike >= _AGREES:
        return 1.0
    return _OTHERWISE if alike < _DIFFERS else math.sqrt(_OTHERWISE)


@lru_cache(maxsize=_OFFICES)
def _bare(name: str) -> str:
    """Give what of a name is compared; the names of an office's senders come again and again."""
    return likeness(in_full(name))
