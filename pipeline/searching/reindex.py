"""Build the index anew from the catalogue (สร้างดัชนีใหม่), while the office goes on working (rule 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace

from index.base import IndexMissing
from pipeline.archive.filing import Step, no_step
from pipeline.catalogue import indexed
from pipeline.catalogue.database import Catalogue, open_to_read, open_to_write
from pipeline.catalogue.reading import count_letters
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.searching.building import Building, abandon, begin, hold_build
from pipeline.searching.filling import Manner, fill
from pipeline.searching.indexing import build_on, catch_up
from pipeline.searching.proving import prove, prove_last
from pipeline.searching.swapping import swap
from pipeline.workers import Executor, InProcess, executor_for

_LOCK_S = 60.0

Progress = Callable[[int, int], None]


def reindex(
    office: Office,
    engine: str | None = None,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    at_step: Step = no_step,
) -> int:
    """Build a second index without the lock, then catch up and swap under it; gives the number of letters.

    It goes on with a build that was cut short.  The old index serves until the new one has been held against
    the catalogue.

    :param engine: ``tantivy`` or ``whoosh``; that of the settings when left out.
    :raises OfficeError: another process builds, or holds the office for a minute when it is time to swap.
    :raises SearchError: the index cannot be written, or is not what the catalogue says.
    """
    chosen = engine or office.settings.engine
    with open_to_read(office) as catalogue:
        total = count_letters(catalogue, secret=False)
    # the workers start before the catalogue is opened to write (rule 5)
    working = nullcontext(executor) if executor else executor_for(office.settings, total)
    with working as workers, hold_build(office):
        count = _Count(total, progress)
        manner = Manner(executor=workers, count=count.add, at_step=at_step)
        try:
            return _build(office, begin(office, chosen), manner, count)
        except IndexMissing:  # what was left half-built was damaged, or a letter in it became secret
            abandon(office)
            return _build(office, begin(office, chosen), manner, count)


def put_again(office: Office, ids: Sequence[str] = (), since: str | None = None) -> int:
    """Write some letters into the current index again; gives how many.

    :param since: an ISO day: those received on it or after, beside ``ids``.
    :raises OfficeError: another process holds the office for a minute.
    :raises SearchError: the index cannot be written.
    """
    with hold(office, _LOCK_S), open_to_write(office) as catalogue:
        shown = set(indexed.shown_ids(catalogue))
        wanted = shown & {*ids, *(indexed.ids_received_since(catalogue, since) if since else ())}
        indexed.forget_indexed(catalogue, sorted(wanted))
        catch_up(office, catalogue, InProcess())
        return len(wanted)


def rebuild(office: Office, catalogue: Catalogue) -> None:
    """Build the index anew at once; the caller holds the office's lock."""
    build_on(office, catalogue, Manner(executor=InProcess()))


class _Count:
    """Tells the caller how far it is."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress

    def start(self, done: int) -> None:
        """Begin with letters that are written already."""
        self._done = 0
        self.add(done)

    def add(self, number: int) -> None:
        """Count letters that are written."""
        self._done += number
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


def _build(office: Office, building: Building, manner: Manner, count: _Count) -> int:
    with open_to_write(office) as catalogue:
        count.start(indexed.count_upto(catalogue, building.upto))
        building = fill(office, catalogue, building, manner).building
        prove(office, catalogue, building)
        manner.at_step("proved")
    with hold(office, _LOCK_S), open_to_write(office) as catalogue:
        building = fill(office, catalogue, building, replace(manner, executor=InProcess())).building
        prove_last(office, catalogue, building)
        manner.at_step("caught up")
        swap(office, catalogue, building, manner.at_step)
        return count_letters(catalogue, secret=False)
