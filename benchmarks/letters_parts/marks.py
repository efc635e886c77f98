"""One thing that was read, compared with what is true (ผลการเปรียบเทียบ)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from thai.fold import fold

CONFIDENT = 0.8
#: a phrase is the same when so much of it is
_ALIKE = 0.75
#: a phrase may stand within a longer one, or be cut, so far
_OF_MORE, _OF_LESS = 0.12, 0.6
_ITEM = re.compile(r"^\s*[0-9๐-๙]+[.)]\s*")

Outcome = Literal["right", "partly", "wrong", "missed", "asserted", "blank"]
FAULTS: tuple[Outcome, ...] = ("wrong", "missed", "asserted")


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one field of one letter, or of one item of a list.

    :param outcome: ``blank`` is right: neither the page nor the reader has anything.
    :param sure: it was given with a confidence of 0.8 or more.
    """

    field: str
    outcome: Outcome
    sure: bool = False
    wanted: str = ""
    given: str = ""


def bare(text: str) -> str:
    """Make values comparable: folded, without spaces and punctuation."""
    return "".join(char for char in fold(text) if char.isalnum() or "ก" <= char <= "๎")


def bare_number(text: str) -> str:
    """Make numbers of letters comparable: the slash and the full stops count."""
    return re.sub(r"[^\w/.]", "", "".join(fold(text).split()))


def alike(wanted: str, given: str | None) -> bool:
    """Tell whether two phrases say nearly the same: one holds the other, or they differ in a few letters."""
    one, two = bare(_ITEM.sub("", wanted)), bare(_ITEM.sub("", given or ""))
    if not one or not two:
        return one == two
    if one in two:
        return len(one) >= _OF_MORE * len(two)
    if two in one:
        return len(two) >= _OF_LESS * len(one)
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def same(wanted: str, given: str) -> bool:
    """Tell whether two texts are the same but for white space, punctuation and the number of an item."""
    return bare(_ITEM.sub("", wanted)) == bare(_ITEM.sub("", given))


def count(marks: Iterable[Mark], *outcomes: Outcome) -> int:
    """Count the marks with one of these outcomes."""
    return sum(mark.outcome in outcomes for mark in marks)
