"""How fast a search answers, and how long a whole command takes (ความเร็ว)."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.search_parts.quality import Asked

#: a query and how many ids are wanted -> the ids found, best first, and how many of them are literal matches
Finder = Callable[[str, int], tuple[list[str], int]]

_TOP = 10
_ROUNDS = 3
_COMMAND_ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from the text of a query to the ids of the first ten, over some queries."""

    p50: float
    p95: float


def latency(asked: Sequence[Asked], find: Finder) -> Latency:
    """Ask everything several times, and take each query's best: the machine does other things as well."""
    best = [min(_milliseconds(one.query, find) for _ in range(_ROUNDS)) for one in asked]
    cuts = quantiles(best, n=20, method="inclusive")
    return Latency(cuts[9], cuts[18])


def _milliseconds(query: str, find: Finder) -> float:
    began = time.perf_counter()
    find(query, _TOP)
    return 1000 * (time.perf_counter() - began)


def side_by_side(*commands: Sequence[str]) -> list[float]:
    """Run commands in turns, and give the median seconds of each; the first turn warms the disk."""
    taken: list[list[float]] = [[] for _ in commands]
    for turn in range(_COMMAND_ROUNDS + 1):
        for times, command in zip(taken, commands, strict=True):
            seconds = _seconds(command)
            if turn:
                times.append(seconds)
    return [median(times) for times in taken]


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  commands of this benchmark
    return time.perf_counter() - began
