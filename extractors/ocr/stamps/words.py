"""What lines of stamps say: by our own recogniser, or by Tesseract where its file is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractors.assemble import Line
from extractors.ocr.lines.found import FoundLine
from extractors.ocr.placing import Pixels, Placement
from extractors.ocr.recogniser import model
from extractors.ocr.recogniser.decode import Char, decode
from extractors.ocr.recogniser.reader import fragments
from extractors.ocr.tesseract.doubt import doubt_letters
from extractors.ocr.tesseract.engine import Read
from extractors.ocr.tesseract.line_reader import read_each, text_of
from extractors.ocr.tesseract.runs import mean_confidence

#: a stamp holds hardly any Latin letter, and both models of Tesseract together take pale Thai ones for such
_THAI = ("tha",)
#: knows no Thai digit, and takes few for an Arabic one
_LATIN = ("eng",)
#: by so much wider words are made to be looked at again
_STRETCH = 1.25
# Daters have high and narrow types: pixels at 300 dpi, and by how much they are widened.
_TALL = 40
_WIDE = 1.5
_AS_IT_IS = Placement(np.eye(3))


@dataclass(frozen=True, slots=True)
class Said:
    """What was read in a line.

    :param words: with their boxes in pixels of the picture that the line was taken from.
    :param sure: 0 to 1, the mean that the reader gives its letters.
    """

    words: tuple[Read, ...]
    sure: float

    @property
    def text(self) -> str:
        """The line's text, not repaired."""
        return text_of(self.words)


def read_stamp_lines(lines: Sequence[FoundLine]) -> list[Said]:
    """Read lines, each by itself."""
    if not model.is_there():
        return [_said_by_tesseract(words) for words in read_each(lines, _THAI)]
    said = _by_model(lines)
    tall = [nth for nth, line in enumerate(lines) if line.how.chain.letter >= _TALL]
    for nth, wide in zip(tall, _by_model([lines[nth] for nth in tall], _WIDE), strict=True):
        said[nth] = max(said[nth], wide, key=lambda one: one.sure)
    return said


def read_again(lines: Sequence[FoundLine], figures: Sequence[bool]) -> list[Said]:
    """Read words in another way.

    :param figures: which of them are figures: Tesseract reads them without its Thai model.
    """
    if model.is_there():
        return _by_model(lines, _STRETCH)
    said = [_said_by_tesseract(words) for words in read_each(lines, _LATIN)]
    letters = [nth for nth, figure in enumerate(figures) if not figure]
    for nth, words in zip(letters, read_each([lines[nth] for nth in letters], _THAI), strict=True):
        said[nth] = _said_by_tesseract(words)
    return said


def read_wider(lines: Sequence[FoundLine]) -> list[Said]:
    """Read whole lines again, made wider; without our recogniser's file there is nothing to say."""
    return _by_model(lines, _STRETCH) if model.is_there() else [Said((), 0.0) for _ in lines]


def weighed(lines: Sequence[Line]) -> Sequence[Line]:
    """Lower the confidence of what Tesseract read; our own recogniser weighs its letters itself."""
    return lines if model.is_there() else doubt_letters(lines)


def _said_by_tesseract(words: Sequence[Read]) -> Said:
    return Said(tuple(words), mean_confidence([words]))


def _by_model(lines: Sequence[FoundLine], stretch: float = 1.0) -> list[Said]:
    found = model.likelihoods([_stretched(line.image, stretch) for line in lines])
    return [_said_by_model(line, likely, stretch) for line, likely in zip(lines, found, strict=True)]


def _stretched(image: Pixels, stretch: float) -> Pixels:
    wide = cv2.resize(image, None, fx=stretch, fy=1, interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, dtype=np.uint8)


def _said_by_model(line: FoundLine, likely: model.Likely, stretch: float) -> Said:
    read = decode(likely, model.alphabet())
    chars = [replace(char, start=round(char.start / stretch), end=round(char.end / stretch)) for char in read]
    sure = sum(char.likely for char in chars) / len(chars) if chars else 0.0
    return Said(tuple(_words(line, chars)), sure)


def _words(line: FoundLine, chars: Sequence[Char]) -> Iterator[Read]:
    for piece in fragments(line, chars, _AS_IT_IS):
        if piece.box is not None:
            box = piece.box
            left, top, right, bottom = (round(side) for side in (box.left, box.top, box.right, box.bottom))
            yield Read(piece.text, left, top, right, bottom, piece.confidence, bool(piece.before))
