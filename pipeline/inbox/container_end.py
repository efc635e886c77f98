"""Does a file end as its format says?  A file that is still being copied does not (ไฟล์ที่ยังเขียนไม่จบ).

Known by its first bytes, for a name may lie; a format without a mark at its end passes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

_PDF_TAIL = 2048
_ZIP_END = b"PK\x05\x06"
_ZIP_END_SIZE = 22
_JPEG_TAIL = 4096
_PNG_TAIL = 64
# tag of the offsets -> tag of the lengths: strips, tiles (TIFF 6.0, section 8)
_TIFF_PIECES = {273: 279, 324: 325}
_MAX_TIFF_PAGES = 10_000
#: suffixes whose files must begin with a mark that is known here
_MARKED = frozenset(
    {
        *(".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic"),
        *(".docx", ".docm", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip"),
    }
)


def ends_properly(path: Path) -> bool:
    """Tell whether the container is complete.  An empty file is not.

    :raises OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        head = _read(file, 0, 1024)
        for known, check in _CHECKS:
            if known(head):
                return check(file, size)
    return size > 0 and path.suffix.lower() not in _MARKED


def _read(file: BinaryIO, start: int, count: int) -> bytes:
    file.seek(max(start, 0))
    return file.read(count)


def _tail(file: BinaryIO, size: int, count: int) -> bytes:
    return _read(file, size - count, count)


def _pdf(file: BinaryIO, size: int) -> bool:
    return b"%%EOF" in _tail(file, size, _PDF_TAIL)


def _zip(file: BinaryIO, size: int) -> bool:
    """Find the end of the central directory, and that its comment reaches the end of the file."""
    tail = _tail(file, size, _ZIP_END_SIZE + 0xFFFF)
    at = tail.rfind(_ZIP_END)
    if at < 0 or len(tail) - at < _ZIP_END_SIZE:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return len(tail) - at >= _ZIP_END_SIZE + comment


def _jpeg(file: BinaryIO, size: int) -> bool:
    # phones write a little of their own after the end of the image
    return b"\xff\xd9" in _tail(file, size, _JPEG_TAIL)


def _png(file: BinaryIO, size: int) -> bool:
    return b"IEND\xaeB`\x82" in _tail(file, size, _PNG_TAIL)


def _tiff(file: BinaryIO, size: int) -> bool:
    """Follow all directories; each, and each strip or tile, must lie inside the file."""
    try:
        return all(end <= size for end in _tiff_ends(file))
    except struct.error:
        return False


def _tiff_ends(file: BinaryIO) -> Iterator[int]:
    order = "<" if _read(file, 0, 2) == b"II" else ">"
    (at,) = struct.unpack(f"{order}I", _read(file, 4, 4))
    yield at + 2
    for _ in range(_MAX_TIFF_PAGES):
        (count,) = struct.unpack(f"{order}H", _read(file, at, 2))
        entries = _read(file, at + 2, 12 * count + 4)
        (at,) = struct.unpack(f"{order}I", entries[12 * count : 12 * count + 4])
        fields = {}
        for i in range(count):
            tag, kind, amount = struct.unpack(f"{order}HHI", entries[12 * i : 12 * i + 8])
            fields[tag] = _tiff_values(file, order, kind, amount, entries[12 * i + 8 : 12 * i + 12])
        for offsets, lengths in _TIFF_PIECES.items():
            pairs = zip(fields.get(offsets, ()), fields.get(lengths, ()), strict=False)
            yield from (start + length for start, length in pairs)
        if not at:
            return


def _tiff_values(file: BinaryIO, order: str, kind: int, amount: int, inline: bytes) -> tuple[int, ...]:
    """Give a field's whole numbers; nothing for the kinds that hold no offsets."""
    letter = {3: "H", 4: "I"}.get(kind)
    if letter is None:
        return ()
    form = f"{order}{amount}{letter}"
    if struct.calcsize(form) <= len(inline):
        return struct.unpack(form, inline[: struct.calcsize(form)])
    (at,) = struct.unpack(f"{order}I", inline)
    return struct.unpack(form, _read(file, at, struct.calcsize(form)))


def _boxes(file: BinaryIO, size: int) -> bool:
    """HEIC: the boxes of the file follow each other to its very end (ISO/IEC 14496-12)."""
    at = 0
    while at < size:
        head = _read(file, at, 16)
        if len(head) < 8:  # noqa: PLR2004  a length and a name, four bytes each
            return False
        length = int.from_bytes(head[:4], "big")
        if length == 0:
            return True
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        at += max(length, 8)
    return at == size


_CHECKS: tuple[tuple[Callable[[bytes], bool], Callable[[BinaryIO, int], bool]], ...] = (
    (lambda head: b"%PDF-" in head, _pdf),
    (lambda head: head.startswith(b"PK\x03\x04"), _zip),
    (lambda head: head.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda head: head.startswith(b"\x89PNG"), _png),
    (lambda head: head[:4] in {b"II*\0", b"MM\0*"}, _tiff),
    (lambda head: head[4:8] == b"ftyp", _boxes),
)
