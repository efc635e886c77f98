"""Text that a page of a PDF has already: a scanner's hidden layer, or words that are printed there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

OldText = Literal["none", "hidden", "shown"]

_INVISIBLE_MODE = 3
_FORM_DEPTH = 8


def old_text(file: Path, numbers: Iterable[int]) -> dict[int, OldText]:
    """Tell what text the pages of these numbers have.

    :raises pdfium.PdfiumError: the file or a page cannot be opened.
    """
    with closing(pdfium.PdfDocument(file)) as document:
        return {number: _on_page(document, number) for number in numbers}


def _on_page(document: pdfium.PdfDocument, number: int) -> OldText:
    with closing(document[number - 1]) as page:
        texts = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,), max_depth=_FORM_DEPTH)
        modes = {pdfium_c.FPDFTextObj_GetTextRenderMode(text) for text in texts}
    if not modes:
        return "none"
    return "hidden" if modes == {_INVISIBLE_MODE} else "shown"
