"""What stands first in every form of the note: what is asked, by when, where, how much (สรุปเสนอ)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Deadline, Event, Letter, Span
from pipeline.letter.lines import tidy
from pipeline.memo.evidence import Piece, as_written, brief, is_told, located, quoted, squeezed, text_spans
from pipeline.memo.facts import units
from pipeline.memo.kinds import wording_of
from pipeline.memo.model import Evidence, Sentence
from pipeline.memo.money import money
from pipeline.memo.owing import owed
from pipeline.memo.requested import first_request, our_share
from pipeline.memo.rows import row_piece
from pipeline.memo.sentences import told
from pipeline.memo.telling import telling
from pipeline.memo.times import deadline_piece, event_piece, is_period, place_parts
from pipeline.office.settings import Settings

#: clusters of what is owed by a time
LONGEST_WHAT = 110
#: how the sentences open that the eye must find first
DUE, MEETING = "กำหนด ", "นัดหมาย "
#: how the days open of what takes weeks: nobody need come on the first of them
PERIOD = "ระยะเวลา "
# of a sentence with the day of an event so much is told by the event's own line
_SOME = 0.05
# characters between a request and the time that belongs to it
_NEAR = 90
# a request of which so much stands in the first line is told
_MOST = 0.8
_HELD = re.compile(
    r"(?:\s|^)(?:และ|โดย|ซึ่ง)?(?:มี)?(?:กำหนด|จะ)?(?P<what>(?:เปิด|จัด|ประชุม|อบรม|สัมมนา|ประกวด|แข่งขัน|สอบ|ตรวจ|ลงพื้นที่|"
    r"มอบ|รับสมัคร|ฝึก|ประกาศ|พิธี|เดินทาง)\S{0,60}?)(?:ใน|ระหว่าง|เมื่อ)?\s*(?:วัน\S{0,12})?\s*$"
)
# a note to the chief does not call him "you"
_READER = {"ท่าน"}


def lead(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the sentences of the lead: the matter, what is asked, then deadlines, events and money.

    What the letter asks for behind its first deadline ("… อีกทางหนึ่งด้วย") leans on it, and stands behind it.
    """
    first, *asked = matter(letter, settings)
    times = timed(letter, settings)
    told_there = [proof for one in times for proof in one.evidence]
    asked = [one for one in asked if not _is_told(one, told_there)]
    behind = tuple(one for one in asked if _stands_behind(one, letter, settings))
    said = tuple(dict.fromkeys((first, *(one for one in asked if one not in behind), *times, *behind)))
    return (*said, *money(letter, settings, said))


def matter(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Say who tells what, and what is asked."""
    tells = telling(letter, settings)
    said = (tells, *_request(letter, settings, tells), *our_share(letter, settings)[:1])
    return tuple(dict.fromkeys(said))


def _request(letter: Letter, settings: Settings, tells: Sentence) -> tuple[Sentence, ...]:
    """Give the first request that no deadline states; where none is, the body's best sentence."""
    if wording_of(letter).rule:
        return ()
    if asked := first_request(letter, settings):
        return () if letter.subject is None and _is_told(asked, tells.evidence) else (asked,)
    if letter.actions or owed(letter, settings) or letter.subject is None:
        return ()
    known = (*tells.evidence, *(quoted(one) for one in letter.events))
    news = [one for one in units(letter) if not one.earlier and not is_told(one.piece, known, _SOME)]
    best = max(news, key=lambda unit: unit.rank, default=None)
    return (told(best.piece, digits=settings.digits),) if best else ()


def _is_told(asked: Sentence, known: Iterable[Evidence]) -> bool:
    """Whether a request stands in another line: that of a deadline, or the first where no subject is."""
    return is_told(Piece("", asked.evidence), known, _MOST)


def _stands_behind(asked: Sentence, letter: Letter, settings: Settings) -> bool:
    due = min(((one.page, one.start) for one in owed(letter, settings)), default=None)
    place = asked.evidence[0]
    return due is not None and (place.page or 0, place.start or 0) > due


def timed(letter: Letter, settings: Settings) -> tuple[Sentence, ...]:
    """Give the deadlines, the earliest first, then the events; what a letter says twice, once."""
    deadlines = [deadline_sentence(one, letter, settings) for one in owed(letter, settings)]
    events = sorted(letter.events, key=lambda one: one.value)
    said = (*deadlines, *(event_sentence(one, letter, settings) for one in events))
    return tuple({one.text: one for one in reversed(said)}.values())[::-1]


def deadline_sentence(deadline: Deadline, letter: Letter, settings: Settings) -> Sentence:
    """State a deadline: when, what, who."""
    when = deadline_piece(deadline, letter)
    what = (
        _stated(deadline.what, deadline, letter)
        or row_piece(deadline, letter)
        or _asked_before(deadline, letter)
    )
    if what is None or what.text in when.text:
        return told(DUE, when, digits=settings.digits)
    return told(DUE, when, " – ", *_party(deadline, what, letter), what, digits=settings.digits)


def _asked_before(deadline: Deadline, letter: Letter) -> Piece | None:
    """Give the request that ends shortly before a time which names no work of its own."""
    before = [
        one for one in letter.actions if one.page == deadline.page and 0 <= deadline.start - one.end <= _NEAR
    ]
    return brief(as_written(before[-1]), LONGEST_WHAT) if before else None


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
    if not shown and not event.time and len(letter.events) > 1 and (what := _happens(event, letter)):
        shown = [" – ", what]
    return told(PERIOD if is_period(event) else MEETING, when, *shown, digits=settings.digits)


def _happens(event: Event, letter: Letter) -> Piece | None:
    """Give the words before a day, where it is one of several and they say what is held on it."""
    for one in letter.body:
        at = event.start - one.start
        found = _HELD.search(one.raw, 0, at) if one.page == event.page and 0 < at <= len(one.raw) else None
        if found:
            start, end = found.span("what")
            return Piece(tidy(found["what"]), (quoted(one, start=start, end=end),), doubtful(one))
    return None


def _stated(phrase: str | None, near: Span, letter: Letter) -> Piece | None:
    """Give a phrase as far as the letter's words bear it out, shortened."""
    piece = located(phrase, (near, *text_spans(letter)))
    return brief(piece, LONGEST_WHAT) if piece else None
