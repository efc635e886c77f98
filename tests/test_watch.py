"""The watch takes each file in soon after it has settled, and ends when it is told to."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

from office_maker import drop, files_in, indexed, make_office

from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.outcome import Outcome
from pipeline.run import Means
from pipeline.watch import stop_on_signals, watch
from pipeline.workers import InProcess

_SOON_S = 20.0  # a limit for a machine that is busy, not an expectation


@contextmanager
def _watching(office: Office) -> Iterator[Queue[Outcome]]:
    stop = threading.Event()
    seen: Queue[Outcome] = Queue()

    def run() -> None:
        for outcome in watch(office, stop, means=Means(executor=InProcess())):
            seen.put(outcome)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join(_SOON_S)
        assert not thread.is_alive()


def test_files_are_taken_in_as_they_come_and_poison_does_not_stop_it(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "before.txt", number="๑")
    with _watching(office) as seen:
        assert seen.get(timeout=_SOON_S).path == "inbox/before.txt"
        (office.inbox / "poison.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
        assert seen.get(timeout=_SOON_S).status == "failed"
        start = time.monotonic()
        drop(office, "ใหม่/after.txt", number="๒")
        assert seen.get(timeout=_SOON_S).status == "done"
        assert time.monotonic() - start < _SOON_S
    assert files_in(office.inbox) == []
    assert len(indexed(office)) == 2


def test_a_file_that_grows_is_taken_when_it_is_whole(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with _watching(office) as seen:
        half = drop(office, "half.txt")
        whole = half.read_bytes()
        half.write_bytes(b"%PDF-1.4\n")
        drop(office, "other.txt", number="๒")
        assert seen.get(timeout=_SOON_S).path == "inbox/other.txt"
        half.write_bytes(whole)
        assert (outcome := seen.get(timeout=_SOON_S)).status == "done"
        assert outcome.path == "inbox/half.txt"


def test_while_another_process_has_the_office_files_wait(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with _watching(office) as seen:
        with hold(office, _SOON_S):
            drop(office, "a.txt")
            assert seen.empty()
        assert seen.get(timeout=_SOON_S).status == "done"


def test_sigterm_ends_it(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        stop = stop_on_signals()
        drop(office, "a.txt")
        for outcome in watch(office, stop, means=Means(executor=InProcess())):
            assert outcome.status == "done"
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert stop.is_set()
    assert files_in(office.inbox) == []
