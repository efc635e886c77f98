"""An emblem of our own where a real letter has the garuda: a betel leaf in a ring (ตราสมมติ ไม่ใช่ตราครุฑ)."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

_SIZE = 300
_FINER = 4  # drawn larger, then made smaller: smooth edges


@cache
def _png() -> bytes:
    side = _SIZE * _FINER
    image = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(image)
    line = side // 50
    draw.ellipse((line, line, side - line, side - line), outline=0, width=line)
    draw.ellipse((4 * line, 4 * line, side - 4 * line, side - 4 * line), outline=0, width=line // 2)
    draw.polygon(_leaf(side), fill=40)
    middle = side // 2
    draw.line((middle, side * 0.2, middle, side * 0.88), fill=255, width=line // 2)
    for i in range(4):
        top = side * (0.34 + 0.1 * i)
        for way in (-1, 1):
            draw.line((middle, top + side * 0.1, middle + way * side * 0.2, top), fill=255, width=line // 3)
    out = BytesIO()
    image.resize((_SIZE, _SIZE), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def _leaf(side: int) -> list[tuple[float, float]]:
    """The outline of a heart-shaped leaf, its tip down."""
    shape = ((0.5, 0.26), (0.6, 0.18), (0.73, 0.2), (0.8, 0.34), (0.77, 0.52), (0.66, 0.7), (0.5, 0.86))
    right = [(x * side, y * side) for x, y in shape]
    return right + [(side - x, y) for x, y in reversed(right)]


def emblem_png() -> BytesIO:
    """The emblem as PNG."""
    return BytesIO(_png())
