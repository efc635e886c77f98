"""What is seen where a PDF page has text (หมึกที่เห็นจริง): the page drawn coarsely, a pixel a point.

A text layer may hold words that nobody sees, and white letters on a dark ground that everybody sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from extractors.assemble import Line
from extractors.base import Box
from extractors.pdf.glyphs import Glyph

Grey = NDArray[np.uint8]

#: print is at least so much darker than its paper, of 255
_INK = 40
#: paper on which pale letters can be read is darker than this
_DARK = 140
#: where more words than this share stand on blank paper, it is the layer's places that are wrong
_MOST_BLANK = 0.3
#: a dot or a hyphen may leave no trace in so coarse a picture
_WORD = 3
#: points around a word that belong to it
_AROUND = 1.0


def seen_words(page: pdfium.PdfPage, found: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out the words of a scanner's layer under which the scan is blank: a hidden ลับที่สุด is no print."""
    grey = _drawn(page)
    ink = float(np.median(grey)) - _INK
    words = [f for line in found for f in line if f.box and len(f.text) >= _WORD]
    blank = {id(f) for f in words if f.box and _cut(grey, f.box).min(initial=255) > ink}
    if len(blank) > _MOST_BLANK * len(words):
        return tuple(found)
    kept = ([f for f in line if id(f) not in blank] for line in found)
    return tuple(line for line in kept if line)


def seen_glyphs(page: pdfium.PdfPage, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Make pale letters visible where their ground is dark."""
    grey = _drawn(page)
    return [replace(glyph, visible=_on_dark(grey, glyph)) if glyph.pale else glyph for glyph in glyphs]


def _on_dark(grey: Grey, glyph: Glyph) -> bool:
    ground = _cut(grey, glyph.advance)
    return bool(ground.size) and float(np.median(ground)) < _DARK


def _cut(grey: Grey, box: Box) -> Grey:
    top, left = max(0, round(box.top - _AROUND)), max(0, round(box.left - _AROUND))
    return grey[top : round(box.bottom + _AROUND), left : round(box.right + _AROUND)]


def _drawn(page: pdfium.PdfPage) -> Grey:
    with closing(page.render(scale=1, grayscale=True, may_draw_forms=False)) as bitmap:
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
