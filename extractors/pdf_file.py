"""PDF: the text layer where it can be believed, else OCR, page by page.

PDFium is not thread-safe: it is used inside the calling process alone, and each object is closed at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.assemble import Line, assemble
from extractors.base import POINTS_PER_INCH, Ask, DamagedFile, EncryptedFile, Extracted, Page, ReaderChoice
from extractors.pdf.glyphs import Glyph
from extractors.pdf.layer import Verdict, is_ocr_required
from extractors.pdf.own_layer import has_own_layer
from extractors.pdf.text import glyphs
from extractors.picture import Picture

_OCR_DPI = 300
# A scan that our recogniser reads with less is so coarse or faint that a scanner may have known more.
_READ_WELL = 0.9
#: a page so large that 300 dpi would give more is drawn coarser
_MOST_PIXELS = 40_000_000
_FORM_DEPTH = 3

_DAMAGED = "ไฟล์ PDF เสียหาย ไม่สมบูรณ์ หรือไม่มีหน้าเอกสาร โปรดขอไฟล์ใหม่จากผู้ส่งหรือสแกนใหม่"
_ENCRYPTED = "ไฟล์ PDF ตั้งรหัสผ่านไว้ โปรดเปิดไฟล์ บันทึกเป็น PDF ที่ไม่มีรหัสผ่าน แล้วนำเข้าใหม่"
_LOCKED = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})


def count(path: Path) -> int:
    """Give the number of pages."""
    with _opened(path) as document:
        return len(document)


def read(path: Path, ask: Ask) -> Extracted:
    """Read each page from its text layer or, where that cannot be believed, by OCR."""
    with _opened(path) as document:
        wanted = (number for number in range(1, len(document) + 1) if ask.wants(number))
        return Extracted(tuple(_page(document, number, ask) for number in wanted))


def picture(path: Path, number: int) -> Picture:
    """Draw one page as it is read by OCR.

    :raises ExtractError: the file or the page cannot be opened or drawn.
    """
    with _opened(path) as document:
        try:
            with closing(document[number - 1]) as page:
                return _drawn(page)
        except (pdfium.PdfiumError, MemoryError) as error:
            raise DamagedFile(_DAMAGED) from error


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        # the code may be left over from a file before this one: a PDF without pages sets none
        if error.err_code in _LOCKED and b"/Encrypt" in path.read_bytes():
            raise EncryptedFile(_ENCRYPTED) from error
        raise DamagedFile(_DAMAGED) from error
    except OSError as error:
        raise DamagedFile(_DAMAGED) from error
    with closing(document):
        yield document


def _page(document: pdfium.PdfDocument, number: int, ask: Ask) -> Page:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        return Page(number, "", (), "text", 0.0, f"PDFium cannot open the page: {error}", failed=True)
    with closing(page):
        if ask.ocr == "always":
            return _by_ocr(page, number, "OCR was asked for", ask.reader)
        if ask.ocr == "auto" and has_own_layer(page):
            return _by_ocr(page, number, "the text layer is kasian's own", ask.reader)
        verdict = is_ocr_required(_seen_glyphs(page), _image_share(page))
        if not verdict.ocr_required:
            return _scan_or_layer(page, number, verdict, ask)
        if ask.ocr == "never":
            return _unread(page, number, f"{verdict.reason}; OCR is switched off")
        return _by_ocr(page, number, verdict.reason, ask.reader)


def _scan_or_layer(page: pdfium.PdfPage, number: int, verdict: Verdict, ask: Ask) -> Page:
    """Read the scan rather than a scanner's words for it, where our own recogniser reads it well."""
    if verdict.trust == 1 or ask.ocr == "never" or not _has_own_reader(ask.reader):
        return _by_text(page, number, verdict)
    read = _by_ocr(page, number, "a scanner's text layer is worth less than its scan", ask.reader)
    return read if read.words and read.confidence >= _READ_WELL else _by_text(page, number, verdict)


def _has_own_reader(reader: ReaderChoice) -> bool:
    from extractors.ocr.recogniser.model import is_there  # noqa: PLC0415 - loads onnxruntime

    return reader != "tesseract" and is_there()


def _by_text(page: pdfium.PdfPage, number: int, verdict: Verdict) -> Page:
    width, height = page.get_size()
    made = assemble(_distrusted(page, verdict.lines, verdict.trust) if verdict.trust < 1 else verdict.lines)
    return Page(
        number, made.text, made.words, "text", made.confidence, verdict.reason, width=width, height=height
    )


def _seen_glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    found = glyphs(page)
    if not any(glyph.pale for glyph in found):
        return found
    from extractors.pdf.ink import seen_glyphs  # noqa: PLC0415 - loads numpy: rarely needed

    return seen_glyphs(page, found)


def _distrusted(page: pdfium.PdfPage, found: Sequence[Line], trust: float) -> list[Line]:
    """Lower the confidence of a scanner's layer; its digits count only if its engine knows all Thai ones."""
    from extractors.ocr.tesseract.doubt import doubt_digits, knows_all_digits  # noqa: PLC0415 - rarely needed
    from extractors.pdf.ink import seen_words  # noqa: PLC0415 - the same

    seen = found if has_own_layer(page) else seen_words(page, found)
    capped: list[Line] = [[replace(f, confidence=min(f.confidence, trust)) for f in line] for line in seen]
    return capped if knows_all_digits(f.text for line in seen for f in line) else doubt_digits(capped)


def _by_ocr(page: pdfium.PdfPage, number: int, why: str, reader: ReaderChoice) -> Page:
    from extractors.ocr.page import read_page  # noqa: PLC0415 - loads OpenCV: a PDF with text must not wait for it

    try:
        drawn = _drawn(page)
    except (pdfium.PdfiumError, MemoryError) as error:
        return _unread(page, number, f"{why}; PDFium cannot draw the page: {error}")
    width, height = page.get_size()
    return replace(read_page(number, drawn.image, drawn.dpi, why, reader), width=width, height=height)


def _drawn(page: pdfium.PdfPage) -> Picture:
    width, height = page.get_size()
    finest = (_MOST_PIXELS / (width * height)) ** 0.5
    scale = min(_OCR_DPI / POINTS_PER_INCH, finest)
    with closing(page.render(scale=scale)) as bitmap:
        return Picture(bitmap.to_pil().copy(), scale * POINTS_PER_INCH)


def _unread(page: pdfium.PdfPage, number: int, reason: str) -> Page:
    width, height = page.get_size()
    return Page(number, "", (), "text", 0.0, reason, width=width, height=height, failed=True)


def _image_share(page: pdfium.PdfPage) -> float:
    """Give the share of the page that images cover, 1 at most; strips of one scan add up."""
    width, height = page.get_size()
    images = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=_FORM_DEPTH)
    covered = sum(
        (right - left) * (top - bottom) for left, bottom, right, top in (i.get_bounds() for i in images)
    )
    return float(min(1.0, covered / (width * height)))
