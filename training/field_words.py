"""How much surer a known word is (คำที่รู้จักกับความเชื่อมั่น): lines whose truth is known -> the curve of fields."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.recogniser.belief import beliefs
from pipeline.letter.sureness import MOST_UNKNOWN, THAI_WORD, sureness
from thai.unknown import letters_in_no_word
from training.known_lines import Known, known_lines

_FOLDS, _ROUNDS = 5, 40
_WORD = re.compile(r"\S+")

Table = NDArray[np.float64]


def fit_words(say: Callable[[str], None]) -> None:
    """Fit the curve of ``pipeline.letter.sureness`` and say what it is worth on lines held out.

    :param say: is told how far it is, and the figures.
    :raises FileNotFoundError: the development material is not beside the checkout.
    """
    table = np.array(list(_rows(known_lines(say))), dtype=np.float64)
    at, own, unknown = _fitted(table)
    say(f"{len(table)} words, {int((1 - table[:, 3]).sum())} wrong: {at:.3f}, {own:.3f}, {unknown:.3f}")
    say(f"doubt of the truth, held out: {_held_out(table):.4f}; as the reader said: {_as_said(table):.4f}")


def _rows(lines: Iterable[Known]) -> Iterator[tuple[float, float, float, float]]:
    """Give for each word its group, how sure its reader is, its unknown letters, and whether it is right."""
    for known in lines:
        text, likely = "".join(char.text for char in known.chars), beliefs(known.chars)
        for word in _WORD.finditer(text):
            right = known.right[word.start() : word.end()]
            if THAI_WORD.search(word[0]) and None not in right:
                said = math.prod(likely[word.start() : word.end()])
                unknown = min(letters_in_no_word(word[0]), MOST_UNKNOWN)
                yield known.group, sureness(said), unknown, all(right)


def _fitted(table: Table) -> Table:
    """Fit a logistic curve over a constant, the sureness and the unknown letters."""
    given, right, found = _features(table), table[:, 3], np.zeros(3)
    for _ in range(_ROUNDS):
        said = _said(given, found)
        bend = (given * (said * (1 - said))[:, None]).T @ given
        found = found + np.linalg.solve(bend, given.T @ (right - said))
    return found


def _features(table: Table) -> Table:
    return np.column_stack([np.ones(len(table)), table[:, 1], table[:, 2]])


def _said(given: Table, curve: Table) -> Table:
    return 1 / (1 + np.exp(-np.clip(given @ curve, -30, 30)))


def _held_out(table: Table) -> float:
    """Give the mean logarithmic loss of curves on the groups that they were not fitted to."""
    folds = table[:, 0] % _FOLDS
    pairs = ((table[folds == fold], _fitted(table[folds != fold])) for fold in range(_FOLDS))
    losses = [_losses(_said(_features(own), curve), own[:, 3]) for own, curve in pairs]
    return float(np.concatenate(losses).mean())


def _as_said(table: Table) -> float:
    return float(_losses(1 - np.exp(-table[:, 1]), table[:, 3]).mean())


def _losses(said: Table, right: Table) -> Table:
    losses: Table = -np.log(np.where(right > 0, said, 1 - said).clip(1e-9))
    return losses
