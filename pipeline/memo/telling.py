"""Who tells or asks what, in one line: the first thing that a note says (ใคร แจ้งหรือขออะไร)."""

from __future__ import annotations

import re

from pipeline.letter.fields import Found, Letter
from pipeline.memo.citing import cited
from pipeline.memo.evidence import BLANK, Piece, as_known, as_value, brief, place_of
from pipeline.memo.facts import Unit, matter_unit
from pipeline.memo.kinds import Wording, wording_of
from pipeline.memo.model import Sentence
from pipeline.memo.names import short_name
from pipeline.memo.own import Voice, voice_of
from pipeline.memo.sentences import told
from pipeline.office.settings import Settings

#: clusters: a lead is read at a glance
LONGEST, _LONGEST_NAME = 170, 110

_IN = re.compile(r"\s*(?:ใน|ระหว่าง|เมื่อ)?\s*$")
_OWN_VERB = re.compile("ขอ|แจ้ง|เชิญ|ส่ง|รายงาน|ชี้แจง|ซักซ้อม|กำชับ|เร่งรัด|หารือ|ตอบ|มอบ|จัดส่ง|โปรด")


def telling(letter: Letter, settings: Settings) -> Sentence:
    """Say in one line who tells or asks what."""
    wording = wording_of(letter)
    if wording.tells is None or (letter.subject is None and matter_unit(letter) is None):
        return told(*cited(letter), digits=settings.digits)
    speed: list[str | Piece] = [as_known(letter.speed), ": "] if letter.speed else []
    voice = voice_of(letter, settings)
    said = _going_out(letter, voice) if voice in {"draft", "issued"} else _coming_in(letter, wording, voice)
    return told(*speed, *said, digits=settings.digits)


def _coming_in(letter: Letter, wording: Wording, voice: Voice | None) -> list[str | Piece]:
    who = letter.signatory if voice == "inside" and letter.signatory else letter.sender
    if letter.subject is not None:
        subject = brief(as_value(letter.subject), LONGEST)
        if who is None:
            return [subject] if _OWN_VERB.match(subject.text) else [f"{wording.name} เรื่อง ", subject]
        return [_short(who), " " if _OWN_VERB.match(subject.text) else wording.tells or " ", subject]
    unit = matter_unit(letter)
    matter = [_before_its_day(unit, letter)] if unit else []
    if who is None:
        return [f"{wording.name}ระบุว่า ", *matter]
    asks = bool(unit and _OWN_VERB.match(unit.piece.text))
    return [_short(who), " " if asks else wording.tells_that, *matter]


def _before_its_day(unit: Unit, letter: Letter) -> Piece:
    """Give a sentence without the day of an event that ends it: a line of its own tells it."""
    for event in letter.events:
        place = place_of(event.raw, unit.piece.text)
        if place and place[0] >= len(unit.piece.text) // 3:
            text = _IN.sub("", unit.piece.text[: place[0]])
            return brief(Piece(text, unit.piece.evidence, unit.piece.doubtful), LONGEST)
    return brief(unit.piece, LONGEST)


def _going_out(letter: Letter, voice: Voice | None) -> list[str | Piece]:
    """Tell our own letter: to whom it goes, and about what."""
    ours = [_short(letter.sender), " มีหนังสือ"] if letter.sender and voice == "issued" else ["ร่างหนังสือ"]
    to: Piece | str = as_value(letter.to) if letter.to else BLANK
    if letter.subject is not None:
        return [*ours, "ถึง ", to, " เรื่อง ", brief(as_value(letter.subject), LONGEST)]
    unit = matter_unit(letter)
    return [*ours, "ถึง ", to, *([" ว่า ", brief(unit.piece, LONGEST)] if unit else [])]


def _short(found: Found) -> Piece:
    piece = brief(as_value(found), _LONGEST_NAME)
    return Piece(short_name(piece.text), piece.evidence, piece.doubtful)
