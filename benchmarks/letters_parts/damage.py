"""Texts damaged as OCR damages them (ข้อความที่อ่านผิดอย่าง OCR): marks lost, digits taken for others."""

from __future__ import annotations

from random import Random

from thai.digits import THAI_DIGITS, to_arabic, to_thai

_MARKS, _DIGITS = 0.02, 0.03
#: of the digits that are taken for another, so many are taken for one that looks like it
_LOOK_ALIKE = 0.5
_LOOKS = {
    "0": "168",
    "1": "07",
    "2": "36",
    "3": "275",
    "4": "589",
    "5": "34",
    "6": "028",
    "7": "136",
    "8": "045",
    "9": "456",
}


def damaged(text: str, chance: Random, *, marks: float = _MARKS, digits: float = _DIGITS) -> str:
    """Lose a share of the marks of a text, and take a share of its digits for others."""
    kept = (char for char in text if char not in _ALL_MARKS or chance.random() >= marks)
    return "".join(_digit(char, chance, digits) for char in kept)


_ALL_MARKS = frozenset(chr(code) for code in range(0x0E31, 0x0E4F) if chr(code) not in "าำเแโใไๅๆ฿")


def _digit(char: str, chance: Random, share: float) -> str:
    thai = char in THAI_DIGITS
    if not (thai or char in "0123456789") or chance.random() >= share:
        return char
    true = to_arabic(char)
    others = _LOOKS[true] if chance.random() < _LOOK_ALIKE else "0123456789".replace(true, "")
    taken = chance.choice(others)
    return to_thai(taken) if thai else taken
