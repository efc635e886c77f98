"""Character statistics of government text (สถิติตัวอักษร): how likely each character is after those before it.

N-grams with interpolated absolute discounting (Ney, Essen and Kneser 1994), pruned by what each tells beyond
its shorter one, with Katz's weights of backing off: what an ARPA file holds, as a trie in four arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.recogniser.in_context.ngrams import FINENESS, NO_WEIGHT, REACH, plainer

ORDER = REACH + 1
_BITS = np.uint64(7)  # of a symbol in a key
_LAST = np.uint64(127)
# n-grams met less often are not counted, by their length from 1 up
_LEAST = (1, 1, 2, 2, 3, 3, 3, 3)
_DISCOUNT = 0.8
# An n-gram is dropped that makes the text it was met in less than so much less likely (natural logarithm).
_PRUNED = 4.0
_TINY = 1e-6

Keys = NDArray[np.uint64]
Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Level:
    """All n-grams of one length, sorted by key.

    :param parent, suffix: where the n-gram without its last, or first, symbol stands a level below.
    :param likely: of the last symbol after the others; ``shorter``: the same after one symbol less.
    """

    keys: Keys
    counts: Numbers
    parent: Places
    suffix: Places
    likely: Numbers
    shorter: Numbers


def write_statistics(texts: Iterable[str], into: Path) -> int:
    """Count the characters of texts and write the file, the same for the same texts; give its size in bytes.

    :param texts: of fewer than 128 different characters, all digits counted as one, all Latin letters too.
    """
    text = plainer(" ".join(texts))
    symbols = "".join(sorted(set(text)))
    levels = _levels(_coded(text, symbols))
    trie = _trie(levels, _pruned(levels))
    with into.open("wb") as file:
        np.savez_compressed(
            file,
            symbols=np.array(symbols),
            last=trie["last"],
            costs=trie["costs"],
            weights=trie["weights"],
            children=trie["children"],
        )
    return into.stat().st_size


def _coded(text: str, symbols: str) -> Keys:
    """Write a symbol as its place among all, from 1."""
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    table = np.zeros(int(points.max()) + 1, np.uint64)
    table[[ord(symbol) for symbol in symbols]] = np.arange(1, len(symbols) + 1, dtype=np.uint64)
    return table[points]


def _levels(coded: Keys) -> list[_Level]:
    levels: list[_Level] = []
    running = coded
    for length in range(1, ORDER + 1):
        if length > 1:
            running = (running[:-1] << _BITS) | coded[length - 1 :]
        keys, counts = np.unique(running, return_counts=True)
        kept = counts >= _LEAST[length - 1]
        levels.append(_level(keys[kept], counts[kept].astype(np.float64), length, levels))
    return levels


def _level(keys: Keys, counts: Numbers, length: int, below: Sequence[_Level]) -> _Level:
    if not below:
        nowhere = np.zeros(len(keys), np.int64)
        return _Level(keys, counts, nowhere, nowhere, counts / counts.sum(), np.ones(len(keys)))
    under = below[-1]
    parent = np.searchsorted(under.keys, keys >> _BITS)
    without_first = (np.uint64(1) << (_BITS * np.uint64(length - 1))) - np.uint64(1)
    suffix = np.searchsorted(under.keys, keys & without_first)
    taken = counts - np.minimum(_DISCOUNT, _DISCOUNT * counts)
    left = 1 - np.bincount(parent, taken, len(under.keys)) / under.counts
    shorter = under.likely[suffix]
    likely = taken / under.counts[parent] + left[parent] * shorter
    return _Level(keys, counts, parent, suffix, likely, shorter)


def _pruned(levels: Sequence[_Level]) -> list[NDArray[np.bool_]]:
    """Choose the n-grams to keep: those that tell something, and those that longer ones stand on."""
    kept = [np.ones(len(level.keys), bool) for level in levels]
    for nth in range(len(levels) - 1, 1, -1):
        level = levels[nth]
        chosen = level.counts * np.abs(np.log(level.likely / level.shorter)) >= _PRUNED
        if nth + 1 < len(levels):
            above = levels[nth + 1]
            chosen[above.parent[kept[nth + 1]]] = True
            chosen[above.suffix[kept[nth + 1]]] = True
        kept[nth] = chosen
    return kept


def _trie(levels: Sequence[_Level], kept: Sequence[NDArray[np.bool_]]) -> dict[str, NDArray[np.uint8]]:
    """Write the root and then the levels; the children of a node stand together in the next level."""
    last, costs = [np.zeros(1, np.uint8)], [np.zeros(1, np.uint8)]
    weights, children = [_in_bytes(np.zeros(1), NO_WEIGHT)], [np.array([len(levels[0].keys)], np.uint8)]
    for level, own in zip(levels, kept, strict=True):
        last.append((level.keys[own] & _LAST).astype(np.uint8))
        costs.append(_in_bytes(-np.log2(level.likely[own])))
    for level, own, above, kept_above in zip(levels[:-1], kept[:-1], levels[1:], kept[1:], strict=True):
        weight, count = _backing_off(len(level.keys), above, kept_above)
        weights.append(_in_bytes(-np.log2(weight[own]), NO_WEIGHT))
        children.append(count[own].astype(np.uint8))
    named = {"last": last, "costs": costs, "weights": weights, "children": children}
    return {name: np.concatenate(arrays) for name, arrays in named.items()}


def _backing_off(size: int, above: _Level, kept: NDArray[np.bool_]) -> tuple[Numbers, Places]:
    """Give the weight of the shorter n-gram where a longer one is not there, and how many there are."""
    parent = above.parent[kept]
    left = 1 - np.bincount(parent, above.likely[kept], size)
    left_below = 1 - np.bincount(parent, above.shorter[kept], size)
    return np.maximum(left, _TINY) / np.maximum(left_below, _TINY), np.bincount(parent, minlength=size)


def _in_bytes(bits: Numbers, nothing: int = 0) -> NDArray[np.uint8]:
    levels: NDArray[np.uint8] = np.clip(nothing + np.rint(bits * FINENESS), 0, 255).astype(np.uint8)
    return levels
