"""Where on the page each doubtful reading of a note stands (ที่ของคำที่อ่านไม่ชัด), and its picture."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extractors.base import Box, Page, Word, union
from pipeline.letter.fields import DOUBT, Letter
from pipeline.letter.lines import words_between
from pipeline.memo.grounding import all_spans
from pipeline.memo.model import Evidence, Memo, Sentence
from pipeline.workers import Pool
from thai.digits import has_digit

_LOG = logging.getLogger(__name__)


#: points: a longer stretch could not be read beside its value; of its first doubtful words so much is shown
WIDEST = 160.0
#: points: higher is a paragraph
HIGHEST = 48.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A doubtful reading and its place."""

    proof: Evidence
    page: Page
    box: Box


#: PNG files
Crops = Mapping[Evidence, bytes]


def spots(memo: Memo, letter: Letter, pages: tuple[Page, ...]) -> tuple[Spot, ...]:
    """Give the place of each doubtful reading of a note, as far as its source has pages to look at."""
    proofs = dict.fromkeys(proof for sentence in sentences_of(memo) for proof in sentence.doubts)
    numbered = {page.number: page for page in pages}
    found = ((proof, numbered.get(proof.page or 0)) for proof in proofs)
    placed = ((proof, page, _box(proof, letter, page)) for proof, page in found if page is not None)
    return tuple(Spot(proof, page, box) for proof, page, box in placed if box is not None)


def sentences_of(memo: Memo) -> Iterator[Sentence]:
    """Give every sentence of a note, that of the full form first."""
    for section in memo.sections:
        yield from section.sentences
    yield from (*memo.short, *memo.line)


def cut_out(path: Path, wanted: tuple[Spot, ...]) -> dict[Evidence, bytes]:
    """Give the pictures of doubtful readings: a task for a worker."""
    if not wanted:
        return {}
    from extractors.drawing.crops import crops  # noqa: PLC0415 - loads OpenCV: only where it is needed

    pictures = crops(path, [(one.page, one.box) for one in wanted])
    return {one.proof: picture for one, picture in zip(wanted, pictures, strict=True) if picture}


def cut_out_now(path: Path, wanted: tuple[Spot, ...]) -> dict[Evidence, bytes]:
    """Have a worker give the pictures; none of a file that cannot be drawn."""
    if not wanted:
        return {}
    try:
        with Pool(1) as pool:
            return pool.submit(cut_out, path, wanted).result()
    except Exception:  # noqa: BLE001  the note stands without them
        _LOG.exception("no pictures of doubtful readings")
        return {}


def doubts_to_json(wanted: tuple[Spot, ...], pictures: Crops) -> list[dict[str, Any]]:
    """Give the doubtful readings of a note with place and picture (a ``data:`` URL of a PNG, or null)."""
    return [
        {
            "quote": one.proof.quote,
            "page": one.proof.page,
            "start": one.proof.start,
            "end": one.proof.end,
            **({} if one.proof.layer is None else {"layer": one.proof.layer}),
            "box": [round(side, 1) for side in (one.box.left, one.box.top, one.box.right, one.box.bottom)],
            "picture": _data_url(pictures.get(one.proof)),
        }
        for one in wanted
    ]


def _data_url(picture: bytes | None) -> str | None:
    return None if picture is None else f"data:image/png;base64,{b64encode(picture).decode()}"


def _box(proof: Evidence, letter: Letter, page: Page) -> Box | None:
    """Give the box of a field, handwriting beside it included; of longer readings what is doubtful in it."""
    place = (proof.page, proof.start, proof.end, proof.layer)
    whole = next((s.box for s in all_spans(letter) if (s.page, s.start, s.end, s.layer) == place), None)
    if whole is not None and _is_small(whole):
        return whole
    box = union(word.box for word in _doubtful(proof, page)) or whole
    return None if box is None else replace(box, right=min(box.right, box.left + WIDEST))


def _is_small(box: Box) -> bool:
    return box.right - box.left <= WIDEST and box.bottom - box.top <= HIGHEST


def _doubtful(proof: Evidence, page: Page) -> list[Word]:
    """Give the first doubtful words of a stretch that fit together, its numbers before its other words."""
    words = [one for one in _words(proof, page) if one.box is not None]
    doubted = [i for i, one in enumerate(words) if one.confidence < DOUBT]
    text = page.text if proof.layer is None else page.layers[proof.layer].text
    numbers = [i for i in doubted if has_digit(text[words[i].start : words[i].end])]
    at = (*numbers, *doubted, 0)[0]
    taken = words[at : at + 1]
    for word in words[at + 1 :]:
        box = union(one.box for one in (*taken, word))
        if box is None or not _is_small(box) or word.confidence >= DOUBT:
            break
        taken.append(word)
    return taken


def _words(proof: Evidence, page: Page) -> list[Word]:
    start, end = proof.start or 0, proof.end or 0
    if proof.layer is None:
        return list(words_between(page, start, end))
    layers = page.layers[proof.layer : proof.layer + 1]
    return [one for layer in layers for one in layer.words if one.start < end and start < one.end]
