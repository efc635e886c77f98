"""Part 5: time a page with all cores busy, beside raw Tesseract; peak memory (เวลาและหน่วยความจำ)."""

from __future__ import annotations

import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.reading_parts.readers import OF_PICTURES, installed, read_as
from benchmarks.reading_parts.table import show

_MB = 1024  # kilobytes
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Round:
    """Pages read by one reader with all cores busy.

    :param seconds: by the clock, the workers' start and their first page left out.
    :param worker: most memory that a worker took, in MB; :param child: its largest child process.
    """

    seconds: float
    worker: float
    child: float


def measure(paths: Sequence[Path], jobs: int, rounds: int) -> None:
    """Time all readers of pictures in turn, the order turned about each round, and print the table."""
    names = installed(OF_PICTURES)
    done: dict[str, list[Round]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            done[name].append(_round(name, paths, jobs))
    seconds = {name: min(r.seconds for r in rows) / len(paths) for name, rows in done.items()}
    rows = [
        (
            name,
            f"{seconds[name]:.2f}",
            f"{seconds[name] / seconds['tesseract']:.2f}",
            f"{max(r.worker for r in done[name]):.0f}",
            f"{max(r.child for r in done[name]):.0f}",
        )
        for name in names
    ]
    heads = ("reader", "s a page", "to Tesseract", "worker MB", "largest child MB")
    show(
        f"5. time a page, {len(paths)} pages, {jobs} at once, best of {rounds} rounds; peak memory",
        heads,
        rows,
    )


def _round(name: str, paths: Sequence[Path], jobs: int) -> Round:
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        # each worker loads what it needs before the clock runs: models load once a worker, not once a page
        list(pool.map(_warm, [name] * jobs, [paths[0]] * jobs))
        start = time.perf_counter()
        peaks = list(pool.map(_read, [name] * len(paths), paths))
        seconds = time.perf_counter() - start
    return Round(seconds, max(worker for worker, _ in peaks), max(child for _, child in peaks))


def _warm(name: str, path: Path) -> None:
    read_as(name, path)


def _read(name: str, path: Path) -> tuple[float, float]:
    read_as(name, path)
    return _own_peak() / _MB, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MB


def _own_peak() -> int:
    """Give this process' peak in kilobytes; ``getrusage`` alone would count its parent's before the start."""
    if _STATUS.is_file():
        for line in _STATUS.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
