"""Fold what Thai writes in more than one way to one form (สำหรับเปรียบเทียบและค้นหาเท่านั้น).

Folded text is for index terms and comparison; it is never shown.
"""

from __future__ import annotations

import re

from thai.digits import THAI_DIGITS, to_arabic
from thai.repair import by_rules
from thai.sound import is_sound
from thai.traced import Traced

_QUOTES = "“”„‟«»″"
_APOSTROPHES = "‘’‚‛′"
_DASHES = "‐‑‒–—―−"
_UPPER_OR_DIGIT = re.compile("[A-ZÀ-ÞΑ-ΩА-Я๐-๙]")
# the word for writing a note on a letter, as people spell it
_KASIAN = re.compile("เกษีย[ณร]")
_QUOTE = re.compile(f"[{_QUOTES}]")
_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_DASH = re.compile(f"[{_DASHES}]")
_SPACES = re.compile(r"\s+")
# those that stand in a sound text, beside the space itself
_OTHER_SPACES = "\t\u1680\u205f"
_LINE_BREAKS = re.compile("[\r\n\u2028\u2029]+")


def _between(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


def _plain(match: re.Match[str]) -> str:
    return to_arabic(match[0]).lower()


_RULES = (
    (_UPPER_OR_DIGIT, _plain),
    (_KASIAN, lambda _: "เกษียน"),
    (_QUOTE, lambda _: '"'),
    (_APOSTROPHE, lambda _: "'"),
    (_DASH, lambda _: "-"),
    (_SPACES, lambda _: " "),
)


#: what becomes of single characters, for text that needs no mending
_SINGLE = {
    **{char: char.lower() for first, last in ("AZ", "ÀÞ", "ΑΩ", "АЯ") for char in _between(first, last)},
    **{digit: to_arabic(digit) for digit in THAI_DIGITS},
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_DASHES, "-"),
}


def fold_traced(text: str) -> Traced:
    """As ``fold``, with the original place of every character kept."""
    # line breaks first: a mark may have been carried over to the next line
    joined = Traced.of(text).sub(_LINE_BREAKS, lambda _: " ")
    repaired = by_rules(joined.text)
    now = Traced(repaired.text, tuple(joined.origin[place] for place in repaired.origin))
    for pattern, replacement in _RULES:
        now = now.sub(pattern, replacement)
    return now


def fold(text: str) -> str:
    """Fold digits, case, spelling families, quotes, dashes and white space.

    >>> fold("ที่ นม ๐๐๓๗.๖/ว 12 เกษียณ")
    'ที่ นม 0037.6/ว 12 เกษียน'
    """
    joined = _LINE_BREAKS.sub(" ", text)
    chars = set(joined)
    if not is_sound(joined, chars):
        return fold_traced(text).text
    for char in _SINGLE.keys() & chars:
        joined = joined.replace(char, _SINGLE[char])
    if "เกษีย" in joined:
        joined = _KASIAN.sub("เกษียน", joined)
    return joined if "  " not in joined and chars.isdisjoint(_OTHER_SPACES) else _SPACES.sub(" ", joined)


# What is lost first in scans and in typing: tone marks, mai taikhu, thanthakhat, the hook of sara am.
_DROPPED = re.compile("[็-๎]")
# Letters of one sound or one shape, that are typed or read for each other.
_FAMILIES = (
    "สศษ",
    "นณ",
    "ยญ",
    "รลฬ",
    "คฅฆ",
    "ขฃ",
    "ดฎฏต",
    "ถฐ",
    "ทธฑฒ",
    "ชซฌ",
    "พภ",
    "ผฝ",
    "ไใ",
    "ิีึื",
    "ุู",
    "าำ",
)
#: each of them -> the one that stands for its family
ALIKE = str.maketrans({char: family[0] for family in _FAMILIES for char in family[1:]})


def skeleton(folded: str) -> str:
    """Drop tone marks and other signs, and write look-alike letters as one: what OCR and typing confuse.

    >>> skeleton("พฤกษาเกษม") == skeleton("พฤกษาเกศม")
    True
    """
    return _DROPPED.sub("", folded).translate(ALIKE)
