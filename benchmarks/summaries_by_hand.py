"""Summaries that were written by hand for 20 development letters, as places on their pages.

``summaries_by_hand.json`` holds no word of the letters.  For each file it has the beginning of its SHA-256
and, for each passage that an officer would take into ข้อเท็จจริง, boxes: page, then left, top, right and bottom
in thousandths of the page.  So it stays valid when a better recogniser reads other characters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.base import Page, Word

_FILE = Path(__file__).with_suffix(".json")
#: thousandths of the page's width: the ends of a line are read a little differently each time
_SLACK = 2

#: page number and offset into its text
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a summary: a box for each of its lines."""

    boxes: tuple[tuple[int, int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """The summary of one letter.

    :param file: below the folder of the development letters.
    """

    file: str
    sha256: str
    passages: tuple[Passage, ...]

    def is_of(self, path: Path) -> bool:
        """Tell whether a file is the one that was summed up."""
        return hashlib.sha256(path.read_bytes()).hexdigest().startswith(self.sha256)


def summaries_by_hand() -> list[ByHand]:
    """Give the summaries that were written by hand."""
    kept = json.loads(_FILE.read_text(encoding="utf-8"))
    return [
        ByHand(file, one["sha256"], tuple(Passage(tuple(map(tuple, boxes))) for boxes in one["sentences"]))
        for file, one in kept.items()
    ]


def places_in(summary: ByHand, pages: tuple[Page, ...]) -> list[set[Place]]:
    """Give for each passage the characters of a reading that stand in its boxes."""
    return [set(_inside(passage, pages)) for passage in summary.passages]


def _inside(passage: Passage, pages: tuple[Page, ...]) -> Iterator[Place]:
    for page in pages:
        boxes = [box for number, *box in passage.boxes if number == page.number]
        for word in page.words if boxes and page.width and page.height else ():
            yield from ((page.number, at) for at, x, y in _centres(word, page) if _within(boxes, x, y))


def _centres(word: Word, page: Page) -> Iterator[tuple[int, float, float]]:
    """Give offset and place of each character; those of a word are taken to be of one width."""
    if word.box is None or page.width is None or page.height is None:
        return
    box, count = word.box, word.end - word.start
    y = 500 * (box.top + box.bottom) / page.height
    for number in range(count):
        x = box.left + (box.right - box.left) * (number + 0.5) / count
        yield word.start + number, 1000 * x / page.width, y


def _within(boxes: list[list[int]], x: float, y: float) -> bool:
    return any(
        left - _SLACK <= x <= right + _SLACK and top <= y <= bottom for left, top, right, bottom in boxes
    )
