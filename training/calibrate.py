"""How sure the recogniser may be (ปรับค่าความเชื่อมั่น): lines whose truth is known -> the curves of ``belief``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.recogniser.belief import CLASSES, FILE, Curve, belief_in, beliefs, class_of, sureness
from training.known_lines import Known, known_lines

_SURE = 0.95
_FOLDS = 5
# Few characters of a class must not bend its curve far from that of all.
_HOLD, _ROUNDS = 10.0, 30
# On real paper so many times as many doubtful digits are wrong as on pages that we can make, mostly in
# typefaces that are not free: more than 2,000 digits of the development letters were looked at one by one.
_REAL_PAPER = {"thai digit": 3.0, "arabic digit": 1.5}
_RUN = re.compile("[0-9๐-๙]+")

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of digits of a line that was held out: how sure, and whether right."""

    source: str
    belief: float
    right: bool


def calibrate(say: Callable[[str], None], into: Path = FILE) -> None:
    """Fit the curves, write them, and say what they are worth on lines that they were not fitted to.

    :param say: is told how far it is, and the figures.
    :raises FileNotFoundError: the development material is not beside the checkout.
    """
    lines = list(known_lines(say))
    _say_worth(say, lines)
    _write(fitted(lines), lines, into)


def fitted(lines: Iterable[Known]) -> dict[str, Curve]:
    """Fit the curve of each class, held to that of all characters together."""
    table = np.array(list(_rows(lines)), dtype=np.float64)
    together = _logistic(table[:, 1:3], table[:, 3], np.zeros(3), 1e-6)
    curves = {}
    for nth, name in enumerate(CLASSES):
        own = table[table[:, 0] == nth]
        at, slope, line = (float(one) for one in _logistic(own[:, 1:3], own[:, 3], together, _HOLD))
        at -= log(_REAL_PAPER.get(name, 1.0))
        curves[name] = Curve(round(at, 4), round(slope, 4), round(line, 4))
    return curves


def _rows(lines: Iterable[Known]) -> Iterator[tuple[float, float, float, float]]:
    """Give for each character its class, how sure of it, how sure of its line, and whether it is right."""
    for known in lines:
        for char, (own, line), right in zip(known.chars, sureness(known.chars), known.right, strict=True):
            if right is not None:
                yield CLASSES.index(class_of(char)), own, line, right


def _logistic(features: Table, right: Table, middle: Table, hold: float) -> Table:
    """Fit a logistic curve held to a middle; a slope that would fall is 0."""
    ones = np.hstack([np.ones((len(features), 1)), features])
    kept = np.ones(3, np.bool_)
    while True:
        found = np.zeros(3)
        found[kept] = _newton(ones[:, kept], right, middle[kept], hold)
        if found[1:].min() >= 0:
            return found
        kept[1 + found[1:].argmin()] = False


def _newton(ones: Table, right: Table, middle: Table, hold: float) -> Table:
    found = middle.copy()
    for _ in range(_ROUNDS):
        said = 1 / (1 + np.exp(-np.clip(ones @ found, -30, 30)))
        slope = ones.T @ (right - said) - hold * (found - middle)
        bend = (ones * (said * (1 - said))[:, None]).T @ ones + hold * np.eye(len(middle))
        found = found + np.linalg.solve(bend, slope)
    return found


def _say_worth(say: Callable[[str], None], lines: Sequence[Known]) -> None:
    """Fit to four fifths of the pages, look at the runs of digits of the last, five times over."""
    runs = [run for fold in range(_FOLDS) for run in _held_out(lines, fold)]
    for source in dict.fromkeys(run.source for run in runs):
        own = [run for run in runs if run.source == source]
        right, sure = [run for run in own if run.right], [run for run in own if run.belief >= _SURE]
        kept, wrong = sum(run.belief >= _SURE for run in right), sum(not run.right for run in sure)
        say(f"{source}: {kept} of {len(right)} right runs of digits at {_SURE}, {wrong} of {len(sure)} wrong")


def _held_out(lines: Sequence[Known], fold: int) -> Iterator[Run]:
    curves = fitted(line for line in lines if line.group % _FOLDS != fold)
    for line in lines:
        if line.group % _FOLDS == fold:
            yield from _runs(line, curves)


def _runs(line: Known, curves: Mapping[str, Curve]) -> Iterator[Run]:
    likely = beliefs(line.chars, curves)
    for match in _RUN.finditer("".join(char.text for char in line.chars)):
        right = line.right[match.start() : match.end()]
        if None not in right:
            yield Run(line.source, belief_in(line.chars, likely, *match.span()), all(right))


def _write(curves: Mapping[str, Curve], lines: Sequence[Known], into: Path) -> None:
    """Write the curves, and how many characters of which pictures made them."""
    counts = dict.fromkeys((line.source for line in lines), 0)
    for line in lines:
        counts[line.source] += len(line.chars)
    content = {"curves": {name: asdict(curve) for name, curve in curves.items()}, "characters": counts}
    into.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
