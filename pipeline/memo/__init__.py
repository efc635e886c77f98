"""The note (บันทึกย่อ): ``draft`` makes it; one writer an output form."""

from pipeline.memo.drafting import draft
from pipeline.memo.model import Evidence, Memo, Section, Sentence
from pipeline.memo.precedent import Precedent

__all__ = ["Evidence", "Memo", "Precedent", "Section", "Sentence", "draft"]
