"""Mend the encoding of Thai text (ซ่อมข้อความ): what a text layer or an OCR engine broke and a rule can mend.

``repair`` makes ``Page.text``, once.  It keeps the script of digits, the spelling and the line breaks, and it
is idempotent.  The defects are those of real documents (docs/design_notes.md, "Why is text repaired …").
"""

from __future__ import annotations

import re
import unicodedata

from thai.traced import Traced

CONSONANT = "ก-ฮ"
TONE = "่-๋"
#: marks that stand above or below a consonant, nikhahit among them, sara am not
MARK = "ัิ-ฺ็-๎"

# Glyph variants (lowered or shifted marks) that old Thai fonts keep in the private use area.
# Source: the Windows set, as the Sarabun fonts' own cmap tables carry it.
_PRIVATE_USE = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู",
        strict=True,
    )
)

_PRIVATE = re.compile("[\uf700-\uf71a]")
# zero-width space, joiners, marks of direction, soft hyphen, word joiner, byte order mark
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NEWLINE = re.compile("\r\n?|[\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_LOST = re.compile("(?<=[\u0e00-\u0e7f])\ufffd+|\ufffd+(?=[\u0e00-\u0e7f])")
_COMBINED = re.compile(f"([{CONSONANT}{MARK}]) +(?=[{MARK}ำ])")
# Word's own PDFs lose the ring of sara am: "จ านวน".  A word never begins with า, so the space betrays it.
_SPLIT_AM = re.compile(f"([{CONSONANT}][{TONE}]?) +า(?![{MARK}])")
_SARA_AM = re.compile(f"ํ([{TONE}]?) ?า([{TONE}]?)")
_NIKHAHIT_AFTER_TONE = re.compile(f"([{TONE}])ํา")
_TONE_AFTER_AM = re.compile(f"ำ([{TONE}])")
_TONE_BEFORE_VOWEL = re.compile(f"([{TONE}์]+)([ัิ-ฺ]+)")
_DOUBLED = re.compile(f"([{MARK}ำ])\\1+")
_TWO_E = re.compile("เเ")


def _private(match: re.Match[str]) -> str:
    return _PRIVATE_USE[ord(match[0])]


_RULES = (
    (_PRIVATE, _private),
    (_INVISIBLE, lambda _: ""),
    (_NEWLINE, lambda _: "\n"),
    (_CONTROL, lambda _: ""),
    (_SPACE, lambda _: " "),
    (_LOST, lambda _: ""),
    (_COMBINED, lambda m: m[1]),
    (_NIKHAHIT_AFTER_TONE, lambda m: f"{m[1]}ำ"),
    (_SARA_AM, lambda m: f"{m[1]}{m[2]}ำ"),
    (_SPLIT_AM, lambda m: f"{m[1]}ำ"),
    (_TONE_AFTER_AM, lambda m: f"{m[1]}ำ"),
    (_TONE_BEFORE_VOWEL, lambda m: f"{m[2]}{m[1]}"),
    (_DOUBLED, lambda m: m[1]),
    (_TWO_E, lambda _: "แ"),
)


def _composed(text: Traced) -> Traced:
    """NFC, cluster by cluster.  Never NFKC: it splits ำ."""
    if unicodedata.is_normalized("NFC", text.text):
        return text
    pieces: list[str] = []
    origin: list[int] = []
    for start, end in _composition_spans(text.text):
        new = unicodedata.normalize("NFC", text.text[start:end])
        pieces.append(new)
        origin += (text.origin[min(start + i, end - 1)] for i in range(len(new)))
    return Traced("".join(pieces), tuple(origin))


def _composition_spans(text: str) -> list[tuple[int, int]]:
    starts = [i for i, char in enumerate(text) if i == 0 or not _may_compose(char)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _may_compose(char: str) -> bool:
    """Whether a character can join the one before it: a mark, or a Hangul jamo vowel or final."""
    return bool(unicodedata.combining(char)) or unicodedata.category(char) == "Mc" or "ᅠ" <= char <= "ᇿ"


def repair_traced(text: str) -> Traced:
    """As ``repair``, with the original place of every character kept."""
    now = Traced.of(text)
    while True:
        before = now.text
        now = _composed(now)
        for pattern, replacement in _RULES:
            now = now.sub(pattern, replacement)
        if now.text == before:
            return now


def repair(text: str) -> str:
    """Mend the encoding of a text.

    >>> repair("ก ําหนด  หน้้า เเละ")
    'กำหนด  หน้า และ'
    """
    return repair_traced(text).text
