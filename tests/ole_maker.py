"""OLE files (Microsoft's compound file), written on the spot: mails of Outlook, and what pretends to be one.

[MS-CFB] version 3: sectors of 512 bytes; streams below 4096 bytes lie in a stream of small sectors.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]

_SECTOR, _SMALL, _CUT = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    right: int = _NONE
    child: int = _NONE
    start: int = _END

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        head = struct.pack("<64sHBBIII", name, len(name), self.kind, 1, _NONE, self.right, self.child)
        return head + bytes(36) + struct.pack("<IQ", self.start, len(self.data))


class _Chains:
    """Sectors and the table that chains them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.data = bytearray()
        self.table: list[int] = []

    def add(self, data: bytes) -> int:
        if not data:
            return _END
        first, count = len(self.table), -(-len(data) // self.size)
        self.data += data.ljust(count * self.size, b"\0")
        self.table += [*range(first + 1, first + count), _END]
        return first


def ole_file(tree: Tree) -> bytes:
    """Write a file of streams (bytes) and storages (mappings)."""
    root = _Entry("Root Entry", 5)
    entries = [root]
    root.child = _add(tree, entries)
    large, small = _Chains(_SECTOR), _Chains(_SMALL)
    for entry in entries[1:]:
        entry.start = (small if len(entry.data) < _CUT else large).add(entry.data)
    root.data = bytes(small.data)
    root.start = large.add(root.data)
    small_table = large.add(_numbers(small.table))
    folder = large.add(b"".join(entry.packed() for entry in entries))
    fat_sectors = 1
    while (len(large.table) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat = len(large.table)
    table = [*large.table, *[_FAT] * fat_sectors]
    head = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fat_sectors,
        folder,
        _CUT,
        small_table,
        -(-len(small.table) * 4 // _SECTOR),
        _END,
        0,
    )
    places = [*range(fat, fat + fat_sectors)]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - len(places)))
    return head + bytes(large.data) + _numbers(table)


def _numbers(table: list[int]) -> bytes:
    data = struct.pack(f"<{len(table)}I", *table)
    return data + b"\xff" * (-len(data) % _SECTOR)


def _add(tree: Tree, entries: list[_Entry]) -> int:
    """Add the entries of a storage, each to the right of the one before; gives the number of the first."""
    first, last = _NONE, None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value = tree[name]
        entry = _Entry(name, 2, value) if isinstance(value, bytes) else _Entry(name, 1)
        number = len(entries)
        entries.append(entry)
        if last is None:
            first = number
        else:
            last.right = number
        last = entry
        if not isinstance(value, bytes):
            entry.child = _add(value, entries)
    return first


# --- mails of Outlook -----------------------------------------------------------------------------


def prop(number: int, value: str | bytes, code: str = "") -> dict[str, bytes]:
    """Give the stream of one property: wide text, text of a code page, or bytes."""
    if isinstance(value, bytes):
        return {f"__substg1.0_{number:04X}0102": value}
    kind = "001E" if code else "001F"
    return {f"__substg1.0_{number:04X}{kind}": value.encode(code or "utf-16-le")}


def fixed(head: int, *values: tuple[int, int, int]) -> dict[str, bytes]:
    """Give the stream of properties of fixed length: number, type, value."""
    packed = b"".join(struct.pack("<HHIQ", kind, number, 6, value) for number, kind, value in values)
    return {"__properties_version1.0": bytes(head) + packed}
