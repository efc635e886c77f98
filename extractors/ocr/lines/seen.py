"""What is seen in one ink of a page: lines of print with their marks; pictures and handwriting apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.ocr.lines.chains import Chain, chained, like_letters
from extractors.ocr.lines.marks import NOBODY, Owners, dissolved, owners
from extractors.ocr.lines.parts import Choice, Parts, letter_height, parts_of
from extractors.ocr.lines.pictures import in_pictures
from extractors.ocr.lines.print_or_hand import FEW, is_print, printed_start
from extractors.ocr.lines.rules import Rules, leaders, without_rules
from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.ink import ink_level

# In letters.
_DUST = 0.1  # the smallest mark
_LARGE = 3.0  # what belongs to no line and is as high was written by hand
_RIM = 0.25
_SPECK = 0.25
_SPECK_BELOW = 0.08


@dataclass(frozen=True, slots=True)
class Seen:
    """One ink of a page, in pixels of the page.

    :param letter: height of the plain letter of the page.
    :param chains: the lines of print.
    :param owner: for each part the index of its chain, or NOBODY.
    :param pictures: for each part whether it belongs to a picture.
    :param scribble: for each part whether it was written by hand.
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
    threshold = ink_level(grey)
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    letter = 2 * letter_height(parts_of((half <= threshold).astype(np.uint8)))
    if not letter:
        return None
    ink, rules = without_rules((grey <= threshold).astype(np.uint8), letter)
    parts = parts_of(ink)
    pictures = in_pictures(parts, letter)
    lost = leaders(parts, letter) | _rims(parts, rules, letter)
    found = dissolved(parts, chained(parts, like_letters(parts, letter) & ~lost & ~pictures, rules.upright))
    printed = [chain for chain in found if is_print(parts, chain, letter)]
    # one or two odd parts may yet be marks: their lines are asked first
    irregular = [c for c in found if c.members.size >= FEW and not is_print(parts, c, letter)]
    starts = (printed_start(parts, chain, letter) for chain in irregular)
    printed += [start for start in starts if start is not None]
    written = _members(parts, irregular) & ~_members(parts, printed)
    owner = owners(parts, printed, _DUST * letter)
    owner[lost | pictures | written] = NOBODY
    owner[_specks(parts, printed, owner)] = NOBODY
    large = (owner == NOBODY) & (parts.height > _LARGE * letter)
    large[0] = False
    return Seen(parts, letter, rules, tuple(printed), owner, pictures, (written | large) & ~pictures & ~lost)


def _rims(parts: Parts, rules: Rules, letter: int) -> Choice:
    """Tell which parts are what is left of a rule: thin, and close beside it."""
    near = _RIM * letter
    x, y = parts.middle, parts.centre
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    for thin, boxes in ((parts.height <= near, rules.level), (parts.width <= near, rules.upright)):
        for rule in boxes:
            across = (rule.left - near <= x) & (x <= rule.right + near)
            chosen |= thin & across & (rule.top - near <= y) & (y <= rule.bottom + near)
    chosen[0] = False
    return chosen


def _specks(parts: Parts, chains: list[Chain], owner: Owners) -> Choice:
    """Tell which parts are dots under a line, of a leader or dust: no Thai mark is as small."""
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    centre, side = parts.centre, np.maximum(parts.width, parts.height)
    for nth, chain in enumerate(chains):
        own = np.flatnonzero(owner == nth)
        below = centre[own] - chain.base_at(parts.middle[own])
        chosen[own] = (below > _SPECK_BELOW * chain.letter) & (side[own] <= _SPECK * chain.letter)
    return chosen


def _members(parts: Parts, chains: Iterable[Chain]) -> Choice:
    chosen = np.zeros(parts.area.size, dtype=np.bool_)
    for chain in chains:
        chosen[chain.members] = True
    return chosen
