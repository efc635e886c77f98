"""The best path through the choices of a line (ชั่งน้ำหนักภาพกับบริบท): picture and context, log-linear."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from extractors.ocr.recogniser.in_context.alternatives import Stretch
from extractors.ocr.recogniser.in_context.ngrams import REACH, Ngrams

# Ways through a line that are followed from stretch to stretch.
_WAYS = 8


@dataclass(frozen=True, slots=True)
class Weights:
    """How picture and context are weighed: natural logarithms, what the picture says counts 1.

    :param statistics: what the cost of the characters counts.
    :param letter: what each character takes off: a longer text costs more, whatever it says.
    :param change: what a change has to gain; ``place``: what besides where a place may be named.
    """

    statistics: float
    letter: float
    change: float
    place: float


@dataclass(frozen=True, slots=True)
class Change:
    """What a stretch says by picture and context together, where that is not the plain decoding.

    :param likely: 0 to 1, as its neighbours are read.
    """

    stretch: Stretch
    text: str
    likely: float


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A stretch, ready to be weighed.

    :param texts: the codes of its choices; ``costs``: what each costs by the picture and as a change.
    :param after: the codes of the characters up to the next stretch, or as far as this one reaches.
    """

    stretch: Stretch
    texts: Sequence[bytes]
    costs: Sequence[float]
    after: bytes


@dataclass(frozen=True, slots=True)
class _Way:
    """A way up to some place of the line.

    :param end: the codes of its last ``REACH`` characters, all that later costs depend on.
    :param picks: the choice taken in each stretch.
    """

    end: bytes
    cost: float = 0.0
    picks: tuple[int, ...] = ()


def weigh(
    plain: str, stretches: Sequence[Stretch], places: Sequence[bool], ngrams: Ngrams, weights: Weights
) -> list[Change]:
    """Give the stretches of a line that are to be read otherwise.

    :param plain: the plain decoding of the line.
    :param places: for each stretch, whether a place may be named there.
    """
    context = _context(ngrams, weights)
    changes: list[Change] = []
    for group in _groups(list(zip(stretches, places, strict=True))):
        doubts = list(_doubts(plain, group, ngrams, weights))
        before = ngrams.coded(plain[max(0, doubts[0].stretch.first - REACH) : doubts[0].stretch.first])
        picks = _best(before, doubts, context)
        changes += _changes(before, doubts, picks, context)
    return changes


_Marked = tuple[Stretch, bool]
_Context = Callable[[bytes, bytes], tuple[float, bytes]]


def _context(ngrams: Ngrams, weights: Weights) -> _Context:
    """Give what some codes cost after others, and the last codes of all: a function that remembers."""
    cost = cache(ngrams.cost)

    def costs(before: bytes, text: bytes) -> tuple[float, bytes]:
        added = 0.0
        for code in text:
            added += cost(before, code)
            before = (before + bytes((code,)))[-REACH:]
        return weights.statistics * added, before

    return costs


def _groups(stretches: Sequence[_Marked]) -> Iterator[list[_Marked]]:
    """Part the stretches where they stand so far apart that no cost depends on two of them."""
    group: list[_Marked] = []
    for one in stretches:
        if group and one[0].first - group[-1][0].last >= REACH:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _doubts(plain: str, group: Sequence[_Marked], ngrams: Ngrams, weights: Weights) -> Iterator[_Doubt]:
    ends = [stretch.first for stretch, _ in group[1:]] + [group[-1][0].last + REACH]
    for (stretch, is_place), end in zip(group, ends, strict=True):
        change = weights.change + (weights.place if is_place else 0.0)
        costs = [
            choice.cost - weights.letter * len(choice.text) + (change if nth else 0.0)
            for nth, choice in enumerate(stretch.choices)
        ]
        texts = [ngrams.coded(choice.text) for choice in stretch.choices]
        yield _Doubt(stretch, texts, costs, ngrams.coded(plain[stretch.last : end]))


def _best(before: bytes, doubts: Sequence[_Doubt], context: _Context) -> tuple[int, ...]:
    ways = [_Way(before)]
    for doubt in doubts:
        ways = _cheapest(way for start in ways for way in _further(start, doubt, context))
    return ways[0].picks


def _further(way: _Way, doubt: _Doubt, context: _Context) -> Iterator[_Way]:
    for nth, (text, cost) in enumerate(zip(doubt.texts, doubt.costs, strict=True)):
        added, end = context(way.end, text + doubt.after)
        yield _Way(end, way.cost + cost + added, (*way.picks, nth))


def _cheapest(ways: Iterable[_Way]) -> list[_Way]:
    """Keep of the ways with the same end the cheapest, and of these the cheapest few."""
    kept: dict[bytes, _Way] = {}
    for way in ways:
        if way.end not in kept or way.cost < kept[way.end].cost:
            kept[way.end] = way
    return sorted(kept.values(), key=lambda way: way.cost)[:_WAYS]


def _changes(
    before: bytes, doubts: Sequence[_Doubt], picks: Sequence[int], context: _Context
) -> Iterator[Change]:
    said = [doubt.texts[pick] + doubt.after for doubt, pick in zip(doubts, picks, strict=True)]
    for nth, (doubt, pick) in enumerate(zip(doubts, picks, strict=True)):
        if pick:
            left = (before + b"".join(said[:nth]))[-REACH:]
            right = (doubt.after + b"".join(said[nth + 1 :]))[:REACH]
            costs = [
                cost + context(left, text + right)[0]
                for text, cost in zip(doubt.texts, doubt.costs, strict=True)
            ]
            likely = 1 / sum(exp(costs[pick] - cost) for cost in costs)
            yield Change(doubt.stretch, doubt.stretch.choices[pick].text, likely)
