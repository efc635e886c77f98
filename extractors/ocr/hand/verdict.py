"""How likely a stretch of a line is handwriting: a weighted sum of its features (น้ำหนักแยกลายมือ).

``python -m training fit-hand`` fits the weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from extractors.ocr.placing import Numbers

WEIGHTS = Path(__file__).with_name("weights.json")
_LIMIT = 30.0  # beyond it nothing is surer


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts for, by its name, in the order of the features."""

    bias: float
    of: dict[str, float]


def likely_by_hand(features: Numbers, weights: Weights) -> float:
    """Give the likelihood, 0 to 1, that something is handwriting, where both are met equally often."""
    total = weights.bias + sum(w * x for w, x in zip(weights.of.values(), features.tolist(), strict=True))
    return 1 / (1 + exp(-max(-_LIMIT, min(_LIMIT, total))))


@cache
def slot_weights() -> Weights:
    """Give the weights for what fills a slot."""
    return _read("slot")


def _read(what: str) -> Weights:
    kept = json.loads(WEIGHTS.read_text("utf-8"))[what]
    return Weights(kept["bias"], kept["of"])
