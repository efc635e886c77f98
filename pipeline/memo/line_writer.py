"""A note as the text for a LINE group (ข้อความไลน์)."""

from __future__ import annotations

from pipeline.memo.model import Memo


def to_line(memo: Memo) -> str:
    """Give the text, at most 500 characters; empty for a secret letter."""
    return "\n".join(sentence.text for sentence in memo.line)
