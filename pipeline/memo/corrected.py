"""What an officer set by hand, as a note rests on it (ค่าที่เจ้าหน้าที่แก้ไข)."""

from __future__ import annotations

import re

from pipeline.letter.fields import Span
from pipeline.memo.model import Evidence
from thai.say import thai_date

#: the source of what was set in this letter
CORRECTION = "correction"

_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def words_of(span: Span) -> str:
    """Give the words that a statement about a span is held to: the page's own, or what was set instead.

    A day that was set is said as letters say it: ``14 มีนาคม 2565``.
    """
    if span.set_by is None:
        return span.raw
    value: str = getattr(span, "value", None) or ""
    return thai_date(value, "arabic") if _ISO.fullmatch(value) else value


def correction(span: Span, source: str) -> Evidence:
    """Point to who set a value.

    :param source: of an earlier letter its id; of this one None is told by ``letter``.
    """
    named = CORRECTION if source == "letter" else source
    return Evidence(named, None, None, None, words_of(span), by=span.set_by)
