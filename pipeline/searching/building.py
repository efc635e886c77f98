"""An index that is being built, and how far it is (ดัชนีที่กำลังสร้าง).

A small file beside the indexes names it and the last change of the catalogue that it holds.  So a build that
was cut short goes on where it stopped; the index that serves is named elsewhere (``shelf``).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from filelock import FileLock, Timeout

from index.base import IndexMissing
from pipeline.durable import write_durably
from pipeline.office.lock import OfficeBusy
from pipeline.office.office import Office
from pipeline.searching.pointer import Place, new_place
from pipeline.searching.shelf import current_place, folder_of, opened

_STATE = "building.json"


@dataclass(frozen=True, slots=True)
class Building:
    """A half-built index.

    :param upto: it holds all changes of the catalogue up to this revision.
    :param words: the office's own words that its terms were made with.
    """

    version: str
    engine: str
    upto: int
    words: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where it lies."""
        return Place(self.version, self.engine)


def new_building(office: Office, engine: str) -> Building:
    """Name an index that is not there yet."""
    return Building(new_place(engine).version, engine, 0, office.settings.words)


def begin(office: Office, engine: str) -> Building:
    """Go on with the index that was left half-built, or begin a new one; the caller holds the build."""
    left = half_built(office)
    same = left is not None and (left.engine, left.words) == (engine, office.settings.words)
    if left is not None and same and _opens(office, left.place):
        return left
    abandon(office)
    building = new_building(office, engine)
    keep(office, building)
    return building


def _opens(office: Office, place: Place) -> bool:
    try:
        with opened(office, place):
            return True
    except IndexMissing:
        return False


def half_built(office: Office) -> Building | None:
    """Tell which index is half-built; None where none is."""
    try:
        kept = json.loads((office.index / _STATE).read_text(encoding="utf-8"))
        return Building(**{**kept, "words": tuple(kept["words"])})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None


def keep(office: Office, building: Building) -> None:
    """Note how far it is, for good."""
    write_durably(office.index / _STATE, json.dumps(asdict(building), ensure_ascii=False))


def abandon(office: Office) -> None:
    """Remove what was half-built; the index that serves stays."""
    left = half_built(office)
    if left is not None and left.place != current_place(office):
        shutil.rmtree(folder_of(office, left.place), ignore_errors=True)
    forget(office)


def forget(office: Office) -> None:
    """Note that none is half-built any more."""
    (office.index / _STATE).unlink(missing_ok=True)


@contextmanager
def hold_build(office: Office) -> Iterator[None]:
    """Be the only one that builds; the office's lock is another.

    :raises OfficeBusy: another process builds.
    """
    lock = FileLock(office.state / "reindex.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise OfficeBusy("มีโปรแกรม kasian อีกหน้าต่างหนึ่งกำลังสร้างดัชนีค้นหาอยู่ โปรดรอให้เสร็จ") from None
    try:
        yield
    finally:
        lock.release()
