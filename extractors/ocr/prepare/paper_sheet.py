"""The sheet of paper in a photo or on a scanner's glass (แผ่นกระดาษในภาพ): its outline, told from the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.paper_edges import SIDES, Edges, Line, Mask, Side, paper_edges

Corners = NDArray[np.float64]

_SMALLEST_PICTURE = 80  # pixels a side
_SMALLEST_SHEET = 0.2  # of the picture
_OUTSIDE = 0.25  # how far out of the picture a corner may lie, of the picture's side
_LEAST_SEEN = 0.35  # of a side; a finger or a bad spot may hide the rest
_SURELY_SEEN = 0.6  # of a side, where the sheet reaches over the picture's rim elsewhere
_ON_PICTURE = 0.6  # of a side; of what lies outside nothing is known
# What a side counts that lies over the rim of the picture: as much as one of which half is seen.
_RIM = 0.5
_LARGER = 0.15  # what a sheet as large as the picture counts more than a tiny one
_PAPER = 0.85  # of the brightness of the sheet: as bright is paper too
_MOST_PAPER = 0.2  # of what is outside
# Print is thin and much darker than what is around it; so much of it as on the sheet there is on no desk.
_STROKES = 9  # pixels
_DARKER = 50
_MOST_STROKES = 0.3


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the sheet lies.

    :param corners: 4 x 2, in pixels: top left, top right, bottom right, bottom left.
    :param whole: all four edges were seen; else the sheet reaches over the rim of the picture.
    """

    corners: Corners
    whole: bool


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line a side.

    :param seen: how much of each side between its corners is an edge; None at the rim of the picture.
    :param area: share of the picture.
    """

    corners: Corners
    seen: tuple[float | None, ...]
    area: float

    @property
    def score(self) -> float:
        return sum(_RIM if share is None else share for share in self.seen) / 4 + _LARGER * self.area

    @property
    def whole(self) -> bool:
        return None not in self.seen

    @property
    def is_sheet(self) -> bool:
        least = _LEAST_SEEN if self.whole else _SURELY_SEEN
        clear = all(share is None or share >= least for share in self.seen)
        return clear and self.score > _RIM + _LARGER


def find_outline(small: Pixels) -> Outline | None:
    """Find the sheet in a picture; None where the picture shows nothing but the sheet.

    :param small: the picture at about 640 pixels, grey or RGB, the paper bright.
    """
    if min(small.shape[:2]) < _SMALLEST_PICTURE:
        return None
    sheets = (choice for choice in _choices(paper_edges(small)) if choice.is_sheet)
    best = max(sheets, key=lambda choice: choice.score, default=None)
    if best is None or not (best.whole or _lies_on_desk(small, best.corners)):
        return None
    return Outline(best.corners, best.whole)


def _choices(edges: Edges) -> Iterator[_Choice]:
    """Give all choices of one line a side, the rim of the picture among them, that make a convex shape."""
    height, width = edges.seen["left"].shape
    rims: dict[Side, Line] = {
        "left": Line(0, 0),
        "top": Line(0, np.pi / 2),
        "right": Line(width, 0),
        "bottom": Line(height, np.pi / 2),
    }
    corner = cache(_crossing)

    @cache
    def seen(side: Side, line: Line, before: Line, after: Line) -> float | None:
        if line is rims[side]:
            return None
        return _share_seen(edges.seen[side], corner(line, before), corner(line, after))

    for left, top, right, bottom in product(*([*edges.lines[side], rims[side]] for side in SIDES)):
        pairs = ((left, top), (right, top), (right, bottom), (left, bottom))
        corners = np.array([corner(*pair) for pair in pairs])
        area = _area(corners) / (width * height)
        if area < _SMALLEST_SHEET or not _is_shape(corners, (width, height)):
            continue
        ends = ((left, top, bottom), (top, left, right), (right, top, bottom), (bottom, left, right))
        shares = tuple(seen(side, *lines) for side, lines in zip(SIDES, ends, strict=True))
        yield _Choice(corners, shares, area)


def _crossing(a: Line, b: Line) -> tuple[float, float]:
    """Where two lines meet; far away where they are parallel."""
    slant = np.sin(b.angle - a.angle) or 1e-9
    x = (a.distance * np.sin(b.angle) - b.distance * np.sin(a.angle)) / slant
    y = (b.distance * np.cos(a.angle) - a.distance * np.cos(b.angle)) / slant
    return float(x), float(y)


def _is_shape(corners: Corners, size: tuple[int, int]) -> bool:
    room = np.array(size) * _OUTSIDE
    near = bool((corners >= -room).all() and (corners <= np.array(size) + room).all())
    return near and cv2.isContourConvex(corners.astype(np.float32))


def _area(corners: Corners) -> float:
    """Give the area, below 0 where the left side lies right of the right one."""
    return float(cv2.contourArea(corners.astype(np.float32), oriented=True))


def _share_seen(edge: Mask, start: tuple[float, float], end: tuple[float, float]) -> float:
    steps = max(8, round(float(np.hypot(end[0] - start[0], end[1] - start[1]))))
    x, y = np.rint(np.linspace(start, end, steps)).astype(np.intp).T
    inside = (x >= 0) & (x < edge.shape[1]) & (y >= 0) & (y < edge.shape[0])
    if np.count_nonzero(inside) < _ON_PICTURE * steps:
        return 0.0
    return float(edge[y[inside], x[inside]].mean())


def _lies_on_desk(small: Pixels, corners: Corners) -> bool:
    """See that outside there is neither paper nor print: else the edge is of a coloured bar in the letter."""
    darkest = small if small.ndim == 2 else np.asarray(small.min(axis=2))  # noqa: PLR2004 - a grey picture
    inside = cv2.fillConvexPoly(np.zeros(darkest.shape, np.uint8), np.rint(corners).astype(np.int32), 1) > 0
    if inside.all():
        return False
    paper = _PAPER * float(np.median(darkest[inside]))
    strokes = cv2.morphologyEx(darkest, cv2.MORPH_BLACKHAT, np.ones((_STROKES, _STROKES), np.uint8)) > _DARKER
    bare = float(strokes[~inside].mean()) <= _MOST_STROKES * float(strokes[inside].mean())
    return bare and float((darkest[~inside] >= paper).mean()) <= _MOST_PAPER
