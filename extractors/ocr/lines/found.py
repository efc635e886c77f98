"""What the line finder gives: lines in reading order, layers of coloured ink, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.base import Box, LayerKind
from extractors.ocr.lines.images import Straightening
from extractors.ocr.placing import Pixels, Placement

LeftOutKind = Literal["picture", "hand"]


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line of print, or a piece of one where a wide gap parts it.

    :param row: pieces of one row share its number.
    :param box: in points, with all its marks.
    :param polygon: in points: along the tops of the letters and back along the base line.
    :param image: grey, its own ink alone, letters at a fixed height on a straight base line.
    :param how: from the image back to the pixels of the level page.
    :param filled_in: coloured figures in a gap of a printed line, stamped or written in later.
    """

    row: int
    box: Box
    polygon: tuple[tuple[float, float], ...]
    image: Pixels
    how: Straightening
    filled_in: bool = False


@dataclass(frozen=True, slots=True)
class InkLayer:
    """Coloured ink beside the letter's print: a stamp (ตราประทับ) with its lines, or handwriting (ลายมือ).

    :param placement: of the pixels in which its lines stand.
    :param framed: the stamp has a frame or a ring, which is its box.
    :param written: where ink stands in a stamp that is in none of its lines, as figures by hand.
    """

    kind: LayerKind
    box: Box
    placement: Placement
    lines: tuple[FoundLine, ...] = ()
    framed: bool = False
    written: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture (ครุฑ, QR code) or black handwriting, not read."""

    kind: LeftOutKind
    box: Box


@dataclass(frozen=True, slots=True)
class Found:
    """A page as the line finder sees it; all boxes in points.

    :param placement: of the pixels of the page once it lies level.
    :param is_upright: the page shows that its lines stand upright; else they may stand on their heads.
    """

    placement: Placement
    lines: tuple[FoundLine, ...]
    layers: tuple[InkLayer, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_upright: bool = False
