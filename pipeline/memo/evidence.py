"""Pieces of a sentence, each with the place that it was taken from (หลักฐานของข้อความ)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Found, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.corrected import correction, words_of
from pipeline.memo.model import Evidence
from pipeline.memo.shortening import shortened
from thai.fold import fold, fold_traced

LETTER, OFFICE, OFFICER = "letter", "office", "officer"
#: room for the officer's pen
BLANK = "................"
#: room for the part of a value that could not be read
DOTS = "........"

_WHITE = re.compile(r"\s+")
#: a sentence of whose words so many stand elsewhere in the note says little new
MOSTLY = 0.5


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
    if span.set_by is not None and start == 0 and end is None:
        return correction(span, source)
    quote = span.raw[start:end]
    return Evidence(source, span.page, span.start + start, span.start + start + len(quote), quote, span.layer)


def as_written(span: Span, source: str = LETTER, limit: int | None = None) -> Piece:
    """Give a span's own words on one line, or what was set instead, at most ``limit`` clusters of them."""
    text = tidy(words_of(span))
    return Piece(text if limit is None else shortened(text, limit), (quoted(span, source),), doubtful(span))


def as_value(found: Found, source: str = LETTER) -> Piece:
    """Give a field's value where its raw text bears it out, else the raw text."""
    whole = as_written(found, source)
    if found.value and squeezed(found.value) in squeezed(found.raw):
        return Piece(found.value, whole.evidence, whole.doubtful)
    return whole


def as_known(found: Found, source: str = LETTER) -> Piece:
    """Give the value of a field that has few possible ones (ชั้นความเร็ว), marked where the page says less."""
    written = as_value(found, source)
    return Piece(found.value, written.evidence, written.doubtful or written.text != found.value)


def brief(piece: Piece, limit: int) -> Piece:
    """Shorten a piece; its evidence stays whole."""
    return Piece(shortened(piece.text, limit), piece.evidence, piece.doubtful)


def silent(piece: Piece) -> Piece:
    """Keep a piece's evidence without its words."""
    return Piece("", piece.evidence, piece.doubtful)


def office(value: str) -> Piece:
    """Give a statement of the office's settings."""
    return Piece(value, (Evidence(OFFICE, None, None, None, value),))


def is_told(piece: Piece, known: Iterable[Evidence], share: float = MOSTLY) -> bool:
    """Whether so much of a piece's words stands in the evidence of what was said already."""
    proofs = list(known)
    return all(_covered(one, proofs, share) for one in piece.evidence)


def _covered(one: Evidence, known: list[Evidence], share: float) -> bool:
    if one.start is None or one.end is None:
        return one in known
    places = {
        place
        for other in known
        if other.source == one.source
        and (other.page, other.layer) == (one.page, one.layer)
        and other.start is not None
        and other.end is not None
        for place in range(max(one.start, other.start), min(one.end, other.end))
    }
    return len(places) >= share * (one.end - one.start)


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
        *letter.enclosures,
    )
    return (span for span in found if span is not None)


def located(phrase: str | None, spans: Iterable[Span]) -> Piece | None:
    """Find a phrase in the letter's own words, white space and digits forgiven; else None."""
    for span in spans if phrase else ():
        place = place_of(phrase or "", span.raw)
        if place:
            return Piece(tidy(phrase or ""), (quoted(span, start=place[0], end=place[1]),), doubtful(span))
    return None


def place_of(phrase: str, raw: str) -> tuple[int, int] | None:
    """Give where a phrase stands in a raw text, white space and digits forgiven."""
    wanted = squeezed(phrase)
    plain = fold_traced(raw).sub(_WHITE, lambda _: "")
    at = plain.text.find(wanted) if wanted else -1
    return (plain.origin[at], plain.origin[at + len(wanted) - 1] + 1) if at >= 0 else None
