"""The check that a note states nothing of its own (ตรวจว่าทุกข้อความมีหลักฐาน).

``draft`` keeps no sentence in which it finds a fault; ``ungrounded`` lists those of a whole note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.letter.fields import Letter, Span
from pipeline.memo.claims import unsupported
from pipeline.memo.corrected import CORRECTION, correction
from pipeline.memo.evidence import LETTER, OFFICE, OFFICER
from pipeline.memo.model import Evidence, Memo, Sentence
from pipeline.memo.precedent import Precedent
from pipeline.office.settings import Settings


@dataclass(frozen=True, slots=True)
class Sources:
    """What a note may rest on.

    :param letters: the spans of this letter, and of the earlier ones by their ids.
    :param settings: every text of the office's settings.
    :param said: what was ordered on the earlier letters and kept of their notes, by their ids.
    """

    letters: Mapping[str, tuple[Span, ...]]
    settings: frozenset[str]
    said: Mapping[str, frozenset[str]]

    def were_set(self, source: str) -> Iterator[Evidence]:
        """Give what was set by hand in this letter, or in an earlier one."""
        spans = self.letters.get(LETTER if source == CORRECTION else source, ())
        told = LETTER if source == CORRECTION else source
        yield from (correction(span, told) for span in spans if span.set_by is not None)

    @classmethod
    def of(cls, letter: Letter, settings: Settings, precedents: tuple[Precedent, ...] = ()) -> Sources:
        """Gather them."""
        earlier = {one.id: tuple(all_spans(one.letter)) for one in precedents}
        spans = {**earlier, LETTER: tuple(all_spans(letter))}
        said = {one.id: one.texts for one in precedents}
        return cls(spans, frozenset(_strings(settings.model_dump())), said)


def ungrounded(
    memo: Memo, letter: Letter, settings: Settings, precedents: tuple[Precedent, ...] = ()
) -> tuple[str, ...]:
    """List what a note states without evidence; empty for a sound note."""
    sources = Sources.of(letter, settings, precedents)
    return tuple(
        f"{place}: {fault}" for place, sentence in _sentences(memo) for fault in faults(sentence, sources)
    )


def faults(sentence: Sentence, sources: Sources) -> tuple[str, ...]:
    """List what is wrong with a sentence; empty for a sound one.

    It needs evidence; each quote must stand where it says; each number, date, time, amount and name of the
    sentence must follow from its quotes.  For what an officer wrote he answers himself.
    """
    if not sentence.evidence:
        return (f"no evidence for {sentence.text!r}",)
    if any(one.source == OFFICER for one in sentence.evidence):
        return ()
    quotes = [one.quote for one in sentence.evidence]
    ids = [one.source for one in sentence.evidence if one.source not in {LETTER, OFFICE, CORRECTION}]
    lost = unsupported(sentence.text, [*quotes, *ids])
    unproved = (f"{claim!r} is not in the evidence of {sentence.text!r}" for claim in lost)
    false = (_fault(one, sources) for one in sentence.evidence)
    return (*unproved, *(fault for fault in false if fault))


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


def _fault(one: Evidence, sources: Sources) -> str | None:
    if one.source == OFFICE:
        return None if one.quote in sources.settings else f"{one.quote!r} is not in the settings"
    if one.by is not None:
        was_set = one in sources.were_set(one.source)
        return None if was_set else f"{one.quote!r} was not set by {one.by!r}"
    if one.source not in sources.letters:
        return f"{one.source!r} is no source of this note"
    if one.source != LETTER and one.quote == one.source:  # it names the document and quotes nothing of it
        return None
    if _was_said(one, sources) or any(_holds(span, one) for span in sources.letters[one.source]):
        return None
    return f"{one.quote!r} does not stand on page {one.page} of {one.source} at {one.start}"


def _was_said(one: Evidence, sources: Sources) -> bool:
    """Whether it was ordered on an earlier letter, or kept of its note."""
    return one.start is None and one.quote in sources.said.get(one.source, ())


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
