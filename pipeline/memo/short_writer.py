"""A note in the short form that offices write on the letter itself (บันทึกย่อบนหนังสือ)."""

from __future__ import annotations

from pipeline.memo.model import Memo


def to_short(memo: Memo) -> str:
    """Give the short form, a sentence a line."""
    return "\n".join(sentence.text for sentence in memo.short)
