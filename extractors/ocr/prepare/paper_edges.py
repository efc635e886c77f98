"""The edges of a sheet of paper against a desk or a scanner's lid (ขอบกระดาษ), found in a small picture.

An edge is where brightness falls from paper to what is not paper.  Brightness is that of the darkest channel,
because desks have a colour and paper has none; it is taken as a logarithm, so that a shadow over sheet and
desk changes no edge.  Letters are closed over first.  A scan that shows paper alone has no edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr.placing import Pixels

Side = Literal["left", "top", "right", "bottom"]
SIDES: tuple[Side, ...] = get_args(Side)
Levels = NDArray[np.float32]
Mask = NDArray[np.bool_]

_LETTERS = 9  # pixels: what is thinner is closed over
_GRAIN = 5
_DARKEST = 16.0  # noise in the dark is no edge
_STEP = 0.03  # a twentieth darker, over two pixels
_SLANT = 35  # degrees: further from upright or level no side is looked for
_HALF_DEGREE = np.pi / 360
_CANDIDATES = 300
_MOST = 8  # lines a side, the longest
_SHORTEST = 0.2  # of the picture's shorter side
_APART = (8, np.radians(4))
_BENT = 3  # pixels: how far from its line an edge of bent paper may lie


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: all points with x * cos(angle) + y * sin(angle) = distance, in pixels."""

    distance: float
    angle: float


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the picture falls from paper to what is not paper, if paper is to the inner side.

    :param lines: for each side its candidates.
    :param seen: for each side, height x width, true within some pixels of an edge.
    """

    lines: dict[Side, list[Line]]
    seen: dict[Side, Mask]


def paper_edges(small: Pixels) -> Edges:
    """Find the edges in a picture of about 640 pixels."""
    bright = _brightness(small)
    across, down = _rise(bright, 1, 0), _rise(bright, 0, 1)
    rises: dict[Side, tuple[Levels, Levels, int]] = {
        "left": (across, down, 1),
        "top": (down, across, 0),
        "right": (-across, down, 1),
        "bottom": (-down, across, 0),
    }
    thin = {side: _thin(*rise) for side, rise in rises.items()}
    around = np.ones((2 * _BENT + 1,) * 2, np.uint8)
    seen = {side: cv2.dilate(mask, around) > 0 for side, mask in thin.items()}
    return Edges({side: _lines(mask, upright=side in ("left", "right")) for side, mask in thin.items()}, seen)


def _rise(bright: Levels, across: int, down: int) -> Levels:
    return np.asarray(cv2.Scharr(bright, cv2.CV_32F, across, down, scale=1 / 16), np.float32)


def _brightness(small: Pixels) -> Levels:
    darkest = small if small.ndim == 2 else np.asarray(small.min(axis=2))  # noqa: PLR2004 - a grey picture
    closed = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, np.ones((_LETTERS, _LETTERS), np.uint8))
    return np.asarray(np.log(cv2.medianBlur(closed, _GRAIN).astype(np.float32) + _DARKEST), np.float32)


def _thin(rise: Levels, other: Levels, axis: int) -> Pixels:
    """Keep the ridge of a rise along an axis, where it is steep enough and runs that way."""
    before, after = np.roll(rise, 1, axis), np.roll(rise, -1, axis)
    kept = (rise > _STEP) & (rise >= before) & (rise > after) & (rise > 0.6 * np.abs(other))
    kept[:2] = kept[-2:] = kept[:, :2] = kept[:, -2:] = False
    return kept.astype(np.uint8)


def _lines(mask: Pixels, *, upright: bool) -> list[Line]:
    """Give the longest lines, no two of them almost the same."""
    votes = round(_SHORTEST * min(mask.shape))
    slant = np.radians(_SLANT)
    ranges = [(0, slant), (np.pi - slant, np.pi)] if upright else [(np.pi / 2 - slant, np.pi / 2 + slant)]
    found: list[tuple[float, Line]] = []
    for least, most in ranges:
        lines = cv2.HoughLinesWithAccumulator(
            mask, 1, _HALF_DEGREE, votes, min_theta=float(least), max_theta=float(most)
        )
        rows = () if lines is None else np.reshape(lines, (-1, 3))[:_CANDIDATES]  # the longest come first
        found += ((float(row[2]), _one_way(float(row[0]), float(row[1]))) for row in rows)
    chosen: list[Line] = []
    for _, line in sorted(found, key=lambda pair: -pair[0]):
        if len(chosen) < _MOST and not any(_alike(line, other) for other in chosen):
            chosen.append(line)
    return chosen


def _one_way(distance: float, angle: float) -> Line:
    """An upright line has two descriptions: take the one whose angle is near 0."""
    return Line(-distance, angle - np.pi) if angle > 0.75 * np.pi else Line(distance, angle)


def _alike(a: Line, b: Line) -> bool:
    return abs(a.distance - b.distance) <= _APART[0] and abs(a.angle - b.angle) <= _APART[1]
