"""What a file is, by its content: names lie, and phones give none."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from extractors.base import DamagedFile, ExtractError, FileKind, UnsupportedFile
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
_HEADER_NAMES = rb"Return-Path|Received|Delivered-To|From|To|Subject|Date|MIME-Version|X-[\w-]+"
_HEADER = rb"(?:%b):[^\n]*\n(?:[ \t][^\n]*\n)*" % _HEADER_NAMES
_EMAIL = re.compile(rb"\A(?:%b){2}" % _HEADER)
_HTML = re.compile(rb"\A\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# a part of the archive that only this kind has; the first that is there decides
_ZIP_PARTS: tuple[tuple[str, FileKind], ...] = (
    ("word/vbaProject.bin", "macro-document"),
    ("word/", "docx"),
    ("xl/", "sheet"),
    ("ppt/", "slides"),
    ("META-INF/manifest.xml", "opendocument"),
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
        # Word keeps an encrypted DOCX in an OLE file with a stream of this name
        with path.open("rb") as file:
            encrypted = "EncryptedPackage".encode("utf-16-le") in file.read(MOST_BYTES)
        return "encrypted-office" if encrypted else "old-office"
    if head.startswith((_ZIP, _ZIP_EMPTY)):
        names = _names(path, head)
        return next((kind for part, kind in _ZIP_PARTS if any(n.startswith(part) for n in names)), "archive")
    return None


def _names(path: Path, head: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # cut off: the names stand in the local headers, too
        return ["word/"] if b"word/" in head or b"[Content_Types].xml" in head else []


def _by_text(path: Path, head: bytes) -> FileKind:
    if _EMAIL.match(head):
        return "email"
    if _HTML.match(head):
        return "html"
    return "text" if _is_text(path, head) else "unknown"


def _is_text(path: Path, head: bytes) -> bool:
    if path.stat().st_size > MOST_BYTES:  # a film is not read whole to find that it is no text
        return not _CONTROL.search(head.decode("latin-1"))
    text = decoded(path.read_bytes())
    return text is not None and not _CONTROL.search(text)


_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
