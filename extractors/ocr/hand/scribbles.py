"""What the line finder left out as handwriting, such as signatures (ลายมือชื่อ), as layers of the page."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.base import Layer
from extractors.ocr.lines.found import LeftOut
from extractors.ocr.placing import Placement

_THIN = 4.0  # points: less is what is left of a rule or of the paper's edge


def scribbles(left_out: Sequence[LeftOut], back: Placement) -> tuple[Layer, ...]:
    """Give the handwriting in the ink of the print.

    :param back: from the page as it was read to the page as it came.
    """
    boxes = [one.box for one in left_out if one.kind == "hand"]
    large = (box for box in boxes if min(box.right - box.left, box.bottom - box.top) > _THIN)
    return tuple(Layer("hand", "", back.box(box)) for box in large)
