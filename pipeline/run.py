"""Take files in (รับหนังสือเข้า): one batch under the office's lock, read side by side, filed one by one."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from extractors.base import Extracted
from index.base import SearchError
from pipeline.archive import intent as intents
from pipeline.archive.filing import Desk, Step, no_step
from pipeline.catalogue import reading, writing
from pipeline.catalogue.database import open_to_write
from pipeline.extraction import Reader, asked_by, read_file
from pipeline.inbox import arrivals as inbox
from pipeline.inbox.arrivals import Arrival, Candidate, Refused, Unsettled
from pipeline.office.clock import Clock, SystemClock
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.outcome import Outcome
from pipeline.parcel import clear_unpacked, is_whole, take
from pipeline.process import Taken, Tools, finish, unstored
from pipeline.searching.indexing import BATCH, catch_up
from pipeline.seen import Found, answered, key_of
from pipeline.workers import Executor, InProcess, cores, pool_for

WAIT_S = 15.0
Progress = Callable[[int, int], None]

_LOG = logging.getLogger(__name__)
_UNSETTLED = "ไฟล์ยังเขียนไม่เสร็จ โปรดรอให้คัดลอกหรือสแกนเสร็จแล้วสั่งรับเข้าอีกครั้ง"


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a batch works with.

    :param executor: None: a pool is started when there is something to read.
    """

    executor: Executor | None = None
    tools: Tools = field(default_factory=Tools)
    clock: Clock = field(default_factory=SystemClock)
    at_step: Step = no_step


def ingest(
    office: Office,
    paths: Sequence[Path] | None = None,
    *,
    wait_s: float = WAIT_S,
    progress: Progress | None = None,
    means: Means | None = None,
) -> Iterator[Outcome]:
    """Take in the inbox, whose files are moved, or named files and folders, which are copied.

    :param paths: None for one pass over the inbox.
    :param wait_s: how long to wait for files that are still being written.
    :param progress: called with how many files are through and how many there are.
    :raises OfficeError: another process holds the office, or a path lies in the office itself.
    """
    using = means or Means()
    with hold(office):
        found = _look(office, paths)
        there_are = len(found)
        for done, outcome in enumerate(_take_in(office, found, wait_s, using), start=1):
            there_are += outcome.container is not None  # what came in another file was not counted yet
            if progress:
                progress(done, there_are)
            yield outcome


def take_in(office: Office, candidates: Sequence[Candidate], means: Means) -> Iterator[Outcome]:
    """Take in files that are known to have arrived in full.

    :raises OfficeError: another process holds the office.
    """
    with hold(office):
        yield from _take_in(office, candidates, None, means)


def _look(office: Office, paths: Sequence[Path] | None) -> list[Found]:
    """Undo what a crash cut short, and see what there is to take."""
    with open_to_write(office) as catalogue:
        intents.recover(office, catalogue)
        if paths is None:
            return list(inbox.in_inbox(office))
        return answered(catalogue, inbox.named(office, paths))


def _take_in(office: Office, found: Sequence[Found], wait_s: float | None, means: Means) -> Iterator[Outcome]:
    yield from (_answer(each) for each in found if not isinstance(each, Candidate))
    candidates = [each for each in found if isinstance(each, Candidate)]
    with at_desk(office, means, needed=bool(candidates)) as desk:
        clear_unpacked(desk)
        arriving: Iterator[Candidate | Unsettled] = iter(candidates)
        if wait_s is not None:
            arriving = inbox.as_they_settle(candidates, means.clock, wait_s)
        for count, outcome in enumerate(_read_and_file(desk, arriving, means), start=1):
            if count % BATCH == 0:
                _index(desk)
            yield outcome
        _index(desk)
        desk.at_step("indexed")


def _answer(each: Refused | Outcome) -> Outcome:
    if isinstance(each, Refused):
        return Outcome(path=each.name, status="failed", reason=each.reason)
    return each


def workers_for(office: Office, means: Means, *, needed: bool = True) -> AbstractContextManager[Executor]:
    """Give the executor of a batch; a pool is started only when it is needed."""
    if means.executor is not None:
        return nullcontext(means.executor)
    return pool_for(office.settings) if needed else nullcontext(InProcess())


@contextmanager
def at_desk(office: Office, means: Means, *, needed: bool = True) -> Iterator[Desk]:
    """Open what a batch works with; the caller holds the office's lock.

    The workers start before the catalogue and the index are opened (rule 5).
    """
    with workers_for(office, means, needed=needed) as executor, open_to_write(office) as catalogue:
        yield Desk(office=office, catalogue=catalogue, executor=executor, at_step=means.at_step)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A file whose turn comes.

    :param text: gives what the workers read.
    """

    arrival: Arrival
    text: Callable[[], Extracted]


def _read_and_file(desk: Desk, arriving: Iterator[Candidate | Unsettled], means: Means) -> Iterator[Outcome]:
    """Keep the workers busy: ahead of the filing, which goes in order, and behind it with the notes."""
    ahead = 2 * (desk.office.settings.workers or cores()) + 1
    coming: deque[_UnderWay] = deque()
    going: deque[Taken] = deque()
    for each in arriving:
        arrival = _arrive(each)
        if isinstance(arrival, Outcome):
            yield arrival
            continue
        once = arrival.sha256 not in {other.arrival.sha256 for other in coming}
        coming.append(_UnderWay(arrival, _begin(desk, arrival, means.tools.reader, once=once)))
        while len(coming) > ahead:
            going.extend(_file(desk, coming.popleft(), means))
        while len(going) > ahead:
            yield finish(desk.office, going.popleft())
    while coming:
        for taken in _file(desk, coming.popleft(), means):
            going.append(taken)
            yield finish(desk.office, going.popleft())
    while going:
        yield finish(desk.office, going.popleft())


def _arrive(each: Candidate | Unsettled) -> Arrival | Outcome:
    if isinstance(each, Unsettled):
        return Outcome(path=each.candidate.name, status="waiting", reason=_UNSETTLED)
    try:
        arrival = inbox.arrive(each)
    except OSError as error:
        return Outcome(path=each.name, status="failed", reason=unstored(error))
    return arrival or Outcome(path=each.name, status="waiting", reason=_UNSETTLED)


def _begin(desk: Desk, arrival: Arrival, reader: Reader, *, once: bool) -> Callable[[], Extracted]:
    """Start to read; a file that is in the office or under way already is read only if need be."""
    if once and reading.find_sha(desk.catalogue, arrival.sha256) is None:
        return read_file(desk.executor, arrival.path, reader, asked_by(desk.office.settings)).result
    return lambda: read_file(desk.executor, arrival.path, reader, asked_by(desk.office.settings)).result()


def _file(desk: Desk, each: _UnderWay, means: Means) -> Iterator[Taken]:
    """Take in a file and what came in it; one that was named and is done with is not read again."""
    arrival, waits = each.arrival, False
    for taken in take(desk, arrival, each.text, means.tools, means.clock.today()):
        waits |= taken.outcome.status == "waiting"
        yield taken
    if arrival.origin == "named" and not waits and is_whole(desk, arrival.sha256):
        writing.remember(desk.catalogue, key_of(arrival.path), arrival.identity, arrival.sha256)


def _index(desk: Desk) -> None:
    """Bring the index up to the catalogue.  Its failure stops nothing: the rows stay to do (rule 2)."""
    try:
        catch_up(desk.office, desk.catalogue, desk.executor)
    except SearchError as error:
        _LOG.warning("the index is behind: %s", error.reason)
    except Exception:  # noqa: BLE001  the index is derived: nothing of it may stop storing
        _LOG.exception("the index is behind")
