"""Pieces of a sentence, each with the place that it was taken from (หลักฐานของข้อความ)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.model import Evidence, Sentence
from thai.clusters import clusters
from thai.fold import fold, fold_traced
from thai.say import Digits, in_script

LETTER, OFFICE = "letter", "office"
#: a reading less sure than this is marked in the note
SURE = 0.8
#: stands behind a doubtful reading; the note explains it once
MARK = "[?]"
#: room for the officer's pen
BLANK = "................"

_WHITE = re.compile(r"\s+")
# half a number would be another number
_CUT_NUMBER = re.compile(r"\d[\d.,/:-]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence.

    :param text: digits in any script.
    """

    text: str
    evidence: tuple[Evidence, ...]
    doubtful: bool = False


def squeezed(text: str) -> str:
    """Fold a text and drop its white space: what is compared."""
    return _WHITE.sub("", fold(text))


def quoted(span: Span, source: str = LETTER, start: int = 0, end: int | None = None) -> Evidence:
    """Point to a span, or to the part ``raw[start:end]`` of it."""
    quote = span.raw[start:end]
    return Evidence(source, span.page, span.start + start, span.start + start + len(quote), quote)


def unsure(span: Span) -> bool:
    """Whether the reading must be checked against the original."""
    return span.confidence < SURE or (isinstance(span, Found) and span.partial)


def as_written(span: Span, source: str = LETTER, limit: int | None = None) -> Piece:
    """Give a span's own words on one line, at most ``limit`` clusters of them."""
    text = tidy(span.raw)
    return Piece(text if limit is None else shortened(text, limit), (quoted(span, source),), unsure(span))


def as_value(found: Found, source: str = LETTER) -> Piece:
    """Give a field's value where its raw text bears it out, else the raw text."""
    whole = as_written(found, source)
    if found.value and squeezed(found.value) in squeezed(found.raw):
        return Piece(found.value, whole.evidence, whole.doubtful)
    return whole


def brief(piece: Piece, limit: int) -> Piece:
    """Shorten a piece; its evidence stays whole."""
    return Piece(shortened(piece.text, limit), piece.evidence, piece.doubtful)


def office(value: str) -> Piece:
    """Give a statement of the office's settings."""
    return Piece(value, (Evidence(OFFICE, None, None, None, value),))


def text_spans(letter: Letter) -> Iterator[Span]:
    """Give the spans that may hold a phrase which another field only names."""
    found: Iterable[Span | None] = (
        letter.subject,
        *letter.body,
        letter.purpose,
        *letter.actions,
        *letter.deadlines,
        *letter.events,
        *letter.amounts,
    )
    return (span for span in found if span is not None)


def located(phrase: str | None, spans: Iterable[Span]) -> Piece | None:
    """Find a phrase in the letter's own words, white space and digits forgiven; else None."""
    wanted = squeezed(phrase or "")
    if not phrase or not wanted:
        return None
    for span in spans:
        plain = fold_traced(span.raw).sub(_WHITE, lambda _: "")
        at = plain.text.find(wanted)
        if at >= 0:
            start, end = plain.origin[at], plain.origin[at + len(wanted) - 1] + 1
            return Piece(tidy(phrase), (quoted(span, start=start, end=end),), unsure(span))
    return None


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most ``limit`` clusters, at a space where one is near, and say so by "…"."""
    parts = clusters(text)
    if len(parts) <= limit:
        return text
    kept = _CUT_NUMBER.sub("", "".join(parts[: limit - 1])).rstrip()
    at_space = kept.rfind(" ", len(kept) // 2)
    return f"{kept[:at_space] if at_space > 0 else kept}…"


def told(*parts: str | Piece | None, digits: Digits) -> Sentence:
    """Join words and pieces to a sentence; doubtful pieces carry the mark."""
    pieces = [part for part in parts if isinstance(part, Piece)]
    shown = (_shown(part) for part in parts if part is not None)
    evidence = dict.fromkeys(one for piece in pieces for one in piece.evidence)
    return Sentence(
        text=in_script(_WHITE.sub(" ", "".join(shown)).strip(), digits),
        evidence=tuple(evidence),
        doubtful=any(piece.doubtful for piece in pieces),
    )


def _shown(part: str | Piece) -> str:
    if isinstance(part, str):
        return part
    return f"{part.text} {MARK}" if part.doubtful else part.text
