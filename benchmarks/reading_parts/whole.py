"""Lines found whole: all ink of a printed line in one found row, and no other line's (บรรทัดที่พบครบถ้วน).

How it is counted.  Each printed line is printed once more alone, so that its ink is known, and that ink is
cut into its connected parts: letters, marks, dots.  Each of its pixels is followed through the look's own
geometry and the finder's placement into the pictures of the found lines, which are what a recogniser gets.
The pieces of one found row count together, and so do those of one printed row: cells, a label and its value.

- A part is *in* a row where three quarters of its pixels are dark in the row's pictures or stand beside what
  is dark: a scan loses hairlines, and no letter or mark has so many.  Crumbs of less than 10 pixels are not
  asked for; a full stop has 25.
- A row *holds* a part of another line where 30 % of that part's pixels, 10 at least, are dark in the row's
  pictures and stand further than 3 pixels from the line's own ink.

A line's row is the one with most of its ink.  The line is, whichever comes first,

- ``missing``: no row has a tenth of its ink;
- ``merged``: its row has more than a third of another line's ink too;
- ``split``: another row has more than a tenth of its ink, apart from its own row's;
- ``lost``: a part is not in its row, such as a tone mark given to nobody or to another line;
- ``foreign``: its row holds a part of another line;
- ``whole`` else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.reading_parts.faces import Face
from benchmarks.reading_parts.press import DPI, Line, Printed
from extractors.base import POINTS_PER_INCH
from extractors.ocr.lines.found import Found, FoundLine

State = Literal["whole", "missing", "merged", "split", "lost", "foreign"]
Matrix = NDArray[np.float64]
Bits = NDArray[np.bool_]
Places = NDArray[np.intp]
Corners = tuple[int, int, int, int]

_INK = 128  # of 255: a pixel as dark as this was printed
_DARK = 170  # so dark is ink in a line's picture; its paper is white
_HAD, _HELD = 0.75, 0.3  # shares of a part
_FEWEST, _CLOSE = 10, 3  # pixels
_SOME, _MUCH = 0.1, 1 / 3  # shares of a line's ink


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a printed line.

    :param row: the place of its row among the found ones; None where it is missing.
    :param rows: all found rows that have some of its ink.
    :param parts: left, top, right, bottom in pixels of the printed page: of what was lost, or is foreign.
    """

    line: Line
    state: State
    row: int | None = None
    rows: tuple[int, ...] = ()
    parts: tuple[Corners, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ink:
    """The ink of a printed line: its pixels on the printed page, and for each the number of its part."""

    xs: Places
    ys: Places
    part: Places

    def counts(self, chosen: Bits) -> Places:
        """Count for each part the pixels that are chosen."""
        return np.bincount(self.part[chosen], minlength=int(self.part.max(initial=-1)) + 1)

    @property
    def sizes(self) -> Places:
        return np.bincount(self.part)

    def corners(self, parts: Bits) -> tuple[Corners, ...]:
        of = (self.part == nth for nth in np.flatnonzero(parts))
        ends = ((self.xs[o].min(), self.ys[o].min(), self.xs[o].max() + 1, self.ys[o].max() + 1) for o in of)
        return tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in ends)


@dataclass(frozen=True, slots=True)
class _InRow:
    """Of each pixel of a printed line: whether it is dark in the pictures of a row, or beside such."""

    dark: Bits
    near: Bits


def judge_lines(printed: Printed, face: Face, matrix: Matrix, found: Found) -> list[Verdict]:
    """Tell of each printed line whether it was found whole.

    :param matrix: 3 x 3, from pixels of the printed page to pixels of a picture of 300 dpi.
    :param found: the lines of that picture.
    """
    inks = [_ink_of(line, face) for line in printed.lines]
    to_level = np.linalg.inv(found.placement.matrix) @ np.diag([POINTS_PER_INCH / DPI] * 2 + [1.0]) @ matrix
    rows = [list(row) for _, row in groupby(found.lines, key=lambda line: line.row)]
    seen = [[_in_row(ink, row, to_level) for row in rows] for ink in inks]
    return [_verdict(nth, line, inks, seen) for nth, line in enumerate(printed.lines)]


def _ink_of(line: Line, face: Face) -> _Ink:
    image, (left, top) = line.alone(face)
    dark = (np.asarray(image) < _INK).astype(np.uint8)
    labels = cv2.connectedComponents(dark, connectivity=8)[1]
    ys, xs = np.nonzero(dark)
    return _Ink(xs + left, ys + top, labels[ys, xs].astype(np.intp) - 1)


def _in_row(ink: _Ink, row: Sequence[FoundLine], to_level: Matrix) -> _InRow:
    x, y, w = to_level @ np.vstack([ink.xs, ink.ys, np.ones(ink.xs.size)])
    seen = _InRow(np.zeros(x.size, np.bool_), np.zeros(x.size, np.bool_))
    for line in row:
        u, v = (np.rint(along).astype(np.intp) for along in line.how.inside(x / w, y / w))
        height, width = line.image.shape
        within = (u >= 0) & (u < width) & (v >= 0) & (v < height)
        if within.any():
            around = cv2.erode(line.image, np.ones((3, 3), np.uint8))
            seen.dark[within] |= line.image[v[within], u[within]] < _DARK
            seen.near[within] |= np.asarray(around)[v[within], u[within]] < _DARK
    return seen


def _verdict(nth: int, line: Line, inks: Sequence[_Ink], seen: Sequence[Sequence[_InRow]]) -> Verdict:
    ink, shares = inks[nth], [float(in_row.near.mean()) for in_row in seen[nth]]
    row = int(np.argmax(shares)) if shares else 0
    rows = tuple(nth for nth, share in enumerate(shares) if share)
    if not rows or shares[row] < _SOME:
        return Verdict(line, "missing", rows=rows)
    others = [other for other in range(len(inks)) if other != nth]
    if any(float(seen[other][row].dark.mean()) > _MUCH for other in others):
        return Verdict(line, "merged", row, rows)
    own = seen[nth][row].near
    if any(float((in_row.dark & ~own).mean()) > _SOME for in_row in seen[nth]):
        return Verdict(line, "split", row, rows)
    lost = (ink.counts(own) < _HAD * ink.sizes) & (ink.sizes >= _FEWEST)
    if lost.any():
        return Verdict(line, "lost", row, rows, ink.corners(lost))
    held = tuple(c for other in others for c in _foreign(ink, inks[other], seen[other][row].dark))
    return Verdict(line, "foreign" if held else "whole", row, rows, held)


def _foreign(own: _Ink, other: _Ink, dark: Bits) -> tuple[Corners, ...]:
    """Give the parts of another line that a row holds."""
    if not dark.any():
        return ()
    held = other.counts(dark & ~_close(own, other))
    return other.corners((held >= _HELD * other.sizes) & (held >= _FEWEST))


def _close(own: _Ink, other: _Ink) -> Bits:
    """Tell which pixels of another line are so close to a line's own ink that they may be its rim."""
    left, top = min(own.xs.min(), other.xs.min()), min(own.ys.min(), other.ys.min())
    right, bottom = max(own.xs.max(), other.xs.max()), max(own.ys.max(), other.ys.max())
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    mask[own.ys - top, own.xs - left] = 1
    grown = cv2.dilate(mask, np.ones((2 * _CLOSE + 1, 2 * _CLOSE + 1), np.uint8))
    return np.asarray(grown[other.ys - top, other.xs - left] > 0, np.bool_)
