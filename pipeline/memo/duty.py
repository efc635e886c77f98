"""Who of the office answers for a matter (ผู้รับผิดชอบ): the duty order, held against the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.letter.fields import Letter, Span
from pipeline.memo.evidence import Piece, located, office
from pipeline.office.settings import Officer, Settings

#: shorter duties (งาน, เงิน) would stand in any letter
_SHORTEST = 5
# a duty's own abbreviation ("ข้อมูล จปฐ.", "OTOP") names it as well as the whole
_ABBREVIATION = re.compile(r"[ก-ฮ]{2,}\.|[A-Z]{3,}")
# the municipality of a tambon is a sender, not a place where work is to be done
_AGENCIES = ("เทศบาล", "องค์การบริหารส่วน", "สภา", "กำนัน")


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
    """Give the officers whose duty or tambon the subject names; where it names none, the body."""
    subject: list[Span] = [letter.subject] if letter.subject else []
    body: list[Span] = [span for span in (*letter.body, letter.purpose) if span is not None]
    return _found(settings, subject) or _found(settings, body)


def _found(settings: Settings, spans: list[Span]) -> list[Charge]:
    charges = (_charge(officer, spans) for officer in settings.officers)
    return [charge for charge in charges if charge is not None]


def _charge(officer: Officer, spans: list[Span]) -> Charge | None:
    for duty in officer.duties:
        for phrase in _phrases(duty):
            seen = located(phrase, spans)
            if seen:  # found word for word: however bad the scan, it names this duty
                return Charge(office(officer.name), office(duty), Piece(seen.text, seen.evidence))
    for tambon in officer.tambons:
        bare = tambon.removeprefix("ตำบล").removeprefix("ต.").strip()
        seen = _place(bare, spans) if bare else None
        if seen:
            return Charge(office(officer.name), office(tambon), seen)
    return None


def _phrases(duty: str) -> Iterator[str]:
    if len(duty) >= _SHORTEST:
        yield duty
    yield from _ABBREVIATION.findall(duty)


def _place(tambon: str, spans: list[Span]) -> Piece | None:
    for span in spans:
        for phrase in (f"ตำบล{tambon}", f"ต.{tambon}"):
            seen = located(phrase, [span])
            if seen and not _before(seen, span).endswith(_AGENCIES):
                return Piece(seen.text, seen.evidence)
    return None


def _before(seen: Piece, span: Span) -> str:
    return span.raw[: (seen.evidence[0].start or 0) - span.start].rstrip()
