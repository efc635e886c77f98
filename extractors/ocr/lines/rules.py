"""Ruled lines and dotted leaders of forms: found, kept as the borders of cells, and taken out of the ink.

A letter that stands on a rule or crosses it stays whole: a rule is taken out only where the ink is no thicker
than the rule itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.base import Box
from extractors.ocr.lines.parts import Choice, Chosen, Mask, Parts, parts_of

# All in heights of a plain letter.
_LEVEL_RULE = 3.5  # no letter has a level stroke as long, large type beside small included
_UPRIGHT_RULE = 4.5
_THICKEST = 0.35
_BORDER = 5.0  # a rule shorter than this underlines a word and borders no cell
_DOT = 0.3
_DASH = 0.8
_DOT_PITCH = 0.7
_LEADER = 3.0  # four full stops in a text (พ.ศ. ....) are shorter
_STRAIGHT = 0.45
_FEWEST = 5
_COARSE = 4  # pixels


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruled lines of a page, in pixels.

    :param level: rules from left to right.
    :param upright: rules from top to bottom.
    """

    level: tuple[Box, ...] = ()
    upright: tuple[Box, ...] = ()


def without_rules(ink: Mask, letter: int) -> tuple[Mask, Rules]:
    """Take the ruled lines (เส้นตาราง) out of the ink.

    :param letter: height of a plain letter in pixels.
    """
    thickest = max(3, round(_THICKEST * letter))
    level = _runs(ink, (round(_LEVEL_RULE * letter), 1))
    upright = _runs(ink, (1, round(_UPRIGHT_RULE * letter)))
    level[_runs(ink, (1, thickest + 3)) > 0] = 0
    upright[_runs(ink, (thickest + 3, 1)) > 0] = 0
    both = cv2.bitwise_or(
        _grown(level, ink, (1, 3)),
        _grown(upright, ink, (3, 1)),
    )
    clean = np.asarray(cv2.subtract(ink, both), dtype=np.uint8)
    return clean, Rules(
        _borders(level, (letter, 3), _BORDER * letter),
        _borders(upright, (3, letter), _BORDER * letter),
    )


def leaders(parts: Parts, letter: int) -> Choice:
    """Tell which parts are dots or dashes of a leader (เส้นไข่ปลา): many small ones, close, in a row."""
    small = (parts.height <= _DOT * letter) & (parts.width <= _DASH * letter)
    small[0] = False
    dots = np.flatnonzero(small)
    if dots.size < _FEWEST:
        return small & False
    rows = _rows_of_dots(parts, dots, round(_DOT_PITCH * letter))
    long = (rows.width >= _LEADER * letter) & (rows.height <= _STRAIGHT * letter)
    long[0] = False
    chosen = np.zeros_like(small)
    middle = parts.centre.astype(np.intp)
    chosen[dots] = long[rows.labels[middle[dots], parts.left[dots].astype(np.intp)]]
    return chosen


def _rows_of_dots(parts: Parts, dots: Chosen, pitch: int) -> Parts:
    """Join each dot with what follows within the pitch."""
    rows = np.zeros(parts.labels.shape, np.uint8)
    for dot in dots:
        left, right = int(parts.left[dot]), int(parts.right[dot])
        rows[int(parts.top[dot]) : int(parts.bottom[dot]), left : right + pitch] = 1
    return parts_of(rows)


def _runs(ink: Mask, size: tuple[int, int]) -> Mask:
    width, height = size
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), np.uint8)


def _grown(rule: Mask, ink: Mask, size: tuple[int, int]) -> Mask:
    """Grow a rule by its ragged rim, over ink alone."""
    width, height = size
    return np.asarray(cv2.bitwise_and(cv2.dilate(rule, np.ones((height, width), np.uint8)), ink), np.uint8)


def _borders(rule: Mask, bridge: tuple[int, int], least: float) -> tuple[Box, ...]:
    """Give the boxes of the long rules, small breaks bridged; seen coarsely, for speed."""
    if not cv2.countNonZero(rule):
        return ()
    size = rule.shape[1] // _COARSE, rule.shape[0] // _COARSE
    small = (cv2.resize(rule * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 0).astype(np.uint8)
    width, height = (max(2, round(side / _COARSE)) for side in bridge)
    joined = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((height, width), np.uint8))
    found = parts_of(np.asarray(joined, dtype=np.uint8))
    long = np.flatnonzero(np.maximum(found.width, found.height) >= least / _COARSE)
    boxes = (found.box([int(part)]) for part in long if part)
    return tuple(Box(*(_COARSE * side for side in (b.left, b.top, b.right, b.bottom))) for b in boxes)
