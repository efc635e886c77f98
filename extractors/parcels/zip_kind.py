"""What a file in ZIP form is: a document of an office program, or an archive of files."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from extractors.base import DamagedFile, FileKind

_CUT = "ไฟล์ไม่สมบูรณ์ อาจคัดลอกหรือดาวน์โหลดมาไม่ครบ โปรดคัดลอกใหม่หรือขอไฟล์ใหม่จากผู้ส่ง แล้วนำเข้าอีกครั้ง"
#: what meets a broken archive, or a way of packing that Python does not know
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)

# a part that only this kind has; the first that is there decides
_PARTS: tuple[tuple[str, FileKind], ...] = (
    ("word/", "docm"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    # packages of programs, books and maps: nothing in them is a document of its own
    ("[Content_Types].xml", "unknown"),
    ("META-INF/", "unknown"),
    ("AndroidManifest.xml", "unknown"),
    ("doc.kml", "unknown"),
)
_DOCUMENTS = frozenset({".docx", ".docm", ".xlsx", ".pptx", ".odt", ".ods", ".odp"})
_TYPES = "[Content_Types].xml"
_PLAIN_DOCX = b"officedocument.wordprocessingml.document.main+xml"
_MANIFEST = "META-INF/manifest.xml"
# ODF 1.3 part 2, 3.4: an encrypted file has this element in its manifest
_ENCRYPTED = b"encryption-data"
_MIME = "application/vnd.oasis.opendocument."
_OPEN: tuple[tuple[str, FileKind], ...] = (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))
_MOST = 1_000_000
ENCRYPTED_FLAG = 0x1


def zip_kind(path: Path) -> FileKind:
    """Tell by the names of the parts.

    :raises DamagedFile: the directory at its end is missing or broken.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            kind = _kind(archive)
    except ZIP_FAULTS as error:
        raise DamagedFile(_CUT) from error
    # a document that lacks its parts is no archive of files
    return "unknown" if kind == "zip" and path.suffix.lower() in _DOCUMENTS else kind


def _kind(archive: zipfile.ZipFile) -> FileKind:
    names = archive.namelist()
    if _MANIFEST in names and "mimetype" in names:
        return _open_document(archive)
    for part, kind in _PARTS:
        if any(name.startswith(part) for name in names):
            return "docx" if kind == "docm" and _PLAIN_DOCX in _start(archive, _TYPES) else kind
    return "zip"


def _open_document(archive: zipfile.ZipFile) -> FileKind:
    if _ENCRYPTED in _start(archive, _MANIFEST):
        return "encrypted-office"
    mime = _start(archive, "mimetype").decode("ascii", "replace").removeprefix(_MIME)
    return next((kind for word, kind in _OPEN if mime.startswith(word)), "opendocument")


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read the beginning of a part; nothing of one with a password, which its reader will meet."""
    if archive.getinfo(name).flag_bits & ENCRYPTED_FLAG:
        return b""
    with archive.open(name) as part:
        return part.read(_MOST)
