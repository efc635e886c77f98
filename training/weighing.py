"""How much context counts against the picture (น้ำหนักของบริบท): found on worn lines of text not learnt from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from rapidfuzz.distance import Levenshtein

from extractors.ocr.recogniser.decode import Char, decode
from extractors.ocr.recogniser.in_context.alternatives import Stretch, doubtful_stretches
from extractors.ocr.recogniser.in_context.decoding import Context, choose, open_to_context
from extractors.ocr.recogniser.in_context.ngrams import Ngrams
from extractors.ocr.recogniser.in_context.rewriting import rewritten
from extractors.ocr.recogniser.in_context.weighing import Weights
from extractors.ocr.recogniser.model import alphabet, likelihoods_of
from thai.digits import to_thai
from training.alphabet import in_alphabet
from training.corpus import Corpus, read_corpus
from training.fonts import choose as choose_typeface
from training.fonts import typefaces
from training.ink import print_line
from training.line_maker import Sample, is_readable, photographed
from training.patterns import PATTERNS

_SEED = 271_828
_LENGTHS = (15, 30, 60, 90, 105)
_LONGEST = 110
# Heights of ก in pixels, as scanned letters have them; a third of the lines hold an official pattern.
_HEIGHTS = (18, 20, 22, 24, 25, 26, 27, 27, 27, 28, 29, 30, 32)
_PATTERN, _THAI = 0.35, 0.5
# A right character broken weighs as much as so many mended.
_HARM = 3
# Where the search begins; the weight of places is not found but set: a wrong one sends a letter astray.
_FIRST = Weights(statistics=0.3, letter=1.0, change=0.0, place=2.0)
_TRIED = {
    "statistics": (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5),
    "letter": (0.5, 0.75, 1.0, 1.25, 1.5),
    "change": (0.0, 0.5, 1.0),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The weights, and what they do on the lines: characters wrong by plain decoding, mended, broken."""

    weights: Weights
    wrong: int
    mended: int
    broken: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with its truth, and what the model says of it."""

    truth: str
    chars: Sequence[Char]
    stretches: Sequence[Stretch]

    @property
    def plain(self) -> str:
        """The plain decoding."""
        return "".join(char.text for char in self.chars)


def find_weights(into: Path, count: int, ngrams: Ngrams) -> Found:
    """Find the weights on so many lines, and write them; the same model and texts give the same.

    :raises FileNotFoundError: the development material is not beside the checkout.
    """
    lines = list(_lines(count))
    best = _tried(lines, ngrams, _FIRST)
    for name, values in _TRIED.items():  # one after the other: they hardly depend on each other
        others = (replace(best.weights, **{name: value}) for value in values)
        best = max((best, *(_tried(lines, ngrams, weights) for weights in others)), key=_worth)
    into.write_text(json.dumps(asdict(best.weights)) + "\n", encoding="utf-8")
    return best


def _worth(found: Found) -> int:
    return found.mended - _HARM * found.broken


def _tried(lines: Sequence[_Line], ngrams: Ngrams, weights: Weights) -> Found:
    wrong = mended = broken = 0
    for line in lines:
        changes = choose(line.plain, line.stretches, Context(ngrams, weights))
        new = "".join(char.text for char in rewritten(line.chars, changes))
        before, after = Levenshtein.distance(line.plain, line.truth), Levenshtein.distance(new, line.truth)
        wrong += before
        mended += max(0, before - after)
        broken += max(0, after - before)
    return Found(weights, wrong, mended, broken)


def _lines(count: int) -> Iterator[_Line]:
    samples = list(_samples(count))
    read = likelihoods_of([sample.image for sample in samples])
    for sample, likely in zip(samples, read, strict=True):
        chars = decode(likely, alphabet())
        plain = "".join(char.text for char in chars)
        stretches = open_to_context(plain, doubtful_stretches(likely, chars, alphabet()))
        yield _Line(sample.text, chars, stretches)


def _samples(count: int) -> Iterator[Sample]:
    corpus, faces = read_corpus("unseen"), typefaces()
    for nth in range(count):
        chance, dice = Random(f"{_SEED}-{nth}"), np.random.default_rng((_SEED, nth))
        face, letter = choose_typeface(chance, faces), chance.choice(_HEIGHTS)
        text = _text(chance, corpus)
        if text:
            sample = photographed(print_line(text, face, letter, chance), dice)
            if is_readable(sample):
                yield sample


def _text(chance: Random, corpus: Corpus) -> str:
    text = corpus.piece(chance, chance.choice(_LENGTHS))
    if chance.random() < _PATTERN:
        middle = len(text) // 2
        text = f"{text[:middle]} {chance.choice(PATTERNS)(chance)} {text[middle:]}"
    if chance.random() < _THAI:
        text = to_thai(text)
    return in_alphabet(text)[:_LONGEST].strip()
