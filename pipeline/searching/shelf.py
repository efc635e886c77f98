"""Which index is the current one (rule 6).  ``search`` comes through here, and loads no catalogue.

Each index lies in a folder of its own; the small file ``current`` names one of them.  The swap renames that
file, never a folder that a reader may have open.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from index import has_index, open_index
from index.base import IndexMissing, SearchIndex
from pipeline.durable import write_durably
from pipeline.office.places import Places

_POINTER = "current"
_VERSION = re.compile(r"[\w-]+")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """An index.

    :param version: the name of its folder; rows of the catalogue carry it.
    """

    version: str
    engine: str


def new_place(engine: str) -> Place:
    """Name an index that is not there yet."""
    return Place(f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", engine)


def current_place(office: Places) -> Place | None:
    """Tell which index is the current one; None where there is none, or the pointer points to nothing."""
    try:
        place = Place(**json.loads((office.index / _POINTER).read_text(encoding="utf-8")))
        named = isinstance(place.engine, str) and _VERSION.fullmatch(place.version)
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return place if named and has_index(folder_of(office, place), place.engine) else None


def point_to(office: Places, place: Place) -> None:
    """Make an index the current one, at once and for good."""
    text = json.dumps({"version": place.version, "engine": place.engine})
    write_durably(office.index / _POINTER, text)


def open_current(office: Places) -> SearchIndex:
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
def opened(office: Places, place: Place, *, create: bool = False) -> Iterator[SearchIndex]:
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
