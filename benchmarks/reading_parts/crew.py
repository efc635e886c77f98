"""Work on many pages at once; a file is read by each reader only once (อ่านพร้อมกันทุกแกน)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks.reading_parts.readers import Reading, read_as

S = TypeVar("S")
T = TypeVar("T")


class Crew:
    """Workers; what they read is kept for the other parts of the run.

    :param jobs: number of workers, each with one thread.
    """

    def __init__(self, jobs: int) -> None:
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
        self._known: dict[tuple[str, Path], Reading] = {}

    def read(self, names: Sequence[str], paths: Sequence[Path]) -> dict[str, list[Reading]]:
        """Give for each reader its reading of each file, in the files' order."""
        tasks = [(name, path) for path in paths for name in names if (name, path) not in self._known]
        done = self._pool.map(read_as, (name for name, _ in tasks), (path for _, path in tasks))
        self._known.update(zip(tasks, done, strict=True))
        return {name: [self._known[name, path] for path in paths] for name in names}

    def each(self, function: Callable[[S], T], tasks: Iterable[S]) -> Iterator[T]:
        """Call a function for each task, and give the results in the tasks' order."""
        return self._pool.map(function, tasks)

    def close(self) -> None:
        """Send the workers home."""
        self._pool.shutdown(cancel_futures=True)
