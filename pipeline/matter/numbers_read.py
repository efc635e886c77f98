"""Two readings of a letter number (เลขที่ที่อ่านได้จากสองฉบับ): how likely both are of the same one.

A reading is a noisy copy: a digit is taken for another, most often for one that looks like it; ``ว`` is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from thai.letter_number import number_key

#: a digit differs between two readings: each reads 3 of 100 wrong (the rate by which OCR is judged here)
_MISREAD = 0.06
#: the likelihood that a misread digit became this very one, of the same looks or not
_LOOKS, _OTHER = 0.25, 0.06
_LETTER, _LOST_OR_ADDED, _CIRCULAR = 0.01, 0.002, 0.02
_MOST_EDITS = 3

# Thai and Arabic digits that readers take for each other
_ALIKE = tuple(
    frozenset(pair)
    for pair in (
        "01",
        "03",
        "06",
        "08",
        "12",
        "17",
        "23",
        "26",
        "35",
        "37",
        "38",
        "45",
        "48",
        "49",
        "56",
        "58",
        "59",
        "67",
        "69",
    )
)
_YEAR = re.compile(r"2[45]\d\d")
_LETTERS = re.compile(r"[ก-ฮ.]*")
# of numbers that begin anew each year, the code of an agency begins with 0 or has parts
_CODE = re.compile(r"0\d{3}|.*[.(].*|\d{5,}")
_SHORT_YEAR = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Number:
    """A letter's number in parts; each is empty where it is not there.

    :param letters: of the agency: ``ศน``.
    :param code: of the file: ``0019.2``.
    :param running: begins anew each year (เลขทะเบียนส่ง).
    :param year: its last two figures, of numbers that name it: ``12/2565``.
    """

    letters: str = ""
    code: str = ""
    circular: bool = False
    running: str = ""
    year: str = ""

    @property
    def agency(self) -> str:
        """Letters and code: who numbers."""
        return self.letters + self.code


def number_parts(number: str) -> Number:
    """Take a number apart; one that cannot be is all blank.

    >>> number_parts("ศน ๐๐๑๙.๒/ว ๑๒๐")
    Number(letters='ศน', code='0019.2', circular=True, running='120', year='')
    >>> number_parts("๑๒/๒๕๖๕").year
    '65'
    """
    key = number_key(number)
    if key is None:
        return Number()
    letters = _LETTERS.match(key.code)
    head = letters[0] if letters else ""
    code = key.code[len(head) :]
    yearly = _YEAR.fullmatch(key.running) or (not head and _SHORT_YEAR.fullmatch(key.running))
    if code and yearly and not key.circular and not _CODE.fullmatch(code):
        return Number(head.rstrip("."), "", running=code.lstrip("0") or code, year=key.running[-2:])
    return Number(head.rstrip("."), code, key.circular, key.running)


def misread(one: str, other: str) -> float:
    """Give the likelihood that two readings are of the same text; 1 for equal ones."""
    one, other = sorted((one, other))
    edits = Levenshtein.editops(one, other)
    if len(edits) > _MOST_EDITS:
        return 0.0
    likely = 1.0
    for edit in edits:
        if edit.tag != "replace":
            likely *= _LOST_OR_ADDED
        else:
            likely *= _taken_for(one[edit.src_pos], other[edit.dest_pos])
    return likely


def _taken_for(one: str, other: str) -> float:
    if not (one.isdigit() and other.isdigit()):
        return _LETTER
    return _MISREAD * (_LOOKS if frozenset((one, other)) in _ALIKE else _OTHER)


def same_agency(one: Number, other: Number) -> float:
    """Give the likelihood that two readings are of one agency's code; what one lacks tells nothing."""
    likely = misread(one.code, other.code) if one.code and other.code else 1.0
    return likely * (misread(one.letters, other.letters) if one.letters and other.letters else 1.0)


def same_running(one: Number, other: Number) -> float:
    """Give the likelihood that two readings are of one running number; what one lacks tells nothing."""
    likely = misread(one.running, other.running) if one.running and other.running else 1.0
    likely *= misread(one.year, other.year) if one.year and other.year else 1.0
    return likely * (1.0 if one.circular == other.circular else _CIRCULAR)
