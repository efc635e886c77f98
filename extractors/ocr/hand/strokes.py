"""How the letters of a line look: their strokes, their ink, and where they stand (ลักษณะเส้นของตัวอักษร)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.lines.images import FOOT, LETTER
from extractors.ocr.placing import Numbers, Pixels

_INK = 160  # of 255
# Thin strokes of a pale scan break in two; at this level of grey they still hang together.
_PALE = 190
_OVER = 0.5  # of the narrower of two parts
_HIGH = 0.5  # in letters: what is lower is a mark, a dot, or a piece of a stroke
_SAME = 1e-3  # pixels

Labels = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Strokes:
    """The letters of a line, from left to right: connected parts of its ink that are no marks.

    All are arrays of one value a letter.  ``left`` and ``right`` are columns of the line's picture; other
    lengths are in letters of the line, heights from its base line up.

    :param thick: of the strokes; ``uneven`` is how much that varies.
    :param grey: of the ink, 0 black to 1 white.
    """

    left: Numbers
    right: Numbers
    top: Numbers
    bottom: Numbers
    thick: Numbers
    uneven: Numbers
    grey: Numbers

    @property
    def count(self) -> int:
        """How many letters there are."""
        return int(self.left.size)

    def between(self, left: float, right: float) -> Strokes:
        """Give the letters whose middles lie between two columns."""
        middle = (self.left + self.right) / 2
        chosen = (middle >= left) & (middle < right)
        return Strokes(*(getattr(self, name)[chosen] for name in self.__slots__))

    def seen_from(self, times: float, up: float) -> Strokes:
        """Measure by another line: its letter is so many times smaller, its base line so much lower."""
        top, bottom = self.top * times + up, self.bottom * times + up
        return Strokes(self.left, self.right, top, bottom, self.thick * times, self.uneven * times, self.grey)

    def beside(self, other: Strokes) -> Strokes:
        """Put the letters of two stretches together."""
        return Strokes(
            *(np.concatenate([getattr(self, name), getattr(other, name)]) for name in self.__slots__)
        )


NO_STROKES = Strokes(*(np.zeros(0) for _ in Strokes.__slots__))


@dataclass(frozen=True, slots=True)
class _Letter:
    """Where a letter stands in its line's picture, and the labels of its parts."""

    left: int
    top: int
    right: int
    bottom: int
    parts: tuple[int, ...]

    def over(self, other: _Letter) -> bool:
        """Tell whether one stands over the other."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        narrower = min(self.right - self.left, other.right - other.left)
        return shared >= _OVER * narrower

    def joined(self, other: _Letter) -> _Letter:
        """Make one of both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return _Letter(left, top, right, bottom, self.parts + other.parts)


def strokes(image: Pixels) -> Strokes:
    """Measure the letters of a line's picture, as the line finder makes it."""
    ink = (image < _INK).astype(np.uint8)
    # half the thickness stands on the middles of the strokes
    half = cv2.distanceTransform(cv2.copyMakeBorder(ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 5)
    on_middle = half >= cv2.dilate(half, np.ones((3, 3), np.uint8)) - _SAME
    half, on_middle = half[1:-1, 1:-1], on_middle[1:-1, 1:-1] & (ink > 0)
    labels, letters = _letters(image, ink)
    measured = []
    for one in letters:
        part = slice(one.top, one.bottom), slice(one.left, one.right)
        own = np.isin(labels[part], one.parts) & on_middle[part]
        thick = 2 * half[part][own] / LETTER
        place = one.left, one.right, (FOOT - one.top) / LETTER, (FOOT - one.bottom) / LETTER
        measured.append((*place, np.median(thick), thick.std(), np.median(image[part][own]) / 255))
    return Strokes(*np.array(sorted(measured), dtype=np.float64).T) if measured else NO_STROKES


def _letters(image: Pixels, ink: Pixels) -> tuple[Labels, list[_Letter]]:
    """Label the parts of the ink; those that paler ink joins, one over the other, are one letter."""
    _, found, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    labels = np.asarray(found, dtype=np.int32)
    _, paler = cv2.connectedComponents((image < _PALE).astype(np.uint8), connectivity=8, ltype=cv2.CV_32S)
    joined: dict[int, list[_Letter]] = {}
    for nth, (x, y, width, height, _) in enumerate(boxes.tolist()[1:], start=1):
        letter = _Letter(x, y, x + width, y + height, (nth,))
        within = joined.setdefault(int(paler[y : y + height, x : x + width][_first(labels, letter)]), [])
        for other in [other for other in within if other.over(letter)]:
            within.remove(other)
            letter = letter.joined(other)
        within.append(letter)
    every = (letter for within in joined.values() for letter in within)
    return labels, [one for one in every if one.bottom - one.top >= _HIGH * LETTER]


def _first(labels: Labels, part: _Letter) -> tuple[int, int]:
    """Give a pixel of a part, from the corner of its box."""
    own = labels[part.top : part.bottom, part.left : part.right] == part.parts[0]
    row, column = divmod(int(own.argmax()), own.shape[1])
    return row, column
