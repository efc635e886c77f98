"""A block as part of a PDF page: the shapes that are seen, and the text that can be selected and copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, FloatObject, IndirectObject

from extractors.base import Box, Page, Word
from extractors.pdf.own_layer import FONT
from pipeline.on_letter.block import ASCENT, DESCENT, Block, Text
from pipeline.on_letter.face import Face
from pipeline.searchable.font import Font
from pipeline.searchable.geometry import seen_to_pdf
from pipeline.searchable.layer import layers
from pipeline.searchable.pages import lay_over
from pipeline.searchable.pdf_objects import dictionary, name, put, stream

_FORM = "KasianNote"
#: of a rule, in points
_THIN, _DOT, _PITCH = 0.6, 0.6, 2.4
#: what is added to the outlines of bold letters, as a share of their size
_BOLD = 0.03


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour: red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def operators(self) -> str:
        """Set it for filling and for strokes."""
        colour = f"{self.red:g} {self.green:g} {self.blue:g}"
        return f"{colour} rg {colour} RG"


#: as a note is written by hand, so that nobody takes it for the letter's own print; read again, the note is
#: parted from the print by its colour
PEN = Ink(0.05, 0.1, 0.55)
PRINT = Ink(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is seen, width and height in points."""

    page: PageObject
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a block is drawn."""

    face: Face
    ink: Ink = PEN


def lay_block(writer: PdfWriter, sheet: Sheet, block: Block, at: tuple[float, float], drawn: Drawn) -> None:
    """Set a block on a page; what the page shows is not touched.

    :param at: the block's top left corner, in points from that of the page as it is seen.
    """
    form = _form(writer, sheet, block, at, drawn)
    place = seen_to_pdf(sheet.page, sheet.width, sheet.height)
    called = _free_name(sheet.page)
    lay_over(writer, sheet.page, f"/{called} Do".encode("ascii"), place, {"XObject": {called: form}})


def _form(
    writer: PdfWriter, sheet: Sheet, block: Block, at: tuple[float, float], drawn: Drawn
) -> IndirectObject:
    """Make a form with names of its own: the page may have a text layer of kasian's already."""
    font = Font.of(text.text for text in block.texts)
    (layer, *_) = [*layers([_as_page(sheet, block, at, drawn.face)], font), None]
    seen = "\n".join((drawn.ink.operators, *_operators(block, at, drawn.face))).encode("ascii")
    form = stream(
        seen + b"\n" + (layer.operators if layer else b""),
        dictionary(
            Type=name("XObject"),
            Subtype=name("Form"),
            BBox=ArrayObject(map(FloatObject, (0, 0, sheet.width, sheet.height))),
            Resources=dictionary(Font=dictionary(**{FONT: font.put_into(writer)})),
        ),
    )
    return put(writer, form)


def _operators(block: Block, at: tuple[float, float], face: Face) -> Iterator[str]:
    left, top = at
    for text in block.texts:
        yield from _outlines(text, at, face)
    yield f"{_THIN} w 1 J [0 {_PITCH}] {_DOT} d"
    for rule in block.rules:
        y = top + rule.y
        yield f"{left + rule.left:.2f} {y:.2f} m {left + rule.right:.2f} {y:.2f} l S"


def _outlines(text: Text, at: tuple[float, float], face: Face) -> Iterator[str]:
    for shape in face.outlines(text.text, text.size, at[0] + text.left, at[1] + text.baseline):
        yield f"{' '.join(f'{x:.2f} {y:.2f}' for x, y in shape.points)} {shape.operator}".strip()
    yield f"{_BOLD * text.size:.2f} w B" if text.bold else "f"


def _as_page(sheet: Sheet, block: Block, at: tuple[float, float], face: Face) -> Page:
    """Tell where each word stands, as if it had been read there."""
    words: list[Word] = []
    start = 0
    for text in block.texts:
        words += _words(text, at, start, face)
        start += len(text.text) + 1
    said = "\n".join(text.text for text in block.texts)
    return Page(1, said, tuple(words), "text", 1.0, "set", width=sheet.width, height=sheet.height)


def _words(text: Text, at: tuple[float, float], start: int, face: Face) -> Iterator[Word]:
    left, baseline = at[0] + text.left, at[1] + text.baseline
    for run in re.finditer(r"\S+", text.text):
        first, last = (face.width(text.text[:end], text.size) for end in run.span())
        box = Box(left + first, baseline - ASCENT * text.size, left + last, baseline + DESCENT * text.size)
        yield Word(start + run.start(), start + run.end(), box, 1.0)


def _free_name(page: PageObject) -> str:
    """Give a name that the page has not given to something else."""
    resources = page.get_inherited("/Resources", dictionary()).get_object()
    taken = resources.get("/XObject", dictionary()).get_object()
    names = (f"{_FORM}{number or ''}" for number in range(len(taken) + 1))
    return next(one for one in names if f"/{one}" not in taken)
