"""Pictures of letters: JPG, PNG, TIFF of many pages, BMP, WebP and HEIC, from scanners and phones."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pillow_heif
from PIL import ExifTags, Image, ImageOps

from extractors.base import Ask, DamagedFile, Extracted, ExtractError, Page, TooLarge
from extractors.picture import Picture
from extractors.resolution import dpi, evened, lightened

#: A3 at 600 dpi has 70 million pixels; Pillow's own limit is 89
_MOST_PIXELS = 80_000_000
_MOST_PAGES = 500

# what Pillow meets a broken picture with: KeyError and TypeError where a TIFF lacks its directory
_BROKEN = (OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, RuntimeError, struct.error)

_DAMAGED = "ไฟล์ภาพเสียหายหรือไม่สมบูรณ์ โปรดสแกนหรือบันทึกภาพใหม่แล้วนำเข้าอีกครั้ง"
_TOO_LARGE = "ภาพมีขนาดใหญ่เกินกำหนด โปรดสแกนใหม่ที่ความละเอียด 300 dpi แล้วนำเข้าอีกครั้ง"


def count(path: Path) -> int:
    """Give the number of pages: of frames, in a TIFF."""
    with _opened(path) as image:
        return _frames(image)


def read(path: Path, ask: Ask) -> Extracted:
    """Read each page by OCR; with ``ocr="never"`` the pages come back as failed."""
    with _opened(path) as image:
        wanted = (number for number in range(1, _frames(image) + 1) if ask.wants(number))
        return Extracted(tuple(_page(number, image, ask) for number in wanted))


def picture(path: Path, number: int) -> Picture:
    """Give one page as it is read by OCR.

    :raises ExtractError: the file cannot be read.
    """
    with _opened(path) as image:
        frame = _frame(image, number).copy()
        return Picture(frame, dpi(frame))


def _page(number: int, image: Image.Image, ask: Ask) -> Page:
    if ask.ocr == "never":
        return Page(number, "", (), "ocr", 0.0, "image; OCR is switched off", failed=True)
    from extractors.ocr.page import read_page  # noqa: PLC0415 - loads OpenCV: only where it is needed

    frame = _frame(image, number)
    return read_page(number, frame, dpi(frame), "image", ask.reader)


def _frame(image: Image.Image, number: int) -> Image.Image:
    """Decode one page, the way up that the camera noted, its pixels square."""
    with _faults():
        image.seek(number - 1)
        _check_size(image)
        lightened(image)
        image.load()
        turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
        return evened(ImageOps.exif_transpose(image) if turned else image)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    pillow_heif.register_heif_opener()
    with _faults():
        image = Image.open(path)
    with image:
        with _faults():
            _check_size(image)
        yield image


@contextmanager
def _faults() -> Iterator[None]:
    """Name what Pillow and its codecs raise on a broken picture."""
    try:
        yield
    except ExtractError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise TooLarge(_TOO_LARGE) from error
    except _BROKEN as error:
        raise DamagedFile(_DAMAGED) from error


def _check_size(image: Image.Image) -> None:
    """Decide by the header, before anything is decoded."""
    if image.width * image.height > _MOST_PIXELS or _frames(image) > _MOST_PAGES:
        raise TooLarge(_TOO_LARGE)


def _frames(image: Image.Image) -> int:
    """Count the pages.  The second picture of a phone's JPEG (MPO) is a map of light or depth, not a page."""
    return 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))
