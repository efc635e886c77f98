"""What stands first in every form of the note: what is asked, by when, where, how much (สรุปเสนอ)."""

from __future__ import annotations

import re

from pipeline.letter.fields import Action, Amount, Deadline, Event, Found, Letter, Span
from pipeline.memo.citing import cited
from pipeline.memo.evidence import Piece, as_value, as_written, brief, located, squeezed, text_spans, told
from pipeline.memo.facts import opening_unit, units
from pipeline.memo.kinds import WORDINGS
from pipeline.memo.model import Sentence
from pipeline.memo.names import short_name
from pipeline.memo.times import amount_piece, deadline_piece, deadlines_in_order, event_piece, place_parts
from thai.say import Digits

#: clusters: a lead is read at a glance
LONGEST_TELLING, LONGEST_WHAT = 170, 110
#: how the sentences open that the eye must find first
DUE, MEETING = "กำหนด ", "นัดหมาย "

_OWN_VERB = re.compile("ขอ|แจ้ง|เชิญ|ส่ง|รายงาน|ชี้แจง|ซักซ้อม|กำชับ|เร่งรัด|หารือ|ตอบ|มอบ|สำรวจ|เตรียม|จัดส่ง|โปรด")


def lead(letter: Letter, digits: Digits) -> tuple[Sentence, ...]:
    """Give the sentences of the lead: the matter, what is asked, then deadlines, events and money."""
    return (*matter(letter, digits), *timed(letter, digits), *money(letter, digits))


def matter(letter: Letter, digits: Digits) -> tuple[Sentence, ...]:
    """Say who tells what, and what is asked."""
    return (telling(letter, digits), *_request(letter, digits))


def _request(letter: Letter, digits: Digits) -> list[Sentence]:
    """Give the first request that no deadline states; where none is, the body's best sentence."""
    actions = own_actions(letter)
    if actions:
        return [told(as_written(actions[0], limit=LONGEST_TELLING), digits=digits)]
    if letter.actions or letter.deadlines or letter.events or letter.subject is None:
        return []
    best = max((unit for unit in units(letter) if not unit.earlier), key=lambda unit: unit.rank, default=None)
    return [told(best.piece, digits=digits)] if best else []


def timed(letter: Letter, digits: Digits) -> tuple[Sentence, ...]:
    """Give the deadlines, the earliest first, then the events."""
    deadlines = [deadline_sentence(one, letter, digits) for one in deadlines_in_order(letter)]
    return (*deadlines, *(event_sentence(one, letter, digits) for one in letter.events))


def telling(letter: Letter, digits: Digits) -> Sentence:
    """Say in one line who tells or asks what."""
    tells = WORDINGS[letter.kind].tells
    if tells is None or (letter.subject is None and opening_unit(letter) is None):
        return told(*cited(letter), digits=digits)
    speed: list[str | Piece] = [as_value(letter.speed), ": "] if letter.speed else []
    sender = _sender(letter.sender)
    return told(*speed, *sender, *_matter(letter, tells, named=bool(sender)), digits=digits)


def _sender(found: Found | None) -> list[str | Piece]:
    if found is None:
        return []
    piece = brief(as_value(found), LONGEST_WHAT)
    return [Piece(short_name(piece.text), piece.evidence, piece.doubtful)]


def _matter(letter: Letter, tells: str, *, named: bool) -> list[str | Piece]:
    if letter.subject is not None:
        subject = brief(as_value(letter.subject), LONGEST_TELLING)
        before = " " if _OWN_VERB.match(subject.text) else tells
        return [before if named else before.lstrip(), subject]
    unit = opening_unit(letter)
    return [" แจ้งว่า ", brief(unit.piece, LONGEST_TELLING)] if unit else []


def deadline_sentence(deadline: Deadline, letter: Letter, digits: Digits) -> Sentence:
    """State a deadline: when, what, who."""
    when = deadline_piece(deadline, letter)
    parts: list[str | Piece] = [DUE, when]
    what = _stated(deadline.what, deadline, letter)
    who = located(deadline.who, (deadline, *text_spans(letter)))
    if what and what.text not in when.text:
        parts += [" – ให้", who, " ", what] if who and who.text not in what.text else [" – ", what]
    return told(*parts, digits=digits)


def event_sentence(event: Event, letter: Letter, digits: Digits) -> Sentence:
    """State an event: when, where."""
    when = event_piece(event)
    places = [
        part for part in place_parts(event, letter) if isinstance(part, str) or part.text not in when.text
    ]
    shown = places if any(isinstance(part, Piece) for part in places) else []
    return told(MEETING, when, *shown, digits=digits)


def money(letter: Letter, digits: Digits) -> tuple[Sentence, ...]:
    """State the sums of money, each once."""
    return tuple(dict.fromkeys(_amount(one, letter, digits) for one in letter.amounts))


def _amount(amount: Amount, letter: Letter, digits: Digits) -> Sentence:
    purpose = _stated(amount.purpose, amount, letter)
    parts: list[str | Piece] = (
        [" เพื่อ " if not purpose.text.startswith(("ค่า", "เพื่อ")) else " ", purpose] if purpose else []
    )
    return told("จำนวนเงิน ", amount_piece(amount), *parts, digits=digits)


def _stated(phrase: str | None, near: Span, letter: Letter) -> Piece | None:
    """Give a phrase as far as the letter's words bear it out, shortened."""
    piece = located(phrase, (near, *text_spans(letter)))
    return brief(piece, LONGEST_WHAT) if piece else None


def action_sentences(letter: Letter, digits: Digits) -> tuple[Sentence, ...]:
    """State what the letter asks for beside its deadlines, in its own words, each once."""
    pieces = (as_written(action, limit=LONGEST_TELLING) for action in own_actions(letter))
    return tuple(dict.fromkeys(told(piece, digits=digits) for piece in pieces))


def own_actions(letter: Letter) -> list[Action]:
    """Give the requests that no deadline states already."""
    stated = [squeezed(one.what) for one in letter.deadlines if one.what]
    return [one for one in letter.actions if not any(what in squeezed(one.raw) for what in stated)]
