"""Where the picture leaves a doubt: short stretches of a line, and what each may say (ทางเลือกที่ภาพยังไม่ชี้ขาด).

A line is cut where the model is sure on both sides.  A stretch with a step of which it is not sure is read
again by CTC's prefix search, which adds up all the ways to say the same characters.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.model import Likely

# A step is sure where one label has more than this; what a label has below the other is noise.
_SURE, _NOISE = 0.97, 0.004
_BLANK = 0
_BEAM = 8
# A stretch with more characters in doubt than this is dirt or scribble.
_LONGEST = 8

#: labels said
_Prefix = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a stretch may say.

    :param cost: minus the natural logarithm of how likely the picture makes it.
    """

    text: str
    cost: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line that the picture leaves in doubt.

    :param first: its first character in the plain decoding; ``last`` is one past its last, the same where
        the plain decoding says nothing in it.
    :param start: its first step; ``end`` is one past the last.
    :param choices: the plain decoding first.
    """

    first: int
    last: int
    start: int
    end: int
    choices: tuple[Alternative, ...]


def doubtful_stretches(likely: Likely, chars: Sequence[Char], alphabet: str) -> Iterator[Stretch]:
    """Give the stretches of a line that can be read otherwise, from left to right.

    :param chars: the plain decoding.
    """
    nth = 0
    for start, end in _unsure(likely):
        while nth < len(chars) and chars[nth].start < start:
            nth += 1
        last = nth
        while last < len(chars) and chars[last].start < end:
            last += 1
        if last - nth > _LONGEST:
            continue
        plain = "".join(char.text for char in chars[nth:last])
        choices = _choices(likely[start:end], alphabet, plain)
        if len(choices) > 1:
            yield Stretch(nth, last, start, end, choices)


def _unsure(likely: Likely) -> Iterator[tuple[int, int]]:
    """Give the first step and one past the last of each piece, between sure cuts, with an unsure step."""
    if not len(likely):
        return
    said = likely.argmax(axis=1)
    sure = likely.max(axis=1) >= _SURE
    parted = (said[1:] != said[:-1]) | (said[1:] == _BLANK)
    cuts = [0, *(np.flatnonzero(sure[1:] & sure[:-1] & parted) + 1).tolist(), len(likely)]
    unsure = np.flatnonzero(~sure)
    for piece in np.unique(np.searchsorted(cuts, unsure, side="right") - 1):
        yield cuts[piece], cuts[piece + 1]


def _choices(likely: Likely, alphabet: str, plain: str) -> tuple[Alternative, ...]:
    found = {
        "".join(alphabet[label - 1] for label in prefix): share for prefix, share in _search(likely).items()
    }
    least = max(found.values()) * _NOISE
    costs = {text: -math.log(share) for text, share in found.items() if share > least}
    own = costs.pop(plain, -math.log(least))
    return (Alternative(plain, own), *(Alternative(text, cost) for text, cost in costs.items()))


def _search(likely: Likely) -> dict[_Prefix, float]:
    """Give how likely some rows of labels are: the likeliest ones."""
    beam: dict[_Prefix, tuple[float, float]] = {(): (1.0, 0.0)}
    for step in likely:
        labels = [(int(label), float(step[label])) for label in np.flatnonzero(step > _NOISE)]
        beam = _likeliest(_next(beam, labels))
    return {prefix: sum(shares) for prefix, shares in beam.items()}


def _next(
    beam: dict[_Prefix, tuple[float, float]], labels: Sequence[tuple[int, float]]
) -> dict[_Prefix, list[float]]:
    """Give each prefix one step on: how likely with a blank last, and with a character last."""
    grown: dict[_Prefix, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for prefix, (blank, said) in beam.items():
        for label, share in labels:
            if label == _BLANK:
                grown[prefix][0] += (blank + said) * share
            elif prefix and prefix[-1] == label:  # the same again is one, but for a blank between
                grown[prefix][1] += said * share
                grown[(*prefix, label)][1] += blank * share
            else:
                grown[(*prefix, label)][1] += (blank + said) * share
    return grown


def _likeliest(grown: dict[_Prefix, list[float]]) -> dict[_Prefix, tuple[float, float]]:
    kept = sorted(grown.items(), key=lambda item: -sum(item[1]))[:_BEAM]
    return {prefix: (blank, said) for prefix, (blank, said) in kept}
