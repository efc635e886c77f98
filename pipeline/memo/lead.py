"""What stands first in every form of the note: what is asked, by when, where, how much (สรุปเสนอ)."""

from __future__ import annotations

from pipeline.letter.fields import Deadline, Event, Letter, Span
from pipeline.memo.evidence import Piece, brief, located, squeezed, text_spans
from pipeline.memo.facts import units
from pipeline.memo.kinds import wording_of
from pipeline.memo.model import Sentence
from pipeline.memo.money import money
from pipeline.memo.requested import our_share, request_sentences
from pipeline.memo.rows import others, row_piece
from pipeline.memo.sentences import told
from pipeline.memo.telling import telling
from pipeline.memo.times import deadline_piece, deadlines_in_order, event_piece, place_parts
from pipeline.office.settings import Settings

#: clusters of what is owed by a time
LONGEST_WHAT = 110
#: how the sentences open that the eye must find first
DUE, MEETING = "กำหนด ", "นัดหมาย "
# a note to the chief does not call him "you"
_READER = {"ท่าน"}


def lead(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the sentences of the lead: the matter, what is asked, then deadlines, events and money."""
    said = (*matter(letter, settings), *timed(letter, settings))
    return (*said, *money(letter, settings, said))


def matter(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Say who tells what, and what is asked."""
    said = (telling(letter, settings), *_request(letter, settings), *our_share(letter, settings)[:1])
    return tuple(dict.fromkeys(said))


def _request(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the first request that no deadline states; where none is, the body's best sentence."""
    if letter.actions:
        return request_sentences(letter, settings)[:1]
    if letter.deadlines or letter.events or letter.subject is None or wording_of(letter).rule:
        return ()
    best = max((unit for unit in units(letter) if not unit.earlier), key=lambda unit: unit.rank, default=None)
    return (told(best.piece, digits=settings.digits),) if best else ()


def timed(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the deadlines, the earliest first, then the events; what a letter says twice, once."""
    elsewhere = others(letter, settings)
    owed = [one for one in deadlines_in_order(letter) if one not in elsewhere]
    deadlines = [deadline_sentence(one, letter, settings) for one in owed]
    said = (*deadlines, *(event_sentence(one, letter, settings) for one in letter.events))
    return tuple({one.text: one for one in reversed(said)}.values())[::-1]


def deadline_sentence(deadline: Deadline, letter: Letter, settings: Settings) -> Sentence:
    """State a deadline: when, what, who."""
    when = deadline_piece(deadline, letter)
    what = _stated(deadline.what, deadline, letter) or row_piece(deadline, letter)
    if what is None or what.text in when.text:
        return told(DUE, when, digits=settings.digits)
    return told(DUE, when, " – ", *_party(deadline, what, letter), what, digits=settings.digits)


def _party(deadline: Deadline, what: Piece, letter: Letter) -> list[str | Piece]:
    """Say who owes it: ให้ only where the letter says so ("ผู้สนใจยื่นใบสมัครได้ที่…" tells, and does not ask)."""
    spans = (deadline, *text_spans(letter))
    who = located(deadline.who, spans)
    if who is None or who.text in what.text or who.text in _READER:
        return []
    ordered = any(squeezed(f"ให้{who.text}") in squeezed(span.raw) for span in spans)
    return ["ให้" if ordered else "", who]


def event_sentence(event: Event, letter: Letter, settings: Settings) -> Sentence:
    """State an event: when, where."""
    when = event_piece(event)
    places = [
        part for part in place_parts(event, letter) if isinstance(part, str) or part.text not in when.text
    ]
    shown = places if any(isinstance(part, Piece) for part in places) else []
    return told(MEETING, when, *shown, digits=settings.digits)


def _stated(phrase: str | None, near: Span, letter: Letter) -> Piece | None:
    """Give a phrase as far as the letter's words bear it out, shortened."""
    piece = located(phrase, (near, *text_spans(letter)))
    return brief(piece, LONGEST_WHAT) if piece else None
