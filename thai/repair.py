"""Mend Thai text (ซ่อมข้อความ): what a text layer or an OCR engine broke and a rule or the dictionary can mend.

``repair`` makes ``Page.text``, once.  It keeps the script of digits, the spelling and the line breaks, and it
is idempotent.  The defects are those of real documents (docs/design_notes.md, "Why is text repaired …").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from thai.damage import KINDS
from thai.marks import CONSONANT, LEADING, MARK, PRIVATE_USE, TONE
from thai.mend import mended
from thai.recode import recoded
from thai.traced import Replacement, Traced


@dataclass(frozen=True, slots=True)
class _Step:
    """A way to mend a text; ``defect`` names what it mends, and is empty where nothing was wrong."""

    mend: Callable[[Traced], Traced]
    defect: str = ""


def _rule(pattern: str, replacement: Replacement, defect: str = "") -> _Step:
    compiled = re.compile(pattern)
    return _Step(lambda text: text.sub(compiled, replacement), defect)


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


_SPLIT, _ORDER, _DOUBLED = "split sara am", "marks out of order", "doubled marks"

_ENCODING = (
    _Step(recoded, "Thai read as Latin letters"),
    _Step(_composed),
    _rule(f"[{''.join(PRIVATE_USE)}]", lambda m: PRIVATE_USE[m[0]], "private-use marks"),
    # zero-width space, joiners, marks of direction, soft hyphen, word joiner, byte order mark
    _rule("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]", lambda _: ""),
    _rule("\r\n?|[\u2028\u2029]", lambda _: "\n"),
    _rule(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", lambda _: ""),
    _rule("[\u00a0\u2000-\u200a\u202f\u3000]", lambda _: " "),
    _rule(f"([{CONSONANT}{MARK}]) +(?=[{MARK}ำ])", lambda m: m[1], "spaces before marks"),
    _rule(f"([{LEADING}]) +(?=[{CONSONANT}])", lambda m: m[1], "spaces inside words"),
    _rule(f"([{TONE}])ํา", lambda m: f"{m[1]}ำ", _SPLIT),
    _rule(f"ํ([{TONE}]?) ?า([{TONE}]?)", lambda m: f"{m[1]}{m[2]}ำ", _SPLIT),
    _rule("ำา", lambda _: "ำ", _DOUBLED),
    _rule(f"ำ([{TONE}])", lambda m: f"{m[1]}ำ", _ORDER),
    _rule(f"([{TONE}์]+)([ัิ-ฺ]+)", lambda m: f"{m[2]}{m[1]}", _ORDER),
    _rule(f"([{MARK}ำ])\\1+(?!\\1|า)", lambda m: m[1], _DOUBLED),
    _rule("เเ", lambda _: "แ", "two sara e for sara ae"),
)
_MOST_ROUNDS = 5
_BY_DICTIONARY = tuple(_Step(partial(mended, kind=kind), kind.name) for kind in KINDS)
# for words that the dictionary does not know
_AT_LAST = (
    _rule(f"([{TONE}])\\1+", lambda m: m[1], _DOUBLED),
    _rule("(?<=[\u0e00-\u0e7f])\ufffd+|\ufffd+(?=[\u0e00-\u0e7f])", lambda _: "", "lost characters"),
    # Word's PDFs lose the ring of sara am: "จ านวน".  A word never begins with า, so the space betrays it.
    # Behind a tone mark it is more often the letter that was moved: "บ้ าน"; not in ซ้ำ, ย้ำ.
    _rule(f"([{CONSONANT}]|[ซย]้) +า(?![{MARK}])", lambda m: f"{m[1]}ำ", _SPLIT),
    _rule(f"([{TONE}]) +า(?![{MARK}])", lambda m: f"{m[1]}า", _SPLIT),
)


def repair_traced(text: str) -> Traced:
    """As ``repair``, with the original place of every character kept."""
    return _repaired(text)[0]


def repair(text: str) -> str:
    """Mend a text.

    >>> repair("ก ําหนด  หน้้า เเละ")
    'กำหนด  หน้า และ'
    """
    return repair_traced(text).text


def by_rules(text: str) -> Traced:
    """Mend by rules that look at a few letters alone, so that a part of a text is mended as the whole is."""
    return _settled(Traced.of(text), (*_ENCODING, *_AT_LAST))[0]


def defects(text: str) -> tuple[str, ...]:
    """Name in English what ``repair`` mends in a text."""
    return tuple(dict.fromkeys(filter(None, _repaired(text)[1])))


def _repaired(text: str) -> tuple[Traced, list[str]]:
    now, found = Traced.of(text), list[str]()
    # what is mended at last may join the letters of a word that the dictionary knows
    for _ in range(_MOST_ROUNDS):
        before = now.text
        encoded, first = _settled(now, _ENCODING)
        worded, second = _once(encoded, _BY_DICTIONARY)
        now, last = _settled(worded, (*_ENCODING, *_AT_LAST))
        found += [*first, *second, *last]
        if now.text == before:
            break
    return now, found


def _settled(text: Traced, steps: Sequence[_Step]) -> tuple[Traced, list[str]]:
    """Take the steps until none changes anything."""
    found: list[str] = []
    while True:
        now, mends = _once(text, steps)
        if now.text == text.text:
            return now, found
        text, found = now, found + mends


def _once(text: Traced, steps: Sequence[_Step]) -> tuple[Traced, list[str]]:
    found: list[str] = []
    for step in steps:
        now = step.mend(text)
        if now.text != text.text:
            found.append(step.defect)
        text = now
    return text, found
