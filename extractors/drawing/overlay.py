"""The page as it was prepared, its coloured ink, and its lines in reading order, as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from PIL import Image, ImageDraw

from extractors.base import Box, Page
from extractors.drawing.fonts import plain_font
from extractors.drawing.sight import Sight
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.placing import Pixels
from extractors.picture import Picture

Colour = tuple[int, int, int]
Point = tuple[float, float]
# neighbours differ, and none is black: ink that belongs to no line stays as it is
_ROWS: tuple[Colour, ...] = (
    (0, 120, 60),
    (190, 90, 0),
    (0, 90, 200),
    (170, 0, 110),
    (0, 130, 140),
    (120, 110, 0),
)
_STAMP: Colour = (200, 0, 0)
_HAND: Colour = (120, 0, 200)
_PICTURE: Colour = (110, 110, 110)
_WORD: Colour = (0, 90, 200)
_DARK = 170  # of 255: ink, in the picture of a line
_PALE = 0.35  # how much of its colour the page keeps under the lines
_LETTERS = 28  # pixels, at 300 dpi


def prepared(sight: Sight) -> Image.Image:
    """Draw the page level and on white paper, its black ink alone."""
    return Image.fromarray(sight.inks.black)


def coloured_ink(sight: Sight) -> Image.Image | None:
    """Draw the coloured ink (ตราประทับ ลายมือสี) in its colours; None where the page has none."""
    if sight.inks.coloured is None:
        return None
    ink = sight.inks.coloured[..., None] < 255  # noqa: PLR2004 - paper is white
    return Image.fromarray(np.where(ink, sight.colours, np.uint8(255)))


def found_lines(sight: Sight) -> Image.Image:
    """Draw each row in a colour with its number, its pieces joined; layers and what was left out in boxes.

    Ink of a line takes the colour of its row.  Black ink that stays black is in no line.
    """
    pale = 255 - _PALE * (255.0 - sight.colours)
    page = np.where(sight.inks.black[..., None] < _DARK, sight.inks.black[..., None], pale).astype(np.uint8)
    for nth, row in enumerate(sight.rows):
        for line in row:
            _paint(page, sight, line, _ROWS[nth % len(_ROWS)])
    image = Image.fromarray(page)
    draw = ImageDraw.Draw(image)
    for nth, row in enumerate(sight.rows):
        _outline(draw, sight, row, str(nth + 1), _ROWS[nth % len(_ROWS)])
    for layer in sight.found.layers:
        _box(draw, sight, layer.box, layer.kind, _STAMP if layer.kind == "stamp" else _HAND)
        for line in layer.lines:
            draw.polygon(sight.pixels(line.polygon), outline=_STAMP)
    for left in sight.found.left_out:
        _box(draw, sight, left.box, left.kind, _PICTURE if left.kind == "picture" else _HAND)
    return image


def text_words(page: Page, picture: Picture) -> Image.Image:
    """Draw the boxes of the words of a text layer over the page."""
    image = picture.image.convert("RGB")
    draw, scale = ImageDraw.Draw(image), picture.dpi / 72
    for word in page.words:
        if word.box is not None:
            box = word.box
            draw.rectangle(
                (box.left * scale, box.top * scale, box.right * scale, box.bottom * scale), outline=_WORD
            )
    return image


def _paint(page: Pixels, sight: Sight, line: FoundLine, colour: Colour) -> None:
    """Give the ink of a line its colour, where its picture holds it."""
    across, down = zip(*sight.pixels(_corners(line.box)), strict=True)
    left, top = max(0, round(min(across)) - 1), max(0, round(min(down)) - 1)
    part = page[top : round(max(down)) + 2, left : round(max(across)) + 2]
    ys, xs = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]].astype(np.float64)
    u, v = line.how.inside(xs.ravel(), ys.ravel())
    to_u, to_v = (a.reshape(xs.shape).astype(np.float32) for a in (u, v))
    border = cv2.BORDER_CONSTANT
    seen = cv2.remap(line.image, to_u, to_v, cv2.INTER_LINEAR, borderMode=border, borderValue=(255.0,))
    part[np.asarray(seen) < _DARK] = colour


def _outline(
    draw: ImageDraw.ImageDraw, sight: Sight, row: list[FoundLine], number: str, colour: Colour
) -> None:
    shapes = [sight.pixels(line.polygon) for line in row]
    for shape in shapes:
        draw.polygon(shape, outline=colour, width=2)
    for before, after in pairwise(shapes):
        draw.line((_end(before), _start(after)), fill=colour, width=3)
    x, y = shapes[0][0]
    draw.text((x - 8, y), number, fill=colour, font=plain_font(_LETTERS), anchor="rt")


def _start(shape: Sequence[Point]) -> Point:
    return _half_way(shape[0], shape[-1])


def _end(shape: Sequence[Point]) -> Point:
    """A polygon runs along the tops and back along the base line: its end is in the middle of its points."""
    half = len(shape) // 2
    return _half_way(shape[half - 1], shape[half])


def _half_way(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _box(draw: ImageDraw.ImageDraw, sight: Sight, box: Box, label: str, colour: Colour) -> None:
    shape = sight.pixels(_corners(box))
    draw.polygon(shape, outline=colour, width=4)
    draw.text(shape[0], label, fill=colour, font=plain_font(_LETTERS), anchor="lb")


def _corners(box: Box) -> tuple[Point, ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)
