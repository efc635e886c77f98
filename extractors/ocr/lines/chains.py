"""Letters chained into lines: each letter looks for the nearest one to its right that stands level with it.

What is too low for a letter waits as a mark; what is far too large is a picture, a signature or a stain.
Sizes are compared between neighbours, so that large type (ด่วนที่สุด) beside small makes lines too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extractors.base import Box
from extractors.ocr.lines.parts import Choice, Chosen, Numbers, Parts

# In heights of a plain letter of the page.
_LOWEST, _HIGHEST = 0.65, 4.5
_WIDEST = 12.0
_WIDE_IF_HIGH = 2.5  # letters run together are wide, and no higher than one letter with its marks
_THIN = 0.1
# In heights of the lower of two neighbours.
_GAP = 2.5
_OVERLAP = 0.5
_RATIO = 2.4
_STEP = 0.5
# In heights of the line's own letters.
_SAME_LEVEL = 0.35
_SAME_SIZE = 1.5
_MOST = 600  # lines and pieces of lines: the densest table has fewer
_CURVED = 25.0  # a line shorter than this is straight


@dataclass(frozen=True, slots=True)
class Chain:
    """Letters of one line.

    :param members: numbers of the parts, from left to right.
    :param base: coefficients of the base line, highest power first: y over x in pixels.
    :param letter: height of a plain letter of this line.
    """

    members: Chosen
    base: Numbers
    letter: float
    left: float
    right: float

    def base_at(self, x: Numbers) -> Numbers:
        """Give the height of the base line, within the line's ends."""
        return np.asarray(np.polyval(self.base, np.clip(x, self.left, self.right)), dtype=np.float64)


def like_letters(parts: Parts, letter: int) -> Choice:
    """Tell which parts are as large as a letter, or as some letters run together."""
    height, width = parts.height / letter, parts.width / letter
    chosen = (height >= _LOWEST) & (height <= _HIGHEST) & (width >= _THIN)
    chosen &= width <= np.where(height <= _WIDE_IF_HIGH, _WIDEST, _HIGHEST)
    chosen[0] = False
    return np.asarray(chosen, dtype=np.bool_)


def chained(parts: Parts, letters: Choice, walls: Sequence[Box] = ()) -> list[Chain]:
    """Chain letters into lines; a wide gap or a wall, the upright rule between two cells, ends a chain."""
    order = np.flatnonzero(letters)
    order = order[np.argsort(parts.left[order], kind="stable")]
    group = {int(part): [int(part)] for part in order}
    for part, next_part in _links(parts, order):
        if _walled(parts.middle[part], parts.middle[next_part], parts.bottom[part], walls):
            continue
        mine, other = group[part], group[next_part]
        if mine is not other:
            mine += other
            for moved in other:
                group[moved] = mine
    groups = {id(members): members for members in group.values()}
    chains = [chain_of(parts, np.array(members)) for members in groups.values()]
    return _joined(parts, chains, walls)


def chain_of(parts: Parts, members: Chosen) -> Chain:
    """Lay a base line under letters, those with a tail aside."""
    members = members[np.argsort(parts.left[members], kind="stable")]
    heights = parts.height[members]
    letter = float(np.median(heights[heights <= 1.3 * np.median(heights)]))
    left, right = float(parts.left[members].min()), float(parts.right[members].max())
    return Chain(members, _base(parts, members, letter), letter, left, right)


def _base(parts: Parts, members: Chosen, letter: float) -> Numbers:
    x, y = parts.middle[members], parts.bottom[members]
    level = np.array([np.median(y)])
    span = (float(x.max()) - float(x.min())) / letter
    if members.size < 4 or span < 4:  # noqa: PLR2004 - too few to tell a slope from a tail
        return level
    degree = 2 if span >= _CURVED and members.size >= 15 else 1  # noqa: PLR2004 - the same
    near = np.abs(y - level) <= letter
    for _ in range(3):
        if np.count_nonzero(near) < degree + 2:
            return level
        fit = np.polynomial.Polynomial.fit(x[near], y[near], degree).convert()
        off = np.abs(y - fit(x))
        near = off <= max(0.08 * letter, 1.5 * float(np.median(off)))
    return np.asarray(fit.coef[::-1], dtype=np.float64)


def _links(parts: Parts, order: Chosen) -> list[tuple[int, int]]:
    """Give for each letter the nearest to its right that stands level with it."""
    left, right, top, bottom = (a[order] for a in (parts.left, parts.right, parts.top, parts.bottom))
    height, middle = bottom - top, (left + right) / 2
    first = np.searchsorted(left, middle, side="left")
    last = np.searchsorted(left, right + _GAP * height, side="right")
    links: list[tuple[int, int]] = []
    for i, part in enumerate(order):
        to = slice(max(i + 1, int(first[i])), int(last[i]))
        lower = np.minimum(height[to], height[i])
        gap = np.maximum(left[to] - right[i], 0)
        step = np.abs(bottom[to] - bottom[i])
        overlap = np.minimum(bottom[to], bottom[i]) - np.maximum(top[to], top[i])
        fits = (overlap >= _OVERLAP * lower) & (gap <= _GAP * lower) & (step <= _STEP * height[i])
        fits &= np.maximum(height[to], height[i]) <= _RATIO * lower
        if fits.any():
            cost = np.where(fits, gap + step, np.inf)
            links.append((int(part), int(order[to][int(np.argmin(cost))])))
    return links


def _joined(parts: Parts, chains: list[Chain], walls: Sequence[Box]) -> list[Chain]:
    """Join chains of one line that a tall letter or a speck kept apart; of noise the longest remain."""
    chains = sorted(chains, key=lambda chain: -chain.members.size)[:_MOST]
    chains.sort(key=lambda chain: chain.left)
    group = list(range(len(chains)))
    for a, chain in enumerate(chains):
        for b in range(a + 1, len(chains)):
            if chains[b].left - chain.right > _GAP * chain.letter:
                break
            if group[a] != group[b] and _one_line(chain, chains[b], walls):
                group = [group[a] if number == group[b] else number for number in group]
    lines = (np.flatnonzero(np.array(group) == number) for number in dict.fromkeys(group))
    return [chain_of(parts, np.concatenate([chains[nth].members for nth in line])) for line in lines]


def _walled(left: float, right: float, y: float, walls: Sequence[Box]) -> bool:
    return any(left < wall.right and wall.left < right and wall.top < y < wall.bottom for wall in walls)


def _one_line(a: Chain, b: Chain, walls: Sequence[Box]) -> bool:
    low, high = sorted((a.letter, b.letter))
    if b.left - a.right > _GAP * low or high > _SAME_SIZE * low:
        return False
    at = np.array([(max(a.left, b.left) + min(a.right, b.right)) / 2])
    apart = abs(float(a.base_at(at)[0] - b.base_at(at)[0]))
    return apart <= _SAME_LEVEL * low and not _walled(a.right, b.left, float(a.base_at(at)[0]), walls)
