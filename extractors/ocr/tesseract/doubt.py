"""How far a reading by Tesseract may be believed: letters, and above all digits.

The character set of Tesseract's Thai models (``tha`` and ``Thai``, as Debian ships them) holds the Thai
digits ๐ ๑ ๒ ๓ ๕ alone.  ๔ ๖ ๗ ๘ ๙ come back as another, plausible digit, with high confidence: ๔ as ๕ (86 %),
๖ as ๐ (48 %) or ๒ (36 %), ๗ as ๓, ๘ and ๙ as ๕.  Half of all Thai digits are wrong, clean page or not, so the
engine's own confidence says nothing about them.  Measured on rendered lines in the fonts of official letters.

A page with one Thai digit is likely to have all its digits in Thai, also those that were read as Arabic ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.assemble import WIDE, Fragment, Line
from extractors.ocr.hand.slots import APART, PERHAPS_BY_HAND, slots
from thai.digits import has_digit, has_thai_digit, to_arabic
from thai.receipt import Label, labels

#: share of Thai letters and marks that Tesseract reads right on clean pages: 1.1–2 % are wrong, mostly lost
#: tone marks, and its own confidence does not show it
LETTER_RIGHT = 0.985
#: no digit of a page with Thai digits may be surer than this
DOUBTFUL = 0.5
# A receive stamp has so many rows from that of its number on.
_STAMP_ROWS = 4
_UNKNOWN_TO_TESSERACT = frozenset("๔๖๗๘๙")


def doubt_digits(lines: Sequence[Line]) -> list[Line]:
    """Cap the confidence of every run with a digit (เลขไทยหรือเลขอารบิก), if one Thai digit was read at all."""
    if not any(has_thai_digit(fragment.text) for line in lines for fragment in line):
        return list(lines)
    return [[_doubted(fragment) for fragment in line] for line in lines]


def doubt_letters(lines: Sequence[Line]) -> list[Line]:
    """Lower the confidence of each run to the likelihood that all of its letters are right."""
    return [[_weighed(fragment) for fragment in line] for line in lines]


def doubt_slots(lines: Sequence[Line]) -> list[Line]:
    """Cap the confidence of what is mostly written by hand: Tesseract reads that as surely as print.

    That is a letter's own number and day, and what stands in a receive stamp (ตรารับ).
    """
    rows = [_row(line) for line in lines]
    opened = [nth for nth, (text, _) in enumerate(rows) if any(_opens(label) for label in labels(text))]
    stamped = {nth + below for nth in opened for below in range(_STAMP_ROWS)}
    return [_slots_doubted(line, *rows[nth], stamped=nth in stamped) for nth, line in enumerate(lines)]


def _opens(label: Label) -> bool:
    return label.field == "number"


def _row(line: Line) -> tuple[str, list[int]]:
    """Give the text of a row, and where each of its fragments begins in it."""
    text, starts = "", list[int]()
    for fragment in line:
        text += APART if fragment.before == WIDE else fragment.before
        starts.append(len(text))
        text += fragment.text
    return text, starts


def _slots_doubted(line: Line, text: str, starts: Sequence[int], *, stamped: bool) -> Line:
    filled = [(slot.start, slot.end) for slot in slots(to_arabic(text))]
    if stamped:
        filled += [(label.start, len(text)) for label in labels(text)]
    return [
        replace(fragment, confidence=min(fragment.confidence, PERHAPS_BY_HAND))
        if any(start < at + len(fragment.text) and at < end for start, end in filled)
        else fragment
        for fragment, at in zip(line, starts, strict=True)
    ]


def _weighed(fragment: Fragment) -> Fragment:
    letters = sum("ก" <= char <= "๎" for char in fragment.text)
    return replace(fragment, confidence=fragment.confidence * LETTER_RIGHT**letters)


def _doubted(fragment: Fragment) -> Fragment:
    if not has_digit(fragment.text):
        return fragment
    return replace(fragment, confidence=min(fragment.confidence, DOUBTFUL))


def knows_all_digits(texts: Iterable[str]) -> bool:
    """Tell whether the engine behind a text shows that it knows the digits that Tesseract lacks."""
    return any(char in _UNKNOWN_TO_TESSERACT for text in texts for char in text)
