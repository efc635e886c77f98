"""The way in: a file -> pages, by the reader for what the file is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from extractors.base import (
    Ask,
    DamagedFile,
    EncryptedFile,
    Extracted,
    FileKind,
    OcrMode,
    PageRange,
    UnsupportedFile,
)
from extractors.detect import kind_of


class Reader(Protocol):
    """What each module of ``READERS`` offers."""

    def read(self, path: Path, ask: Ask) -> Extracted:
        """Give the pages asked for."""

    def count(self, path: Path) -> int:
        """Give the number of pages."""


#: Names, not modules: a DOCX must not wait for PDFium, nor a text for OpenCV.
READERS: dict[FileKind, str] = {
    "pdf": "extractors.pdf_file",
    "docx": "extractors.docx_file",
    "image": "extractors.image_file",
    "text": "extractors.text_file",
}

_SAVE_AS = "โปรดเปิดไฟล์แล้วบันทึกเป็น PDF หรือ DOCX จากนั้นนำเข้าใหม่"
_REFUSED: dict[FileKind, str] = {
    "old-office": f"ไฟล์ Word/Excel รุ่นเก่า (.doc .xls .ppt .msg) ยังอ่านไม่ได้ {_SAVE_AS}",
    "sheet": f"ไฟล์ Excel ยังอ่านไม่ได้ {_SAVE_AS}",
    "slides": f"ไฟล์ PowerPoint ยังอ่านไม่ได้ {_SAVE_AS}",
    "macro-document": f"เอกสาร Word ที่มีแมโคร (.docm) ไม่รับอ่านเพื่อความปลอดภัย {_SAVE_AS}",
    "opendocument": f"ไฟล์ OpenDocument (.odt .ods) ยังอ่านไม่ได้ {_SAVE_AS}",
    "rtf": f"ไฟล์ RTF ยังอ่านไม่ได้ {_SAVE_AS}",
    "email": "ไฟล์อีเมลยังอ่านไม่ได้ โปรดบันทึกเนื้อความหรือไฟล์แนบเป็น PDF หรือ DOCX แล้วนำเข้าใหม่",
    "html": "หน้าเว็บ (HTML) ยังอ่านไม่ได้ โปรดพิมพ์หน้าเว็บเป็น PDF แล้วนำเข้าใหม่",
    "archive": "ไฟล์บีบอัด (.zip .rar .7z) ยังอ่านไม่ได้ โปรดแตกไฟล์แล้วนำเข้าทีละไฟล์",
    "unknown": "ไม่รู้จักชนิดของไฟล์นี้ หากเป็นเอกสาร โปรดบันทึกเป็น PDF หรือ DOCX แล้วนำเข้าใหม่",
}
#: names that promise what kasian reads
_SUFFIXES = frozenset(
    {
        ".pdf",
        ".docx",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".bmp",
        ".webp",
        ".heic",
        ".heif",
        ".txt",
        ".md",
    }
)
_ENCRYPTED = "ไฟล์ Word/Excel นี้ตั้งรหัสผ่านไว้ โปรดเปิดไฟล์ ยกเลิกรหัสผ่าน บันทึกใหม่ แล้วนำเข้าอีกครั้ง"


def extract(path: Path, *, ocr: OcrMode = "auto", pages: PageRange | None = None) -> Extracted:
    """Read a file: its pages of repaired text, with where each word stands.

    :param ocr: read pictures of text where a page needs it (auto), always, or never.
    :param pages: first and last page wanted, from 1, both included; those that are not there are left out.
    :raises ExtractError: the file cannot be read; its ``reason`` is for the officer.
    """
    extracted = _reader(path).read(path, Ask(ocr, pages))
    if pages is None or extracted.pages:
        return extracted
    missing = f"ไฟล์นี้ไม่มีหน้า {pages[0]}-{pages[1]}"
    return Extracted((), (*extracted.warnings, missing))


def page_count(path: Path) -> int:
    """Give the number of pages, without reading them.

    :raises ExtractError: the file cannot be read.
    """
    return _reader(path).count(path)


def _reader(path: Path) -> Reader:
    kind = kind_of(path)
    if kind == "encrypted-office":
        raise EncryptedFile(_ENCRYPTED)
    if kind in _REFUSED:
        suffix = path.suffix.lower()
        if suffix in _SUFFIXES:
            raise DamagedFile(f"เนื้อในของไฟล์ไม่ใช่ {suffix} ตามชื่อ หรือไฟล์เสียหาย: {_REFUSED[kind]}")
        raise UnsupportedFile(_REFUSED[kind])
    return cast("Reader", import_module(READERS[kind]))
