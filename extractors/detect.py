"""What a file is, by its content: names lie, and phones give none."""

from __future__ import annotations

import re
from pathlib import Path

from extractors.base import DamagedFile, ExtractError, FileKind, UnsupportedFile
from extractors.parcels.zip_kind import zip_kind
from extractors.text_file import MOST_BYTES, decoded

_HEAD = 4096
_EMPTY = "ไฟล์ว่างเปล่า ไม่มีข้อมูล โปรดขอไฟล์ใหม่จากผู้ส่งหรือสแกนใหม่"
_NO_FILE = "ไม่ใช่ไฟล์ธรรมดา (เป็นโฟลเดอร์ ท่อข้อมูล หรืออุปกรณ์) อ่านไม่ได้ โปรดระบุไฟล์เอกสาร"
_CANNOT_OPEN = "เปิดไฟล์ไม่ได้ (ไฟล์ถูกย้าย ถูกโปรแกรมอื่นใช้อยู่ หรือไม่มีสิทธิ์อ่าน) โปรดตรวจสอบแล้วนำเข้าใหม่"

_MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"II+\0", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_EMPTY = b"PK\x05\x06"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"})
# which headers servers and programs of mail write first
_HEADER_NAMES = (
    rb"Return-Path|Received|Delivered-To|From|To|Cc|Reply-To|Subject|Date|Message-ID|MIME-Version"
    rb"|Content-Type|Thread-Topic|Authentication-Results|DKIM-Signature|ARC-[\w-]+|X-[\w-]+"
)
_HEADER = rb"(?:%b):[^\n]*\n(?:[ \t][^\n]*\n)*" % _HEADER_NAMES
_EMAIL = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:%b){2}" % _HEADER, re.IGNORECASE)
_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

#: names that promise what kasian reads
PROMISED = frozenset(
    {
        *(".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf", ".txt", ".md", ".html", ".htm"),
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".heif"),
        *(".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".eml", ".msg", ".zip"),
    }
)


def kind_of(path: Path) -> FileKind:
    """Tell what a file is by its first bytes, whatever its name says.

    :raises DamagedFile: it is empty.
    :raises UnsupportedFile: it is a folder, a pipe or a device, whose end may never come.
    :raises ExtractError: it cannot be opened.
    """
    try:
        if path.exists() and not path.is_file():
            raise UnsupportedFile(_NO_FILE)
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head:
            raise DamagedFile(_EMPTY)
        return _by_magic(head) or _by_container(path, head) or _by_text(path, head)
    except OSError as error:
        raise ExtractError(_CANNOT_OPEN) from error


def _by_magic(head: bytes) -> FileKind | None:
    if _EMAIL.match(head):  # before all else: a file that hangs on it may stand in it as it is
        return "eml"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return "image"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _by_container(path: Path, head: bytes) -> FileKind | None:
    if head.startswith(_OLE):
        from extractors.programs.ole_kind import ole_kind  # noqa: PLC0415 - olefile is loaded for such files only

        return ole_kind(path)
    return zip_kind(path) if head.startswith((_ZIP, _ZIP_EMPTY)) else None


def _by_text(path: Path, head: bytes) -> FileKind:
    if _HTML.match(head):
        return "html"
    return "text" if _is_text(path, head) else "unknown"


def _is_text(path: Path, head: bytes) -> bool:
    if path.stat().st_size > MOST_BYTES:  # a film is not read whole to find that it is no text
        return not _CONTROL.search(head.decode("latin-1"))
    text = decoded(path.read_bytes())
    return text is not None and not _CONTROL.search(text)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
