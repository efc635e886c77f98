"""A receive stamp (ตรารับ) in the ink of the print, as copies have it: its figures are looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.assemble import Fragment
from extractors.base import Box
from extractors.ocr.lines.found import InkLayer
from extractors.ocr.placing import Placement
from extractors.ocr.stamps.read_stamp import ReadLine
from extractors.ocr.stamps.receipts import look_again
from extractors.ocr.stamps.words import Said, read_stamp_lines
from extractors.ocr.tesseract.doubt import DOUBTFUL
from extractors.ocr.what_is_read import LineRead
from thai.digits import has_digit
from thai.receipt import ReceiptField, labels

# Rows below that of the number in which date and time stand.
_BELOW = 3


def with_receipts_doubted(read: Sequence[LineRead]) -> list[LineRead]:
    """Doubt the figures of black receive stamps that do not stand as print does, or read otherwise again."""
    asked = [nth for nth, each in enumerate(read) if has_digit(each.text) and _is_of_stamp(read, each)]
    looked = list(read)
    for nth, said in zip(asked, _again([read[nth] for nth in asked]), strict=True):
        looked[nth] = replace(read[nth], pieces=tuple(_weighed(read[nth].pieces, said)))
    return looked


def _is_of_stamp(read: Sequence[LineRead], one: LineRead) -> bool:
    """Tell whether a line is a stamp's number, date or time, or stands to the right of these."""
    row, left = one.line.row, one.line.box.left
    opened = [each.line.row for each in read if "number" in _fields(each)]
    beside = (each for each in read if each.line.row == row and each.line.box.left <= left)
    said = {field for each in beside for field in _fields(each)}
    return "number" in said or (bool(said) and any(0 < row - above <= _BELOW for above in opened))


def _fields(read: LineRead) -> set[ReceiptField]:
    return {label.field for label in labels(read.text)}


def _again(read: Sequence[LineRead]) -> list[Said]:
    """Read lines as those of a stamp in colour are read."""
    if not read:
        return []
    said = read_stamp_lines([each.line for each in read])
    ink = InkLayer("stamp", Box(0, 0, 0, 0), Placement(np.eye(3)))
    lines = [ReadLine(each.line, one, ink) for each, one in zip(read, said, strict=True)]
    return [line.said for line in look_again(lines)]


def _weighed(pieces: Sequence[Fragment], said: Said) -> Iterator[Fragment]:
    sure = {word.text for word in said.words if word.confidence > DOUBTFUL}
    for piece in pieces:
        doubted = has_digit(piece.text) and piece.text not in sure
        yield replace(piece, confidence=min(piece.confidence, DOUBTFUL)) if doubted else piece
