"""Takes the inbox in and kills itself after the nth time of a step: ``kill_child.py OFFICE STEP [NTH]``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from office_maker import QuickClock

from pipeline.office.office import load_office
from pipeline.run import Means, ingest
from pipeline.workers import InProcess


def main(folder: Path, last: str, nth: int) -> None:
    steps: list[str] = []

    def at_step(step: str) -> None:
        steps.append(step)
        if steps.count(last) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    list(ingest(load_office(folder), means=Means(executor=InProcess(), clock=QuickClock(), at_step=at_step)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
