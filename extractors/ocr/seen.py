"""What is seen in one ink of a page: lines of print with their marks; pictures and handwriting apart."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.chains import Chain, chained, like_letters
from extractors.ocr.ink import Pixels
from extractors.ocr.marks import NOBODY, Owners, dissolved, owners
from extractors.ocr.parts import Choice, Parts, letter_height, parts_of
from extractors.ocr.rules import Rules, leaders, without_rules

_DARKEST_PAPER = 200
_DUST = 0.1  # of a letter: the smallest mark
# A picture (ครุฑ, QR code) in letters: larger than type, and dark all over, which no signature is.
_PICTURE = 4.0
_PICTURE_DARK = 0.13
_GRID_DARK = 0.3
# Print in letters: what few letters make a line must be of the page's size and dark.
_SIZES = (0.55, 1.7)
_FEW = 3
_WIDE = 1.6
_LETTER_DARK = 0.14
_EVEN = 0.15
_SHORT = 4
# share of a line's letters that are as high as its plain letter, plus share that stand on its base line
_REGULAR = 1.2
_SPECK = 0.25
_SPECK_BELOW = 0.08
_RIM = 0.25


@dataclass(frozen=True, slots=True)
class Seen:
    """One ink of a page, in pixels of the page.

    :param letter: height of the plain letter of the page.
    :param chains: the lines of print.
    :param owner: for each part the index of its chain, or NOBODY.
    :param others: parts that are no print: pictures, signatures, handwriting.
    """

    parts: Parts
    letter: int
    rules: Rules
    chains: tuple[Chain, ...]
    owner: Owners
    pictures: Choice
    scribble: Choice


def see(grey: Pixels) -> Seen | None:
    """Find the lines of print in one ink; None where there are no letters.

    :param grey: height x width, white paper.
    """
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    ink = (grey < min(threshold, _DARKEST_PAPER)).astype(np.uint8)
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    letter = 2 * letter_height(parts_of((half < min(threshold, _DARKEST_PAPER)).astype(np.uint8)))
    if not letter:
        return None
    ink, rules = without_rules(ink, letter)
    parts = parts_of(ink)
    leader = leaders(parts, letter) | _rims(parts, rules, letter)
    pictures = _pictures(parts, letter)
    found = chained(parts, like_letters(parts, letter) & ~leader & ~pictures, rules.upright)
    printed = [chain for chain in dissolved(parts, found) if _is_print(parts, chain, letter)]
    # one or two odd parts may yet be marks: their lines are asked first
    written = _members(
        parts, [c for c in found if c.members.size >= _FEW and not _is_print(parts, c, letter)]
    )
    owner = owners(parts, printed, _DUST * letter)
    owner[leader | pictures | written | _specks(parts, printed, owner)] = NOBODY
    large = parts.height > _FEW * letter
    large[0] = False
    scribble = (owner == NOBODY) & ~pictures & ~leader & (written | large)
    return Seen(parts, letter, rules, tuple(printed), owner, pictures, scribble)


def _pictures(parts: Parts, letter: int) -> Choice:
    """Tell which parts belong to a picture: one large dark part, or many that fill a square."""
    dark = parts.area / (parts.width * parts.height)
    large = (parts.width >= _PICTURE * letter) & (parts.height >= _PICTURE * letter) & (dark >= _PICTURE_DARK)
    boxes = [
        (parts.left[n], parts.top[n], parts.right[n], parts.bottom[n]) for n in np.flatnonzero(large) if n
    ]
    boxes += _grids(parts, letter)
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    middle, centre = parts.middle, (parts.top + parts.bottom) / 2
    for left, top, right, bottom in boxes:
        chosen |= (middle >= left) & (middle <= right) & (centre >= top) & (centre <= bottom)
    chosen[0] = False
    return chosen


def _grids(parts: Parts, letter: int) -> list[tuple[float, float, float, float]]:
    """Find QR codes: blots of ink about as high as wide."""
    ink = (parts.labels > 0).astype(np.uint8)
    small = cv2.resize(ink * 255, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    side = max(2, letter // 8)
    blot = cv2.morphologyEx((small > 60).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    found = parts_of(np.asarray(blot, dtype=np.uint8))
    square = (found.width < 1.4 * found.height) & (found.height < 1.4 * found.width)
    large = (found.width > letter) & (found.height > letter)  # a quarter of 4 letters
    boxes = [
        (found.left[n], found.top[n], found.right[n], found.bottom[n]) for n in np.flatnonzero(square & large)
    ]
    return [
        (4 * left, 4 * top, 4 * right, 4 * bottom)
        for left, top, right, bottom in boxes
        if small[int(top) : int(bottom), int(left) : int(right)].mean() >= _GRID_DARK * 255
    ]


def _is_print(parts: Parts, chain: Chain, letter: int) -> bool:
    """Tell print from handwriting: its letters are of one height and stand on one line."""
    members = chain.members
    heights, widths = parts.height[members], parts.width[members]
    if members.size < _FEW:
        low, high = _SIZES
        dark = float(parts.area[members].sum() / (heights * widths).sum())
        fits = low * letter <= chain.letter <= high * letter and float(widths.max()) <= 8 * letter
        return bool(fits and dark >= _LETTER_DARK and float((widths / heights).min()) < _WIDE)
    off = _EVEN * chain.letter
    alike = float((np.abs(heights - chain.letter) <= off).mean())
    level = float((np.abs(parts.bottom[members] - chain.base_at(parts.middle[members])) <= off).mean())
    short = members.size <= _SHORT and level == 1 and 0.7 * letter <= chain.letter <= 1.3 * letter
    return short or alike + level >= _REGULAR


def _rims(parts: Parts, rules: Rules, letter: int) -> Choice:
    """Tell which parts are what is left of a rule: thin, and close beside it."""
    thin = np.minimum(parts.width, parts.height) <= _RIM * letter
    thin[0] = False
    near = _RIM * letter
    x, y = parts.middle, (parts.top + parts.bottom) / 2
    chosen = np.zeros_like(thin)
    for rule in (*rules.level, *rules.upright):
        chosen |= (
            (rule.left - near <= x)
            & (x <= rule.right + near)
            & (rule.top - near <= y)
            & (y <= rule.bottom + near)
        )
    return np.asarray(chosen & thin, dtype=np.bool_)


def _specks(parts: Parts, chains: list[Chain], owner: Owners) -> Choice:
    """Tell which parts are dots under a line: of a leader on which the letters stand, or dust; no Thai mark is as small."""
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    centre, side = (parts.top + parts.bottom) / 2, np.maximum(parts.width, parts.height)
    for nth, chain in enumerate(chains):
        own = np.flatnonzero(owner == nth)
        below = centre[own] - chain.base_at(parts.middle[own])
        chosen[own] = (below > _SPECK_BELOW * chain.letter) & (side[own] <= _SPECK * chain.letter)
    return chosen


def _members(parts: Parts, chains: list[Chain]) -> Choice:
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    for chain in chains:
        chosen[chain.members] = True
    return chosen
