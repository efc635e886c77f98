"""The places of a letter that say whose matter it is (ที่ที่บอกว่าเป็นเรื่องของใคร), and words found in them.

White space, lost marks and letters read for each other are forgiven: a bad scan names its matter, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.letter.fields import Found, Letter, Span
from thai.fold import fold, fold_traced, skeleton
from thai.marks import MARK
from thai.traced import Traced

#: how much each place says: the subject names the matter, the rest may name it in passing
SUBJECT, BODY, ASKED, ENCLOSED, SENDER, OWNER = 10.0, 2.5, 1.5, 1.5, 1.5, 1.0
#: the opening of a letter without a subject (หนังสือประทับตรา) stands for it
OPENING = 6.0
#: letters: shorter words are looked for as they are, since so many words are alike when marks are lost
_FORGIVEN = 6
#: letters and percent: in a subject so long a phrase may have one letter misread
_LONG, _NEARLY = 12, 91.0

_WHITE, _MARKS = re.compile(r"\s+"), re.compile(f"[{MARK}]")
# the name of a year, and no word on money
_YEAR = re.compile("ปีงบประมาณ")
_LAST_MARKS = re.compile(f"[{MARK}]*")
_THAI_LETTER, _LATIN = re.compile("[ก-๎]"), re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a letter names a matter: ``text[start:end]`` of the span's words."""

    span: Span
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand there."""
        return said(self.span)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the letter.

    :param kind: what part it is; parts of one kind count once.
    :param weight: how much it says.
    :param plain: its words folded, without white space.
    :param bare: the same without marks, look-alike letters written as one.
    """

    kind: str
    weight: float
    span: Span
    plain: Traced
    bare: Traced

    def find(self, word: str) -> Seen | None:
        """Find a word of a duty; None where it does not stand here."""
        key, bare = _keys(word)
        forgiving = len(bare) >= _FORGIVEN
        now, wanted = (self.bare, bare) if forgiving else (self.plain, key)
        at = now.text.find(wanted)
        while at >= 0:
            first, last = now.origin[at], now.origin[at + len(wanted) - 1]
            if not _abbreviates(key) or _stands_alone(said(self.span), first):
                return _seen(self.span, first, last)
            at = now.text.find(wanted, at + 1)
        return self._nearly(bare) if self.weight >= OPENING and len(bare) >= _LONG else None

    def _nearly(self, wanted: str) -> Seen | None:
        found = fuzz.partial_ratio_alignment(wanted, self.bare.text, score_cutoff=_NEARLY)
        if found is None or found.dest_end <= found.dest_start or len(self.bare.text) < len(wanted):
            return None
        first, last = self.bare.origin[found.dest_start], self.bare.origin[found.dest_end - 1]
        return _seen(self.span, first, last)


def _seen(span: Span, first: int, last: int) -> Seen:
    """Give the place of a word, the marks of its last letter with it."""
    marks = _LAST_MARKS.match(said(span), last + 1)
    return Seen(span, first, marks.end() if marks else last + 1)


def said(span: Span) -> str:
    """Give a span's words: those that were set by hand stand above the reading."""
    return span.value if isinstance(span, Found) and span.set_by is not None else span.raw


def places_of(letter: Letter) -> list[Place]:
    """Give the parts of a letter that may say whose matter it is."""
    return [_place(kind, weight, span) for kind, weight, span in _parts(letter) if said(span).strip()]


def _parts(letter: Letter) -> Iterator[tuple[str, float, Span]]:
    named = letter.subject is not None and bool(letter.subject.value)
    if letter.subject is not None and named:
        yield "subject", SUBJECT, letter.subject
    paragraphs = [one for one in letter.body if one != letter.purpose]
    for nth, paragraph in enumerate(paragraphs):
        opens = nth == 0 and not named
        yield ("subject", OPENING, paragraph) if opens else ("body", BODY, paragraph)
    yield from (("body", BODY, one) for one in letter.actions)
    if letter.purpose is not None:
        yield "asked", ASKED, letter.purpose
    yield from (("enclosed", ENCLOSED, one) for one in letter.enclosures)
    if letter.sender is not None:
        yield "sender", SENDER, letter.sender
    if letter.owner is not None:
        yield "owner", OWNER, letter.owner


def _place(kind: str, weight: float, span: Span) -> Place:
    plain = fold_traced(said(span)).sub(_WHITE, lambda _: "").sub(_YEAR, lambda _: "/")
    bare = plain.sub(_MARKS, lambda _: "")
    return Place(kind, weight, span, plain, Traced(skeleton(bare.text), bare.origin))


@lru_cache(maxsize=2048)
def _keys(word: str) -> tuple[str, str]:
    key = _WHITE.sub("", fold(word))
    return key, skeleton(_MARKS.sub("", key))


def _abbreviates(key: str) -> bool:
    return "." in key or _LATIN.match(key) is not None


def _stands_alone(text: str, first: int) -> bool:
    """Whether no letter goes before: "ศอช." does not name "อช."."""
    before = text[first - 1 : first].lower()
    letter = _LATIN if _LATIN.match(text[first].lower()) else _THAI_LETTER
    return letter.match(before) is None
