"""What is measured of an answer: recall, rank, precision and time (ค่าที่วัด)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles

from benchmarks.search_parts.collection import Asked

#: a query and how many ids are wanted -> the ids found, best first, and how many of them are literal matches
Finder = Callable[[str, int], tuple[list[str], int]]

DEPTH = 200
TOP = 10
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the queries of one kind.

    ``recall_10`` is what was found in the top 10 of min(relevant, 10); ``literal`` the precision of the literal
    hits alone.
    """

    recall_10: float
    recall_200: float
    mrr_10: float
    precision: float
    literal: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from the text of a query to the ids of the first ten."""

    p50: float
    p95: float


def score(asked: Sequence[Asked], find: Finder) -> Scores:
    """Ask everything and average."""
    rows = []
    for one in asked:
        found, literal = find(one.query, DEPTH)
        rows.append((*_measures(one, found), _precision(one, found[:literal])))
    return Scores(*(fmean(column) for column in zip(*rows, strict=True)))


def latency(asked: Sequence[Asked], find: Finder) -> Latency:
    """Ask everything several times, and take each query's best: the machine does other things as well."""
    best = [min(_milliseconds(one.query, find) for _ in range(_ROUNDS)) for one in asked]
    cuts = quantiles(best, n=20, method="inclusive")
    return Latency(cuts[9], cuts[18])


def _milliseconds(query: str, find: Finder) -> float:
    began = time.perf_counter()
    find(query, TOP)
    return 1000 * (time.perf_counter() - began)


def _measures(one: Asked, found: list[str]) -> tuple[float, float, float, float]:
    counted = [name for name in found if name not in one.also_ok]
    right = [name in one.relevant for name in counted]
    first = next((1 / (rank + 1) for rank, hit in enumerate(right[:TOP]) if hit), 0.0)
    recall_10 = sum(right[:TOP]) / min(len(one.relevant), TOP)
    return recall_10, sum(right[:DEPTH]) / min(len(one.relevant), DEPTH), first, _precision(one, found)


def _precision(one: Asked, found: list[str]) -> float:
    counted = [name in one.relevant for name in found if name not in one.also_ok]
    return sum(counted) / len(counted) if counted else 1.0
