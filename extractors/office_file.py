"""Files of office programs through LibreOffice (โปรแกรมสำนักงาน): text documents, slides.

A text document becomes a DOCX, whose structure our own reader knows: columns stay apart, table rows stay
together, text boxes keep their places, and no character is lost to a font.  Slides become a PDF.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors import docx_file, pdf_file
from extractors.base import Ask, Extracted, FileKind, Page
from extractors.detect import kind_of
from extractors.programs.libreoffice import Conversion, converted

_DOCX = "docx:MS Word 2007 XML"
_PDF = "pdf:impress_pdf_Export"
CONVERSIONS: dict[FileKind, Conversion] = {
    "doc": Conversion(".doc", "MS Word 97", _DOCX, "Writer"),
    "odt": Conversion(".odt", "writer8", _DOCX, "Writer"),
    "rtf": Conversion(".rtf", "Rich Text Format", _DOCX, "Writer"),
    "ppt": Conversion(".ppt", "MS PowerPoint 97", _PDF, "Impress"),
    "pptx": Conversion(".pptx", "Impress MS PowerPoint 2007 XML", _PDF, "Impress"),
    "odp": Conversion(".odp", "impress8", _PDF, "Impress"),
}


def count(_path: Path) -> None:
    """Give no number: only converting would tell, and that is most of the work of reading."""


def read(path: Path, ask: Ask) -> Extracted:
    """Convert the file and read what comes of it."""
    how = CONVERSIONS[kind_of(path)]
    with converted(path, how) as made:
        (document,) = made.files
        extracted = docx_file.read(document, ask) if how.target == _DOCX else pdf_file.read(document, ask)
    pages = tuple(_through(how, page) for page in extracted.pages)
    return replace(extracted, pages=pages)


def _through(how: Conversion, page: Page) -> Page:
    return replace(page, reason=f"{how.suffix} through LibreOffice: {page.reason}")
