"""The pages of a picture file as pages of a PDF, each at the size of its paper."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfWriter

from extractors import image_file
from pipeline.searchable.geometry import paper_size, square_to_pdf
from pipeline.searchable.pages import show_only
from pipeline.searchable.pictures import picture_of


def pdf_of_pictures(file: Path) -> PdfWriter:
    """Make a PDF of a picture file, without text.

    :raises ExtractError: the file cannot be read.
    """
    writer = PdfWriter()
    for number in range(1, image_file.count(file) + 1):
        add_picture(writer, file, number)
    return writer


def add_picture(writer: PdfWriter, file: Path, number: int) -> None:
    """Add one page (from 1) of a picture file to a PDF.

    :raises ExtractError: the file cannot be read.
    """
    seen = image_file.picture(file, number)
    page = writer.add_blank_page(*paper_size(seen))
    stored, turn = picture_of(file, seen.image)
    show_only(writer, page, stored, turn.transform(square_to_pdf(page)))
