"""Handwriting beside print (ลายมือข้างตัวพิมพ์): where on the page the blank part of a number or a date stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extractors.base import Box, Page, Word, union
from pipeline.letter.lines import Where

# Points: a running number of four figures is 40 wide; figures stand higher than the print, and lower.
_REACH = 90.0
_INTO_PRINT = 6.0
_HIGHEST = 45.0
#: share of the print's height that ink beside it must share, to be on its line
_LEVEL = 0.4


def hand_after(page: Page, end: int, reach: float = _REACH) -> Box | None:
    """Give the place of what is written after the word that ends at an offset, up to the next word.

    :param reach: points; what begins further away is not looked at.
    """
    nth = bisect_left(page.words, end, key=lambda word: word.end)
    if nth == len(page.words) or (box := page.words[nth].box) is None:
        return None
    limit = min(
        [box.right + reach, *(other.left for other in _level(page.words, box) if other.left > box.right)]
    )
    return union(one for one in _ink(page, box) if box.right - _INTO_PRINT <= one.left and one.left < limit)


def hand_before(page: Page, start: int) -> Box | None:
    """Give the place of what is written before the word that begins at an offset, from the last word on."""
    nth = bisect_left(page.words, start, key=lambda word: word.start)
    if nth == len(page.words) or (box := page.words[nth].box) is None:
        return None
    limit = max(
        [box.left - _REACH, *(other.right for other in _level(page.words, box) if other.right < box.left)]
    )
    return union(one for one in _ink(page, box) if one.right <= box.left + _INTO_PRINT and one.right > limit)


def with_place(where: Where, by_hand: Box | None) -> Where:
    """Widen a place by what is written beside it: the officer reads it in the picture."""
    return {**where, "box": union((where["box"], by_hand))}


def _ink(page: Page, box: Box) -> list[Box]:
    """Give the layers on the line of a word; a receive stamp is higher than a line."""
    boxes = (layer.box for layer in page.layers)
    return [one for one in boxes if one.bottom - one.top <= _HIGHEST and _is_level(one, box)]


def _level(words: Iterable[Word], box: Box) -> list[Box]:
    boxes = (word.box for word in words)
    return [one for one in boxes if one is not None and one != box and _is_level(one, box)]


def _is_level(one: Box, box: Box) -> bool:
    shared = min(one.bottom, box.bottom) - max(one.top, box.top)
    return shared >= _LEVEL * min(one.bottom - one.top, box.bottom - box.top)
