"""Names in the archive that a person can read and every system takes (ชื่อแฟ้มในที่เก็บต้นฉบับ)."""

from __future__ import annotations

import os
import re
import unicodedata
from datetime import date
from pathlib import Path, PurePath

from thai.calendar import BUDDHIST_OFFSET
from thai.clusters import cut_to_bytes

#: of a whole file name, in UTF-8
MAX_NAME_BYTES = 120
_MAX_SUFFIX_BYTES = 12

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_SPACES = re.compile(r"\s+")
# the device names of Windows, with or without a suffix
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def buddhist_year(day: date) -> int:
    """Give the year of the Buddhist era (พ.ศ.)."""
    return day.year + BUDDHIST_OFFSET


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
