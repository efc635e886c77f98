"""The frames of stamps (กรอบตราประทับ), found although their sides are broken, pale or lie askew.

Straight strokes are looked for in a small picture of the ink, those with little ink beside them, which a
line of type has.  Strokes that meet at corners or go on in one line make a frame.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import Box
from extractors.ocr.placing import Matrix, Pixels

# A quarter of 300 dpi: strokes of 0.3 mm are a pixel wide, and breaks close.
_COARSE = 4
_ANY_INK = 235  # of 255, in the small picture
# Pixels of the small picture: 3 are a millimetre.
_STROKE = 14
_BREAK = 10
_REACH = 45
_GOES_ON = 80
_BESIDE = 2.5
_WIDTHS = (70, 330)  # 2.5 to 11 cm
_HEIGHTS = (24, 160)  # 8 mm to 5.5 cm
_MOST = 400  # strokes: a page of stamps has fewer
_ASKEW = 10.0  # degrees
_PARALLEL = 4.0
# Share of a stroke that is ink, and of the paper beside it that may be: on its emptier side, on the other.
_INKED = 0.85
_EMPTY, _EMPTYISH = 0.08, 0.4
_ASIDE = (3, 4, 5)
# Share of the sides that is there: of the upper and of the lower one, of both uprights, and of all.
_LEVEL_SIDE = 0.25
_UPRIGHT_SIDES = 0.4
_SIDES = 0.4

Strokes = NDArray[np.float64]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of a stamp, in pixels of the page.

    :param middle: its middle, x and y.
    :param tilt: degrees by which its level sides fall to the right.
    """

    middle: tuple[float, float]
    width: float
    height: float
    tilt: float

    def level(self, margin: float = 0) -> Matrix:
        """Map pixels of the page to pixels of the frame alone, laid level, with a margin around it."""
        turn = cv2.getRotationMatrix2D(self.middle, self.tilt, 1.0)
        shift = (self.width / 2 + margin - self.middle[0], self.height / 2 + margin - self.middle[1])
        turn[:, 2] += np.array(shift)
        return np.vstack([turn, [0.0, 0.0, 1.0]])

    def holds(self, x: Numbers, y: Numbers, margin: float = 0) -> NDArray[np.bool_]:
        """Tell which points lie in the frame."""
        own = self.level() @ np.vstack([x, y, np.ones(np.size(x))])
        across = (own[0] >= -margin) & (own[0] <= self.width + margin)
        return np.asarray(across & (own[1] >= -margin) & (own[1] <= self.height + margin), dtype=np.bool_)

    @property
    def box(self) -> Box:
        """The upright box around the frame."""
        c, s = abs(np.cos(np.radians(self.tilt))), abs(np.sin(np.radians(self.tilt)))
        x, y = self.width * c + self.height * s, self.width * s + self.height * c
        left, top = self.middle[0] - x / 2, self.middle[1] - y / 2
        return Box(float(left), float(top), float(left + x), float(top + y))


def find_frames(grey: Pixels) -> list[Frame]:
    """Find the frames of stamps in one ink.

    :param grey: height x width, 255 where there is no ink of this kind.
    """
    small = cv2.resize(grey, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA)
    ink = (small < _ANY_INK).astype(np.uint8)
    strokes = _longest(_alone(_straight(ink), ink))
    if not len(strokes):
        return []
    angles = _angles(strokes)
    level = np.abs(angles) <= _ASKEW
    groups = _together(strokes, angles, level)
    frames = (_frame(strokes[group], angles[group], level[group]) for group in groups)
    return _outermost([frame for frame in frames if frame is not None])


def _straight(ink: Pixels) -> Strokes:
    """Find straight strokes that lie level or stand upright: x and y of both ends of each."""
    found = cv2.HoughLinesP(ink, 1, np.pi / 360, _STROKE, minLineLength=_STROKE, maxLineGap=_BREAK)
    strokes = np.asarray(np.zeros((0, 4)) if found is None else found, dtype=np.float64).reshape(-1, 4)
    angles = _angles(strokes)
    straight = np.minimum(np.abs(angles), np.abs(angles - 90)) <= _ASKEW
    return np.asarray(strokes[straight], dtype=np.float64)


def _longest(strokes: Strokes) -> Strokes:
    lengths = np.hypot(strokes[:, 2] - strokes[:, 0], strokes[:, 3] - strokes[:, 1])
    return np.asarray(strokes[np.argsort(-lengths, kind="stable")[:_MOST]], dtype=np.float64)


def _angles(strokes: Strokes) -> Numbers:
    """Give the angle of each stroke in degrees: level ones about 0, upright ones about 90."""
    angles = np.degrees(np.arctan2(strokes[:, 3] - strokes[:, 1], strokes[:, 2] - strokes[:, 0]))
    return np.asarray((angles + 45) % 180 - 45, dtype=np.float64)


def _alone(strokes: Strokes, ink: Pixels) -> Strokes:
    """Leave out what has ink close beside it on both sides, as a line of type has."""
    start, along = strokes[:, None, :2], strokes[:, None, 2:] - strokes[:, None, :2]
    points = start + np.linspace(0, 1, 40)[:, None] * along
    across = (
        np.stack([-along[..., 1], along[..., 0]], axis=2) / np.hypot(*np.moveaxis(along, 2, 0))[..., None]
    )

    def share(of: Pixels, aside: float) -> Numbers:
        x, y = np.moveaxis(np.rint(points + aside * across).astype(np.intp), 2, 0)
        x, y = np.clip(x, 0, ink.shape[1] - 1), np.clip(y, 0, ink.shape[0] - 1)
        return np.asarray(of[y, x].mean(axis=1), dtype=np.float64)

    inked = share(np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), dtype=np.uint8), 0)
    one, other = (np.mean([share(ink, side * aside) for aside in _ASIDE], axis=0) for side in (-1, 1))
    empty = (np.minimum(one, other) <= _EMPTY) & (np.maximum(one, other) <= _EMPTYISH)
    return np.asarray(strokes[empty & (inked >= _INKED)], dtype=np.float64)


def _together(strokes: Strokes, angles: Numbers, level: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Group strokes that meet at a corner or lie in one line."""
    meets = np.array(
        [
            _meet(strokes[nth], strokes, angles[nth], angles, level[nth] == level)
            for nth in range(len(strokes))
        ]
    )
    meets |= meets.T
    left = np.ones(len(strokes), dtype=np.bool_)
    groups = []
    while left.any():
        group = np.zeros_like(left)
        group[np.argmax(left)] = True
        while (grown := group | meets[group].any(axis=0)).sum() > group.sum():
            group = grown
        left &= ~group
        groups.append(np.flatnonzero(group))
    return groups


def _meet(
    one: Numbers, others: Strokes, angle: float, angles: Numbers, alike: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Tell which strokes meet one: at a right corner, or going on where it ends."""
    start, along = one[:2], one[2:] - one[:2]
    length = float(np.hypot(*along))
    along = along / length
    across = np.array([-along[1], along[0]])
    ends = others.reshape(-1, 2, 2) - start
    ahead, aside = ends @ along, ends @ across
    beyond = np.maximum(np.maximum(-ahead.max(axis=1), ahead.min(axis=1) - length), 0)
    parallel = np.abs(angles - angle) <= _PARALLEL
    same_line = alike & parallel & (np.abs(aside).max(axis=1) <= _BESIDE) & (beyond <= _GOES_ON)
    square = np.abs(np.abs(angles - angle) - 90) <= _PARALLEL
    past = np.maximum(aside.min(axis=1), -aside.max(axis=1))
    off = np.maximum(-ahead.min(axis=1), ahead.max(axis=1) - length)
    corner = ~alike & square & (past <= _REACH) & (off <= _REACH)
    return np.asarray(same_line | corner, dtype=np.bool_)


def _frame(strokes: Strokes, angles: Numbers, level: NDArray[np.bool_]) -> Frame | None:
    """Give the rectangle of strokes that belong together; None where too little of it is there."""
    if not level.any() or level.all():
        return None
    lengths = np.hypot(strokes[:, 2] - strokes[:, 0], strokes[:, 3] - strokes[:, 1])
    tilt = float(np.average(angles[level], weights=lengths[level]))
    c, s = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))
    ends = strokes.reshape(-1, 2, 2) @ np.array([[c, -s], [s, c]])
    ups, rows = ends[~level], ends[level]
    left, right = _sides(ups[:, :, 0].mean(axis=1), rows)
    if not _WIDTHS[0] <= right - left <= _WIDTHS[1]:
        return None
    whole = [row for row in _rows(rows, left, right) if row[1] >= _LEVEL_SIDE]
    if not whole or not _HEIGHTS[0] <= whole[-1][0] - whole[0][0] <= _HEIGHTS[1]:
        return None
    (top, upper), (bottom, lower) = whole[0], whole[-1]
    standing = sum(_standing(ups, x, top, bottom) for x in (left, right))
    wide, high = right - left, bottom - top
    inked = (upper + lower) * wide + standing * high
    if standing < _UPRIGHT_SIDES or inked < _SIDES * 2 * (wide + high):
        return None
    middle = np.array([(left + right) / 2, (top + bottom) / 2]) @ np.array([[c, s], [-s, c]])
    x, y = (float(_COARSE * (side + 0.5)) for side in middle)
    return Frame((x, y), float(_COARSE * (right - left)), float(_COARSE * (bottom - top)), tilt)


def _sides(ups: Numbers, rows: Strokes) -> tuple[float, float]:
    """Give where the left and the right side stand; one that has faded ends where the rows end."""
    left, right = float(ups.min()), float(ups.max())
    if right - left >= _WIDTHS[0]:
        return left, right
    first, last = float(rows[:, :, 0].min()), float(rows[:, :, 0].max())
    return (left, last) if last - right >= left - first else (first, right)


def _rows(rows: Strokes, left: float, right: float) -> list[tuple[float, float]]:
    """Give each level line's height and the share of the width that it covers, from top to bottom."""
    heights = rows[:, :, 1].mean(axis=1)
    found: list[tuple[float, float]] = []
    for height in np.sort(heights):
        if found and height - found[-1][0] <= _BESIDE:
            continue
        near = np.abs(heights - height) <= _BESIDE
        found.append((float(height), _share(rows[near, :, 0], left, right)))
    return found


def _standing(ups: Strokes, x: float, top: float, bottom: float) -> float:
    """Measure the share of an upright side that is there."""
    near = np.abs(ups[:, :, 0].mean(axis=1) - x) <= 2 * _BESIDE
    return _share(ups[near, :, 1], top, bottom)


def _share(spans: NDArray[np.float64], start: float, end: float) -> float:
    """Measure the share of a stretch that spans cover."""
    places = np.linspace(start, end, 60)
    low, high = spans.min(axis=1, initial=np.inf), spans.max(axis=1, initial=-np.inf)
    covered = (places[:, None] >= low) & (places[:, None] <= high)
    return float(covered.any(axis=1).mean())


def _outermost(frames: list[Frame]) -> list[Frame]:
    """Leave out frames within frames."""
    frames.sort(key=lambda frame: -frame.width * frame.height)
    kept: list[Frame] = []
    for frame in frames:
        x, y = (np.array([side]) for side in frame.middle)
        if not any(other.holds(x, y)[0] for other in kept):
            kept.append(frame)
    return kept
