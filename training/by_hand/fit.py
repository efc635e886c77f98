"""The weights that tell handwriting from print: logistic regression, and what it scores on letters left out.

Each letter in turn is left out of the fit and told by the rest, so that no letter judges what it taught.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from extractors.ocr.hand.features import SLOT
from extractors.ocr.hand.verdict import WEIGHTS, Weights, likely_by_hand
from extractors.ocr.placing import Numbers
from training.by_hand.examples import MADE, Example

_STIFF = 0.3  # keeps the weights small where examples do not need them large
_ROUNDS = 60
_FLAT = 30.0  # beyond it a likelihood does not change
# A real example counts for so many made ones.
_REAL = 6.0
_LIMITS = (0.1, 0.2, 0.3, 0.5, 0.8, 0.95)

#: whether it is handwriting, and how likely it was said to be
_Told = tuple[bool, float]


def fit(examples: Sequence[Example]) -> Weights:
    """Fit the weights of a slot's features; print and handwriting weigh alike.

    Every feature is made to grow with handwriting: one that would get a weight below 0 is left out.
    """
    x = np.array([[1.0, *one.features] for one in examples])
    y = np.array([one.by_hand for one in examples], dtype=np.float64)
    weight = np.array([1.0 if one.source == MADE else _REAL for one in examples])
    for side in (0.0, 1.0):
        weight[y == side] *= 0.5 * len(y) / weight[y == side].sum()
    kept = np.ones(x.shape[1], dtype=np.bool_)
    while True:
        w = np.zeros(x.shape[1])
        w[kept] = _by_newton(x[:, kept], y, weight)
        below = (w < 0) & (np.arange(w.size) > 0)
        if not below.any():
            return Weights(float(w[0]), dict(zip(SLOT, w[1:].tolist(), strict=True)))
        kept &= ~below


def _by_newton(x: Numbers, y: Numbers, weight: Numbers) -> Numbers:
    """Give the weights of a logistic regression, the first that of the bias."""
    stiff = np.diag([0.0, *np.full(x.shape[1] - 1, _STIFF)])
    w = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -_FLAT, _FLAT)))
        slope = x.T @ (weight * (y - p)) - stiff @ w
        bend = (x * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x + stiff
        w += np.linalg.solve(bend, slope)
    return w


def report(examples: Sequence[Example]) -> Iterator[str]:
    """Say how well letters are told by weights that had not seen them, and sheets by all."""
    yield from _counted(
        "letters, each left out in turn", [_told_apart(examples, source) for source in _letters(examples)]
    )
    weights = fit(examples)
    made = [one for one in examples if one.source == MADE]
    yield from _counted(
        "made sheets", [[(one.by_hand, likely_by_hand(one.features, weights)) for one in made]]
    )


def write(examples: Sequence[Example], into: Path = WEIGHTS) -> None:
    """Fit the weights and write them where the reader looks for them."""
    fitted = fit(examples)
    of = {name: round(weight, 3) for name, weight in fitted.of.items()}
    shown = {"slot": {"bias": round(fitted.bias, 3), "of": of}}
    into.write_text(json.dumps(shown, indent=1) + "\n", "utf-8")


def _letters(examples: Sequence[Example]) -> list[str]:
    return list(dict.fromkeys(one.source for one in examples if one.source != MADE))


def _told_apart(examples: Sequence[Example], source: str) -> list[_Told]:
    """Tell a letter's examples by weights fitted without it."""
    weights = fit([one for one in examples if one.source != source])
    own = (one for one in examples if one.source == source)
    return [(one.by_hand, likely_by_hand(one.features, weights)) for one in own]


def _counted(name: str, groups: Sequence[Sequence[_Told]]) -> Iterator[str]:
    told = [one for group in groups for one in group]
    hand = [likely for by_hand, likely in told if by_hand]
    printed = [likely for by_hand, likely in told if not by_hand]
    yield f"{name}: {len(hand)} by hand, {len(printed)} printed"
    for limit in _LIMITS:
        missed, lost = sum(one < limit for one in hand), sum(one >= limit for one in printed)
        yield f"  from {limit:.2f} on: {missed} by hand missed, {lost} printed taken for it"
