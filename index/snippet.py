"""The piece of text that shows why a document was found (ข้อความตัวอย่าง), with the places to mark.

It is taken from our own text, not by the engine: an engine sees terms, and a person wants the page as it
stands, whatever its digits, spaces and line breaks are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thai.bare import is_thai
from thai.citizen import without_citizen_ids
from thai.clusters import cluster_starts
from thai.fold import fold_traced
from thai.terms import Terms, forgiven_units, unit_spans
from thai.traced import Traced

_SPACES = re.compile(r"\s+")
_CUT = "…"
# letters of a forgiven gram, where it is none of digits or Latin letters
_GRAM = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a page, on one line.

    :param page: number of the page, from 1.
    :param text: with ``…`` where it was cut.
    :param marks: start and end in ``text`` of what was asked for, in order, not overlapping.
    """

    page: int
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece of the query stands on a page: code points of its text."""

    start: int
    end: int
    piece: int


def snippet(pages: Sequence[str], pieces: Sequence[Terms], width: int = 160) -> Snippet:
    """Show the best place of a document for a query's pieces: the one with most of them, the earliest.

    Where none stands on a page (it stands in the subject), the text begins at the beginning, without marks.
    Numbers of citizens are hidden but for their ends, those that were asked for too.

    :param width: in code points, about; a cut is made at a space, or at least between clusters.
    """
    number, places = _best_page(pages, pieces)
    text = pages[number] if pages else ""
    starts = [*cluster_starts(text), len(text)]
    shown = _window(places, width)
    start, end = _cut(text, starts, shown, width)
    marks = [(max(start, _before(starts, p.start)), min(end, _after(starts, p.end))) for p in places]
    shown_text = without_citizen_ids(text)  # as long as the text is
    return _on_one_line(number + 1, shown_text, (start, end), [mark for mark in marks if mark[0] < mark[1]])


def _best_page(pages: Sequence[str], pieces: Sequence[Terms]) -> tuple[int, list[_Place]]:
    best: tuple[int, list[_Place]] = (next((i for i, text in enumerate(pages) if text.strip()), 0), [])
    most = 0
    for number, text in enumerate(pages):
        places = _places(text, pieces)
        different = len({place.piece for place in places})
        if different > most:
            best, most = (number, places), different
        if most == len(pieces):
            break
    return best


def _places(text: str, pieces: Sequence[Terms]) -> list[_Place]:
    """All places of all pieces in a page; the forgiven ones of a piece only where it has no literal one."""
    exact = _stream(text)
    loose = [(part, span) for unit, span in exact for part in forgiven_units(unit)]
    found: list[_Place] = []
    for number, piece in enumerate(pieces):
        spans = list(_find(exact, piece.units))
        if not spans and piece.forgiven:
            spans = list(_find(loose, tuple(part for unit in piece.units for part in forgiven_units(unit))))
            spans = spans or _nearly(loose, frozenset(piece.forgiven))
        found += (_Place(start, end, number) for start, end in spans)
    return sorted(found, key=lambda place: (place.start, place.end))


def _stream(text: str) -> list[tuple[str, tuple[int, int]]]:
    """The units of a page as it stands, each with its place there."""
    folded = fold_traced(text)
    return [
        (folded.text[start:end], (folded.origin[start], folded.origin[end - 1] + 1))
        for start, end in unit_spans(folded.text)
    ]


def _find(stream: list[tuple[str, tuple[int, int]]], wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    units = [unit for unit, _ in stream]
    for i in range(len(units) - len(wanted) + 1 if wanted else 0):
        if units[i] == wanted[0] and tuple(units[i : i + len(wanted)]) == wanted:
            yield stream[i][1][0], stream[i + len(wanted) - 1][1][1]


def _nearly(loose: list[tuple[str, tuple[int, int]]], grams: frozenset[str]) -> list[tuple[int, int]]:
    """Give the stretches of a page that hold forgiven grams, none less than half as long as the longest."""
    runs: list[list[int]] = []
    for i, (first, _) in enumerate(loose):
        letters = [part for part, _ in loose[i : i + _GRAM] if is_thai(part)] if is_thai(first) else [first]
        if "".join(letters) not in grams:
            continue
        if runs and runs[-1][1] > i:
            runs[-1][1] = i + len(letters)
        else:
            runs.append([i, i + len(letters)])
    longest = max((end - start for start, end in runs), default=0)
    long = [run for run in runs if 2 * (run[1] - run[0]) >= longest]
    return [(loose[start][1][0], loose[end - 1][1][1]) for start, end in long]


def _window(places: list[_Place], width: int) -> tuple[int, int]:
    """The places to show together: start of the first, end of the last."""
    best, score = (0, 0), (0, 0)
    for i, first in enumerate(places):
        inside = [place for place in places[i:] if place.end <= first.start + width] or [first]
        this = (len({place.piece for place in inside}), len(inside))
        if this > score:
            best, score = (first.start, max(place.end for place in inside)), this
    return best


def _cut(text: str, starts: list[int], shown: tuple[int, int], width: int) -> tuple[int, int]:
    """Widen to about ``width`` code points, a third of the rest before, cut at spaces if possible."""
    slack = max(0, width - (shown[1] - shown[0]))
    start = max(0, shown[0] - slack // 3)
    end = min(len(text), start + max(width, 1))
    start = max(0, min(start, end - width))
    return _good_start(text, starts, start, shown[0]), _good_end(text, starts, end, shown[1])


def _good_start(text: str, starts: list[int], start: int, latest: int) -> int:
    if start == 0 or latest <= start:
        return _before(starts, min(start, latest))
    for space in ("\n", " "):
        found = text.find(space, start - 1, latest)
        if found >= 0:
            return found + 1
    return _after(starts, start)


def _good_end(text: str, starts: list[int], end: int, earliest: int) -> int:
    if end == len(text):
        return end
    found = max(text.rfind(space, earliest, end + 1) for space in ("\n", " "))
    return found if found > 0 else _before(starts, end)


def _before(starts: list[int], offset: int) -> int:
    """The cluster bound at or before a place."""
    return starts[bisect_right(starts, offset) - 1]


def _after(starts: list[int], offset: int) -> int:
    """The cluster bound at or after a place."""
    return starts[bisect_left(starts, offset)]


def _on_one_line(page: int, text: str, cut: tuple[int, int], marks: list[tuple[int, int]]) -> Snippet:
    start, end = cut
    line = Traced.of(text).cut(start, end).sub(_SPACES, lambda _: " ")
    before, after = _CUT if text[:start].strip() else "", _CUT if text[end:].strip() else ""
    placed = (
        (bisect_left(line.origin, first), bisect_left(line.origin, last)) for first, last in _merged(marks)
    )
    shifted = tuple((first + len(before), last + len(before)) for first, last in placed)
    return Snippet(page, f"{before}{line.text}{after}", shifted)


def _merged(marks: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join the marks that overlap."""
    current: tuple[int, int] | None = None
    for start, end in sorted(marks):
        if current is None:
            current = (start, end)
        elif start < current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
