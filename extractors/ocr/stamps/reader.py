"""Read the layers of a page: a stamp's print with its words; what was written by hand stays a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import not_

from extractors.assemble import SPACE, Fragment, assemble
from extractors.base import Box, Layer, union
from extractors.ocr.lines.found import InkLayer
from extractors.ocr.lines.order import together
from extractors.ocr.placing import Placement
from extractors.ocr.stamps.evenness import on_base
from extractors.ocr.stamps.read_stamp import ReadLine, ReadStamp, joined
from extractors.ocr.stamps.receipts import doubted, look_again
from extractors.ocr.stamps.words import read_stamp_lines, weighed
from thai.receipt import labels

# Print in stamps is read with 0.8 and more, notes by hand with 0.75 and less.  The labels of a receive stamp
# and what is written beside them share lines.
_PRINT = 0.78
_MIXED = 0.5
_FEWEST = 3  # letters and vowels: less may be strokes; a mark of secrecy (ลับ) has no more
_ABOVE_OR_BELOW = "ัิีึืุู็"
# Share of a line's letters that stand on its base line, where they are enough to tell.
_LEVEL = 0.6
_MANY = 7
# Points.
_ONE_HAND = 6.0
_REMAINS = 12.0
_THIN = 6.0


def read_layers(layers: Sequence[InkLayer], back: Placement) -> tuple[Layer, ...]:
    """Read the stamps of a page.

    :param back: from the page as it was read to the page as it came.
    """
    told = [(stamp, *_told(stamp)) for stamp in joined(_read(layers))]
    stamps = [_layer(stamp, lines, back) for stamp, lines, _ in told if lines or stamp.is_form]
    hands = [line.found.box for stamp, _, written in told if not stamp.is_form for line in written]
    hands += [layer.box for layer in layers if layer.kind == "hand"]
    return (*stamps, *_hands([back.box(box) for box in hands], [stamp.box for stamp in stamps]))


def _read(layers: Sequence[InkLayer]) -> list[ReadStamp]:
    """Read the lines of all stamps in one call."""
    stamps = [layer for layer in layers if layer.kind == "stamp"]
    said = iter(read_stamp_lines([line for ink in stamps for line in ink.lines]))
    return [ReadStamp((ink,), tuple(ReadLine(line, next(said), ink) for line in ink.lines)) for ink in stamps]


def _told(stamp: ReadStamp) -> tuple[list[ReadLine], list[ReadLine]]:
    """Tell print from handwriting; the figures of what may be a receive stamp are looked at again."""
    lines = look_again(stamp.lines) if stamp.is_form else doubted(stamp.lines)
    printed = [_is_print(line, form=stamp.is_form) for line in lines]
    return list(compress(lines, printed)), list(compress(lines, map(not_, printed)))


def _is_print(line: ReadLine, *, form: bool) -> bool:
    said = line.said
    if any(labels(said.text, stamp=True)):
        return True
    if sum(char.isalnum() or char in _ABOVE_OR_BELOW for char in said.text) < _FEWEST:
        return False
    if not form and not any(char.isalpha() for char in said.text):
        return False  # figures alone are a number or a day by hand; nobody looks for a value there
    share, count = on_base(line.found.image)
    return said.sure >= _MIXED if form else said.sure >= _PRINT and (share >= _LEVEL or count < _MANY)


def _layer(stamp: ReadStamp, lines: Sequence[ReadLine], back: Placement) -> Layer:
    rows = [[fragment for line in row for fragment in _fragments(line, back)] for row in stamp.rows(lines)]
    made = assemble(weighed(rows))
    printed = union(line.found.box for line in lines)
    box = stamp.box if stamp.is_form or printed is None else printed
    return Layer("stamp", made.text, back.box(box), made.words)


def _fragments(line: ReadLine, back: Placement) -> Iterator[Fragment]:
    placement = line.ink.placement.after(back.matrix)
    for nth, word in enumerate(line.said.words):
        box = placement.box(Box(word.left, word.top, word.right, word.bottom))
        yield Fragment(word.text, box, word.confidence, SPACE if word.spaced or not nth else "")


def _hands(boxes: list[Box], stamps: Sequence[Box]) -> Iterator[Layer]:
    """Put what stands together into one place; what is left of a stamp's broken frame is no handwriting."""
    boxes = [box for box in boxes if not any(_is_remains(box, stamp) for stamp in stamps)]
    for group in together(boxes, _ONE_HAND):
        box = union(boxes[nth] for nth in group)
        if box is not None:
            yield Layer("hand", "", box)


def _is_remains(box: Box, stamp: Box) -> bool:
    thin = min(box.right - box.left, box.bottom - box.top) <= _THIN
    across = box.left <= stamp.right + _REMAINS and stamp.left - _REMAINS <= box.right
    return thin and across and box.top <= stamp.bottom + _REMAINS and stamp.top - _REMAINS <= box.bottom
