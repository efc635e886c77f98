"""Which index is the current one, told by a small file (rule 6); nothing of the engines is loaded for it.

The swap renames that file, never a folder that a reader may have open.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.durable import write_durably
from pipeline.office.places import Places

_POINTER = "current"
_VERSION = re.compile(r"[\w-]+")


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


def named_place(office: Places) -> Place | None:
    """Tell which index is named as the current one, whether it is there or not."""
    try:
        place = Place(**json.loads((office.index / _POINTER).read_text(encoding="utf-8")))
        return place if isinstance(place.engine, str) and _VERSION.fullmatch(place.version) else None
    except (FileNotFoundError, ValueError, TypeError):
        return None


def point_to(office: Places, place: Place) -> None:
    """Make an index the current one, at once and for good."""
    text = json.dumps({"version": place.version, "engine": place.engine})
    write_durably(office.index / _POINTER, text)
