"""Mend what only a dictionary can mend (ซ่อมคำด้วยพจนานุกรม): "สานักงาน", "สมำชิกสภำ", "ท้ องถิ่น".

A stretch of letters with a damaged place is cut into words: as few letters as can be outside of words, then
as few words as can be, then as few mended ones.  A word is mended only where it is none as it stands and
exactly one word of the dictionary fits; all else stays as it is, and so do digits and Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from thai.damage import Damage
from thai.lexicon import by_letters, dictionary, letters
from thai.marks import CONSONANT, LEADING
from thai.traced import Patch, Traced

_THAI = re.compile("[ก-ฮะ-ฺเ-๎]")
_NO_LETTER = re.compile("[ \ufffd]")
_START = re.compile(f"(?<![{LEADING}])[{CONSONANT}]|[{LEADING}]")
#: characters of the longest word that is looked for, its damage included
_LONGEST = 40

# letters outside of words, words, mended words: the smaller the better
_Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Damaged:
    """A text with the places of one kind of damage; see ``Damage``."""

    text: str
    pieces: Mapping[int, str]
    shortest: int


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way to cut a stretch up to some place: its cost, where its last word begins, and that word."""

    cost: _Cost
    back: int
    patch: Patch | None = None


def mended(text: Traced, kind: Damage) -> Traced:
    """Mend the words with one kind of damage; where there is none the dictionary is not even loaded.

    >>> from thai.damage import KINDS
    >>> mended(Traced.of("สานักงานพัฒนาชุมชน"), KINDS[0]).text
    'สำนักงานพัฒนาชุมชน'
    """
    pieces = kind.places(text.text)
    if not pieces:
        return text
    damaged = _Damaged(text.text, pieces, kind.shortest)
    return text.patched(
        patch for start, end in _stretches(damaged) for patch in _patches(damaged, start, end)
    )


def _stretches(damaged: _Damaged) -> Iterator[tuple[int, int]]:
    """Give the runs of Thai letters that have a damaged place; a damaged place may hold a space."""
    inside = (i in damaged.pieces or bool(_THAI.match(char)) for i, char in enumerate(damaged.text))
    start = 0
    for thai, run in groupby(inside):
        end = start + len(list(run))
        if thai and any(i in damaged.pieces for i in range(start, end)):
            yield start, end
        start = end


def _patches(damaged: _Damaged, start: int, end: int) -> list[Patch]:
    """Cut a stretch into words and give the mended ones."""
    bounds = [start, *(m.start() for m in _START.finditer(damaged.text, start + 1, end)), end]
    best = {start: _Step((0, 0, 0), start)}
    for nth, at in enumerate(bounds[:-1]):
        for to in bounds[nth + 1 :]:
            if to - at > _LONGEST:
                break
            step = _step(damaged, best[at].cost, at, to, single=to == bounds[nth + 1])
            if step and (to not in best or step.cost < best[to].cost):
                best[to] = step
    return _taken(best, start, end)


def _taken(best: Mapping[int, _Step], start: int, end: int) -> list[Patch]:
    patches: list[Patch] = []
    while end > start:
        step = best[end]
        if step.patch:
            patches.append(step.patch)
        end = step.back
    return patches[::-1]


def _step(damaged: _Damaged, cost: _Cost, start: int, end: int, *, single: bool) -> _Step | None:
    """Take what stands between two places as a word, as a mended word, or as one letter outside of words."""
    outside, words, mends = cost
    if damaged.text[start:end].strip(" ") in dictionary():
        return _Step((outside, words + 1, mends), start)
    patch = _mended_word(damaged, start, end)
    if patch:
        return _Step((outside, words + 1, mends + 1), start, patch)
    return _Step((outside + end - start, words + 1, mends), start) if single else None


def _mended_word(damaged: _Damaged, start: int, end: int) -> Patch | None:
    """Give the one word of the dictionary that fits; None where none or more than one does."""
    written = damaged.text[start:end].rstrip(" ")
    key = letters(_NO_LETTER.sub("", written))
    words = by_letters().get(key, ()) if len(key) >= damaged.shortest else ()
    if not words:
        return None
    pieces = (damaged.pieces.get(i, re.escape(char)) for i, char in enumerate(written, start))
    pattern = re.compile("".join(f"({piece})" for piece in pieces))
    fitting = [match for word in words if (match := pattern.fullmatch(word))]
    return _patch(start, start + len(written), fitting[0]) if len(fitting) == 1 else None


def _patch(start: int, end: int, match: re.Match[str]) -> Patch:
    places = (start + nth for nth in range(end - start) for _ in match[nth + 1])
    return Patch(start, end, match[0], tuple(places))
