"""The archive (ที่เก็บต้นฉบับ): names that a person can read, and copies that survive a power cut."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import date
from pathlib import Path, PurePath

from pipeline.inbox import hash_file
from thai.clusters import cut_to_bytes

#: of a whole file name, in UTF-8
MAX_NAME_BYTES = 120
_MAX_SUFFIX_BYTES = 12
_BUDDHIST_ERA = 543
_CHUNK = 1 << 20

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
# the device names of Windows, with or without a suffix
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


class CopyChanged(Exception):
    """The copy is not the file that was read: it changed meanwhile, or the disk failed."""


def buddhist_year(day: date) -> int:
    """Give the year of the Buddhist era (พ.ศ.)."""
    return day.year + _BUDDHIST_ERA


def safe_name(text: str, limit: int = MAX_NAME_BYTES) -> str:
    """Make a part of a file name that every system takes, of at most ``limit`` bytes; may be empty.

    >>> safe_name("ขอเชิญประชุม ครั้งที่ 1/2565: ด่วน")
    'ขอเชิญประชุม ครั้งที่ 1-2565- ด่วน'
    """
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    seen = "".join(
        char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    clean = _RESERVED.sub(lambda name: f"_{name[0]}", _FORBIDDEN.sub("-", seen).strip(" ."))
    return cut_to_bytes(clean, limit).rstrip(" .")


def archive_name(day: date, id_: str, subject: str, suffix: str) -> PurePath:
    """Give the path of a letter below the archive: year and month folders, then date, id, subject.

    >>> archive_name(date(2022, 3, 14), "2565-0123", "ขอเชิญประชุม", ".PDF").as_posix()
    '2565/03/2565-03-14_2565-0123_ขอเชิญประชุม.pdf'
    """
    year, ending = buddhist_year(day), safe_suffix(suffix)
    head = f"{year}-{day:%m-%d}_{id_}"
    about = safe_name(subject, MAX_NAME_BYTES - len(f"{head}_{ending}".encode()))
    return PurePath(str(year), f"{day:%m}", f"{head}_{about}{ending}" if about else f"{head}{ending}")


def safe_suffix(suffix: str) -> str:
    """Give a file's ending in small letters, or nothing where it is not a usual one."""
    ending = suffix.lower()
    usual = re.fullmatch(r"\.\w+", ending) and len(ending.encode()) <= _MAX_SUFFIX_BYTES
    return unicodedata.normalize("NFC", ending) if usual else ""


def free_name(folder: Path, name: str, beside: str = "") -> Path:
    """Give a path for a name in a folder where nothing lies yet, numbering it where needed.

    :param beside: a suffix of a companion file whose place must be free too.
    """
    given = PurePath(name)
    ending = safe_suffix(given.suffix)
    stem = safe_name(given.stem if ending else name, MAX_NAME_BYTES - len(ending.encode())) or "_"
    path, number = folder / f"{stem}{ending}", 1
    while os.path.lexists(path) or os.path.lexists(f"{path}{beside}"):
        number += 1
        path = folder / f"{stem} ({number}){ending}"
    return path


def copy_durably(source: Path, target: Path, sha256: str, mode: int = 0o644) -> None:
    """Copy a file, wait for the disk, and check what arrived there.

    :param sha256: what the copy must be.
    :raises CopyChanged: it is something else; the copy is removed.
    :raises OSError: it cannot be read or written.
    """
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as out, source.open("rb") as file:
        while chunk := file.read(_CHUNK):
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if hash_file(target) != sha256:
        target.unlink()
        raise CopyChanged(source)


def rename_durably(source: Path, target: Path) -> None:
    """Rename a file on one disk, at once and for good; an existing target is replaced."""
    source.replace(target)
    sync_folder(target.parent)


def write_durably(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a small text file whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    rename_durably(temporary, path)


def remove_durably(path: Path) -> None:
    """Remove a file that may be gone already."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's entries are on the disk; Windows does so by itself."""
    if os.name == "nt" or not folder.exists():
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
