"""The indexes of an office, each in a folder of its own (ที่เก็บดัชนี).

``search`` comes through here, and loads no catalogue.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import has_index, open_index
from index.base import IndexMissing
from index.ready import StoredIndex
from pipeline.office.places import Places
from pipeline.searching.pointer import Place, named_place

_LOG = logging.getLogger(__name__)


def current_place(office: Places) -> Place | None:
    """Tell which index is the current one; None where there is none of this version of kasian."""
    place = named_place(office)
    return place if place and has_index(folder_of(office, place), place.engine) else None


def open_current(office: Places) -> StoredIndex:
    """Open the current index to search it.

    :raises IndexMissing: there is none, or it is damaged.
    """
    place = current_place(office)
    if place is None:
        raise IndexMissing("ยังไม่มีดัชนีค้นหา โปรดรับหนังสือเข้าด้วย kasian ingest หรือสั่ง kasian reindex")
    return open_index(folder_of(office, place), place.engine)


def folder_of(office: Places, place: Place) -> Path:
    """Give the folder of an index."""
    return office.index / place.version


@contextmanager
def opened(office: Places, place: Place, *, create: bool = False) -> Iterator[StoredIndex]:
    """Open an index, and close it again."""
    index = open_index(folder_of(office, place), place.engine, create=create)
    try:
        yield index
    finally:
        index.close()


def remove_others(office: Places, but: str | None = None) -> None:
    """Remove the folders of former indexes; one that a reader has open on Windows stays until next time.

    :param but: the version of one that stays.
    """
    place = current_place(office)
    kept = {but, place.version if place else None}
    for folder in office.index.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
            _LOG.info("index %s removed", folder.name)
