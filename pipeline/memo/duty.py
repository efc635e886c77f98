"""Who of the office answers for a matter (ผู้รับผิดชอบ): the duty order, held against the letter."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.letter.fields import Letter, Span
from pipeline.memo.evidence import Piece, located, office
from pipeline.office.settings import Officer, Settings

#: shorter duties (งาน, เงิน) would stand in any letter
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Charge:
    """An officer and why the matter is his.

    :param reason: the duty or tambon, as in the duty order.
    :param seen: where the letter names it.
    """

    name: Piece
    reason: Piece
    seen: Piece


def in_charge(letter: Letter, settings: Settings) -> list[Charge]:
    """Give the officers whose duty or tambon the letter names in so many words, each once."""
    spans: list[Span] = [span for span in (letter.subject, *letter.body, letter.purpose) if span is not None]
    found = (_charge(officer, spans) for officer in settings.officers)
    return [charge for charge in found if charge is not None]


def _charge(officer: Officer, spans: list[Span]) -> Charge | None:
    for duty in officer.duties:
        seen = located(duty, spans) if len(duty) >= _SHORTEST else None
        if seen:
            return Charge(office(officer.name), office(duty), seen)
    for tambon in officer.tambons:
        bare = tambon.removeprefix("ตำบล").removeprefix("ต.").strip()
        seen = located(f"ตำบล{bare}", spans) or located(f"ต.{bare}", spans) if bare else None
        if seen:
            return Charge(office(officer.name), office(tambon), seen)
    return None
