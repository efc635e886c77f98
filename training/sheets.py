"""Lines as our own line finder cuts them (แผ่นพิมพ์): part of a page printed, worn, its lines matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

import cv2
import numpy as np

from extractors.base import POINTS_PER_INCH, Box
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.placing import Matrix
from extractors.ocr.recogniser.picture import as_read
from training.corpus import Corpus
from training.fonts import Typeface, choose
from training.line_maker import Sample
from training.overprint import overprinted
from training.typeset import DPI, HIGH, WIDE, Piece, typeset
from training.wear import worn

_TURN = 1.2  # degrees
_ASKEW = 0.7
_COLOURED = 0.25
_ENDS_APART = 0.45  # letters by which the ends of a line found may differ from what was printed
_USUAL = 27.0  # pixels: ก of 16 pt


def make_sheet(
    seed: Sequence[int], corpus: Corpus, faces: Sequence[Typeface], longest: int
) -> Iterator[Sample]:
    """Give the lines of a part of a page that the line finder found whole.

    Marks that it lost stay lost: the picture is what the recogniser will get.
    """
    chance, dice = Random(repr(seed)), np.random.default_rng(seed)
    page, pieces = typeset(chance, corpus, choose(chance, faces), longest)
    turn = float(dice.uniform(-_TURN, _TURN)) if dice.random() < _ASKEW else 0.0
    matrix = cv2.getRotationMatrix2D((WIDE / 2, HIGH / 2), turn, 1.0)
    flat = cv2.warpAffine(page, matrix, (WIDE, HIGH), flags=cv2.INTER_LINEAR, borderValue=(255.0,))
    image = worn(np.asarray(flat, dtype=np.uint8), _USUAL, dice)
    found = find_lines(overprinted(image, dice) if dice.random() < _COLOURED else image, DPI)
    places = [(piece, _turned(piece.box, np.asarray(matrix, dtype=np.float64))) for piece in pieces]
    for line in found.lines:
        text = _said(line, places)
        if text:
            yield Sample(as_read(line.image), text)


def _turned(box: Box, matrix: Matrix) -> Box:
    xs = np.array([box.left, box.right, box.left, box.right])
    ys = np.array([box.top, box.top, box.bottom, box.bottom])
    x, y = matrix @ np.vstack([xs, ys, np.ones(4)])
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _said(line: FoundLine, places: Sequence[tuple[Piece, Box]]) -> str:
    """Tell what stands in a line found; nothing where it is not just a piece or some pieces side by side."""
    scale = DPI / POINTS_PER_INCH
    box = Box(*(side * scale for side in (line.box.left, line.box.top, line.box.right, line.box.bottom)))
    middle = (box.top + box.bottom) / 2
    within = sorted(
        (place.left, nth, piece, place)
        for nth, (piece, place) in enumerate(places)
        if place.top < middle < place.bottom and place.left < box.right and box.left < place.right
    )
    if not within:
        return ""
    pieces, boxes = [piece for *_, piece, _ in within], [place for *_, place in within]
    apart = _ENDS_APART * pieces[0].letter
    right = max(place.right for place in boxes)
    fits = abs(boxes[0].left - box.left) < apart and abs(right - box.right) < apart
    return " ".join(piece.text for piece in pieces) if fits else ""
