"""Read the layers of a page: a stamp's print with its words; what was written by hand stays a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import not_

from extractors.assemble import Fragment, assemble
from extractors.base import Box, Layer, union
from extractors.ocr.doubt import doubt_letters
from extractors.ocr.evenness import on_base
from extractors.ocr.found import InkLayer
from extractors.ocr.line_reader import read_each
from extractors.ocr.order import together
from extractors.ocr.placing import Placement
from extractors.ocr.read_stamp import ReadLine, ReadStamp, joined
from extractors.ocr.receipts import doubted, look_again
from extractors.ocr.runs import mean_confidence, to_lines
from thai.receipt import labels

#: a stamp holds hardly any Latin letter, and both models together take pale Thai ones for such
_LANGUAGES = ("tha",)
# Print in stamps is read with 0.8 and more, notes by hand with 0.75 and less.  The labels of a receive stamp
# and what is written beside them share lines.
_PRINT = 0.78
_MIXED = 0.5
_FEWEST = 3  # letters: less may be strokes
# Share of a line's letters that stand on its base line, where they are enough to tell.
_LEVEL = 0.55
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
    stamps = [_layer(stamp, lines, back) for stamp, lines, _ in told if lines or stamp.framed]
    hands = [line.found.box for stamp, _, written in told if not stamp.framed for line in written]
    hands += [layer.box for layer in layers if layer.kind == "hand"]
    return (*stamps, *_hands([back.box(box) for box in hands], [stamp.box for stamp in stamps]))


def _read(layers: Sequence[InkLayer]) -> list[ReadStamp]:
    """Read the lines of all stamps in one call."""
    stamps = [layer for layer in layers if layer.kind == "stamp"]
    words = iter(read_each([line for ink in stamps for line in ink.lines], _LANGUAGES))
    return [
        ReadStamp((ink,), tuple(ReadLine(line, tuple(next(words)), ink) for line in ink.lines))
        for ink in stamps
    ]


def _told(stamp: ReadStamp) -> tuple[list[ReadLine], list[ReadLine]]:
    """Tell print from handwriting; the figures of what may be a receive stamp are looked at again."""
    form = stamp.has_labels or stamp.framed
    lines = look_again(stamp.lines) if form else doubted(stamp.lines)
    least = _MIXED if form else _PRINT
    printed = [_is_print(line, least) for line in lines]
    return list(compress(lines, printed)), list(compress(lines, map(not_, printed)))


def _is_print(line: ReadLine, least: float) -> bool:
    if any(labels(line.text)):
        return True
    letters = sum(char.isalnum() for char in line.text)
    share, count = on_base(line.found.image)
    level = share >= _LEVEL or count < _MANY or line.ink.framed
    return level and letters >= _FEWEST and mean_confidence([line.words]) >= least


def _layer(stamp: ReadStamp, lines: Sequence[ReadLine], back: Placement) -> Layer:
    rows = [[fragment for line in row for fragment in _fragments(line, back)] for row in stamp.rows(lines)]
    made = assemble(doubt_letters(rows))
    inked = [ink.box for ink in stamp.inks if ink.framed]
    box = union([*inked, *(line.found.box for line in lines)])
    return Layer("stamp", made.text, back.box(box or stamp.box), made.words)


def _fragments(line: ReadLine, back: Placement) -> Iterator[Fragment]:
    for made in to_lines([line.words], line.ink.placement.after(back.matrix)):
        yield from made


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
