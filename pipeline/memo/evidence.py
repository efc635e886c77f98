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
#: room for the part of a value that could not be read
DOTS = "........"

_WHITE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
#: a sentence of whose words so many stand elsewhere in the note says little new
MOSTLY = 0.5
#: clusters: what is longer is prose, not a value
_LONGEST_VALUE = 60
# half a number would be another number
_CUT_NUMBER = re.compile(r"\d[\d.,/:-]*$")
# a text cut behind one of these breaks off in the middle of a thought
_DANGLING = re.compile(
    r"\s(?:ณ|ที่|และ|หรือ|โดย|ของ|ใน|เพื่อ|จาก|เรื่อง|พ\.ศ\.|ลงวันที่|วันที่|ในวันที่|เวลา|จำนวน|ตั้งแต่|ระหว่าง|ประจำปี|ดังนี้|ได้แก่|คือ|"
    r"เช่น|ว่า|ให้|แก่|ต่อ|รวมทั้ง|พร้อมทั้ง|ข้อ|หมู่ที่|ครั้งที่|ด้วย|ซึ่ง)$"
)


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
        and other.page == one.page
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
    )
    return (span for span in found if span is not None)


def located(phrase: str | None, spans: Iterable[Span]) -> Piece | None:
    """Find a phrase in the letter's own words, white space and digits forgiven; else None."""
    for span in spans if phrase else ():
        place = place_of(phrase or "", span.raw)
        if place:
            return Piece(tidy(phrase or ""), (quoted(span, start=place[0], end=place[1]),), unsure(span))
    return None


def place_of(phrase: str, raw: str) -> tuple[int, int] | None:
    """Give where a phrase stands in a raw text, white space and digits forgiven."""
    wanted = squeezed(phrase)
    plain = fold_traced(raw).sub(_WHITE, lambda _: "")
    at = plain.text.find(wanted) if wanted else -1
    return (plain.origin[at], plain.origin[at + len(wanted) - 1] + 1) if at >= 0 else None


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most ``limit`` clusters, at the end of a thought where one is near; "…" says so."""
    parts = clusters(text)
    if len(parts) <= limit:
        return text
    kept = _CUT_NUMBER.sub("", "".join(parts[: limit - 1])).rstrip()
    at_space = kept.rfind(" ", len(kept) // 4)
    return f"{_finished(kept[:at_space] if at_space > 0 else kept)}…"


def _finished(text: str) -> str:
    """Take the words off the end that only lead on to what was cut."""
    while match := _DANGLING.search(text):
        text = text[: match.start()].rstrip()
    return text


def told(*parts: str | Piece | None, digits: Digits) -> Sentence:
    """Join words and pieces to a sentence.

    Each doubtful value (a date, a number) carries the mark; doubtful words alone are marked once, at the
    end.  Where dots leave room for the pen they say it themselves.
    """
    pieces = [part for part in parts if isinstance(part, Piece)]
    evidence = dict.fromkeys(one for piece in pieces for one in piece.evidence)
    marked = [piece for piece in pieces if _must_be_checked(piece)]
    values = [piece for piece in marked if _is_value(piece)]
    shown = "".join(_shown(part, values) for part in parts if part is not None)
    end = f" {MARK}" if marked and not values else ""
    return Sentence(
        text=in_script(_WHITE.sub(" ", f"{shown}{end}").strip(), digits),
        evidence=tuple(evidence),
        doubtful=any(piece.doubtful for piece in pieces),
    )


def _shown(part: str | Piece, values: list[Piece]) -> str:
    if isinstance(part, str):
        return part
    return f"{part.text} {MARK}" if part in values else part.text


def _must_be_checked(piece: Piece) -> bool:
    return piece.doubtful and bool(piece.text) and DOTS not in piece.text


def _is_value(piece: Piece) -> bool:
    return bool(_DIGIT.search(piece.text)) and len(clusters(piece.text)) <= _LONGEST_VALUE
