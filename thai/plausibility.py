"""Tell text that a Thai office would print from garbage (ข้อความขยะ).

A text layer may be there and worthless: Latin letters over a Thai scan, private codes, marks without a letter
to stand on.  The measure is kept small: the share of ink that can be right.  Whether the letters make words
is for ``thai.known`` to tell, which needs the dictionary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thai.marks import CONSONANT, LEADING, MARK, PRIVATE_USE
from thai.recode import recoded
from thai.repair import repair
from thai.traced import Traced

#: below this a text is garbage
THRESHOLD = 0.85
#: with fewer Thai letters than this share, the Latin words must look like words
_MOSTLY_LATIN = 0.2

_INK = re.compile(r"\S")
_THAI = re.compile("[ก-๛]")
#: Thai, ASCII, and the typographic signs that letters use; the private codes that repair knows
EXPECTED = re.compile(
    "[ก-ฺ฿-๛!-~–-„†-…‰′″•€™−×÷±°½¼¾²³§©®«»‐-―☐-☒✓✔√□■○●►▪→←\u00ad\u200b-\u200d" + "".join(PRIVATE_USE) + "]"
)
_LOST = re.compile("\ufffd")
_IMPOSSIBLE = re.compile(
    f"(?<![{CONSONANT}{MARK}ำ])[{MARK}ำ]"  # a mark on nothing
    f"|[ัิ-ื][ัิ-ื]|[ุ-ฺ][ุ-ฺ]|[่-๋][่-๋]"  # two marks of one place
    f"|[{LEADING}](?![{CONSONANT}])"  # a leading vowel before nothing
    "|[ุู]า"  # two vowels that exclude each other
)
_LATIN = re.compile("[A-Za-z]+")
_WORDLIKE = re.compile("(?=.*[aeiouyAEIOUY])(?:[A-Z]?[a-z]{2,}|[A-Z]{2,})$|(?:[AaI]|[A-Z]{2,4})$")
_NO_WORD = re.compile("[bcdfghjklmnpqrstvwxz]{5}|[aeiou]{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plausibility:
    """How much of a text can be right.

    :param score: 0 to 1; 0 for a text without ink.
    :param reason: English, what weighs against it most.
    """

    score: float
    reason: str

    @property
    def plausible(self) -> bool:
        """Whether the text may be believed."""
        return self.score >= THRESHOLD


def plausibility(raw: str) -> Plausibility:
    """Judge a text before its repair (repair drops lost characters without a trace).

    >>> plausibility("เรียน นายอำเภอบ้านทดสอบ").plausible
    True
    >>> plausibility("dJjumilo n.F t0w6q UJJfi nrY5Ju").plausible
    False
    """
    raw = recoded(Traced.of(raw)).text
    ink = len(_INK.findall(raw))
    if not ink:
        return Plausibility(0.0, "no text")
    faults = {
        "unexpected characters": ink - len(EXPECTED.findall(raw)),
        "impossible Thai sequences": 2 * len(_IMPOSSIBLE.findall(repair(_LOST.sub("", raw)))),
        "Latin letters that form no words": _unlikely_latin(raw, ink),
    }
    worst = max(faults, key=lambda name: faults[name])
    score = max(0.0, 1 - sum(faults.values()) / ink)
    return Plausibility(score, worst if score < 1 else "plausible")


def _unlikely_latin(raw: str, ink: int) -> int:
    """Count Latin letters outside words, where a text is mostly Latin; a Thai letter may hold any code."""
    if len(_THAI.findall(raw)) >= _MOSTLY_LATIN * ink:
        return 0
    return sum(len(run) for run in _LATIN.findall(raw) if not _WORDLIKE.match(run) or _NO_WORD.search(run))
