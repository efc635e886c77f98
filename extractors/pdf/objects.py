"""The text objects of a PDF page: what is drawn in one go, in the order in which it is drawn.

Units are those of the PDF, from the bottom left corner.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

#: of a mark that says what its glyphs mean
KEY = b"ActualText"
_FORM_DEPTH = 5
_INVISIBLE_MODE = 3
#: a colour whose red, green and blue are all above this is not seen on paper
_PALE = 200

Point = tuple[float, float]
#: left, bottom, right, top
Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text object.

    :param address: where PDFium keeps it.
    :param mark: a pointer to its mark with an ActualText; None for none.
    :param origin: where it starts on its baseline.
    :param ink: the box around what it draws.
    :param visible: dark enough to be seen on paper, and not hidden.
    """

    address: int
    mark: Any
    origin: Point
    ink: Sides
    visible: bool

    @property
    def blank(self) -> bool:
        """Whether it draws nothing: a space."""
        return self.ink[0] == self.ink[2]


def address(page_object: Any) -> int:  # noqa: ANN401 - a pointer type that pypdfium2 does not name
    """Give where PDFium keeps a page object; each call for the same object gives another pointer."""
    return ctypes.addressof(page_object.contents)


def text_objects(page: pdfium.PdfPage) -> list[Drawn]:
    """Give the text objects of a page, those in forms too, in the order in which they are drawn."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    child = partial(pdfium_c.FPDFPage_GetObject, page)
    return list(_drawn(child, count, pdfium.PdfMatrix(), 0))


def hidden(text: Any) -> bool:  # noqa: ANN401 - see address
    """Tell whether a text object is drawn without ink, as a scanner's OCR layer is."""
    return bool(pdfium_c.FPDFTextObj_GetTextRenderMode(text) == _INVISIBLE_MODE)


def pale(text: Any) -> bool:  # noqa: ANN401 - see address
    """Tell whether a text object is too pale to be seen on white paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= _PALE


def _drawn(child: Callable[[int], Any], count: int, matrix: pdfium.PdfMatrix, depth: int) -> Iterator[Drawn]:
    for nth in range(count):
        found = child(nth)
        kind = pdfium_c.FPDFPageObj_GetType(found)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            yield _measured(found, matrix)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            yield from _in_form(found, matrix, depth + 1)


def _in_form(form: Any, matrix: pdfium.PdfMatrix, depth: int) -> Iterator[Drawn]:  # noqa: ANN401 - see address
    count = pdfium_c.FPDFFormObj_CountObjects(form)
    inner = _matrix(form).multiply(matrix)
    yield from _drawn(partial(pdfium_c.FPDFFormObj_GetObject, form), count, inner, depth)


def _measured(text: Any, matrix: pdfium.PdfMatrix) -> Drawn:  # noqa: ANN401 - see address
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(text, *sides)
    own = _matrix(text)
    ink = matrix.on_rect(*(side.value for side in sides))
    visible = not hidden(text) and not pale(text)
    return Drawn(address(text), _mark(text), matrix.on_point(own.e, own.f), ink, visible)


def _matrix(page_object: Any) -> pdfium.PdfMatrix:  # noqa: ANN401 - see address
    raw = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(page_object, raw)
    return pdfium.PdfMatrix.from_raw(raw)


def _mark(text: Any) -> Any:  # noqa: ANN401 - see address
    """Give the innermost mark with an ActualText, which is the one that PDFium uses."""
    for nth in reversed(range(pdfium_c.FPDFPageObj_CountMarks(text))):
        mark = pdfium_c.FPDFPageObj_GetMark(text, nth)
        if pdfium_c.FPDFPageObjMark_GetParamValueType(mark, KEY) == pdfium_c.FPDF_OBJECT_STRING:
            return mark
    return None
