"""Does a confidence mean what it says? Readings against their truth (ความเชื่อมั่นเทียบกับความถูกต้อง). Pure.

How it is counted.  Reading and truth are aligned as wholes.  A line of the reading that is mostly wrong in
its place is looked for in all of the truth: it may only stand elsewhere in it.  One that the truth does not
hold, such as a fax number that nobody typed, is left out, and its runs of digits are counted apart.  A short
line is never left out.  Where the truth itself is known to be wrong, what was read in that place is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import fuzz

from benchmarks.reading_parts.score import Tally, right_places, total

#: what is given at this confidence is taken as right by the rest of kasian
SURE = 0.95
#: the bands of a reliability diagram
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, SURE, 0.98, 0.99, 1.01)
_RUN = re.compile("[0-9๐-๙]+")
_MOSTLY = 0.5  # of a line's characters
_ALIKE = 75  # per cent, from which a line stands in the truth
_SHORT = 8  # characters
_NEAR = 15  # characters, for a person who looks for the place


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a reading's text, and how sure its reader was: 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One character, or one run of digits: how sure, and whether right.

    :param near: the run and what stands before it.
    """

    confidence: float
    right: bool
    text: str = ""
    near: str = ""


@dataclass(frozen=True, slots=True)
class Belief:
    """All characters, words and digit runs of some pages.

    :param characters: each as sure as its word.
    :param words: what the reader gave one confidence: right where each of its characters is.
    :param outside: runs that the truth does not hold.
    """

    characters: tuple[Judged, ...] = ()
    words: tuple[Judged, ...] = ()
    runs: tuple[Judged, ...] = ()
    outside: tuple[Judged, ...] = ()

    def __add__(self, other: Belief) -> Belief:
        """The pages of both."""
        return Belief(
            self.characters + other.characters,
            self.words + other.words,
            self.runs + other.runs,
            self.outside + other.outside,
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A character of a reading.

    :param at: its place in the text.
    :param place: its place in the truth where it is right.
    :param is_judged: the truth holds its line.
    """

    char: str
    at: int
    line: int
    place: int | None
    is_judged: bool = True


def judge(text: str, spans: Sequence[Span], truth: str, faults: Collection[int] = ()) -> Belief:
    """Judge every character but white space, and every run of digits (กลุ่มตัวเลข), of a reading.

    A run is right where it stands in the truth whole: neither a digit wrong nor one missing at its ends.

    :param faults: the truth's runs of digits, counted from 0, that are not what the page says.
    """
    sure, wanted = _confidences(text, spans), folded_truth(truth)
    placed = placed_in(text, wanted, faults)
    inked = {one.at: one for one in placed if one.is_judged and one.char != " "}
    characters = (
        Judged(confidence, one.place is not None)
        for one in inked.values()
        if (confidence := sure[one.at]) is not None
    )
    runs = list(_runs(placed, sure, wanted))
    return Belief(
        tuple(characters),
        tuple(_words(spans, inked)),
        tuple(run for run, is_judged in runs if is_judged),
        tuple(run for run, is_judged in runs if not is_judged),
    )


def folded_truth(truth: str) -> str:
    """Write each run of white space as one space."""
    return " ".join(truth.split())


def placed_in(text: str, wanted: str, faults: Collection[int] = ()) -> list[Placed]:
    """Find each character of a reading, white space folded, in a folded truth."""
    kept = [i for i, char in enumerate(text) if not (char.isspace() and text[i - 1 : i].isspace())]
    read = "".join(" " if text[i].isspace() else text[i] for i in kept)
    places = right_places(read, wanted)
    placed = [Placed(read[n], i, text.count("\n", 0, i), places[n]) for n, i in enumerate(kept)]
    lines = (list(line) for _, line in groupby(placed, key=lambda one: one.line))
    wrong = [match.span() for nth, match in enumerate(_RUN.finditer(wanted)) if nth in faults]
    return [_doubted(one, wrong) for line in lines for one in _looked_for(line, wanted)]


def _looked_for(line: list[Placed], wanted: str) -> Iterable[Placed]:
    """Look for a line that is mostly wrong where it stands in all of the truth."""
    inked = [one for one in line if one.char != " "]
    if len(inked) < _SHORT or sum(one.place is not None for one in inked) >= _MOSTLY * len(inked):
        return line
    read = "".join(one.char for one in line)
    found = fuzz.partial_ratio_alignment(read, wanted, score_cutoff=_ALIKE)
    if found is None:
        return [replace(one, is_judged=False) for one in line]
    there = right_places(read, wanted[found.dest_start : found.dest_end])
    moved = (None if place is None else found.dest_start + place for place in there)
    return [replace(one, place=place) for one, place in zip(line, moved, strict=True)]


def _doubted(one: Placed, wrong: Sequence[tuple[int, int]]) -> Placed:
    in_fault = one.place is not None and any(start <= one.place < end for start, end in wrong)
    return replace(one, is_judged=False) if in_fault else one


def _words(spans: Sequence[Span], inked: Mapping[int, Placed]) -> Iterator[Judged]:
    for span in spans:
        word = [inked[at] for at in range(span.start, span.end) if at in inked]
        if word:
            yield Judged(span.confidence, all(one.place is not None for one in word))


def _confidences(text: str, spans: Sequence[Span]) -> list[float | None]:
    sure: list[float | None] = [None] * len(text)
    for span in spans:
        sure[span.start : span.end] = [span.confidence] * (span.end - span.start)
    return sure


def _runs(
    placed: Sequence[Placed], sure: Sequence[float | None], wanted: str
) -> Iterator[tuple[Judged, bool]]:
    read = "".join(one.char for one in placed)
    for match in _RUN.finditer(read):
        run = placed[match.start() : match.end()]
        known = [confidence for one in run if (confidence := sure[one.at]) is not None]
        if known:
            near = read[max(0, match.start() - _NEAR) : match.end()]
            right = is_whole([one.place for one in run], wanted)
            yield Judged(min(known), right, match[0], near), all(one.is_judged for one in run)


def is_whole(places: Sequence[int | None], wanted: str) -> bool:
    """Tell whether a run of digits with these places stands in the truth whole."""
    first, last = places[0], places[-1]
    if first is None or last is None or None in places or last - first != len(places) - 1:
        return False
    return not _RUN.match(wanted[first - 1 : first]) and not _RUN.match(wanted[last + 1 : last + 2])


def sure_and_wrong(judged: Iterable[Judged]) -> Tally:
    """Of those given as sure, how many are wrong."""
    return total(Tally(int(not j.right), 1) for j in judged if j.confidence >= SURE)


def right_and_sure(judged: Iterable[Judged]) -> Tally:
    """Of those that are right, how many are given as sure."""
    return total(Tally(int(j.confidence >= SURE), 1) for j in judged if j.right)
