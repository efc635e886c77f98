"""How the index follows the catalogue (rule 6).  The caller holds the office's lock."""

from __future__ import annotations

from collections.abc import Iterator

from index.base import Entry, SearchIndex
from pipeline.archive.content import page_texts
from pipeline.catalogue import reading, writing
from pipeline.catalogue.database import Catalogue
from pipeline.catalogue.rows import LetterRow
from pipeline.office.office import Office
from pipeline.searching.entry import Document, make_entries
from pipeline.searching.shelf import current_place, new_place, opened, point_to
from pipeline.workers import Executor

#: rows that are made ready and written at once; memory holds no more
BATCH = 256
_TASK = 32


def catch_up(office: Office, catalogue: Catalogue, executor: Executor) -> int:
    """Bring the current index up to the catalogue; gives how many letters were written.

    The first index of an office is made here.

    :raises IndexMissing: the index is damaged; ``kasian reindex`` builds it anew.
    :raises SearchError: it cannot be written.
    """
    place = current_place(office)
    if place is None:
        place = new_place(office.settings.engine)
        with opened(office, place, create=True):
            point_to(office, place)
    version = place.version
    purged = reading.to_purge(catalogue)
    rows = reading.to_index(catalogue, version, BATCH)
    if not rows and not purged:
        return 0
    done = 0
    with opened(office, place) as index:
        purge(catalogue, index, purged)
        while rows:
            index.put(entries(office, catalogue, rows, executor))
            writing.mark_indexed(catalogue, [row.id for row in rows], version)
            done += len(rows)
            rows = reading.to_index(catalogue, version, BATCH)
    return done


def purge(catalogue: Catalogue, index: SearchIndex, ids: list[str]) -> None:
    """Take letters that were marked secret out of an index (rule 8)."""
    if ids:
        index.remove(ids)
        writing.mark_indexed(catalogue, ids, None)


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
