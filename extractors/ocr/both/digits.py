"""Runs of digits that the two readers read differently are doubtful (ตัวเลขที่อ่านได้ไม่ตรงกัน)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.assemble import Fragment
from extractors.ocr.both.comparing import RUN, agree, beside, can_be_compared
from extractors.ocr.tesseract.doubt import DOUBTFUL
from extractors.ocr.tesseract.line_reader import read_each_twice, text_of
from extractors.ocr.what_is_read import LineRead


def with_digits_compared(read: Sequence[LineRead]) -> list[LineRead]:
    """Have Tesseract read the lines with digits that it can say, and doubt those on which it differs.

    :raises ReaderMissing: Tesseract or one of its languages is not installed.
    :raises OcrFailed: a crash, or over the time limit.
    """
    asked = [nth for nth, each in enumerate(read) if _is_asked(each)]
    others = read_each_twice([read[nth].line for nth in asked]) if asked else []
    compared = list(read)
    for nth, words in zip(asked, others, strict=True):
        compared[nth] = doubted(read[nth], text_of(words))
    return compared


def doubted(read: LineRead, other: str) -> LineRead:
    """Lower the confidence of the digits of a line where another reading of it differs."""
    return replace(read, pieces=tuple(_weighed(read, other)))


def _is_asked(read: LineRead) -> bool:
    if read.line.filled_in or read.is_second:
        return False
    return any(can_be_compared(run[0]) for run in RUN.finditer(read.text))


def _weighed(read: LineRead, other: str) -> Iterator[Fragment]:
    line, end = read.text, 0
    for piece in read.pieces:
        start = line.index(piece.text, end)
        end = start + len(piece.text)
        runs = (run.span() for run in RUN.finditer(line, start, end))
        differ = any(agree(line[a:b], beside(line, other, a, b)) is False for a, b in runs)
        yield replace(piece, confidence=min(piece.confidence, DOUBTFUL)) if differ else piece
