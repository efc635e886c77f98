"""How the index follows the catalogue (rule 6).  The caller holds the office's lock."""

from __future__ import annotations

import logging
from functools import partial
from itertools import islice

from index.base import IndexMissing
from pipeline.catalogue import indexed
from pipeline.catalogue.database import Catalogue
from pipeline.office.lock import OfficeBusy
from pipeline.office.office import Office
from pipeline.searching.building import abandon, begin, hold_build, new_building
from pipeline.searching.filling import Batch, Filled, Manner, fill
from pipeline.searching.making import made
from pipeline.searching.pointer import Place
from pipeline.searching.proving import prove
from pipeline.searching.shelf import current_place, opened
from pipeline.searching.swapping import finish_swap, swap
from pipeline.workers import Executor

#: rows that are made ready and written at once
BATCH = 256
#: how long a command that stores letters works at an index that has to be built anew
BUILD_S = 20.0

_LOG = logging.getLogger(__name__)


def catch_up(office: Office, catalogue: Catalogue, executor: Executor) -> int:
    """Bring the current index up to the catalogue; gives how many letters were written.

    Where there is none, or it is damaged or of another version of kasian, one is built here: for some twenty
    seconds, and what is left by the next command.  One that holds a letter which was marked secret is made
    anew (rule 8): engines keep what they delete until they merge it away.

    :raises SearchError: it cannot be written.
    """
    finish_swap(office, catalogue)
    purged = indexed.to_purge(catalogue)
    if purged:
        return _purge(office, catalogue, executor)
    place = current_place(office)
    if place is not None:
        try:
            return _put_what_is_behind(office, catalogue, place, executor)
        except IndexMissing as error:
            _LOG.warning("the index is built anew: %s", error.reason)
    built = build_on(office, catalogue, Manner(executor=executor, seconds=BUILD_S))
    return built.written if built else 0


def build_on(office: Office, catalogue: Catalogue, manner: Manner) -> Filled | None:
    """Build an index, or go on with one that was left half-built, and let it serve when it is whole.

    Gives how far it came; None while another process builds.
    """
    try:
        with hold_build(office):
            filled = fill(office, catalogue, begin(office, office.settings.engine), manner)
            if filled.whole:
                prove(office, catalogue, filled.building)
                swap(office, catalogue, filled.building)
            return filled
    except OfficeBusy:
        _LOG.info("another process builds the index")
        return None


def _purge(office: Office, catalogue: Catalogue, executor: Executor) -> int:
    """Make the index anew without what it must not hold, whatever time that takes."""
    try:
        with hold_build(office):
            abandon(office)
    except OfficeBusy:
        _LOG.info("another process builds the index, and begins again when it finds a secret letter in it")
    place = current_place(office)
    fresh = new_building(office, place.engine if place else office.settings.engine)
    filled = fill(office, catalogue, fresh, Manner(executor=executor, resumable=False))
    swap(office, catalogue, filled.building)
    return filled.written


def _put_what_is_behind(office: Office, catalogue: Catalogue, place: Place, executor: Executor) -> int:
    entries = made(partial(indexed.to_index, catalogue, place.version), 0, executor, office.settings.words)
    left = behind = indexed.count_to_index(catalogue, place.version)
    if not behind:
        return 0
    with opened(office, place) as index:
        while left > 0:
            batch = Batch()
            index.put_ready(batch.through(islice(entries, BATCH)))
            indexed.keep_bounds(catalogue, batch.bounds)
            indexed.mark_indexed(catalogue, batch.ids, place.version)
            left -= len(batch.ids)
    return behind
