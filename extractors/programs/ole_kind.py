"""What an OLE file (Microsoft's compound file) is: .doc, .xls, .ppt, .msg, or an encrypted .docx."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from olefile import OleFileIO

from extractors.base import DamagedFile, ExtractError, FileKind

_DAMAGED = "ไฟล์ Office รุ่นเก่าเสียหายหรือไม่สมบูรณ์ โปรดเปิดไฟล์แล้วบันทึกเป็น PDF หรือ DOCX แล้วนำเข้าใหม่"
#: what olefile meets a broken file with
_FAULTS = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    MemoryError,
)

# a stream that only this kind has; the first that is there decides.  An encrypted DOCX is an OLE file, too
_STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("EncryptedPackage", "encrypted-office"),
    ("EncryptedSummary", "encrypted-office"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
# [MS-DOC] 2.5.2: fEncrypted of FibBase
_WORD_FLAGS, _WORD_ENCRYPTED = 0x0A, 0x0100
# [MS-XLS] 2.4.117: FilePass stands among the first records where the file is encrypted
_FILE_PASS, _RECORDS_LOOKED_AT = 0x2F, 8


@contextmanager
def opened(path: Path) -> Iterator[OleFileIO]:
    """Open an OLE file; every fault of it, now or on reading, ends as one of our errors.

    :raises DamagedFile: it is broken.
    """
    try:
        with OleFileIO(str(path)) as ole:
            yield ole
    except ExtractError:
        raise
    except _FAULTS as error:
        raise DamagedFile(_DAMAGED) from error


def ole_kind(path: Path) -> FileKind:
    """Tell by the names of the streams.

    :raises DamagedFile: it is broken.
    """
    with opened(path) as ole:
        for name, kind in _STREAMS:
            if ole.exists(name):
                return "encrypted-office" if _is_encrypted(ole, kind) else kind
        return "old-office"


def _is_encrypted(ole: OleFileIO, kind: FileKind) -> bool:
    if kind == "doc":
        head = ole.openstream("WordDocument").read(_WORD_FLAGS + 2)
        return bool(int.from_bytes(head[_WORD_FLAGS:], "little") & _WORD_ENCRYPTED)
    if kind == "xls":
        book = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read(4096)
        return _FILE_PASS in _records(book)
    return False


def _records(book: bytes) -> Iterator[int]:
    """Give the numbers of the first records."""
    at = 0
    for _ in range(_RECORDS_LOOKED_AT):
        if at + 4 > len(book):
            return
        number, length = struct.unpack_from("<HH", book, at)
        yield number
        at += 4 + length
