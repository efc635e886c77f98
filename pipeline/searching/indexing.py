"""How the index follows the catalogue (rule 6).  The caller holds the office's lock."""

from __future__ import annotations

from collections.abc import Iterator

from index.base import Entry
from pipeline.archive.content import page_texts
from pipeline.catalogue import reading, writing
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import LetterRow
from pipeline.office.office import Office
from pipeline.searching.entry import Document, make_entries
from pipeline.searching.shelf import Place, current_place, new_place, opened, point_to, remove_others
from pipeline.workers import Executor

#: rows that are made ready and written at once; memory holds no more
BATCH = 256
_TASK = 32


def catch_up(office: Office, catalogue: Catalogue, executor: Executor) -> int:
    """Bring the current index up to the catalogue; gives how many letters were written.

    The first index of an office is made here.  One that holds a letter which was marked secret is made anew
    (rule 8): engines keep what they delete until they merge it away.

    :raises IndexMissing: the index is damaged; ``kasian reindex`` builds it anew.
    :raises SearchError: it cannot be written.
    """
    place, purged = current_place(office), reading.to_purge(catalogue)
    if place is not None and not purged:
        return _put_what_is_behind(office, catalogue, place, executor)
    fresh = new_place(place.engine if place else office.settings.engine)
    done = _put_what_is_behind(office, catalogue, fresh, executor, create=True)
    point_to(office, fresh)
    remove_others(office)
    writing.mark_indexed(catalogue, purged, None)
    return done


def _put_what_is_behind(
    office: Office, catalogue: Catalogue, place: Place, executor: Executor, *, create: bool = False
) -> int:
    done = 0
    rows = reading.to_index(catalogue, place.version, BATCH)
    if not rows and not create:
        return 0
    with opened(office, place, create=create) as index:
        while rows:
            index.put(entries(office, catalogue, rows, executor))
            writing.mark_indexed(catalogue, [row.id for row in rows], place.version)
            done += len(rows)
            rows = reading.to_index(catalogue, place.version, BATCH)
    return done


def entries(
    office: Office, catalogue: Catalogue, rows: list[LetterRow], executor: Executor
) -> Iterator[Entry]:
    """Make the entries of some rows, in the workers."""
    texts = ((row, reading.letter_text(catalogue, row.id)) for row in rows)
    # one without text was marked secret since it was listed
    documents = [Document(row, page_texts(text.pages)) for row, text in texts if text is not None]
    tasks = [
        executor.submit(make_entries, documents[first : first + _TASK], office.settings.words)
        for first in range(0, len(documents), _TASK)
    ]
    for task in tasks:
        yield from task.result()
