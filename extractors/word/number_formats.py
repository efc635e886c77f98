"""How Word writes the numbers of its lists: ๑ ๒ ๓, ก ข ค, a b c, i ii iii."""

from __future__ import annotations

from collections.abc import Callable

from thai.digits import to_thai

# The 41 letters of ST_NumberFormat thaiLetters (ECMA-376, 17.18.59): no ฃ ฅ ฆ ฤ ฦ
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


def _lettered(letters: str) -> Callable[[int], str]:
    """Count a, b, … z, aa, bb, … as Word does."""
    return lambda n: letters[(n - 1) % len(letters)] * ((n - 1) // len(letters) + 1) if n > 0 else ""


def _roman(number: int) -> str:
    hundreds, below = divmod(number, 100)
    return "c" * hundreds + _TENS[below // 10] + _ONES[below % 10]


#: By the names of ``w:numFmt``; what is not here is written in Arabic digits.
FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda n: f"{n:02}",
    "thaiNumbers": lambda n: to_thai(str(n)),
    "thaiLetters": _lettered(_THAI_LETTERS),
    "lowerLetter": _lettered(_LATIN),
    "upperLetter": _lettered(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
