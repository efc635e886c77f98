"""Watch the inbox (เฝ้าถาดรับ): each file is taken in when it has arrived in full."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import watchfiles

from pipeline.archive.intent import recover
from pipeline.catalogue.database import open_to_write
from pipeline.inbox import arrivals as inbox
from pipeline.inbox.arrivals import Candidate, Refused
from pipeline.inbox.settling import Identity, Settling, identity
from pipeline.office.clock import Clock
from pipeline.office.lock import OfficeBusy, hold
from pipeline.office.office import Office
from pipeline.outcome import Outcome
from pipeline.run import Means, take_in, workers_for

# the inbox is looked at this often whatever the system reports: network shares report nothing
_LOOK_MS = 500
_DEBOUNCE_MS = 100
#: a file that cannot be taken yet is tried again after this long
AGAIN_S = 600.0
_LOG = logging.getLogger(__name__)


def stop_on_signals() -> Event:
    """Give an event that SIGTERM or SIGINT sets: the watch ends after the file in hand."""
    stop = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    return stop


def watch(office: Office, stop: Event, *, means: Means | None = None) -> Iterator[Outcome]:
    """Take in the files of the inbox as they settle, until ``stop`` is set.

    :raises OfficeError: the catalogue cannot be opened.
    """
    using = means or Means()
    _begin(office)
    with workers_for(office, using) as executor:
        waiting = _Waiting(using.clock)
        for _ in _looks(office.inbox, stop):
            ready = waiting.ready(inbox.in_inbox(office))
            yield from waiting.refused()
            for outcome in _take(office, ready, replace(using, executor=executor)):
                waiting.note(outcome)
                yield outcome
                if stop.is_set():
                    return


def _begin(office: Office) -> None:
    """Undo what a crash cut short."""
    try:
        with hold(office), open_to_write(office) as catalogue:
            recover(office, catalogue)
    except OfficeBusy:
        _LOG.info("the office is busy; what a crash cut short is undone by the one that holds it")


def _looks(folder: Path, stop: Event) -> Iterator[None]:
    """Give the moments to look: at once when something changes, and regularly."""
    yield None
    changes = watchfiles.watch(
        folder,
        watch_filter=None,
        debounce=_DEBOUNCE_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        raise_interrupt=False,
    )
    for _ in changes:
        yield None


def _take(office: Office, ready: list[Candidate], means: Means) -> Iterator[Outcome]:
    if not ready:
        return
    try:
        yield from take_in(office, ready, means)
    except OfficeBusy:
        _LOG.debug("the office is busy; %d files wait", len(ready))


class _Waiting:
    """Files that are coming to rest, and those that could not be taken and are not tried at every look."""

    def __init__(self, clock: Clock) -> None:
        self._now = clock.now
        self._settling = Settling(self._now)
        self._names: dict[str, Path] = {}
        self._held: dict[Path, tuple[Identity, float]] = {}
        self._said: set[str] = set()
        self._refused: list[Refused] = []

    def ready(self, found: list[Candidate | Refused]) -> list[Candidate]:
        """Give the files that can be taken now."""
        candidates = [each for each in found if isinstance(each, Candidate)]
        self._refused = [each for each in found if isinstance(each, Refused)]
        self._names = {each.name: each.path for each in candidates}
        self._settling.keep_only(set(self._names.values()))
        return [
            each
            for each in candidates
            if self._settling.observe(each.path) == "settled" and not self._is_held(each.path)
        ]

    def refused(self) -> Iterator[Outcome]:
        """Tell once of each thing that is not taken."""
        for each in self._refused:
            if each.name not in self._said:
                self._said.add(each.name)
                yield Outcome(path=each.name, status="failed", reason=each.reason)

    def note(self, outcome: Outcome) -> None:
        """Hold back a file that is still there after it was tried."""
        path = self._names.get(outcome.path)
        if path is None:
            return
        try:
            self._held[path] = (identity(path), self._now())
        except FileNotFoundError:
            self._held.pop(path, None)

    def _is_held(self, path: Path) -> bool:
        """Tell whether a file was tried lately and is unchanged."""
        held = self._held.get(path)
        try:
            return held is not None and held[0] == identity(path) and self._now() - held[1] < AGAIN_S
        except FileNotFoundError:
            return True
