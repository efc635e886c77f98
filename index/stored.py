"""What an engine keeps of an entry to show it: one JSON object, so that a search opens the index alone."""

from __future__ import annotations

import json
from dataclasses import fields

from index.base import Entry, Hit

_SHOWN = tuple(field.name for field in fields(Hit) if field.name not in {"score", "near"})
_LISTS = ("due", "pages")


def to_json(entry: Entry) -> bytes:
    """Write what is shown of an entry."""
    return json.dumps({name: getattr(entry, name) for name in _SHOWN}, ensure_ascii=False).encode()


def hit_from_json(stored: bytes, *, score: float, near: bool) -> Hit:
    """Make a hit of what was written.

    :raises ValueError, KeyError: it is not what ``to_json`` wrote.
    """
    shown = json.loads(stored)
    shown |= {name: tuple(shown[name]) for name in _LISTS}
    return Hit(**shown, score=score, near=near)
