"""A letter's PDF -> the file that is asked for: text, scan, photo or fax (รูปแบบไฟล์ต่าง ๆ)."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image

from samples.marks import draw_marks
from samples.pdf_tools import find, image_pdf, pictures, private_use, replace_pages
from samples.scan import Look, fax, photograph, scan
from samples.source import Output

_ROTATED_LEFT = 6  # EXIF orientation: turn clockwise by 90° to see the page upright
_ORIENTATION = 0x0112


def render(output: Output, pdf: bytes) -> bytes:
    """Make the bytes of one file."""
    look = Look.of(output.scan, seed=zlib.crc32(output.file.encode()))
    match output.format:
        case "pdf":
            return pdf
        case "pdf_private_use":
            return private_use(pdf)
        case "pdf_scan":
            return _scan_pdf(pdf, look)
        case "pdf_mixed":
            return replace_pages(pdf, _scan_pdf(pdf, look), look.pages)
        case "tiff":
            return _tiff(pdf, look)
        case "jpg":
            return _photo(pdf, look)
        case unknown:
            raise ValueError(f"{output.file}: no such format: {unknown}")


def _sheets(pdf: bytes, look: Look) -> list[Image.Image]:
    """The printed pages with ink and stamps on the first."""
    sheets = pictures(pdf, look.dpi)
    draw_marks(sheets[0], look, lambda words: find(pdf, 0, words, look.dpi))
    return sheets


def _scan_pdf(pdf: bytes, look: Look) -> bytes:
    pages = [scan(sheet, look, number) for number, sheet in enumerate(_sheets(pdf, look))]
    return image_pdf([_jpeg(page, look.quality) for page in pages], look.dpi)


def _jpeg(page: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    page.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _tiff(pdf: bytes, look: Look) -> bytes:
    """A fax: black and white, CCITT group 4, all pages in one file."""
    first, *rest = [fax(sheet, look, number) for number, sheet in enumerate(_sheets(pdf, look))]
    out = BytesIO()
    dpi = (look.dpi, look.dpi)
    first.save(out, "TIFF", compression="group4", dpi=dpi, save_all=True, append_images=rest)
    return out.getvalue()


def _photo(pdf: bytes, look: Look) -> bytes:
    """A photo by a telephone held upright, whose camera lies on its side and says so in EXIF."""
    page = photograph(_sheets(pdf, look)[0], look)
    exif = Image.Exif()
    exif[_ORIENTATION] = _ROTATED_LEFT
    out = BytesIO()
    page.transpose(Image.Transpose.ROTATE_90).save(out, "JPEG", quality=look.quality, exif=exif)
    return out.getvalue()
