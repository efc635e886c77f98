"""Part 7: time a page with all cores busy, beside raw Tesseract; peak memory (เวลาและหน่วยความจำ).

All readers run in the workers with which kasian takes letters in: one thread each, as many as there are
cores, each page a task, as one picture.  The clock starts when every worker has read a page, so that what a
worker loads is loaded.  Memory is taken in a round of its own: a worker with the programs that it runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from benchmarks.reading_parts.memory import peak_of
from benchmarks.reading_parts.readers import OF_PICTURES, installed, read_as
from benchmarks.reading_parts.table import show
from pipeline.workers import Pool

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Costs:
    """What a reader costs.

    :param seconds: by the clock for all pages, the best of the rounds.
    :param memory: MB of the largest worker with the programs that it ran; None where it is not known.
    """

    seconds: float
    memory: float | None


def measure(paths: Sequence[Path], jobs: int, rounds: int) -> None:
    """Time all readers of pictures in turn, the order turned about each round, and print the table."""
    names = installed(OF_PICTURES)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            seconds[name].append(_round(_timed, name, paths, jobs)[0])
    costs = {name: Costs(min(seconds[name]), _largest(name, paths, jobs)) for name in names}
    rows = [_row(name, cost, costs["tesseract"].seconds, len(paths)) for name, cost in costs.items()]
    show(
        f"7. time a page, {len(paths)} pages, {jobs} at once, best of {rounds} rounds; peak memory",
        ("reader", "s a page", "to Tesseract", "MB a worker, its programs with it"),
        rows,
    )


def _row(name: str, cost: Costs, tesseract: float, pages: int) -> tuple[str, ...]:
    memory = "-" if cost.memory is None else f"{cost.memory:.0f}"
    return name, f"{cost.seconds / pages:.2f}", f"{cost.seconds / tesseract:.2f}", memory


def _largest(name: str, paths: Sequence[Path], jobs: int) -> float | None:
    peaks = _round(_remembered, name, paths, jobs)[1]
    return max((peak for peak in peaks if peak is not None), default=None)


def _round(
    task: Callable[[str, Path], T], name: str, paths: Sequence[Path], jobs: int
) -> tuple[float, list[T]]:
    """Do a task for each page; give the seconds that all took together, and the results."""
    with get_context("spawn").Manager() as manager, Pool(jobs) as pool:
        together = manager.Barrier(jobs)
        for ready in [pool.submit(_warm, name, paths[0], together) for _ in range(jobs)]:
            ready.result()
        start = time.perf_counter()
        done = [pool.submit(task, name, path) for path in paths]
        results = [future.result() for future in done]
        return time.perf_counter() - start, results


def _warm(name: str, path: Path, together: Barrier) -> None:
    """Read a page and wait for the other workers: none reads two."""
    read_as(name, path)
    together.wait()


def _timed(name: str, path: Path) -> None:
    read_as(name, path)


def _remembered(name: str, path: Path) -> float | None:
    return peak_of(lambda: read_as(name, path))
