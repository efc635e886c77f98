"""The text of a line (ข้อความของบรรทัด): news, acts and official patterns, both scripts of digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from thai.digits import THAI_DIGITS, to_arabic, to_thai
from training.alphabet import in_alphabet
from training.corpus import Corpus
from training.patterns import PATTERNS, name

_DIGIT = re.compile(r"[0-9๐-๙]")
_BRACKETS = (("(", ")"), ("“", "”"), ('"', '"'), ("‘", "’"), ("[", "]"))
_ADDRESSES = ("@", "www.", "://")  # Thai digits stand in none
# Letters and marks that worn print makes alike; any of a group can stand where another stands.
_ALIKE = (
    "ขชซฆ", "ดคตศ", "กถภ", "ฎฏ", "บปษ", "พผฟฝฬ", "นมฉ", "อฮ", "ลส", "รธฐ", "ญณฌ", "วจ", "ใไโ", "ิีึืั", "่้๊๋์็",
    "ุู",
)  # fmt: skip
_GROUPS = {char: group for group in _ALIKE for char in group}
# Shares of all lines.
_PLAIN = 0.5
_MIXED = 0.75
_PATTERNS = 0.93
_NEW_DIGITS = 0.6
_ALIKE_ANEW, _EACH_ANEW = 0.15, 0.3
_THAI = 0.55
_ARABIC = 0.35  # the rest keep the scripts they have


def write_line(chance: Random, corpus: Corpus, longest: int) -> str:
    """Write a line of at most so many characters, never empty."""
    length = _length(chance, longest)
    text = in_alphabet(_alike_anew(chance, _digits_anew(chance, _text(chance, corpus, length))))
    text = text.replace("เเ", "แ").replace("ํา", "ำ")[:longest].strip()
    return text or chance.choice(THAI_DIGITS)


def _length(chance: Random, longest: int) -> int:
    """Some lines are a word or two, most are half a page or a whole page wide."""
    kind = chance.random()
    if kind < 0.25:  # shares of lengths
        return min(longest, chance.randint(2, 16))
    if kind < 0.55:
        return min(longest, chance.randint(12, 50))
    return min(longest, chance.randint(40, 112))


def _text(chance: Random, corpus: Corpus, length: int) -> str:
    kind = chance.random()
    if kind < _PLAIN:
        return corpus.piece(chance, length)
    if kind < _MIXED:
        return _joined(chance, length, lambda: _piece_or_pattern(chance, corpus))
    if kind < _PATTERNS:
        return _joined(chance, length, lambda: chance.choice(PATTERNS)(chance))
    if kind < (1 + _PATTERNS) / 2:
        return _joined(chance, length, lambda: chance.choice(corpus.latin))
    return _joined(chance, length, lambda: name(chance))


def _joined(chance: Random, length: int, make: Callable[[], str]) -> str:
    text = make()
    while len(text) < length:
        text += chance.choice((" ", " ", " ", "", ", ", " – ", "/", " และ ", " : ")) + make()
    return text[: max(length, 2)]


def _piece_or_pattern(chance: Random, corpus: Corpus) -> str:
    if chance.random() < 0.5:  # every other
        return chance.choice(PATTERNS)(chance)
    piece = corpus.piece(chance, chance.randint(3, 30))
    if chance.random() < 0.2:  # now and then
        before, after = chance.choice(_BRACKETS)
        piece = f"{before}{piece}{after}"
    return piece


def _digits_anew(chance: Random, text: str) -> str:
    """Draw the digits anew, and choose their script."""
    if any(sign in text for sign in _ADDRESSES):
        return to_arabic(text)
    if chance.random() < _NEW_DIGITS:
        text = _DIGIT.sub(lambda found: _like(found[0], chance), text)
    script = chance.random()
    if script < _THAI:
        return to_thai(text)
    return to_arabic(text) if script < _THAI + _ARABIC else text


def _alike_anew(chance: Random, text: str) -> str:
    """Draw letters that look alike anew in some lines: the picture must tell them, not the words."""
    if chance.random() > _ALIKE_ANEW:
        return text
    return "".join(
        chance.choice(_GROUPS[char]) if char in _GROUPS and chance.random() < _EACH_ANEW else char
        for char in text
    )


def _like(digit: str, chance: Random) -> str:
    return chance.choice(THAI_DIGITS if digit in THAI_DIGITS else "0123456789")
