"""Part 8: what kasian's confidence is worth, in figures (แผนภาพความน่าเชื่อถือของค่าความเชื่อมั่น)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from benchmarks.reading_parts.belief import EDGES, SURE, Belief, Judged, right_and_sure, sure_and_wrong
from benchmarks.reading_parts.score import Tally
from benchmarks.reading_parts.table import counted, percent, show
from thai.digits import has_thai_digit


@dataclass(frozen=True, slots=True)
class Band:
    """What was given a confidence of this band.

    :param said: the mean of the confidences, None where nothing was given.
    :param right: how many of them are right.
    """

    low: float
    high: float
    said: float | None
    right: Tally


_WHAT: dict[str, Callable[[Belief], Sequence[Judged]]] = {
    "words": lambda belief: belief.words,
    "Thai digit runs": lambda belief: [run for run in belief.runs if has_thai_digit(run.text)],
    "Arabic digit runs": lambda belief: [run for run in belief.runs if not has_thai_digit(run.text)],
}


def bands(judged: Iterable[Judged]) -> list[Band]:
    """Make the reliability diagram."""
    all_judged = list(judged)
    return [
        _band(low, high, [j for j in all_judged if low <= j.confidence < high])
        for low, high in pairwise(EDGES)
    ]


def _band(low: float, high: float, judged: Sequence[Judged]) -> Band:
    said = mean(j.confidence for j in judged) if judged else None
    return Band(low, min(high, 1.0), said, Tally(sum(j.right for j in judged), len(judged)))


def show_belief(what: str, belief: Belief) -> None:
    """Print what was said and what was right, band by band, and the shares that matter."""
    columns = [bands(choose(belief)) for choose in _WHAT.values()]
    rows = [
        (f"{row[0].low:.2f}-{row[0].high:.2f}", *(cell for band in row for cell in _cells(band)))
        for row in zip(*columns, strict=True)
    ]
    heads = ("confidence", *(cell for name in _WHAT for cell in ("said", f"{name} right")))
    show(f"8. kasian's confidence, {what} (per cent)", heads, rows)
    chosen = {name: choose(belief) for name, choose in _WHAT.items()}
    chosen |= {"all digit runs": belief.runs, "characters": belief.characters}
    shares = [
        (name, counted(right_and_sure(judged)), counted(sure_and_wrong(judged), 2))
        for name, judged in chosen.items()
    ]
    show(f"   at {SURE} or more, {what}", ("", "of the right ones", "of these wrong"), shares)
    _show_rest(belief)


def _cells(band: Band) -> tuple[str, str]:
    return percent(band.said), counted(band.right)


def _show_rest(belief: Belief) -> None:
    sure = sum(run.confidence >= SURE for run in belief.outside)
    if belief.outside:
        print(f"left out, in no line of the truth: {len(belief.outside)} digit runs, {sure} of them sure")
    for run in belief.runs:
        if run.confidence >= SURE and not run.right:
            print(f"sure and wrong: {run.confidence:.3f} {run.near!r}")
