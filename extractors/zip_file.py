"""ZIP archives: their list of files as a page, each file as a part."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from extractors.assemble import WIDE, Fragment, assemble
from extractors.base import Ask, DamagedFile, EncryptedFile, Extracted, Page, TooLarge
from extractors.parcels.charsets import guessed
from extractors.parcels.parts import MOST_BYTES, MOST_PARTS, Part, harmless, left_by_system
from extractors.parcels.zip_kind import ENCRYPTED_FLAG, ZIP_FAULTS

# plain text shrinks to a hundredth at best; what grows more is made to fill the disk
_MOST_GROWTH = 200
_ALWAYS_RIGHT = 50_000_000
_UTF_8_FLAG = 0x800
_KB = 1024

_DAMAGED = "ไฟล์ ZIP เสียหายหรือไม่สมบูรณ์ โปรดคัดลอกใหม่หรือขอไฟล์ใหม่จากผู้ส่ง แล้วนำเข้าอีกครั้ง"
_ENCRYPTED = "ไฟล์ ZIP นี้ตั้งรหัสผ่านไว้ โปรดแตกไฟล์ด้วยรหัสผ่านที่ผู้ส่งแจ้ง แล้วนำเข้าทีละไฟล์"
_EMPTY = "ไฟล์ ZIP นี้ว่างเปล่า ไม่มีเอกสารอยู่ข้างใน โปรดขอไฟล์ใหม่จากผู้ส่ง แล้วนำเข้าอีกครั้ง"
_TOO_LARGE = "ไฟล์ ZIP นี้มีไฟล์มากหรือคลายแล้วใหญ่เกินกำหนด โปรดแตกไฟล์แล้วเลือกนำเข้าเฉพาะเอกสาร"


def count(path: Path) -> int:  # noqa: ARG001 - the readers share one shape
    """Give the number of pages: the list of files is one."""
    return 1


def read(path: Path, ask: Ask) -> Extracted:
    """Give the list of the files as a page."""
    with _opened(path) as archive:
        files = {harmless(_name(file)): file.file_size for file in _files(archive)}
    lines = (f"{name}{WIDE}{max(size // _KB, 1):,} KB" for name, size in files.items())
    made = assemble([Fragment(line)] for line in (f"ไฟล์ ZIP มี {len(files)} ไฟล์", *lines))
    page = Page(1, made.text, made.words, "text", made.confidence, "list of a ZIP")
    return Extracted((page,) if ask.wants(1) else (), parts=tuple(files), is_list=True)


@contextmanager
def parts(path: Path) -> Iterator[tuple[Part, ...]]:
    """Give the files; they can be opened until leaving."""
    with _opened(path) as archive:
        yield tuple(Part(harmless(_name(file)), partial(archive.open, file)) for file in _files(archive))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_FAULTS as error:
        raise DamagedFile(_DAMAGED) from error
    with archive:
        yield archive


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """List the files, links and folders left out; decided by the directory, before anything is unpacked.

    zipfile gives no more of a file than the directory says.
    """
    files = [file for file in archive.infolist() if _is_file(file)]
    if not files:
        raise DamagedFile(_EMPTY)
    if any(file.flag_bits & ENCRYPTED_FLAG for file in files):
        raise EncryptedFile(_ENCRYPTED)
    unpacked = sum(file.file_size for file in files)
    packed = sum(file.compress_size for file in files)
    grows = unpacked > max(_ALWAYS_RIGHT, _MOST_GROWTH * packed)
    if len(files) > MOST_PARTS or unpacked > MOST_BYTES or grows:
        raise TooLarge(_TOO_LARGE)
    return files


def _is_file(file: zipfile.ZipInfo) -> bool:
    is_link = stat.S_ISLNK(file.external_attr >> 16)
    return not (file.is_dir() or is_link or left_by_system(file.filename) or not harmless(_name(file)))


def _name(file: zipfile.ZipInfo) -> str:
    """Give a name as it was meant: without the flag of UTF-8 it is in the code of the sender's system."""
    if file.flag_bits & _UTF_8_FLAG:
        return file.orig_filename
    return guessed(file.orig_filename.encode("cp437", "replace"))
