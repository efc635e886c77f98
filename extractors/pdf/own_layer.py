"""The text that kasian itself laid over a scan (ชั้นข้อความที่ kasian ทำไว้), known by the name of its font.

The picture is still there, and tells more than a layer can: how sure each word is, and what a better reader
will find in it.
"""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

#: of the font without ink
FONT = "KasianNoInk"

_FORM_DEPTH = 3
_LONGEST = 128  # bytes of a font's name


def has_own_layer(page: pdfium.PdfPage) -> bool:
    """Tell whether a page bears a text layer of kasian's."""
    texts = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,), max_depth=_FORM_DEPTH)
    return any(_font_name(text).endswith(FONT) for text in texts)


def _font_name(text: pdfium.PdfObject) -> str:
    """Give the name of a font; other programs may write a tag before it."""
    font = pdfium_c.FPDFTextObj_GetFont(text)
    name = ctypes.create_string_buffer(_LONGEST)
    written = pdfium_c.FPDFFont_GetBaseFontName(font, name, _LONGEST) if font else 0
    return name.value.decode("ascii", "replace") if 0 < written <= _LONGEST else ""
