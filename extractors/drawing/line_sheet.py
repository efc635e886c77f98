"""The pictures of a page's lines as the recogniser gets them, with what was read of each."""

from __future__ import annotations

from PIL import Image, ImageDraw

from extractors.drawing.fonts import Font, plain_font, thai_font
from extractors.drawing.sight import Sight
from extractors.ocr.lines.found import FoundLine

_MARGIN, _GAP = 90, 40
_LETTERS = 34
_TEXT_HEIGHT = 64
_NUMBER = (0, 90, 200)
_TEXT = (150, 0, 60)
_EDGE = (225, 225, 225)


def line_sheet(sight: Sight) -> Image.Image:
    """Put row under row: its number, the pictures of its pieces side by side, and below them its text."""
    rows, font = sight.rows, thai_font(_LETTERS)
    below = _TEXT_HEIGHT if font is not None else 0
    width = max((sum(line.image.shape[1] + _GAP for line in row) for row in rows), default=0)
    height = sum(_height(row) + below for row in rows)
    sheet = Image.new("RGB", (_MARGIN + max(width, 400), max(height, 1)), "white")
    draw, top = ImageDraw.Draw(sheet), 0
    for nth, (row, text) in enumerate(zip(rows, sight.texts, strict=True)):
        draw.text(
            (_MARGIN - 12, top + 10), str(nth + 1), fill=_NUMBER, font=plain_font(_LETTERS), anchor="rt"
        )
        _pieces(sheet, draw, row, top)
        top += _height(row)
        if font is not None:
            _text(draw, text, top, font)
        top += below
    return sheet


def _height(row: list[FoundLine]) -> int:
    return max(int(line.image.shape[0]) for line in row)


def _pieces(sheet: Image.Image, draw: ImageDraw.ImageDraw, row: list[FoundLine], top: int) -> None:
    left = _MARGIN
    for line in row:
        height, width = line.image.shape
        sheet.paste(Image.fromarray(line.image), (left, top))
        draw.rectangle((left, top, left + width - 1, top + height - 1), outline=_EDGE)
        left += width + _GAP


def _text(draw: ImageDraw.ImageDraw, text: str, top: int, font: Font) -> None:
    draw.text((_MARGIN, top + _TEXT_HEIGHT // 2), text or "–", fill=_TEXT, font=font, anchor="lm")
