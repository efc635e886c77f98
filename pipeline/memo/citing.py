"""Cite a document (อ้างหนังสือ): sender, number, date and subject in the words of its kind."""

from __future__ import annotations

import re

from pipeline.letter.fields import Found, Letter
from pipeline.memo.claims import unsupported
from pipeline.memo.corrected import words_of
from pipeline.memo.evidence import BLANK, DOTS, LETTER, Piece, as_known, as_value, as_written, brief
from pipeline.memo.kinds import Slot, wording_of
from pipeline.memo.names import agency
from thai.say import thai_date

#: clusters: a reader may take a paragraph for a field; the note takes its beginning
LONGEST = 160
# a paper that stands under the name of its kind: "คำสั่งระเบียบกระทรวง…" would name it twice
_NAMES_ITSELF = re.compile("คำสั่ง|ระเบียบ|ข้อบังคับ|ประกาศ|แถลงการณ์|รายงานการประชุม|หนังสือรับรอง")


def cited(
    letter: Letter, source: str = LETTER, *, subject: bool = True, sender: bool = True
) -> list[str | Piece]:
    """Give the parts of the citation; a blank for what its kind has and was not found.

    :param subject: False where the head of the note names the subject already.
    :param sender: False where somebody else is named as the writer.
    """
    parts: list[str | Piece] = []
    left_out = {"subject": not subject, "sender": not sender}
    for slot in wording_of(letter).cite:
        if not left_out.get(slot.field) and not _named_already(slot, letter):
            parts += _filled(slot, letter, source)
    return parts


def titled(letter: Letter) -> list[str | Piece]:
    """Name a document that has no subject: what it is, whose, its number and date."""
    wording = wording_of(letter)
    named = [f"{wording.name} "] if wording.asks or letter.kind in {"radio", "joint_message"} else []
    parts = cited(letter, subject=letter.kind == "minutes")
    return [
        *named,
        *(part.replace(f" มี{wording.name}", "") if isinstance(part, str) else part for part in parts),
    ]


def _named_already(slot: Slot, letter: Letter) -> bool:
    """Whether the subject of minutes, their title, names whose they are and which."""
    if letter.kind != "minutes" or slot.field not in {"sender", "number"} or letter.subject is None:
        return False
    found: Found | None = getattr(letter, slot.field)
    return found is not None and found.value in letter.subject.value


def _filled(slot: Slot, letter: Letter, source: str) -> list[str | Piece]:
    found: Found | None = getattr(letter, slot.field)
    if found is None:
        return [slot.before, BLANK] if slot.expected else []
    piece = brief(_READERS.get(slot.field, as_value)(found, source), LONGEST)
    if not slot.before.startswith(" ") and _NAMES_ITSELF.match(piece.text):
        return [piece]
    if slot.field == "number" and letter.speed is not None:  # หนังสือ ด่วนที่สุด ที่ …
        return [slot.before.removesuffix("ที่ "), as_known(letter.speed, source), " ที่ ", piece]
    return [slot.before, piece]


def sender_piece(found: Found, source: str = LETTER) -> Piece:
    """Give the agency that a letter comes from, not the building that its head names."""
    piece = as_value(found, source)
    return Piece(agency(piece.text), piece.evidence, piece.doubtful)


def number_piece(found: Found, source: str = LETTER) -> Piece:
    """Give a letter's number; room stands for the part that could not be read."""
    piece = as_value(found, source)
    return Piece(f"{piece.text}{DOTS}", piece.evidence, doubtful=True) if found.partial else piece


def date_piece(found: Found, source: str = LETTER) -> Piece:
    """Give a letter's date in the long form; as it is written where that does not bear the value out."""
    written = as_written(found, source)
    try:
        said = thai_date(found.value)
    except ValueError:
        return written
    if unsupported(said, (words_of(found),)):
        return Piece(written.text, written.evidence, doubtful=True)
    return Piece(f"{DOTS} {said}" if found.partial else said, written.evidence, written.doubtful)


_READERS = {"sender": sender_piece, "number": number_piece, "date": date_piece}
