"""Plain decoding: how likely each label is at each step -> characters, each with its place and its doubt.

A character is said at one step or more, the blank stands between.  Its doubt comes from its own steps and
from those up to its neighbours: where a third character was nearly read, or this one nearly left out.
Whether a space stands between a letter and a figure (ว 25, ว25) is no doubt of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from extractors.ocr.recogniser.model import Likely

_BLANK = 0


@dataclass(frozen=True, slots=True)
class Char:
    """A character of a line.

    :param start: the first of its steps; ``end`` is one past the last.
    :param likely: 0 to 1, as the model says; of what context chose: by picture and context together.
    :param plain: what the picture alone said, where context chose otherwise; None elsewhere.
    """

    text: str
    start: int
    end: int
    likely: float
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """A label said over some steps."""

    label: int
    start: int
    end: int


def decode(likely: Likely, alphabet: str) -> list[Char]:
    """Give the likeliest characters of a line, spaces included."""
    said = _said(likely)
    edges = [_Said(_BLANK, 0, 0), *said, _Said(_BLANK, len(likely), len(likely))]
    gaps = [
        _gap(likely, before, after, _space_between(before, after, alphabet))
        for before, after in pairwise(edges)
    ]
    return [
        Char(alphabet[one.label - 1], one.start, one.end, _own(likely, one) * min(gaps[nth], gaps[nth + 1]))
        for nth, one in enumerate(said)
    ]


def _said(likely: Likely) -> list[_Said]:
    said: list[_Said] = []
    start = 0
    for label, steps in groupby(likely.argmax(axis=1).tolist()):
        end = start + sum(1 for _ in steps)
        if label != _BLANK:
            said.append(_Said(label, start, end))
        start = end
    return said


def _own(likely: Likely, one: _Said) -> float:
    return float(likely[one.start : one.end, one.label].max())


def _space_between(before: _Said, after: _Said, alphabet: str) -> int:
    """Give the label of a space where one may stand between two characters or not; else the blank."""
    if _BLANK in (before.label, after.label):
        return _BLANK
    one, other = (alphabet[said.label - 1] for said in (before, after))
    return alphabet.index(" ") + 1 if _is_thai_letter(one) and other.isdigit() else _BLANK


def _is_thai_letter(char: str) -> bool:
    return "ก" <= char <= "ฮ"


def _gap(likely: Likely, before: _Said, after: _Said, harmless: int) -> float:
    """Give how likely nothing else stands between two characters.

    :param harmless: a label that may.
    """
    between = likely[before.end : after.start]
    if not len(between):
        return 1.0
    known = between[:, list({_BLANK, harmless, before.label, after.label})].sum(axis=1)
    return float(np.clip(known.min(), 0.0, 1.0))
