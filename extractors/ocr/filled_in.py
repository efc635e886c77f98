"""What was stamped or written into a printed line later: figures are read, the rest is handwriting (ลายมือ).

A numbering stamp (ตรายางเลขที่) prints figures that the recogniser is sure of.  Anything else in such a place,
letters as well as doubtful figures, is not guessed: it stays a place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from extractors.base import Box, Layer, shared_area
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.placing import Placement
from extractors.ocr.recogniser.decode import Char
from extractors.ocr.what_is_read import Reading

_FIGURES = re.compile(r"(?:ว\.? ?)?[0-9๐-๙]+")
# Figures of stamps are read with 0.96 and more, those by hand mostly with less than 0.9.
_SURE = 0.95
_INK = 160  # of 255
_MOSTLY = 0.5


def is_figures(chars: Sequence[Char]) -> bool:
    """Tell whether a reading is figures, each of them sure."""
    text = "".join(char.text for char in chars)
    return bool(_FIGURES.fullmatch(text)) and all(char.likely >= _SURE for char in chars)


def place_of(line: FoundLine, placement: Placement) -> Box:
    """Give the box of a line's ink on its page."""
    rows, columns = (np.flatnonzero((line.image < _INK).any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return placement.box(line.how.box(Box(0, 0, line.image.shape[1], line.image.shape[0])))
    return placement.box(line.how.box(Box(columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)))


def with_hands(layers: Sequence[Layer], reading: Reading) -> tuple[Layer, ...]:
    """Leave out the layers that were read as part of a line; what could not be read there is by hand."""
    places = (*reading.filled_in, *reading.not_read)
    kept = (layer for layer in layers if not _lies_in(layer.box, places))
    return (*kept, *(Layer("hand", "", box) for box in reading.not_read))


def _lies_in(box: Box, others: Sequence[Box]) -> bool:
    area = (box.right - box.left) * (box.bottom - box.top)
    return any(shared_area(box, other) >= _MOSTLY * area for other in others)
