"""The PDF of a scanner without the text that is worth less than ours, its pixels as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pypdf import ObjectDeletionFlag, PdfWriter
from pypdf.errors import PdfReadError

from extractors import pdf_file
from extractors.base import DamagedFile, Page
from pipeline.searchable.geometry import square_to_pdf
from pipeline.searchable.old_text import old_text
from pipeline.searchable.pages import show_only
from pipeline.searchable.pictures import encoded

_A4 = (595.0, 842.0)


def pdf_of_scan(file: Path, read: Mapping[int, bool]) -> PdfWriter:
    """Copy a PDF; of the pages that OCR has read, hidden text is taken out.

    Printed words cannot be taken out, and would be copied beside ours: a page with both is drawn anew as a
    picture.

    :param read: the numbers of the pages that were read by OCR, and whether there are words.
    :raises PyPdfError: the structure of the file is not understood.
    :raises ExtractError: a page cannot be drawn.
    """
    writer = PdfWriter(clone_from=file)
    if len(writer.pages) != pdf_file.count(file):
        raise PdfReadError("pypdf and PDFium see different pages")
    for number, old in old_text(file, read).items():
        page = writer.pages[number - 1]
        if old == "hidden":
            writer.remove_objects_from_page(page, ObjectDeletionFlag.TEXT)
        elif old == "shown" and read[number]:
            picture = encoded(pdf_file.picture(file, number).image, lossy=True)
            show_only(writer, page, picture, square_to_pdf(page))
    return writer


def pdf_of_drawn_pages(file: Path, pages: Iterable[Page]) -> PdfWriter:
    """Draw all pages of a PDF as pictures: its structure is understood by PDFium alone.

    A page that cannot be drawn is blank.
    """
    writer = PdfWriter()
    for page in pages:
        sheet = writer.add_blank_page(page.width or _A4[0], page.height or _A4[1])
        with suppress(DamagedFile):
            picture = encoded(pdf_file.picture(file, page.number).image, lossy=True)
            show_only(writer, sheet, picture, square_to_pdf(sheet))
    return writer
