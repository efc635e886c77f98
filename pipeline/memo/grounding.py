"""The check that a note states nothing of its own (ตรวจว่าทุกข้อความมีหลักฐาน)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.letter.fields import Letter, Span
from pipeline.memo.claims import unsupported
from pipeline.memo.evidence import LETTER, OFFICE
from pipeline.memo.model import Evidence, Memo, Sentence
from pipeline.office.settings import Settings


def ungrounded(memo: Memo, letter: Letter, settings: Settings) -> tuple[str, ...]:
    """List what a note states without evidence; empty for a sound note.

    Each sentence needs evidence; each quote must stand in the letter or the settings where it says; each
    number, date, time, amount and name of the sentence must follow from its quotes.
    """
    spans = tuple(all_spans(letter))
    known = frozenset(_strings(settings.model_dump()))
    return tuple(
        f"{place}: {fault}"
        for place, sentence in _sentences(memo)
        for fault in (*_faults(sentence), *_false_quotes(sentence, spans, known))
    )


def all_spans(letter: Letter) -> Iterator[Span]:
    """Give every place in the letter that a field points to."""
    names = (
        name for name in letter.__dataclass_fields__ if name not in {"kind", "warnings", "secrecy_doubt"}
    )
    values = (getattr(letter, name) for name in names)
    for value in values:
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            yield from value
    received = letter.received
    yield from (one for one in (received.number, received.date, received.time) if one is not None)


def _sentences(memo: Memo) -> Iterator[tuple[str, Sentence]]:
    for section in memo.sections:
        yield from ((section.title, sentence) for sentence in section.sentences)
    yield from (("short", sentence) for sentence in memo.short)
    yield from (("line", sentence) for sentence in memo.line)


def _faults(sentence: Sentence) -> tuple[str, ...]:
    if not sentence.evidence:
        return (f"no evidence for {sentence.text!r}",)
    quotes = [one.quote for one in sentence.evidence]
    sources = [one.source for one in sentence.evidence if one.source not in {LETTER, OFFICE}]
    lost = unsupported(sentence.text, [*quotes, *sources])
    return tuple(f"{claim!r} is not in the evidence of {sentence.text!r}" for claim in lost)


def _false_quotes(sentence: Sentence, spans: tuple[Span, ...], known: frozenset[str]) -> Iterator[str]:
    for one in sentence.evidence:
        if one.source == OFFICE and one.quote not in known:
            yield f"{one.quote!r} is not in the settings"
        if one.source == LETTER and not any(_holds(span, one) for span in spans):
            yield f"{one.quote!r} does not stand on page {one.page} at {one.start}"


def _holds(span: Span, one: Evidence) -> bool:
    if one.start is None or one.end is None or (span.page, span.layer) != (one.page, one.layer):
        return False
    first, last = one.start - span.start, one.end - span.start
    return 0 <= first < last <= len(span.raw) and span.raw[first:last] == one.quote


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
