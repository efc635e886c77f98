"""What an engine keeps of an entry to show it: one JSON object, so that a search opens the index alone."""

from __future__ import annotations

import json

from index.base import Entry, Hit

_SHOWN = ("id", "path", "kind", "number", "date", "subject", "sender", "pages")


def to_json(entry: Entry) -> bytes:
    """Write what is shown of an entry."""
    return json.dumps({name: getattr(entry, name) for name in _SHOWN}, ensure_ascii=False).encode()


def hit_from_json(stored: bytes, *, score: float, near: bool) -> Hit:
    """Make a hit of what was written.

    :raises ValueError, KeyError: it is not what ``to_json`` wrote.
    """
    shown = json.loads(stored)
    pages = tuple(shown.pop("pages"))
    return Hit(**shown, pages=pages, score=score, near=near)
