"""Every upper and lower mark (สระบน สระล่าง วรรณยุกต์) given to its line, and what joins two lines cut apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.lines.chains import Chain
from extractors.ocr.lines.parts import Numbers, Parts

Owners = NDArray[np.intp]

#: no line owns this part
NOBODY = -1

# In heights of the line's own letters.  A tone mark over an upper vowel is centred 0.9 above the letters.
_FURTHEST = 1.6  # over a label in 20 points at the head of a line in 16
_REACH = 1 + _FURTHEST
_BELOW = 1.6  # what hangs below is nearer to its line than what stands above
_BESIDE = 2.2  # the last dot of three
_OVER_LETTER = 0.5
_AS_HIGH = 0.4  # quotation marks and commas stand beside letters, no further above or below
_LARGEST = 2.2
_STRAY = 2
# The bottoms of upper marks from the tops of the letters, the tops of lower marks from the base line.
_MARKS_ABOVE = (-0.35, 0.9)
_MARKS_BELOW = (-0.2, 0.45)


def owners(parts: Parts, chains: list[Chain], least: float) -> Owners:
    """Give for each part the index of the chain it belongs to, or NOBODY.

    :param least: height or width in pixels of the smallest mark; less is dust.
    """
    owner = np.full(parts.area.size, NOBODY, dtype=np.intp)
    for nth, chain in enumerate(chains):
        owner[chain.members] = nth
    free = np.flatnonzero((owner == NOBODY) & (np.maximum(parts.width, parts.height) >= least))
    free = free[free > 0]
    free = free[np.argsort(parts.centre[free])]
    nearest = np.full(free.size, _FURTHEST)
    for nth, chain in enumerate(chains):
        ends = chain.base_at(np.linspace(chain.left, chain.right, 3))
        high, low = ends.min() - _REACH * chain.letter, ends.max() + _REACH * chain.letter
        near = slice(*np.searchsorted(parts.centre[free], [high, low]))
        apart = _apart(parts, free[near], chain)
        nearer = apart < nearest[near]
        nearest[near][nearer] = apart[nearer]
        owner[free[near][nearer]] = nth
    return owner


def dissolved(parts: Parts, chains: list[Chain]) -> list[Chain]:
    """Leave out chains that are marks of another line, run together, or its stray letters."""
    return [chain for chain in chains if not any(_marks_of(chain, other, parts) for other in chains)]


def _marks_of(chain: Chain, line: Chain, parts: Parts) -> bool:
    if chain is line or chain.members.size * 2 > line.members.size or chain.letter > _LARGEST * line.letter:
        return False
    if chain.members.size <= _STRAY and _apart(parts, chain.members, line).max() < _FURTHEST:
        return True
    if chain.letter > 1.1 * line.letter:
        return False
    x = parts.middle[chain.members]
    if x.min() < line.left - line.letter or x.max() > line.right + line.letter:
        return False
    base = line.base_at(x)
    above = (base - line.letter - parts.bottom[chain.members]) / line.letter  # from the letters' tops up
    below = (parts.top[chain.members] - base) / line.letter
    return _all_within(above, _MARKS_ABOVE) or _all_within(below, _MARKS_BELOW)


def _all_within(values: Numbers, limits: tuple[float, float]) -> bool:
    low, high = limits
    return bool(((values > low) & (values < high)).all())


def _apart(parts: Parts, free: Owners, chain: Chain) -> Numbers:
    """Measure how far from a line's letters parts stand, in letters; infinite where not its own."""
    x, letter = parts.middle[free], chain.letter
    base = chain.base_at(x)
    centre = parts.centre[free]
    above, below = (base - letter - centre) / letter, (centre - base) / letter * _BELOW
    apart = np.maximum(np.maximum(above, below), 0.0)
    wide = (x >= chain.left - _BESIDE * letter) & (x <= chain.right + _BESIDE * letter)
    small = (parts.height[free] <= _LARGEST * letter) & (parts.width[free] <= 2 * _LARGEST * letter)
    by_letter = (apart <= _AS_HIGH) | _by_letter(parts, free, chain)
    return np.where(wide & small & by_letter, apart, np.inf)


def _by_letter(parts: Parts, free: Owners, chain: Chain) -> NDArray[np.bool_]:
    """Tell which parts stand over or under a letter of the line."""
    reach = _OVER_LETTER * chain.letter
    starts = parts.left[chain.members] - reach
    ends = np.maximum.accumulate(parts.right[chain.members]) + reach
    before = np.searchsorted(starts, parts.right[free], side="right") - 1
    return np.asarray((before >= 0) & (ends[np.maximum(before, 0)] >= parts.left[free]), dtype=np.bool_)
