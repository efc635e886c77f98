"""How well the recogniser reads what it has not learnt from (ข้อมูลตรวจสอบ).

Three sets: worn lines of unseen text in seen fonts; clean lines in the two families held out; and the lines
that our line finder finds on pages of the benchmark of reading, clean and degraded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from random import Random

import numpy as np
import torch
from PIL import Image

from benchmarks.reading_parts.faces import installed_faces
from benchmarks.reading_parts.letters import KINDS, make_letter
from benchmarks.reading_parts.looks import DEGRADED, Look, degrade
from benchmarks.reading_parts.phrases import news_sentences
from benchmarks.reading_parts.press import print_letter
from benchmarks.reading_parts.score import Tally, right_digits, total, wrong_characters
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.images import LETTER
from extractors.ocr.recogniser.picture import as_read
from training.alphabet import in_alphabet, written
from training.bank import read_samples, write_samples
from training.batches import batch_of
from training.corpus import read_corpus
from training.crop import cropped
from training.fonts import choose, typefaces
from training.ink import print_line
from training.line_maker import Sample, is_readable, make_line
from training.model import Recogniser, best_labels
from training.places import RUNS
from training.writer import write_line

_SEED = 999_983
_WORN, _UNSEEN_FONTS, _LETTERS = 240, 120, 10
_LONGEST = 100
_TOGETHER = 16
_DPI = 300
_PIECE, _ROW = "\x1f", "\x1e"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the benchmark: the pictures of its lines, their rows, its truth."""

    look: str
    lines: tuple[Sample, ...]
    truth: str


def validate(model: Recogniser) -> dict[str, float]:
    """Give the shares in per cent: characters wrong, Thai and Arabic digits right, of each set."""
    figures: dict[str, float] = {}
    for name, samples in (("worn", _kept("worn")), ("fonts", _kept("fonts"))):
        read = read_lines(model, samples)
        figures |= _figures(name, [(r, s.text) for r, s in zip(read, samples, strict=True)])
    for look in ("clean", "degraded"):
        figures |= _figures(look, [_read_page(model, _kept(name)) for name in _page_names(look)])
    return figures


def read_lines(model: Recogniser, samples: Sequence[Sample]) -> list[str]:
    """Read lines by plain decoding."""
    model.eval()
    order = sorted(range(len(samples)), key=lambda nth: samples[nth].image.shape[1])
    read = [""] * len(samples)
    for start in range(0, len(order), _TOGETHER):
        chosen = order[start : start + _TOGETHER]
        with torch.inference_mode():
            scores = model(torch.from_numpy(batch_of([samples[nth] for nth in chosen]).ink))
        for nth, found in zip(chosen, best_labels(scores), strict=True):
            read[nth] = written(found)
    return read


def _figures(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    def share(tally: Tally) -> float:
        return round(100 * (tally.share or 0.0), 3)

    return {
        f"{name}_wrong": share(total(wrong_characters(r, t) for r, t in pairs)),
        f"{name}_thai_digits": share(total(right_digits(r, t, "thai") for r, t in pairs)),
        f"{name}_arabic_digits": share(total(right_digits(r, t, "arabic") for r, t in pairs)),
    }


def _read_page(model: Recogniser, samples: Sequence[Sample]) -> tuple[str, str]:
    """Read a page's lines, and join the pieces of each row.  The truth stands with the first line."""
    read = read_lines(model, samples)
    rows = (sample.text.partition(_PIECE)[0] for sample in samples)
    lines = groupby(zip(rows, read, strict=True), key=lambda pair: pair[0])
    text = "\n".join(" ".join(piece for _, piece in pieces) for _, pieces in lines)
    return text, samples[0].text.partition(_PIECE)[2].replace(_ROW, "\n")


def _page_names(look: str) -> list[str]:
    return [f"{look}-{nth}" for nth in range(_LETTERS)]


def _kept(name: str) -> list[Sample]:
    """Read a set, made the first time it is wanted."""
    path = RUNS / "validation" / f"{name}.npz"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_samples(path, list(_made(name)))
    return read_samples(path)


def _made(name: str) -> Iterator[Sample]:
    if name == "worn":
        corpus, faces = read_corpus("unseen"), typefaces()
        lines = (make_line((_SEED, nth), corpus, faces, _LONGEST) for nth in range(_WORN))
        return (line for line in lines if is_readable(line))
    if name == "fonts":
        return _clean_lines()
    look, _, nth = name.partition("-")
    return _page_lines(look, int(nth))


def _clean_lines() -> Iterator[Sample]:
    """Lines as printed, in the families held out."""
    corpus, faces = read_corpus("unseen"), typefaces(held_out=True)
    for nth in range(_UNSEEN_FONTS):
        chance, dice = Random(f"{_SEED}:{nth}"), np.random.default_rng((_SEED, nth))
        line = print_line(write_line(chance, corpus, _LONGEST), choose(chance, faces), LETTER, chance)
        yield Sample(cropped(line.image, line, dice), line.text)


def _page_lines(look: str, nth: int) -> Iterator[Sample]:
    """Lines that the line finder finds; each says its row, the first one the page's truth too."""
    faces = installed_faces()
    face = faces[nth % len(faces)]
    letter = make_letter(
        _SEED, nth, KINDS[nth % len(KINDS)], "arabic" if nth % 3 == 1 else "thai", news_sentences()
    )
    printed = print_letter(letter, face)
    wanted: Look = "clean" if look == "clean" else DEGRADED[nth % len(DEGRADED)]
    made = degrade(printed.image, wanted, face, (_SEED, nth))
    image = np.asarray(Image.open(BytesIO(made.content)))
    truth = _ROW.join(in_alphabet(line.text) for line in printed.lines)
    for place, line in enumerate(find_lines(image, _DPI).lines):
        yield Sample(as_read(line.image), f"{line.row}{_PIECE}{'' if place else truth}")
