"""What came in: which files are taken, which are passed over, which are refused (ถาดรับหนังสือ)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.durable import hash_file
from pipeline.inbox.settling import Identity, Settling, identity
from pipeline.office.clock import Clock
from pipeline.office.office import Office
from pipeline.office.places import OfficeError

Origin = Literal["inbox", "named", "failed"]

_LOOK_EVERY_S = 0.25
#: files that other programs leave while they work, or for themselves
_PASSED_SUFFIXES = (".tmp", ".part", ".partial", ".crdownload", ".download", ".opdownload", ".swp")
_PASSED_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_PASSED_STARTS = ("~$", ".", "~wrl")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a letter.

    :param name: the path as it was dropped in; what is stored and shown.
    :param origin: files of the inbox and of ``failed`` are moved, named ones are copied.
    """

    path: Path
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is not read.

    :param reason: Thai: why, and what to do.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has arrived in full.

    :param original_name: the path as it was dropped in.
    """

    path: Path
    original_name: str
    sha256: str
    identity: Identity
    origin: Origin

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.identity.size


def passed_over(name: str) -> bool:
    """Tell whether a name belongs to a helper file: a lock of Word, a download under way, a hidden file."""
    low = name.lower()
    return low in _PASSED_NAMES or low.startswith(_PASSED_STARTS) or low.endswith(_PASSED_SUFFIXES)


def in_inbox(office: Office) -> list[Candidate | Refused]:
    """List the inbox with its sub-folders."""
    return [_candidate(path, office.relative(path), "inbox") for path in _walk(office.inbox, ())]


def in_failed(office: Office) -> list[Candidate | Refused]:
    """List the files that could not be read, without their reasons."""
    files = list(_walk(office.failed, ()))
    reasons = {path.with_name(f"{path.name}.txt") for path in files}
    return [_candidate(path, office.relative(path), "failed") for path in files if path not in reasons]


def named(office: Office, paths: Sequence[Path]) -> list[Candidate | Refused]:
    """List the named files, and those of the named folders with their sub-folders.

    :raises OfficeError: a path lies in the office folder itself.
    """
    for path in paths:
        _refuse_own(office, path)
    return [found for path in paths for found in _named(office, path)]


def _named(office: Office, path: Path) -> Iterator[Candidate | Refused]:
    if not path.is_dir() or path.is_symlink():
        yield _candidate(path, str(path), "named")
        return
    for file in _walk(path, (office.root,)):
        yield _candidate(file, str(file), "named")


def _refuse_own(office: Office, path: Path) -> None:
    full = path.resolve()
    if not full.is_relative_to(office.root):
        return
    if full.is_relative_to(office.inbox):
        raise OfficeError(f"{path} อยู่ในถาดรับ (inbox) อยู่แล้ว โปรดสั่ง kasian ingest โดยไม่ต้องระบุไฟล์")
    raise OfficeError(f"{path} อยู่ในโฟลเดอร์ของสำนักงานเอง รับเข้าซ้ำไม่ได้ โปรดระบุไฟล์หรือโฟลเดอร์ภายนอก")


def _walk(folder: Path, without: tuple[Path, ...]) -> Iterator[Path]:
    """Give the files of a folder in order of name, helpers left out.  Links to folders are not followed.

    A folder that cannot be listed is given itself: what lies in it must not pass for nothing.
    """
    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        at = Path(here)
        links = [name for name in folders if (at / name).is_symlink()]
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in links and (at / name).resolve() not in without
        )
        yield from (at / name for name in sorted([*files, *links]) if not passed_over(name))
    yield from closed


def _candidate(path: Path, name: str, origin: Origin) -> Candidate | Refused:
    """Take regular files only: a link, a device or a pipe may lead anywhere or never end."""
    name = name.encode("utf-8", "replace").decode()  # a name in another encoding is shown with marks of doubt
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return Refused(name, f"ไม่พบ {name} โปรดตรวจชื่อไฟล์")
    except OSError as error:
        return Refused(name, f"เปิด {name} ไม่ได้ ({error.strerror}) โปรดตรวจสิทธิ์ของไฟล์")
    if stat.S_ISLNK(mode):
        return Refused(name, f"{name} เป็นลิงก์ ไม่ใช่ไฟล์ โปรดคัดลอกไฟล์จริงมาวาง")
    if stat.S_ISDIR(mode):
        return Refused(name, f"เปิดโฟลเดอร์ {name} ไม่ได้ โปรดตรวจสิทธิ์ของโฟลเดอร์")
    if not stat.S_ISREG(mode):
        return Refused(name, f"{name} ไม่ใช่ไฟล์ธรรมดา อ่านไม่ได้")
    return Candidate(path, name, origin)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file that did not come to rest in time; it is left where it is."""

    candidate: Candidate


def as_they_settle(
    candidates: Sequence[Candidate], clock: Clock, wait_s: float
) -> Iterator[Candidate | Unsettled]:
    """Give each file when it has arrived in full; after ``wait_s`` say which have not."""
    settling = Settling(clock.now)
    end = clock.now() + wait_s
    pending = list(candidates)
    while pending:
        last_look = clock.now() >= end  # before looking: the caller may take minutes over what he is given
        states = [(candidate, settling.observe(candidate.path)) for candidate in pending]
        pending = [candidate for candidate, state in states if state == "waiting"]
        yield from (candidate for candidate, state in states if state == "settled")
        if last_look:
            yield from map(Unsettled, pending)
            return
        if pending:
            clock.wait(_LOOK_EVERY_S)


def arrive(candidate: Candidate) -> Arrival | None:
    """Take a settled file's fingerprint; None when it changed meanwhile.

    :raises OSError: it cannot be read.
    """
    before = identity(candidate.path)
    sha256 = hash_file(candidate.path)
    if identity(candidate.path) != before:
        return None
    return Arrival(candidate.path, candidate.name, sha256, before, candidate.origin)
