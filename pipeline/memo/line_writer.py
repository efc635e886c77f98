"""A note as the text for a LINE group (ข้อความไลน์)."""

from __future__ import annotations

from pipeline.memo.model import Memo
from thai.citizen import without_citizen_ids


def to_line(memo: Memo) -> str:
    """Give the text, at most 500 characters, numbers of citizens hidden; empty for a secret letter."""
    return without_citizen_ids("\n".join(sentence.text for sentence in memo.line))
