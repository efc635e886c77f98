"""Thai and Arabic digits (เลขไทย เลขอารบิก)."""

from __future__ import annotations

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)


def to_arabic(text: str) -> str:
    """Write all Thai digits as Arabic ones; the length stays."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Write all Arabic digits as Thai ones; the length stays."""
    return text.translate(_TO_THAI)


def has_thai_digit(text: str) -> bool:
    """Tell whether a Thai digit stands in the text."""
    return any(char in THAI_DIGITS for char in text)


def has_digit(text: str) -> bool:
    """Tell whether a digit of either script stands in the text."""
    return any(char in "0123456789" or char in THAI_DIGITS for char in text)
