"""Take a container apart: each document in it becomes a file, those of containers in it too (แตกไฟล์)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from extractors.base import DamagedFile, ExtractError, FileKind, TooLarge
from extractors.detect import PROMISED, kind_of
from extractors.parcels.parts import ASIDE, MOST_BYTES, MOST_DEPTH, MOST_PARTS, Part
from extractors.parcels.zip_kind import ZIP_FAULTS

_CHUNK = 1 << 20
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_TOO_LARGE = "ไฟล์นี้มีไฟล์ซ้อนอยู่มากหรือใหญ่เกินกำหนด โปรดแตกไฟล์แล้วเลือกนำเข้าเฉพาะเอกสาร"
_BROKEN = "แตกไฟล์เหล่านี้ออกมาไม่ได้ (เสียหาย หรือบีบอัดด้วยวิธีที่ไม่รองรับ) โปรดขอใหม่จากผู้ส่ง: {}"
_TOO_DEEP = "ไฟล์เหล่านี้ซ้อนกันลึกเกินกำหนด จึงไม่ได้รับเข้า โปรดแตกไฟล์แล้วนำเข้าเอง: {}"


class Container(Protocol):
    """What each module of ``CONTAINERS`` offers, beside a reader's functions."""

    def parts(self, path: Path) -> AbstractContextManager[tuple[Part, ...]]:
        """Give what lies in it."""


#: Names, not modules, as in ``dispatch.READERS``.
CONTAINERS: dict[FileKind, str] = {
    "eml": "extractors.eml_file",
    "msg": "extractors.msg_file",
    "zip": "extractors.zip_file",
}


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A document of a container.

    :param name: its path in what holds it.
    :param path: where it lies now.
    :param holder: which of the parts holds it, by its place among them; None for the container itself.
    """

    name: str
    path: Path
    holder: int | None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """All documents of a container, each after what holds it.

    :param warnings: Thai: what is no document, or could not be taken out.
    """

    parts: tuple[UnpackedPart, ...]
    warnings: tuple[str, ...]


def unpack(path: Path, folder: Path) -> Unpacked:
    """Write each document of a container into a folder, under names of our own.

    A container in it that cannot be opened is a part and no more: reading it tells why.

    :raises ExtractError: the container cannot be opened, or holds more than a limit allows.
    """
    taken = _Unpacking(folder)
    taken.open(path, kind_of(path))
    told = ((ASIDE, taken.aside), (_BROKEN, taken.broken), (_TOO_DEEP, taken.too_deep))
    return Unpacked(tuple(taken.parts), tuple(text.format(", ".join(names)) for text, names in told if names))


@dataclass(slots=True)
class _Unpacking:
    """How far one container is taken apart."""

    folder: Path
    parts: list[UnpackedPart] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    too_deep: list[str] = field(default_factory=list)
    seen: int = 0
    size: int = 0

    def open(
        self, path: Path, kind: FileKind, holder: int | None = None, within: str = "", depth: int = 1
    ) -> None:
        """Take the parts out of one container.

        :param within: its own path in the outermost one, for what is told; ends with a slash.
        """
        container = cast("Container", import_module(CONTAINERS[kind]))
        with container.parts(path) as parts:
            for part in parts:
                self._take(part, holder, within, depth)

    def _take(self, part: Part, holder: int | None, within: str, depth: int) -> None:
        self.seen += 1
        if self.seen > MOST_PARTS:
            raise _TooMuch(_TOO_LARGE)
        name = within + part.name
        if part.aside:
            self.aside.append(name)
            return
        place = self.folder / f"{self.seen:04}{_suffix(part.name)}"
        try:
            self._save(part, place)
            told = None if _is_document(place) else self.aside
        except _Broken:
            told = self.broken
        inner = _container_kind(place) if told is None else None
        if inner and depth == MOST_DEPTH:
            told = self.too_deep
        if told is not None:
            place.unlink()
            told.append(name)
            return
        self.parts.append(UnpackedPart(part.name, place, holder))
        if inner:
            self._open_inner(place, inner, name, depth)

    def _save(self, part: Part, place: Path) -> None:
        with place.open("wb") as file:
            for chunk in _chunks(part):
                self.size += len(chunk)
                if self.size > MOST_BYTES:
                    raise _TooMuch(_TOO_LARGE)
                file.write(chunk)

    def _open_inner(self, place: Path, kind: FileKind, name: str, depth: int) -> None:
        """Take a container in the container apart; one that cannot be opened is told of when it is read."""
        try:
            self.open(place, kind, len(self.parts) - 1, f"{name}/", depth + 1)
        except _TooMuch:
            raise
        except ExtractError:
            return


class _TooMuch(TooLarge):
    """All that was taken out together is over a limit."""


class _Broken(Exception):
    """A part whose bytes cannot be had."""


def _chunks(part: Part) -> Iterator[bytes]:
    """Give the bytes of a part; a fault of the container is not one of the disk that is written to."""
    try:
        with part.open() as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except ZIP_FAULTS as error:
        raise _Broken from error


def _suffix(name: str) -> str:
    """Give the ending of a name where it is a usual one."""
    found = _SUFFIX.search(name)
    return found[0].lower() if found else ""


def _container_kind(file: Path) -> FileKind | None:
    """Give the kind of a container; None of anything else."""
    try:
        kind = kind_of(file)
    except ExtractError:
        return None
    return kind if kind in CONTAINERS else None


def _is_document(file: Path) -> bool:
    """Tell whether a file may be a document; one that is named as such and damaged is one too."""
    if file.suffix in PROMISED:
        return True
    try:
        return kind_of(file) != "unknown"
    except DamagedFile:
        return file.stat().st_size > 0
