"""Print told from handwriting (ลายมือ): its letters are of one height and stand on one line."""

from __future__ import annotations

import numpy as np

from extractors.ocr.lines.chains import Chain, chain_of
from extractors.ocr.lines.parts import Parts

#: letters that are too few to show whether they are regular
FEW = 3
# In letters of the page: lone letters of print are of its size, as wide as letters, and no blots.
_SIZES = (0.55, 1.7)
# Two letters of a mark of secrecy (ลับ) are of twice the size of text, of more beside the type of a stamp.
_LARGE_PAIR = 3.8
_WIDEST = 8.0
_WIDE = 1.6  # heights of the part itself
_LETTER_DARK = 0.14
_BLOT = (0.6, 0.8)  # as wide and as dark
# In letters of the line.
_EVEN = 0.15
_SHORT = 4
_SHORT_SIZES = (0.7, 1.3)
# Share of a line's letters that are as high as its plain letter, plus share that stand on its base line.
_REGULAR = 1.2


def is_print(parts: Parts, chain: Chain, letter: int) -> bool:
    """Tell print from handwriting.

    :param letter: height of the plain letter of the page.
    """
    if chain.members.size < FEW:
        return _is_lone_print(parts, chain, letter)
    off = _EVEN * chain.letter
    alike = float((np.abs(parts.height[chain.members] - chain.letter) <= off).mean())
    base = chain.base_at(parts.middle[chain.members])
    level = float((np.abs(parts.bottom[chain.members] - base) <= off).mean())
    low, high = _SHORT_SIZES
    short = chain.members.size <= _SHORT and level == 1 and low * letter <= chain.letter <= high * letter
    return short or alike + level >= _REGULAR


def printed_start(parts: Parts, chain: Chain, letter: int) -> Chain | None:
    """Give the longest printed beginning of a line that ends in handwriting (ที่ … / and a number by hand)."""
    for end in range(chain.members.size - 1, FEW, -1):
        start = chain_of(parts, chain.members[:end])
        if is_print(parts, start, letter):
            return start
    return None


def _is_lone_print(parts: Parts, chain: Chain, letter: int) -> bool:
    heights, widths = parts.height[chain.members], parts.width[chain.members]
    dark = float(parts.area[chain.members].sum() / (heights * widths).sum())
    widest = float(widths.max()) / letter
    low, high = _SIZES[0], _LARGE_PAIR if _is_even_pair(parts, chain) else _SIZES[1]
    sized = low * letter <= chain.letter <= high * letter and widest <= _WIDEST
    blot = widest >= _BLOT[0] and dark >= _BLOT[1]
    return sized and not blot and dark >= _LETTER_DARK and float((widths / heights).min()) < _WIDE


def _is_even_pair(parts: Parts, chain: Chain) -> bool:
    """Tell whether two letters are of one height and stand on one line."""
    sides = parts.height[chain.members], parts.bottom[chain.members]
    return chain.members.size > 1 and all(float(np.ptp(side)) <= _EVEN * chain.letter for side in sides)
