"""The most memory that a call takes, its child processes with it (หน่วยความจำสูงสุด).

Looked at from beside, many times a second: what the system keeps of a process that has ended counts its
parent's memory from before the child's own program started.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_PROC = Path("/proc")
_STEP_S = 0.02
_MB = 1024  # kilobytes


@dataclass(frozen=True, slots=True)
class _Process:
    number: int
    parent: int
    resident: int  # kilobytes


def peak_of(call: Callable[[], object]) -> float | None:
    """Run a call; give the most memory in MB that this process and its children held at one time.

    None where the system does not tell (not Linux).
    """
    if not (_PROC / "self" / "status").is_file():
        call()
        return None
    peaks: list[int] = []
    done = Event()
    watch = Thread(target=_look, args=(done, peaks), daemon=True)
    watch.start()
    try:
        call()
    finally:
        done.set()
        watch.join()
    return max(peaks) / _MB


def _look(done: Event, peaks: list[int]) -> None:
    ended = False
    while not ended:
        peaks.append(_held(os.getpid(), list(_processes())))
        ended = done.wait(_STEP_S)


def _held(number: int, processes: list[_Process]) -> int:
    """Give the memory of a process with all that it started."""
    own = sum(process.resident for process in processes if process.number == number)
    return own + sum(_held(child.number, processes) for child in processes if child.parent == number)


def _processes() -> Iterator[_Process]:
    for status in _PROC.glob("[0-9]*/status"):
        try:
            lines = (line.split() for line in status.read_text("ascii", "replace").splitlines())
        except OSError:  # it ended meanwhile
            continue
        said = {words[0]: words[1] for words in lines if len(words) > 1}
        yield _Process(int(status.parent.name), int(said.get("PPid:", 0)), int(said.get("VmRSS:", 0)))
