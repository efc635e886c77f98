"""An entry as an engine writes it: texts and numbers, small to send from one process to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from index.base import Entry, SearchIndex
from index.fields import days, searched, values
from index.sorting import sort_keys
from index.stored import to_json


@dataclass(frozen=True, slots=True)
class Ready:
    """What is written of an entry.

    :param shown: what a hit shows, as ``index.stored`` writes it.
    :param texts: of each searched field its terms, with spaces between them.
    :param values: what is filtered and counted by.
    :param days: numbers of days that are filtered by.
    :param keys: numbers that are sorted by.
    """

    id: str
    shown: bytes
    texts: Mapping[str, str]
    values: Mapping[str, str]
    days: Mapping[str, tuple[int, ...]]
    keys: Mapping[str, int]


class StoredIndex(SearchIndex, Protocol):
    """An index on disk: its entries may have been made ready elsewhere."""

    def put_ready(self, entries: Iterable[Ready]) -> int:
        """As ``put``."""


def ready(entry: Entry) -> Ready:
    """Make an entry ready to be written."""
    return Ready(entry.id, to_json(entry), searched(entry), values(entry), days(entry), sort_keys(entry))
