"""Thai text to print lines from (คลังข้อความ): government news and acts, mended by our own normaliser."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from benchmarks.reading_parts.phrases import HELD_OUT
from thai.clusters import HANGING
from thai.repair import repair
from training.alphabet import in_alphabet
from training.places import RUNS, SHARED

Part = Literal["seen", "unseen"]

#: of each file: the text up to here is trained on, from there up to the benchmark's is for validation
_SEEN = 0.93
_FILES = ("thaigov_2020_2021.txt.gz", "acts.txt.gz")
_FOOTNOTE = re.compile(r"\[[๐-๙0-9]{1,3}\]")
_WORD = re.compile(r"[A-Za-z]{2,}(?:[ '-][A-Za-z]{2,}){0,3}")
_START = re.compile(rf"^[{HANGING}ะาๅ\s]+")
_LATIN_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts, and the Latin words in them.

    :param texts: one a file, white space single, each character in the alphabet.
    """

    texts: tuple[str, ...]
    latin: tuple[str, ...]

    def piece(self, chance: Random, length: int) -> str:
        """Take a piece of about so many characters from anywhere; half of them begin and end at a space."""
        text = chance.choice(self.texts)
        start = chance.randrange(len(text) - length - 1)
        piece = text[start : start + length + 1]
        if chance.random() < 0.5 and piece.count(" ") > 1:  # something stands between two
            piece = piece.partition(" ")[2].rpartition(" ")[0]
        return _START.sub("", piece).strip()


def read_corpus(part: Part) -> Corpus:
    """Read a part of the texts beside the checkout; the mended text is kept for the next time.

    :raises FileNotFoundError: the development material is not beside the checkout.
    """
    texts = tuple(_kept(SHARED / "text" / name, part) for name in _FILES)
    latin = dict.fromkeys(match[0] for match in _WORD.finditer(texts[0]))
    return Corpus(texts, tuple(latin)[:_LATIN_WORDS])


def _kept(source: Path, part: Part) -> str:
    kept = RUNS / f"{source.name.partition('.')[0]}-{part}.txt"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_text(_mended(source, part), encoding="utf-8")
        fresh.replace(kept)
    return kept.read_text(encoding="utf-8")


def _mended(source: Path, part: Part) -> str:
    text = gzip.decompress(source.read_bytes()).decode("utf-8")
    first, last = (0.0, _SEEN) if part == "seen" else (_SEEN, HELD_OUT)
    lines = text[int(len(text) * first) : int(len(text) * last)].splitlines()
    return " ".join(filter(None, (in_alphabet(_FOOTNOTE.sub("", repair(line))) for line in lines)))
