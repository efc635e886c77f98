"""Put fragments of lines together to a page: one repaired text, and Words that point into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.base import Box, Word, union
from thai.clusters import cluster_starts
from thai.repair import repair, repair_traced

_RUN = re.compile(r"\S+")

#: what stands between two fragments of a line
SPACE = " "
#: a wide gap: a tab, the next column, the next cell.  Readers of fields may split a line here
WIDE = "  "


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a line as its source gave it, not yet repaired.

    :param before: what stands between this and the fragment before it in the line: "", SPACE or WIDE.
    :param plain: what the picture alone says, where context chose otherwise; of a fragment without spaces.
    """

    text: str
    box: Box | None = None
    confidence: float = 1.0
    before: str = SPACE
    plain: str | None = None


Line = Sequence[Fragment]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The repaired text of a page and its words."""

    text: str
    words: tuple[Word, ...]

    @property
    def confidence(self) -> float:
        """Mean confidence of the words, weighted by their lengths; 0 without words."""
        weight = sum(word.end - word.start for word in self.words)
        mean = sum(w.confidence * (w.end - w.start) for w in self.words) / weight if weight else 0.0
        return round(mean, 6)  # a sum of equal floats must not come out above 1


def assemble(lines: Iterable[Line]) -> Assembled:
    """Join fragments to lines and lines to a text, repair it once, and place the words in it.

    A Word ends at white space and where the next fragment begins, but never inside a cluster.  A line without
    ink is dropped.
    """
    fragments: list[Fragment] = []
    raw, owner = _joined(lines, fragments)
    repaired = repair_traced(raw)
    owner = [owner[i] for i in repaired.origin]
    words = (
        _word(start, end, [fragments[nth] for nth, _ in groupby(owner[start:end])])
        for start, end in _spans(repaired.text, owner)
    )
    return Assembled(repaired.text, tuple(words))


def _joined(lines: Iterable[Line], fragments: list[Fragment]) -> tuple[str, list[int]]:
    """Give the raw text and, for each of its characters, the index of the fragment it belongs to."""
    pieces: list[str] = []
    owner: list[int] = []
    for line in lines:
        inked = [fragment for fragment in line if fragment.text.strip()]
        for nth, fragment in enumerate(inked):
            between = fragment.before if nth else "\n" if fragments else ""
            piece = between + fragment.text.strip()
            owner += [len(fragments)] * len(piece)
            pieces.append(piece)
            fragments.append(fragment)
    return "".join(pieces), owner


def _spans(text: str, owner: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut each run without white space where the fragment changes at the start of a cluster."""
    for run in _RUN.finditer(text):
        starts = [run.start() + offset for offset in cluster_starts(run[0])]
        ends = [*starts[1:], run.end()]
        for _, same in groupby(zip(starts, ends, strict=True), key=lambda span: owner[span[0]]):
            spans = list(same)
            yield spans[0][0], spans[-1][1]


def _word(start: int, end: int, touched: Sequence[Fragment]) -> Word:
    confidence = min(fragment.confidence for fragment in touched)
    return Word(start, end, union(fragment.box for fragment in touched), confidence, _plain(touched))


def _plain(touched: Sequence[Fragment]) -> str | None:
    if all(fragment.plain is None for fragment in touched):
        return None
    return repair("".join(f.text if f.plain is None else f.plain for f in touched))
