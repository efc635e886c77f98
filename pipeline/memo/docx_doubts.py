"""Doubtful readings in a DOCX: the picture of the page beside the marked value (ภาพของคำที่อ่านไม่ชัด)."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.memo.crops import Crops
from pipeline.memo.docx_parts import Text
from pipeline.memo.evidence import DOTS
from pipeline.memo.model import Sentence
from pipeline.memo.sentences import MARK

# the mark, or the room for the part that could not be read; a longer blank is for the officer
_FLAG = re.compile(rf"{re.escape(MARK)}|(?<!\.){re.escape(DOTS)}(?!\.)")


def runs(sentence: Sentence, shape: Text, crops: Crops) -> list[Text]:
    """Give the runs of a sentence, each picture behind its mark; all at the end where marks are shared.

    :param shape: size and weight of the text.
    """
    pictures = [crops.get(proof, b"") for proof in sentence.doubts]
    if not any(pictures):
        return [replace(shape, text=sentence.text)]
    ends = [flag.end() for flag in _FLAG.finditer(sentence.text)]
    if len(ends) != len(pictures):
        ends = [len(sentence.text)] * len(pictures)
    made: list[Text] = []
    for start, end, picture in zip([0, *ends], ends, pictures, strict=False):
        made += [replace(shape, text=f"{sentence.text[start:end]} "), replace(shape, picture=picture)]
    return [*made, replace(shape, text=sentence.text[ends[-1] :])]
