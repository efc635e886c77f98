"""A letter before its digits, stamps and marks are chosen (ร่างหนังสือ)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.letters_parts.facts import Cited, Facts, Json
from benchmarks.letters_parts.heads import Foot, Signed, Written, value
from benchmarks.letters_parts.scene import Scene

_NOTHING = Written("", None)
_UNSIGNED = Signed(_NOTHING, ())
_NO_FOOT = Foot((), None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stands around a body: each part as it is written, and as it is true."""

    number: Written = _NOTHING
    dated: Written = _NOTHING
    signed: Signed = _UNSIGNED
    foot: Foot = _NO_FOOT
    speed: str = ""
    to: str = ""
    subject: str = ""
    references: tuple[Cited, ...] = ()
    enclosures: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The parts as ``samples.compose`` takes them."""
        return {
            "speed": self.speed,
            "number": self.number.text,
            "date": self.dated.text,
            "subject": self.subject,
            "to": self.to,
            "references": tuple(reference.value for reference in self.references),
            "enclosures": self.enclosures,
            "signatory": self.signed.name.text,
            "position": self.signed.lines,
            "owner": self.foot.lines,
        }

    def truth(self) -> Json:
        """What is true of them."""
        return {
            "number": self.number.gold,
            "date": self.dated.gold,
            "subject": _if_any(self.subject),
            "to": _if_any(self.to),
            "speed": _if_any(self.speed),
            "signatory": self.signed.name.gold,
            "position": _if_any(" ".join(self.signed.lines)),
            "owner": self.foot.owner,
            "phone": self.foot.phone,
            "references": [asdict(reference) for reference in self.references],
            "enclosures": [value(enclosure) for enclosure in self.enclosures],
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter's text, and what is true of it.

    :param form: the layout, as ``samples.compose`` names it; ``kind`` is what a reader must say.
    :param fields: the layout's fields.
    :param letter: what is true of each single field and of the lists of the head.
    """

    form: str
    kind: str
    scene: Scene
    fields: dict[str, Any]
    letter: Json
    facts: Facts
    not_scored: tuple[str, ...] = ()

    def truth(self) -> Json:
        """All that is true, in the manner of the development letters' gold."""
        facts = self.facts
        amounts = [{"value": one.value, "for": one.for_, "raw": one.raw} for one in facts.amounts]
        lists = {
            "deadlines": [asdict(one) for one in facts.deadlines],
            "events": [asdict(one) for one in facts.events],
            "amounts": amounts,
        }
        return {
            "kind": self.kind,
            "letter": {"received": {}, "secrecy": None, **self.letter, **lists},
            "not_scored": list(self.not_scored),
            "dates_allowed": list(facts.dates_allowed),
            "amounts_allowed": list(facts.amounts_allowed),
        }


def _if_any(text: str) -> Json | None:
    return value(text) if text else None
