"""The bare skeleton of a text (โครงตัวอักษร): what is left of it through bad scans and slips of typing.

Marks above and below are lost or read for each other first, and letters of one sound or shape are typed or
read for each other; spaces and signs come and go.  What is left are base letters, and runs of digits and of
other letters as they stand.
"""

from __future__ import annotations

import re
from itertools import groupby

from thai.fold import ALIKE
from thai.marks import CONSONANT, LEADING, MARK

#: letters of a gram: two tell too little without their marks, and a wrong letter spoils so many grams
_GRAM = 3
_MARKS = {ord(mark): None for mark in map(chr, range(ord("ก"), ord("๛"))) if re.match(f"[{MARK}]", mark)}
_BARE = {**ALIKE, **_MARKS, **str.maketrans("แโใๅ", "เไไา")}
# Thai runs on over spaces and signs, the rest does not
_RUN = re.compile(rf"[{CONSONANT}ะาๅ{LEADING}]+|[0-9]{{1,40}}|[a-zª-ʯͰ-ϿЀ-ԯ]{{1,40}}")


def bare_runs(folded: str) -> list[str]:
    """Give the runs of Thai letters, of digits and of other letters of the skeleton; no spaces, no signs.

    >>> bare_runs("ผู้ต้อง ขัง 13/2564 แม่น้ำ")
    ['ผดองขง', '13', '2564', 'เมนา']
    """
    found = _RUN.findall(folded.translate(_BARE))
    runs: list[str] = []
    for thai, same in groupby(found, is_thai):
        run = list(same)
        runs += ["".join(run)] if thai else run
    return runs


def bare_grams(folded: str) -> tuple[str, ...]:
    """Give the grams of the skeleton in order: three Thai letters, or a run that is shorter or not Thai.

    >>> bare_grams("ครั้งที่ 3/2564")
    ('ครง', 'รงท', '3', '2564')
    """
    grams: list[str] = []
    for run in bare_runs(folded):
        grams += _grams(run)
    return tuple(grams)


def _grams(run: str) -> list[str]:
    if len(run) <= _GRAM or not is_thai(run):
        return [run]
    return [run[start : start + _GRAM] for start in range(len(run) - _GRAM + 1)]


def is_thai(run: str) -> bool:
    """Tell whether a run is one of Thai letters."""
    return "ก" <= run[0] <= "ๅ"
