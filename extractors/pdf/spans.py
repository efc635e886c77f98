"""What a PDF writes as one (ActualText): where it really stands.

Chromium and others draw a Thai cluster with several glyphs and write its text beside them, once.  PDFium
gives that text at the first glyph, cuts the box of that glyph into as many slices as there are characters,
and leaves the other glyphs out; it gives the text twice where it takes the glyphs in another order, and
forgets where a form stands.  Here all glyphs of such a span are measured, and its text is put in their place.
"""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF8, BOM_UTF16_BE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.base import Box
from extractors.pdf.glyphs import HANGING, Glyph
from extractors.pdf.objects import KEY, Drawn, Point, Sides, address
from extractors.pdf.place import Affine

# how far behind its ink a letter may end, as a share of the font's size
_SIDE = 0.3


@dataclass(frozen=True, slots=True)
class Span:
    """The glyphs that one ActualText stands for.

    :param text: that ActualText.
    :param start: where the first glyph starts on its baseline.
    :param ink: the box around what they draw.
    :param end: where the glyph after the span starts on its baseline; None at the end of the page.
    """

    text: str
    start: Point
    ink: Sides
    end: Point | None


def spans(drawn: Iterable[Drawn]) -> dict[int, Span]:
    """Give the span of a text object, by the object's address; on most pages there is none."""
    found: dict[int, Span] = {}
    runs = [list(run) for _, run in groupby(drawn, key=lambda one: address(one.mark) if one.mark else 0)]
    for run, after in _with_next(runs):
        if run[0].mark:
            ink, end = _around([one.ink for one in run]), after.origin if after else None
            span = Span(_text(run[0].mark), run[0].origin, ink, end)
            found |= {one.address: span for one in run}
    return found


def in_spans(
    runs: Sequence[tuple[int, list[Glyph]]], as_one: Mapping[int, Span], place: Affine
) -> Iterator[Glyph]:
    """Give the text of each span once, where the whole span stands.

    :param runs: glyphs of one text object each, with its address.
    """
    given: set[int] = set()
    for owner, run in runs:
        span = as_one.get(owner)
        if span is None or "".join(glyph.char for glyph in run) != span.text:
            yield from run
        elif id(span) not in given:
            given.add(id(span))
            yield from _spread(run, span, place)


def _spread(run: Sequence[Glyph], span: Span, place: Affine) -> Iterator[Glyph]:
    """Give each letter of a span its share of the span's width, and its marks the letter's place.

    Marks before the first letter, and the ring of ำ, hang on the letter before the span.
    """
    x, y = place.point(*span.start)
    ink = place.box(*span.ink)
    if HANGING.match(run[0].char) or run[0].char == "ำ":
        x = max(x, ink.left)
    whole = _width(replace(ink, left=x), y, run[0].size, span, place)
    letters = list(accumulate(not HANGING.match(glyph.char) for glyph in run))
    width = (whole.right - whole.left) / max(1, letters[-1])
    for glyph, nth in zip(run, letters, strict=True):
        left = x + width * max(0, nth - 1)
        box = replace(whole, left=left, right=left + width) if nth else replace(whole, right=x)
        yield replace(glyph, ink=box if letters[-1] else ink, advance=box, x=left, y=y)


def _width(ink: Box, baseline: float, size: float, span: Span, place: Affine) -> Box:
    """Let a span end where the next glyph of the line starts, else where its own ink ends."""
    if span.end is None:
        return ink
    x, y = place.point(*span.end)
    follows = abs(y - baseline) < size / 2 and ink.left < x < ink.right + _SIDE * size
    return replace(ink, right=x) if follows else ink


def _with_next(runs: Sequence[list[Drawn]]) -> Iterator[tuple[list[Drawn], Drawn | None]]:
    yield from ((run, following[0]) for run, following in pairwise(runs))
    if runs:
        yield runs[-1], None


def _around(inks: Sequence[Sides]) -> Sides:
    """Give the box around all boxes that are not empty."""
    inked = [ink for ink in inks if ink[0] < ink[2]] or inks
    lefts, bottoms, rights, tops = zip(*inked, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _text(mark: Any) -> str:  # noqa: ANN401 - see address
    size = ctypes.c_ulong()
    pdfium_c.FPDFPageObjMark_GetParamBlobValue(mark, KEY, None, 0, size)
    data = (ctypes.c_ubyte * size.value)()
    pdfium_c.FPDFPageObjMark_GetParamBlobValue(mark, KEY, data, size, size)
    return _decoded(bytes(data))


def _decoded(string: bytes) -> str:
    """Read a text string of PDF; Latin-1 stands for its own encoding, as no Thai is in either."""
    if string.startswith(BOM_UTF16_BE):
        return string.decode("utf-16", "replace")
    return string.decode("utf-8-sig" if string.startswith(BOM_UTF8) else "latin-1", "replace")
