"""Cut places out of the pictures of a file's pages (ภาพตัดเฉพาะที่), so that an officer sees what was read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from extractors.base import POINTS_PER_INCH, Box, ExtractError, Page
from extractors.drawing.pages import picture_of
from extractors.drawing.sight import quarter_turns
from extractors.picture import Picture

#: enough to read small print by
DPI = 150
# tell ink from print and paper, in a third of the bytes
_COLOURS = 32
#: points of paper around what is shown
_MARGIN = 2.0


def crops(path: Path, places: Sequence[tuple[Page, Box]]) -> list[bytes]:
    """Give a PNG of each place, the way up that it was read; empty where the page cannot be drawn.

    :param places: a page as it was read, and a box on it.
    """

    @cache
    def picture(number: int) -> Picture | None:
        try:
            return picture_of(path, number)
        except (ExtractError, OSError):
            return None

    pictured = ((page, box, picture(page.number)) for page, box in places)
    return [_png(_cut(page, box, seen)) if seen else b"" for page, box, seen in pictured]


def _cut(page: Page, box: Box, seen: Picture) -> Image.Image | None:
    scale = seen.dpi / POINTS_PER_INCH
    width, height = seen.image.size
    left, top = max(0.0, (box.left - _MARGIN) * scale), max(0.0, (box.top - _MARGIN) * scale)
    right, bottom = min(width, (box.right + _MARGIN) * scale), min(height, (box.bottom + _MARGIN) * scale)
    if right - left < 1 or bottom - top < 1:
        return None
    cut = seen.image.crop((round(left), round(top), round(right), round(bottom))).convert("RGB")
    cut.thumbnail((max(1, round(cut.width * DPI / seen.dpi)), max(1, round(cut.height * DPI / seen.dpi))))
    return cut.rotate(-90 * quarter_turns(page), expand=True)


def _png(image: Image.Image | None) -> bytes:
    if image is None:
        return b""
    out = BytesIO()
    image.quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()
