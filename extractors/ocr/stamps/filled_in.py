"""Coloured figures in the gaps of printed lines: numbers and days filled in later (เลขที่และวันที่ที่เติมภายหลัง).

Outgoing letters are printed without their number and day; both are filled in when the letter is signed, by a
numbering stamp or by hand.  Whether such ink can be read is for the recogniser to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.base import Box
from extractors.ocr.lines.chains import Chain, chained
from extractors.ocr.lines.marks import NOBODY
from extractors.ocr.lines.parts import Choice, Parts, parts_of
from extractors.ocr.lines.rules import Rules
from extractors.ocr.lines.seen import Seen
from extractors.ocr.lines.sheet import Sheet
from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.ink import ink_level

# In letters of the printed line.
_HEIGHTS = (0.55, 2.2)
_WIDEST = 3.5  # some figures run together
_BAND = (1.6, 0.6)  # above and below the base line, for the middle of a figure
_AFTER = 6.0  # from the end of the line
_BETWEEN = 14.0  # the longest gap between two pieces of a line
_INTO_PRINT = 0.4
_AROUND = 1.0
_LONGEST = 8.0
_MOST_FIGURES = 8
# Share of the coloured ink in and around a group that is not its own: more is of a stamp or a signature.
_OTHER_INK = 0.2
_BESIDE = 0.35


@dataclass(frozen=True, slots=True)
class FilledIn:
    """Groups of figures.

    :param sheet: its chains are the groups.
    :param level: for each group, its box as if it stood level with its line, in pixels.
    """

    sheet: Sheet
    level: tuple[Box, ...]

    def strokes(self) -> NDArray[np.bool_]:
        """Tell which pixels are of the figures' strokes, or close beside."""
        seen = self.sheet.seen
        own = (seen.owner != NOBODY)[seen.parts.labels].astype(np.uint8)
        side = round(_BESIDE * seen.letter) | 1
        return np.asarray(cv2.dilate(own, np.ones((side, side), np.uint8)) > 0)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a line has room, in pixels across: before its next piece, or after its end."""

    line: Chain
    left: float
    right: float


def filled_in(coloured: Pixels, black: Sheet) -> FilledIn | None:
    """Find groups of figures that stand alone in a gap of a line, or close after its end; None without any.

    :param coloured: the coloured ink of the page, of the size of its black ink.
    """
    parts = parts_of((coloured <= ink_level(coloured)).astype(np.uint8))
    found = [(group, gap.line) for gap in _gaps(black.seen.chains) for group in _groups(parts, gap)]
    if not found:
        return None
    owner = np.full(parts.area.size, NOBODY, dtype=np.intp)
    for nth, (group, _) in enumerate(found):
        owner[group.members] = nth
    none = np.zeros(parts.area.size, dtype=np.bool_)
    groups = tuple(group for group, _ in found)
    seen = Seen(parts, black.seen.letter, Rules(), groups, owner, none, none)
    return FilledIn(Sheet(coloured, seen, black.placement), tuple(_level(*pair) for pair in found))


def _gaps(chains: Sequence[Chain]) -> Iterator[_Gap]:
    for chain in chains:
        ahead = [other.left for other in chains if other is not chain and _follows(chain, other)]
        reach = chain.right + (_BETWEEN if ahead else _AFTER) * chain.letter
        yield _Gap(chain, chain.right, min(reach, *ahead, reach))


def _follows(chain: Chain, other: Chain) -> bool:
    at = np.array([chain.right])
    apart = abs(float(chain.base_at(at)[0] - other.base_at(at)[0]))
    return other.left >= chain.right and apart <= chain.letter


def _level(group: Chain, line: Chain) -> Box:
    base = float(line.base_at(np.array([group.left]))[0])
    return Box(group.left, base - line.letter, group.right, base)


def _groups(parts: Parts, gap: _Gap) -> list[Chain]:
    chosen = _standing_in(parts, gap)
    return [group for group in chained(parts, chosen) if _is_alone(parts, group, gap.line.letter)]


def _standing_in(parts: Parts, gap: _Gap) -> Choice:
    """Tell which parts are as large as figures of a line and stand in a gap of it."""
    line, letter = gap.line, gap.line.letter
    low, high = _HEIGHTS
    above, below = _BAND
    base = line.base_at(parts.middle)
    chosen = (parts.height >= low * letter) & (parts.height <= high * letter)
    chosen &= parts.width <= _WIDEST * letter
    chosen &= (parts.centre >= base - above * letter) & (parts.centre <= base + below * letter)
    rim = _INTO_PRINT * letter
    chosen &= (parts.left >= gap.left - rim) & (parts.right <= gap.right + rim)
    chosen[0] = False
    return np.asarray(chosen, dtype=np.bool_)


def _is_alone(parts: Parts, group: Chain, letter: float) -> bool:
    box = parts.box(group.members)
    if group.members.size > _MOST_FIGURES or box.right - box.left > _LONGEST * group.letter:
        return False
    around = _ink_in(parts, box, _AROUND * letter)
    own = np.isin(around, group.members).sum()
    return bool((around > 0).sum() - own <= _OTHER_INK * own)


def _ink_in(parts: Parts, box: Box, rim: float) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    rows = slice(max(0, int(box.top - rim)), int(box.bottom + rim) + 1)
    columns = slice(max(0, int(box.left - rim)), int(box.right + rim) + 1)
    return parts.labels[rows, columns]
