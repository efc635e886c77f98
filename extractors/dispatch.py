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
    ReaderChoice,
    UnsupportedFile,
)
from extractors.detect import PROMISED, kind_of


class Reader(Protocol):
    """What each module of ``READERS`` offers."""

    def read(self, path: Path, ask: Ask) -> Extracted:
        """Give the pages asked for."""

    def count(self, path: Path) -> int | None:
        """Give the number of pages; None where only reading tells."""


_OFFICE, _SHEET = "extractors.office_file", "extractors.sheet_file"
#: Names, not modules: a DOCX must not wait for PDFium, nor a text for OpenCV.
READERS: dict[FileKind, str] = {
    "pdf": "extractors.pdf_file",
    "docx": "extractors.docx_file",
    "docm": "extractors.docm_file",
    "image": "extractors.image_file",
    "text": "extractors.text_file",
    "html": "extractors.html_file",
    **dict.fromkeys(("doc", "odt", "rtf", "ppt", "pptx", "odp"), _OFFICE),
    **dict.fromkeys(("xls", "xlsx", "ods"), _SHEET),
    "eml": "extractors.eml_file",
    "msg": "extractors.msg_file",
    "zip": "extractors.zip_file",
}

_SAVE_AS = "โปรดเปิดไฟล์แล้วบันทึกเป็น PDF หรือ DOCX จากนั้นนำเข้าใหม่"
_REFUSED: dict[FileKind, str] = {
    "old-office": f"ไฟล์นี้เป็นของโปรแกรมสำนักงานรุ่นเก่าชนิดที่อ่านไม่ได้ {_SAVE_AS}",
    "opendocument": f"ไฟล์ OpenDocument ชนิดนี้อ่านไม่ได้ (อ่านได้เฉพาะ .odt .ods .odp) {_SAVE_AS}",
    "archive": "ไฟล์บีบอัดชนิดนี้ (.rar .7z .gz) อ่านไม่ได้ โปรดแตกไฟล์แล้วนำเข้าทีละไฟล์ หรือบีบอัดใหม่เป็น .zip",
    "unknown": "ไม่รู้จักชนิดของไฟล์นี้ หากเป็นเอกสาร โปรดบันทึกเป็น PDF หรือ DOCX แล้วนำเข้าใหม่",
}
_ENCRYPTED = "ไฟล์ Word/Excel/PowerPoint นี้ตั้งรหัสผ่านไว้ โปรดเปิดไฟล์ ยกเลิกรหัสผ่าน บันทึกใหม่ แล้วนำเข้าอีกครั้ง"


def extract(
    path: Path, *, ocr: OcrMode = "auto", pages: PageRange | None = None, reader: ReaderChoice = "own"
) -> Extracted:
    """Read a file: its pages of repaired text, with where each word stands.

    :param ocr: read pictures of text where a page needs it (auto), always, or never.
    :param pages: first and last page wanted, from 1, both included; those that are not there are left out.
    :param reader: who reads pictures: our recogniser, Tesseract, or both.
    :raises ExtractError: the file cannot be read; its ``reason`` is for the officer.
    """
    extracted = _reader(path).read(path, Ask(ocr, pages, reader))
    if pages is None or extracted.pages:
        return extracted
    missing = f"ไฟล์นี้ไม่มีหน้า {pages[0]}-{pages[1]}"
    return Extracted((), (*extracted.warnings, missing))


def page_count(path: Path) -> int | None:
    """Give the number of pages without reading them; None for a file that must be read in one go.

    :raises ExtractError: the file cannot be read.
    """
    return _reader(path).count(path)


def _reader(path: Path) -> Reader:
    kind = kind_of(path)
    if kind == "encrypted-office":
        raise EncryptedFile(_ENCRYPTED)
    if kind in _REFUSED:
        suffix = path.suffix.lower()
        if suffix in PROMISED:
            raise DamagedFile(f"เนื้อในของไฟล์ไม่ใช่ {suffix} ตามชื่อ หรือไฟล์เสียหาย: {_REFUSED[kind]}")
        raise UnsupportedFile(_REFUSED[kind])
    return cast("Reader", import_module(READERS[kind]))
