"""What the line finder sees of a page that was read: found anew, for a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import cv2
import numpy as np
from PIL import Image

from extractors.base import POINTS_PER_INCH, Page, Word, shared_area
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found, FoundLine
from extractors.ocr.placing import Pixels, Placement, turned_back
from extractors.ocr.prepare.ink import Inks, part_inks
from extractors.ocr.prepare.prepare import Prepared, prepare
from extractors.picture import Picture


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as the line finder sees it.

    :param colours: the page level, height x width x 3 (RGB), of the pixels that ``found.placement`` places.
    :param inks: the same, its inks apart.
    :param texts: what the page's text holds of each row of lines; empty where nothing was read there.
    """

    found: Found
    colours: Pixels
    inks: Inks
    texts: tuple[str, ...]

    @property
    def rows(self) -> list[list[FoundLine]]:
        """The lines, those of one row together, in reading order."""
        return [list(row) for _, row in groupby(self.found.lines, key=lambda line: line.row)]

    def pixels(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Give pixels of the level page for points of the page."""
        x, y = _back(self.found.placement).points(*zip(*points, strict=True))
        return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def sight_of(page: Page, picture: Picture) -> Sight:
    """Look at a page once more.

    :param page: as it was read; tells which way up, and what.
    :param picture: of the same page.
    """
    turns = quarter_turns(page)
    upright = np.ascontiguousarray(np.rot90(_colours(picture.image), -turns))
    found = find_lines(upright, picture.dpi)
    colours = _level(prepare(upright, picture.dpi), found.placement)
    width, height = (side * POINTS_PER_INCH / picture.dpi for side in picture.image.size)
    back = Placement(turned_back(turns, width, height))
    return Sight(found, colours, part_inks(colours), _texts(page, found, back))


def quarter_turns(page: Page) -> int:
    """Tell by how many quarter turns clockwise a page was turned to be read: by the way its words run."""
    across = down = 0.0
    for line in _lines(page):
        boxes = [word.box for word in line if word.box is not None]
        for a, b in pairwise(boxes):
            across += b.left + b.right - a.left - a.right
            down += b.top + b.bottom - a.top - a.bottom
    if abs(across) >= abs(down):
        return 0 if across >= 0 else 2
    return 3 if down > 0 else 1


def _back(placement: Placement) -> Placement:
    """Give the map from points of the page to pixels of the level page."""
    return Placement(np.asarray(np.linalg.inv(placement.matrix), dtype=np.float64))


def _lines(page: Page) -> list[list[Word]]:
    key = {word.start: page.text.count("\n", 0, word.start) for word in page.words}
    return [list(line) for _, line in groupby(page.words, key=lambda word: key[word.start])]


def _colours(image: Image.Image) -> Pixels:
    paper = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB"), dtype=np.uint8)


def _level(page: Prepared, found: Placement) -> Pixels:
    """Turn the prepared page as the line finder levelled it."""
    height, width = page.image.shape[:2]
    turn = _back(found).matrix @ page.placement.matrix
    level = cv2.warpPerspective(page.image, turn, (width, height), borderValue=(255.0,) * 3)
    return np.asarray(level, dtype=np.uint8)


def _texts(page: Page, found: Found, back: Placement) -> tuple[str, ...]:
    """Give to each row the words that stand in it."""
    rows = [
        [back.box(line.box) for line in row] for _, row in groupby(found.lines, key=lambda line: line.row)
    ]
    texts: list[list[Word]] = [[] for _ in rows]
    for word in page.words:
        if word.box is not None and rows:
            inside = [max(shared_area(word.box, box) for box in row) for row in rows]
            texts[int(np.argmax(inside))].append(word)
    return tuple(
        page.text[words[0].start : words[-1].end].replace("\n", " ") if words else "" for words in texts
    )
