"""The first page of a letter as a PDF of its own (หน้าแรกของหนังสือ), whatever its original is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from extractors import office_file, pdf_file, sheet_file
from extractors.base import FileKind, Page
from extractors.detect import kind_of
from extractors.drawing.sight import quarter_turns
from extractors.programs.libreoffice import Conversion, Program, converted
from pipeline.searchable.from_picture import add_picture
from pipeline.searchable.geometry import paper_size, square_to_pdf
from pipeline.searchable.making import BROKEN
from pipeline.searchable.pages import show_only
from pipeline.searchable.pictures import encoded

_TO_PDF: dict[Program, str] = {
    "Writer": "pdf:writer_pdf_Export",
    "Calc": "pdf:calc_pdf_Export",
    "Impress": "pdf:impress_pdf_Export",
}
_WORD: dict[FileKind, Conversion] = {
    "docx": Conversion(".docx", "MS Word 2007 XML", _TO_PDF["Writer"], "Writer"),
    "docm": Conversion(".docm", "MS Word 2007 XML VBA", _TO_PDF["Writer"], "Writer"),
}
_OFFICE = {**_WORD, **office_file.CONVERSIONS, **sheet_file.CONVERSIONS}


def first_page(file: Path, pages: Sequence[Page]) -> PdfWriter | None:
    """Give the first page as it is seen, upright; None of a file that has no look of its own (text, mail).

    :param pages: as they were read; they tell which way up a scan stands.
    :raises ReaderMissing: LibreOffice, which this kind of file needs, is not installed.
    :raises ExtractError: the file cannot be read or drawn.
    """
    kind = kind_of(file)
    if kind == "pdf":
        return _upright(_of_pdf(file), pages)
    if kind == "image":
        writer = PdfWriter()
        add_picture(writer, file, 1)
        return _upright(writer, pages)
    how = _OFFICE.get(kind)
    if how is None:
        return None
    with converted(file, replace(how, target=_TO_PDF[how.program])) as made:
        return _of_pdf(made.files[0])


def _of_pdf(file: Path) -> PdfWriter:
    """Copy the first page alone: nothing of the others is passed on with it."""
    writer = PdfWriter()
    try:
        writer.append(PdfReader(file), pages=(0, 1), import_outline=False)
        writer.write(BytesIO())  # what is broken in a copied page shows only here
    except BROKEN:
        return _drawn(file)
    return writer


def _drawn(file: Path) -> PdfWriter:
    """Draw the first page: the structure of the file is understood by PDFium alone."""
    writer = PdfWriter()
    picture = pdf_file.picture(file, 1)
    page = writer.add_blank_page(*paper_size(picture))
    show_only(writer, page, encoded(picture.image, lossy=True), square_to_pdf(page))
    return writer


def _upright(writer: PdfWriter, pages: Sequence[Page]) -> PdfWriter:
    if pages and pages[0].source == "ocr":
        writer.pages[0].rotate(90 * quarter_turns(pages[0]))
    return writer
