"""Cite a document (อ้างหนังสือ): sender, number, date and subject in the words of its kind."""

from __future__ import annotations

from pipeline.letter.fields import Found, Letter
from pipeline.memo.claims import unsupported
from pipeline.memo.evidence import BLANK, LETTER, Piece, as_value, as_written, brief
from pipeline.memo.kinds import WORDINGS, Slot
from thai.say import thai_date

#: clusters: a reader may take a paragraph for a field; the note takes its beginning
LONGEST = 160
_DOTS = "........"


def cited(letter: Letter, source: str = LETTER, *, subject: bool = True) -> list[str | Piece]:
    """Give the parts of the citation; a blank for what its kind has and was not found.

    :param subject: False where the head of the note names the subject already.
    """
    parts: list[str | Piece] = []
    for slot in WORDINGS[letter.kind].cite:
        if subject or slot.field != "subject":
            parts += _filled(slot, letter, source)
    return parts


def _filled(slot: Slot, letter: Letter, source: str) -> list[str | Piece]:
    found: Found | None = getattr(letter, slot.field)
    if found is None:
        return [slot.before, BLANK] if slot.expected else []
    piece = brief(_READERS.get(slot.field, as_value)(found, source), LONGEST)
    if piece.text.startswith(slot.before.strip()):  # "รายงานการประชุม…" names its kind itself
        return [" ", piece]
    if slot.field == "number" and letter.speed is not None:  # หนังสือ ด่วนที่สุด ที่ …
        return [slot.before.removesuffix("ที่ "), as_value(letter.speed, source), " ที่ ", piece]
    return [slot.before, piece]


def number_piece(found: Found, source: str = LETTER) -> Piece:
    """Give a letter's number; room stands for the part that could not be read."""
    piece = as_value(found, source)
    return Piece(f"{piece.text}{_DOTS}", piece.evidence, doubtful=True) if found.partial else piece


def date_piece(found: Found, source: str = LETTER) -> Piece:
    """Give a letter's date in the long form; as it is written where that does not bear the value out."""
    written = as_written(found, source)
    try:
        said = thai_date(found.value)
    except ValueError:
        return written
    if unsupported(said, (found.raw,)):
        return Piece(written.text, written.evidence, doubtful=True)
    return Piece(f"{_DOTS} {said}" if found.partial else said, written.evidence, written.doubtful)


_READERS = {"number": number_piece, "date": date_piece}
