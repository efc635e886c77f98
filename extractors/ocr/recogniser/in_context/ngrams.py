"""Character statistics of government text (สถิติตัวอักษร): how unlikely a character is after others.

The file is made by ``python -m training statistics``: n-grams of up to eight characters as a trie.  Digits
are one symbol, Latin letters another: nothing is known of which digit follows which.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: costs and weights are whole eighths of a bit, in a byte; weights from ``NO_WEIGHT``, which adds nothing
FINENESS, NO_WEIGHT = 8, 32
#: how many characters before it a character's cost depends on
REACH = 7

#: where the statistics lie
FILE = Path(__file__).parent / "statistics.npz"
_DIGIT, _LATIN = re.compile(r"[0-9๐-๙]"), re.compile(r"[A-Za-z]")
_NEVER_MET = 20 * math.log(2)
_UNKNOWN = 0  # a code that no node has but the root
_ROOT = 0


def plainer(text: str) -> str:
    """Write each digit as 0 and each Latin letter as a; the length stays.

    >>> plainer("ม.๑๕ OTOP")
    'ม.00 aaaa'
    """
    return _LATIN.sub("a", _DIGIT.sub("0", text))


@dataclass(frozen=True, slots=True)
class Ngrams:
    """A trie of n-grams.  Nodes are numbered level by level from the root; a node's children stand together.

    :param codes: the code of each character.
    :param last: the code of each node's last character.
    :param costs: of a node's last character after its others: minus the natural logarithm of how likely.
    :param weights: of each node with children: what to add where the character asked for is none of them.
    :param starts: where each node's children begin; they end where those of the next one begin.
    """

    codes: dict[str, int]
    last: bytes
    costs: Sequence[float]
    weights: Sequence[float]
    starts: Sequence[int]

    def coded(self, text: str) -> bytes:
        """Give the codes of a text; digits and Latin letters each have one code."""
        return bytes(self.codes.get(char, _UNKNOWN) for char in plainer(text))

    def cost(self, before: bytes, code: int) -> float:
        """Give what a character costs after those before it, the last ``REACH`` of which count.

        The longest n-gram that is known says it; each one that has been met, but never with this character,
        adds its weight.
        """
        added = 0.0
        for start in range(max(0, len(before) - REACH), len(before) + 1):
            node = self._node(before[start:])
            if node is None:
                continue
            found = self._child(node, code)
            if found is not None:
                return added + self.costs[found]
            if node < len(self.weights):
                added += self.weights[node]
        return added + _NEVER_MET

    def _node(self, codes: bytes) -> int | None:
        node = _ROOT
        for code in codes:
            found = self._child(node, code)
            if found is None:
                return None
            node = found
        return node

    def _child(self, node: int, code: int) -> int | None:
        if node >= len(self.weights):
            return None
        found = self.last.find(code, self.starts[node], self.starts[node + 1])
        return found if found >= 0 else None


def is_there() -> bool:
    """Tell whether the file of the statistics is there."""
    return FILE.is_file()


@cache
def ngrams() -> Ngrams:
    """Read the file; it takes some hundredths of a second."""
    return read_ngrams(FILE)


def read_ngrams(file: Path) -> Ngrams:
    """Read a file of statistics."""
    bit = math.log(2) / FINENESS
    with np.load(file) as arrays:
        symbols = str(arrays["symbols"])
        last = arrays["last"].tobytes()
        costs = arrays["costs"].astype(np.float32) * np.float32(bit)
        weights = (arrays["weights"].astype(np.float32) - NO_WEIGHT) * np.float32(bit)
        starts = 1 + np.concatenate([[0], np.cumsum(arrays["children"], dtype=np.int32)])
    codes = {symbol: code for code, symbol in enumerate(symbols, start=1)}
    return Ngrams(
        codes, last, _floats(costs), _floats(weights), array("i", starts.astype(np.int32).tobytes())
    )


def _floats(numbers: NDArray[np.float32]) -> array[float]:
    return array("f", numbers.tobytes())  # quicker to ask one by one
