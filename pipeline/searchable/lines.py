"""How the words of a page lie: lines with their slant, and what each run of text has to fill.

A point is a complex number, x + iy, in points from the top left corner, and a direction one of size 1: so a
turn is a product.  A page may lie on its side and a scan askew; in a photo each line has its own slant.
"""

from __future__ import annotations

from cmath import exp, phase
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import atan, pi, radians
from statistics import median_high, median_low

from extractors.base import Page

#: a line that slants less lies level, for the boxes of words are not that exact; none slants more than steep
_LEVEL, _STEEP = radians(0.5), radians(20)
#: a short line says little of its slant: as if words lay level beside it, so far out (squared, in points)
_DOUBT = 50_000.0
#: of a run and of a line, in points
_NARROWEST, _LOWEST = 0.5, 2.0
#: of a space where the boxes of words leave none, as a share of the line's height
_SPACE = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is to fill a part of a line.

    :param left: from the start of the line, in points, as is ``width``.
    """

    text: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    :param start: its lower left corner.
    :param along: the direction of writing.
    :param height: with all its marks.
    """

    start: complex
    along: complex
    height: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, ``page.text[start:end]``, and its upright box.

    :param size: width + i height.
    """

    start: int
    end: int
    middle: complex
    size: complex


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a word stands, measured along its line, and downwards across it."""

    start: int
    end: int
    left: float
    right: float
    top: float
    bottom: float


def lines_of(page: Page) -> list[Line]:
    """Give the lines of a page in reading order; words without a box are left out."""
    rows = [list(row) for _, row in groupby(_words(page), key=lambda w: page.text.count("\n", 0, w.start))]
    level = _page_wide(rows)
    return [_line(page.text, row, level) for row in rows]


def _words(page: Page) -> Iterator[_Word]:
    for word in page.words:
        if (box := word.box) is not None:
            low, high = complex(box.left, box.top), complex(box.right, box.bottom)
            yield _Word(word.start, word.end, (low + high) / 2, high - low)


def _page_wide(rows: Sequence[Sequence[_Word]]) -> complex:
    """Tell where the lines of a page run to; long lines tell more."""
    total = sum((row[-1].middle - row[0].middle for row in rows), 0j)
    quarter = 1j ** round(phase(total) / (pi / 2))
    return quarter * _slanting(phase(total / quarter))


def _slanting(angle: float) -> complex:
    return exp(1j * angle) if _LEVEL <= abs(angle) <= _STEEP else 1 + 0j


def _line(text: str, row: Sequence[_Word], level: complex) -> Line:
    along = level * _own_slant(row, level)
    places = [_place(word, along) for word in row]
    # in the middle, where longer words count more
    bottom = median_high(place.bottom for place in places for _ in range(place.start, place.end))
    top = median_low(place.top for place in places for _ in range(place.start, place.end))
    height = max(bottom - top, _LOWEST)
    runs = list(_runs(text, places, height))
    return Line(complex(places[0].left, bottom) * along, along, height, tuple(_in_order(runs, along)))


def _own_slant(row: Sequence[_Word], level: complex) -> complex:
    """Tell how a line slants against its page: least squares, where longer words count more."""
    weights = [word.end - word.start for word in row]
    share = len(row) / sum(weights)
    points = [word.middle / level for word in row]
    mean = sum(w * point for w, point in zip(weights, points, strict=True)) * share / len(row)
    off = [point - mean for point in points]
    along = sum(w * each.real**2 for w, each in zip(weights, off, strict=True)) * share
    across = sum(w * each.real * each.imag for w, each in zip(weights, off, strict=True)) * share
    return _slanting(atan(across / (along + _DOUBT)))


def _place(word: _Word, along: complex) -> _Place:
    """Measure a word: the slanted rectangle that fills its upright box."""
    middle, width, height = word.middle / along, word.size.real, word.size.imag
    cos, sin = abs(along.real), abs(along.imag)
    square = cos**2 - sin**2
    half_width = max((cos * width - sin * height) / square, _NARROWEST) / 2
    half_height = max((cos * height - sin * width) / square, _LOWEST) / 2
    return _Place(
        word.start,
        word.end,
        middle.real - half_width,
        middle.real + half_width,
        middle.imag - half_height,
        middle.imag + half_height,
    )


def _runs(text: str, places: Sequence[_Place], height: float) -> Iterator[Run]:
    """Fill a line: each word with the spaces after it, for PDFium cannot tell how a single space is written.

    At the end stands one all the same: after it PDFium begins a new line, however near that is.
    """
    origin, space = places[0].left, _SPACE * height
    for here, after in zip(places, [*places[1:], None], strict=True):
        between = text[here.end : after.start] if after else ""
        # the next word may stand further left, where a line of the text is no line of the page
        limit = after.left if after and after.left > here.left else here.right + space
        end = min(here.right, limit - space) if between or not after else limit
        letter = max(end - here.left, _NARROWEST) / (here.end - here.start)
        filled = text[here.start : here.end] + between
        yield Run(filled, here.left - origin, letter * len(filled))
    yield Run(" ", places[-1].right - origin, space)


def _in_order(runs: Sequence[Run], along: complex) -> Sequence[Run]:
    """Make one run of a line that stands on its head: PDFium sorts the runs of a line from left to right."""
    if along.real > -abs(along.imag):
        return runs
    width = max(run.left + run.width for run in runs)
    return [Run("".join(run.text for run in runs), 0.0, width)]
