"""How likely what was read is right (ความเชื่อมั่น): what the model says of its characters -> probabilities.

What the model says of a character means less in a line that it reads badly, and less of a digit than of
a letter.  So the probability that a character is right comes from how sure the model is of it and of the
rest of its line, by a logistic curve for each class of characters.  ``python -m training calibrate`` fits
the curves to lines whose truth is known.

A further witness (a second reader, the lexicon) is one more figure beside ``own`` and ``line`` of ``Curve``.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.ocr.hand.slots import PERHAPS_BY_HAND
from extractors.ocr.recogniser.decode import Char
from thai.digits import THAI_DIGITS

FILE = Path(__file__).parent / "belief.json"
CLASSES = ("thai digit", "arabic digit", "thai letter", "mark", "latin", "sign", "by context")

# What the model leaves over for all else is not worth more than three places.
_LEAST_DOUBT = 1e-3
# As many neighbours of middling sureness are thought beside each line: few neighbours tell little.
_FEW, _MIDDLING = 3.0, 3.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The logistic curve of a class over ``at + own * own sureness + line * that of the line``.

    The slopes are not negative.
    """

    at: float
    own: float
    line: float

    def belief(self, own: float, line: float) -> float:
        """Give the probability that a character is right."""
        return 1 / (1 + math.exp(-(self.at + self.own * own + self.line * line)))


def class_of(char: Char) -> str:
    """Give the class of a character, one of ``CLASSES``."""
    if char.plain is not None:
        return "by context"
    if char.text in THAI_DIGITS:
        return "thai digit"
    if char.text.isdigit():
        return "arabic digit"
    if "ก" <= char.text <= "๛":
        return "mark" if unicodedata.category(char.text) == "Mn" else "thai letter"
    return "latin" if char.text.isalpha() else "sign"


def sureness(chars: Sequence[Char]) -> list[tuple[float, float]]:
    """Give for each character of a line how sure the model is of it, and how sure of the rest of its line.

    From 0 to 6.9: minus the natural logarithm of the doubt.
    """
    own = [-math.log(max(1 - char.likely, _LEAST_DOUBT)) for char in chars]
    all_of_it, count = sum(own) + _FEW * _MIDDLING, len(own) - 1 + _FEW
    return [(one, (all_of_it - one) / count) for one in own]


def beliefs(chars: Sequence[Char], curves: Mapping[str, Curve] | None = None) -> list[float]:
    """Give for each character of a line how likely it is right.

    What may be handwriting keeps its doubt: the curves know print alone.
    """
    curves = curves or read_curves()
    pairs = zip(chars, sureness(chars), strict=True)
    said = [(char.likely, curves[class_of(char)].belief(own, line)) for char, (own, line) in pairs]
    return [min(likely, found) if likely <= PERHAPS_BY_HAND else found for likely, found in said]


def belief_in(chars: Sequence[Char], likely: Sequence[float], start: int, end: int) -> float:
    """Give how likely a piece of a line, from ``start`` to ``end``, is right as a whole.

    :param likely: the beliefs in the line's characters.

    A run of digits is whole only if the letters that touch it are none of its digits: they must be right too.
    """
    if chars[start].text.isdigit():
        start -= start > 0 and _may_be_of_it(chars[start - 1].text)
        end += end < len(chars) and _may_be_of_it(chars[end].text)
    return math.prod(likely[start:end])


def _may_be_of_it(char: str) -> bool:
    return char != " " and not unicodedata.category(char).startswith("P")


@cache
def read_curves() -> dict[str, Curve]:
    """Read the curves."""
    return {name: Curve(**curve) for name, curve in json.loads(FILE.read_text("utf-8"))["curves"].items()}
