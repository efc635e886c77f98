"""Fill a new index from the catalogue, batch by batch (เติมดัชนีใหม่)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from index.ready import Ready
from pipeline.archive.filing import Step, no_step
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.indexed import changed_since, keep_bounds
from pipeline.office.office import Office
from pipeline.searching.building import Building, keep
from pipeline.searching.entry import Made
from pipeline.searching.making import made
from pipeline.searching.shelf import opened
from pipeline.workers import Executor

#: letters that are committed together; a build that is cut short loses no more
COMMIT = 2048


def _nobody(_number: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an index is filled.

    :param seconds: it stops between two batches after that time; None for no limit.
    :param resumable: how far it is is noted after each batch.
    :param count: is told of letters that were written.
    """

    executor: Executor
    seconds: float | None = None
    resumable: bool = True
    count: Callable[[int], None] = _nobody
    at_step: Step = no_step


@dataclass(frozen=True, slots=True)
class Filled:
    """How far it came.

    :param written: how many letters.
    :param whole: nothing is left to write.
    """

    building: Building
    written: int
    whole: bool


@dataclass(slots=True)
class Batch:
    """What is seen of entries on their way into an index, so that these need not be kept."""

    ids: list[str] = field(default_factory=list)
    bounds: dict[str, bytes] = field(default_factory=dict)
    last: int = 0

    def through(self, entries: Iterable[tuple[int, Made]]) -> Iterator[Ready]:
        """Pass the entries on."""
        for revision, each in entries:
            self.last = revision
            self.ids.append(each.entry.id)
            if each.bounds is not None:
                self.bounds[each.entry.id] = each.bounds
            yield each.entry


def fill(office: Office, catalogue: Catalogue, building: Building, manner: Manner) -> Filled:
    """Write the letters that changed since, in order of their changes.

    :param catalogue: open to write: the words that are cut here are kept.  This needs no lock of the
        office's, for they are derived, and believed only of the text that they were cut from.
    """
    written = 0
    end = None if manner.seconds is None else time.monotonic() + manner.seconds
    entries = made(partial(changed_since, catalogue), building.upto, manner.executor, office.settings.words)
    with opened(office, building.place, create=True) as index:
        while end is None or time.monotonic() < end:
            batch = Batch()
            index.put_ready(batch.through(islice(entries, COMMIT)))
            if not batch.ids:
                return Filled(building, written, whole=True)
            manner.at_step("put")
            keep_bounds(catalogue, batch.bounds)
            building = replace(building, upto=batch.last)
            if manner.resumable:
                keep(office, building)
            manner.at_step("noted")
            manner.count(len(batch.ids))
            written += len(batch.ids)
    return Filled(building, written, whole=False)
