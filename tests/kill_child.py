"""Does one thing in an office and kills itself after a step: ``kill_child.py OFFICE STEP [NTH] [WHAT]``.

NTH: after the nth time of the step; 1 when left out.

WHAT: take the inbox in (left out), ``mark`` or ``unmark`` the letter 2565-0001, or ``reindex``, which is
then done letter by letter.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from office_maker import QuickClock, somebody

from pipeline.office.office import Office, load_office
from pipeline.run import Means, ingest
from pipeline.searching import filling
from pipeline.searching.reindex import reindex
from pipeline.secrecy import mark_secret, unmark_secret
from pipeline.workers import InProcess

Step = Callable[[str], None]


def take_in(office: Office, at_step: Step) -> None:
    list(ingest(office, means=Means(executor=InProcess(), clock=QuickClock(), at_step=at_step)))


def mark(office: Office, at_step: Step) -> None:
    mark_secret(office, "2565-0001", replace(somebody(), secret=True), at_step=at_step)


def unmark(office: Office, at_step: Step) -> None:
    unmark_secret(office, "2565-0001", replace(somebody(), secret=True), at_step=at_step)


def build_index(office: Office, at_step: Step) -> None:
    filling.COMMIT = 1
    reindex(office, executor=InProcess(), at_step=at_step)


def main(folder: Path, last: str, nth: int, what: str) -> None:
    steps: list[str] = []

    def at_step(step: str) -> None:
        steps.append(step)
        if steps.count(last) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    what_to_do = {"ingest": take_in, "mark": mark, "unmark": unmark, "reindex": build_index}
    what_to_do[what](load_office(folder), at_step)


if __name__ == "__main__":
    folder, last, nth, what = (*sys.argv[1:], *("1", "ingest")[len(sys.argv) - 3 :])
    main(Path(folder), last, int(nth), what)
