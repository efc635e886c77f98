"""The properties of a mail of Outlook: streams of an OLE file, named by number and type ([MS-OXMSG] 2).

olefile opens the file; the libraries that know more than it do not know the Thai code page.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum

from olefile import OleFileIO

from extractors.parcels.charsets import by_charset, guessed

# types ([MS-OXCDATA] 2.11.1)
_UNICODE, _EIGHT_BIT, _BINARY, _STORAGE = 0x001F, 0x001E, 0x0102, 0x000D
_PROPERTIES = "__properties_version1.0"
_PROPERTY = struct.Struct("<HHI8s")
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UTF_8 = 65001

Path = tuple[str, ...]


class Number(IntEnum):
    """The properties that are read ([MS-OXPROPS])."""

    SENT = 0x0039
    DELIVERED = 0x0E06
    SUBJECT = 0x0037
    SENDER = 0x0C1A
    ADDRESS = 0x0C1F
    SMTP = 0x5D01
    TO = 0x0E04
    COPY = 0x0E03
    BODY = 0x1000
    RTF = 0x1009
    HTML = 0x1013
    DATA = 0x3701
    SHOWN_NAME = 0x3001
    SHORT_NAME = 0x3704
    LONG_NAME = 0x3707
    CONTENT_ID = 0x3712
    BODY_CODE_PAGE = 0x3FDE
    CODE_PAGE = 0x3FFD


class Head(IntEnum):
    """How many bytes stand before the properties."""

    MAIL = 32
    INNER_MAIL = 24
    ATTACHED = 8


@dataclass(frozen=True, slots=True)
class Storage:
    """A mail, or what hangs on one.

    :param fixed: the properties of fixed length, eight bytes each.
    """

    ole: OleFileIO
    path: Path
    fixed: dict[int, bytes]

    def data(self, number: Number) -> bytes:
        """Give a property of bytes; nothing where there is none."""
        return self._stream(number, _BINARY) or b""

    def text(self, number: Number, code_page: Number = Number.CODE_PAGE) -> str:
        """Give a property of text, in whichever type it is; empty where there is none."""
        wide = self._stream(number, _UNICODE)
        if wide is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self.decoded(self._stream(number, _EIGHT_BIT) or b"", code_page).rstrip("\0")

    def decoded(self, data: bytes, code_page: Number) -> str:
        """Decode bytes by a code page of the mail."""
        page = int.from_bytes(self.fixed.get(code_page, b"")[:4], "little")
        return by_charset(data, "utf-8" if page == _UTF_8 else f"cp{page}") if page else guessed(data)

    def time(self, number: Number) -> datetime | None:
        """Give a property of time, in 100 ns since 1601."""
        ticks = int.from_bytes(self.fixed.get(number, b""), "little")
        try:
            return (_EPOCH + timedelta(microseconds=ticks // 10)).astimezone() if ticks else None
        except (OverflowError, ValueError):
            return None

    def inner(self) -> Storage | None:
        """Give the mail that hangs here; None where a file does."""
        path = (*self.path, _name(Number.DATA, _STORAGE))
        return storage(self.ole, path, Head.INNER_MAIL) if self.ole.exists([*path]) else None

    def below(self, start: str, head: Head) -> list[Storage]:
        """Give the storages in this one whose names begin so, in their order."""
        depth = len(self.path)
        entries = (tuple(entry) for entry in self.ole.listdir(streams=False, storages=True))
        inside = (entry for entry in entries if entry[:depth] == self.path and len(entry) == depth + 1)
        return [storage(self.ole, each, head) for each in sorted(inside) if each[-1].startswith(start)]

    def _stream(self, number: Number, kind: int) -> bytes | None:
        path = [*self.path, _name(number, kind)]
        return self.ole.openstream(path).read() if self.ole.exists(path) else None


def storage(ole: OleFileIO, path: Path, head: Head) -> Storage:
    """Open a mail, or what hangs on one."""
    place = [*path, _PROPERTIES]
    stream = ole.openstream(place).read()[head:] if ole.exists(place) else b""
    whole = len(stream) - len(stream) % _PROPERTY.size
    fixed = {number: value for _, number, _, value in _PROPERTY.iter_unpack(stream[:whole])}
    return Storage(ole, path, fixed)


def _name(number: Number, kind: int) -> str:
    return f"__substg1.0_{number:04X}{kind:04X}"
