"""Letters that our own office wrote (หนังสือที่สำนักงานออกเอง): the note tells them in the office's own voice."""

from __future__ import annotations

from typing import Literal

from pipeline.letter.fields import Letter
from pipeline.letter.lines import likeness
from pipeline.memo.names import agency
from pipeline.office.settings import Settings

# on a scan an empty number may be one that was written by hand
_PRINTED = 0.99

Voice = Literal[
    "draft",  # ร่างหนังสือเสนอลงนาม: it goes out, and has no number yet
    "issued",  # สำเนาหนังสือที่ออกแล้ว
    "inside",  # an officer writes to the chief
]


def voice_of(letter: Letter, settings: Settings) -> Voice | None:
    """Tell in which voice our own letter speaks; None for other people's, and for orders and the like."""
    if letter.kind not in {"external", "memo", "stamped"} or not _ours(letter, settings):
        return None
    if letter.kind == "memo" and not _goes_out(letter, settings):
        return "inside"
    number = letter.number
    unnumbered = number is not None and number.partial and number.confidence >= _PRINTED
    return "draft" if unnumbered else "issued"


def _ours(letter: Letter, settings: Settings) -> bool:
    return letter.sender is not None and writes_as_us(letter.sender.value, settings)


def writes_as_us(sender: str, settings: Settings) -> bool:
    """Tell whether a sender is our own office, or a section of it."""
    sender = agency(sender)
    return likeness(sender) == likeness(settings.name) or sender.startswith(f"{settings.name} ")


def _goes_out(letter: Letter, settings: Settings) -> bool:
    """Whether the chief himself signs a memo: it is addressed to somebody above him, then."""
    signed = letter.signatory
    return (
        signed is not None
        and bool(settings.chief_name)
        and likeness(signed.value) == likeness(settings.chief_name)
    )
