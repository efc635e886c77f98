"""How the letters of a line look: their strokes, their ink, and where they stand (ลักษณะเส้นของตัวอักษร)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.lines.images import FOOT, LETTER
from extractors.ocr.placing import Numbers, Pixels

_INK = 160  # of 255
_HIGH = 0.5  # in letters: what is lower is a mark, a dot, or a piece of a stroke
_SAME = 1e-3  # pixels


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


def strokes(image: Pixels) -> Strokes:
    """Measure the letters of a line's picture, as the line finder makes it."""
    ink = (image < _INK).astype(np.uint8)
    # half the thickness stands on the middles of the strokes
    half = cv2.distanceTransform(cv2.copyMakeBorder(ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 5)
    on_middle = half >= cv2.dilate(half, np.ones((3, 3), np.uint8)) - _SAME
    half, on_middle = half[1:-1, 1:-1], on_middle[1:-1, 1:-1] & (ink > 0)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    letters = []
    for nth, (x, y, width, height, _) in enumerate(boxes.tolist()):
        if nth and height >= _HIGH * LETTER:
            part = slice(y, y + height), slice(x, x + width)
            own = (labels[part] == nth) & on_middle[part]
            thick = 2 * half[part][own] / LETTER
            place = x, x + width, (FOOT - y) / LETTER, (FOOT - y - height) / LETTER
            letters.append((*place, np.median(thick), thick.std(), np.median(image[part][own]) / 255))
    return Strokes(*np.array(sorted(letters), dtype=np.float64).T) if letters else NO_STROKES
