"""Make the searchable PDF of a scanned letter (ทำ PDF ที่ค้นหาและคัดลอกข้อความได้)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter
from pypdf.errors import DependencyError, PyPdfError

from extractors.base import Page
from extractors.detect import kind_of
from extractors.pdf.own_layer import FONT
from pipeline.searchable.font import Font
from pipeline.searchable.from_picture import pdf_of_pictures
from pipeline.searchable.from_scan import pdf_of_drawn_pages, pdf_of_scan
from pipeline.searchable.geometry import seen_to_pdf
from pipeline.searchable.layer import Layer, layers
from pipeline.searchable.pages import lay_over

#: what pypdf and PDFium meet a broken PDF with
BROKEN = (PyPdfError, DependencyError, ValueError, TypeError, LookupError, AttributeError, RuntimeError)

_LOG = logging.getLogger(__name__)


def searchable_pdf(file: Path, pages: Sequence[Page]) -> bytes | None:
    """Make a PDF that shows a scan as it is, with the text that was read of it under the picture.

    Pages with a good text of their own stay as they are.  A page that could not be read is a picture alone.
    None where no page was read from a picture.

    :param pages: as they were read from the file.
    :raises ExtractError: the file cannot be read.
    """
    read = {page.number: bool(page.words) for page in pages if page.source == "ocr"}
    kind = kind_of(file)
    if not read or kind not in {"pdf", "image"}:
        return None
    font = Font.of(page.text for page in pages)
    texts = layers(pages, font)
    ours = [layer for layer in texts if layer.number in read]
    if kind == "image":
        return _with_text(pdf_of_pictures(file), ours, font)
    try:
        return _with_text(pdf_of_scan(file, read), ours, font)
    except BROKEN:
        _LOG.warning("only PDFium can make sense of a PDF; its pages are drawn anew", exc_info=True)
        return _with_text(pdf_of_drawn_pages(file, pages), texts, font)


def _with_text(writer: PdfWriter, texts: Sequence[Layer], font: Font) -> bytes:
    fonts = {FONT: font.put_into(writer)}
    for text in texts:
        page = writer.pages[text.number - 1]
        lay_over(writer, page, text.operators, seen_to_pdf(page, text.width, text.height), {"Font": fonts})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
