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
from extractors.ocr.tesseract.line_reader import read_each
from extractors.ocr.tesseract.runs import mean_confidence

#: a stamp holds hardly any Latin letter, and both models of Tesseract together take pale Thai ones for such
_THAI = ("tha",)
#: knows no Thai digit, and takes few for an Arabic one
_LATIN = ("eng",)
#: by so much a line is stretched to be looked at again
_STRETCH = 1.25
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
        return "".join(" " * word.spaced + word.text for word in self.words).strip()


def read_stamp_lines(lines: Sequence[FoundLine]) -> list[Said]:
    """Read lines, each by itself."""
    if not model.is_there():
        return [_said_by_tesseract(words) for words in read_each(lines, _THAI)]
    found = model.likelihoods([line.image for line in lines])
    return [_said_by_model(line, likely) for line, likely in zip(lines, found, strict=True)]


def read_again(lines: Sequence[FoundLine]) -> list[Said]:
    """Read figures in another way; the boxes say nothing."""
    if not model.is_there():
        return [_said_by_tesseract(words) for words in read_each(lines, _LATIN)]
    return read_stamp_lines([replace(line, image=_stretched(line.image)) for line in lines])


def weighed(lines: Sequence[Line]) -> Sequence[Line]:
    """Lower the confidence of what Tesseract read; our own recogniser weighs its letters itself."""
    return lines if model.is_there() else doubt_letters(lines)


def _stretched(image: Pixels) -> Pixels:
    wide = cv2.resize(image, None, fx=_STRETCH, fy=1, interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, dtype=np.uint8)


def _said_by_tesseract(words: Sequence[Read]) -> Said:
    return Said(tuple(words), mean_confidence([words]))


def _said_by_model(line: FoundLine, likely: model.Likely) -> Said:
    chars = decode(likely, model.alphabet())
    sure = sum(char.likely for char in chars) / len(chars) if chars else 0.0
    return Said(tuple(_words(line, chars)), sure)


def _words(line: FoundLine, chars: Sequence[Char]) -> Iterator[Read]:
    for piece in fragments(line, chars, _AS_IT_IS):
        if piece.box is not None:
            box = piece.box
            left, top, right, bottom = (round(side) for side in (box.left, box.top, box.right, box.bottom))
            yield Read(piece.text, left, top, right, bottom, piece.confidence, bool(piece.before))
