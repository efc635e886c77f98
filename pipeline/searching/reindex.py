"""Build the index anew from the catalogue (สร้างดัชนีใหม่), while the office goes on working (rule 6)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from pipeline.catalogue import reading, writing
from pipeline.catalogue.database import Catalogue, open_to_read, open_to_write
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.searching.indexing import BATCH, entries
from pipeline.searching.shelf import (
    Place,
    current_place,
    folder_of,
    new_place,
    opened,
    point_to,
    remove_others,
)
from pipeline.workers import Executor, InProcess, pool_for

# fewer letters are made ready here sooner than a pool starts
_WORTH_A_POOL = 200
_LOCK_S = 60.0

Progress = Callable[[int, int], None]


def reindex(
    office: Office,
    engine: str | None = None,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> int:
    """Build a second index without the lock, then catch up and swap under it; gives the number of letters.

    An index that is left half-built is never the current one.

    :param engine: ``tantivy`` or ``whoosh``; that of the settings when left out.
    :raises OfficeError: another process holds the office for a minute when it is time to swap.
    :raises SearchError: the index cannot be written.
    """
    place = new_place(engine or office.settings.engine)
    try:
        with open_to_read(office) as catalogue:
            total = reading.count_letters(catalogue, secret=False)
            with _executor(office, total, executor) as workers:
                upto = _fill(office, catalogue, place, workers, count=_Count(total, progress))
        with hold(office, _LOCK_S), open_to_write(office) as catalogue:
            _fill(office, catalogue, place, InProcess(), count=_Count(total, None), since=upto)
            number = _swap(office, catalogue, place)
    except BaseException:
        if current_place(office) != place:
            shutil.rmtree(folder_of(office, place), ignore_errors=True)
        raise
    return number


def rebuild(office: Office, catalogue: Catalogue) -> int:
    """Build the index anew at once; the caller holds the office's lock.  Gives the number of letters."""
    place = new_place(office.settings.engine)
    _fill(office, catalogue, place, InProcess(), count=_Count(0, None))
    return _swap(office, catalogue, place)


class _Count:
    """Tells the caller how far it is."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._done = 0
        self._progress = progress

    def add(self, number: int) -> None:
        """Count letters that are written."""
        self._done += number
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


def _executor(office: Office, total: int, given: Executor | None) -> AbstractContextManager[Executor]:
    if given is not None:
        return nullcontext(given)
    return pool_for(office.settings) if total >= _WORTH_A_POOL else nullcontext(InProcess())


def _fill(
    office: Office, catalogue: Catalogue, place: Place, executor: Executor, *, count: _Count, since: int = 0
) -> int:
    """Write what changed after a revision; gives the last revision that was written."""
    with opened(office, place, create=True) as index:
        full = True
        while full:
            rows = reading.changed_since(catalogue, since, BATCH)
            shown = [row for row in rows if not row.secret]
            index.remove([row.id for row in rows if row.secret])
            index.put(entries(office, catalogue, shown, executor))
            since = rows[-1].revision if rows else since
            count.add(len(shown))
            full = len(rows) == BATCH
    return since


def _swap(office: Office, catalogue: Catalogue, place: Place) -> int:
    """Make the new index the current one, and note it in the catalogue.  A crash between is harmless."""
    point_to(office, place)
    ids = [row.id for row in reading.list_letters(catalogue)]
    writing.mark_indexed(catalogue, ids, place.version)
    remove_others(office)
    return len(ids)
