"""Does a confidence mean what it says? Readings against their truth (ความเชื่อมั่นเทียบกับความถูกต้อง). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.reading_parts.score import Tally, right_places, total

#: what is given at this confidence is taken as right by the rest of kasian
SURE = 0.95
_EDGES = (0.0, 0.5, 0.8, 0.9, SURE, 0.99, 1.01)
_RUN = re.compile("[0-9๐-๙]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a reading's text, and how sure its reader was: 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One character, or one run of digits: how sure, and whether right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Belief:
    """All characters and all digit runs of some pages."""

    characters: tuple[Judged, ...] = ()
    runs: tuple[Judged, ...] = ()

    def __add__(self, other: Belief) -> Belief:
        """The pages of both."""
        return Belief(self.characters + other.characters, self.runs + other.runs)


def judge(text: str, spans: Sequence[Span], truth: str) -> Belief:
    """Judge every character but white space, and every run of digits (กลุ่มตัวเลข), of a reading.

    A run is right where it stands in the truth whole: neither a digit wrong nor one missing at its ends.
    """
    kept = [i for i, char in enumerate(text) if not (char.isspace() and text[i - 1 : i].isspace())]
    read, wanted = "".join(" " if text[i].isspace() else text[i] for i in kept), " ".join(truth.split())
    sure = _confidences(text, spans)
    confidences = [sure[i] for i in kept]
    places = right_places(read, wanted)
    characters = (
        Judged(confidence, place is not None)
        for char, confidence, place in zip(read, confidences, places, strict=True)
        if confidence is not None and char != " "
    )
    return Belief(tuple(characters), tuple(_runs(read, confidences, places, wanted)))


def _confidences(text: str, spans: Sequence[Span]) -> list[float | None]:
    sure: list[float | None] = [None] * len(text)
    for span in spans:
        sure[span.start : span.end] = [span.confidence] * (span.end - span.start)
    return sure


def _runs(
    read: str, confidences: Sequence[float | None], places: Sequence[int | None], truth: str
) -> Iterable[Judged]:
    for match in _RUN.finditer(read):
        known = [c for c in confidences[match.start() : match.end()] if c is not None]
        if known:
            yield Judged(min(known), _whole(places[match.start() : match.end()], truth))


def _whole(places: Sequence[int | None], truth: str) -> bool:
    first, last = places[0], places[-1]
    if first is None or last is None or None in places or last - first != len(places) - 1:
        return False
    return not _RUN.match(truth[first - 1 : first]) and not _RUN.match(truth[last + 1 : last + 2])


def reliability(judged: Iterable[Judged]) -> list[tuple[str, Tally]]:
    """Give for each band of confidence how many were right, of how many: a reliability diagram in figures."""
    all_judged = list(judged)
    return [
        (f"{low:.2f}-{min(high, 1):.2f}", _right(j for j in all_judged if low <= j.confidence < high))
        for low, high in pairwise(_EDGES)
    ]


def sure_and_wrong(judged: Iterable[Judged]) -> Tally:
    """Of those given as sure, how many are wrong."""
    return total(Tally(int(not j.right), 1) for j in judged if j.confidence >= SURE)


def right_and_sure(judged: Iterable[Judged]) -> Tally:
    """Of those that are right, how many are given as sure."""
    return total(Tally(int(j.confidence >= SURE), 1) for j in judged if j.right)


def _right(judged: Iterable[Judged]) -> Tally:
    return total(Tally(int(j.right), 1) for j in judged)
