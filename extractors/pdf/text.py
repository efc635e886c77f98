"""The characters of a PDF page's text layer, each where it is seen, in the order in which they are drawn.

PDFium's own order within a line and its own spaces are not used: it moves Thai marks behind the next space
("กจการ ิ").  Where a character starts on its baseline (its origin) is right in every PDF seen, so lines are
made from that (``pdf_lines``).
"""

from __future__ import annotations

from contextlib import closing
from itertools import groupby

import pypdfium2 as pdfium

from extractors.base import Box
from extractors.pdf.glyphs import Glyph, owned_glyphs
from extractors.pdf.objects import text_objects
from extractors.pdf.place import affine
from extractors.pdf.spans import in_spans, spans


def glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Give the characters of the text layer, without those that PDFium made up."""
    place = affine(page)
    drawn = text_objects(page)
    with closing(page.get_textpage()) as textpage:
        found = owned_glyphs(textpage, place)
    order = {one.address: nth for nth, one in enumerate(drawn)}
    found.sort(key=lambda pair: order.get(pair[0], len(order)))
    runs = [(owner, [glyph for _, glyph in run]) for owner, run in groupby(found, key=lambda pair: pair[0])]
    spaces = (_space(*place.point(*one.origin), visible=one.visible) for one in drawn if one.blank)
    return [*in_spans(runs, spans(drawn), place), *spaces]


def _space(x: float, y: float, *, visible: bool) -> Glyph:
    """Make the space that PDFium leaves out where it is an object of its own."""
    spot = Box(x, y, x, y)
    return Glyph(" ", spot, spot, x, y, 0.0, visible=visible, upright=True)
