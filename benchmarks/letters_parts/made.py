"""A letter by its number: what stands on it and what is true of it (หนังสือสมมติหนึ่งฉบับ)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from benchmarks.letters_parts import kinds, others, receipts
from benchmarks.letters_parts.draft import Draft
from benchmarks.letters_parts.facts import Json
from benchmarks.reading_parts.stamps import Stamp
from samples.layout import thai_digits
from samples.source import Source

Form = Literal["docx", "pdf", "scan"]
FORMS: tuple[Form, ...] = ("docx", "pdf", "scan")

#: the kinds in realistic shares, so mixed that a few letters already show many
_KINDS: tuple[Callable[[Random], Draft], ...] = (
    *(kinds.external, kinds.memo, kinds.external, others.order, kinds.external, kinds.stamped),
    *(kinds.external, kinds.memo, others.announcement, kinds.external, others.radio, kinds.external),
    *(kinds.memo, others.minutes, kinds.external, kinds.external, kinds.stamped, others.joint_message),
    *(
        kinds.external,
        kinds.memo,
        others.certificate,
        kinds.external,
        kinds.memo,
        kinds.external,
        others.order,
    ),
)
_INCOMING = ("external", "stamped", "radio")
# Shares: Thai digits, then a mix of both; a stamp pressed on the scan, then one set as a box.
_THAI, _MIXED, _PRESSED, _BOXED, _SECRET = 0.55, 0.65, 0.5, 0.62, 0.04


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A made letter.

    :param source: its text, as the samples' layouts take it.
    :param truth: what is true of it in each form.
    :param stamp: the receive stamp that is pressed on its scan.
    """

    name: str
    seed: int
    nth: int
    source: Source
    truth: Json
    stamp: Stamp | None

    def gold(self, form: Form) -> Json:
        """What is true of the letter in this form, in the manner of the development letters' gold."""
        letter = dict(self.truth["letter"])
        if form == "scan" and self.stamp is not None:
            letter["received"] = receipts.pressed_gold(self.stamp)
        return {**self.truth, "file": f"{self.name}.{form}", "letter": letter}


def make_letter(seed: int, nth: int) -> MadeLetter:
    """Make the letter with this number; the same arguments give the same letter."""
    chance = Random(f"{seed}:{nth}")  # noqa: S311 - letters, not secrets
    draft = _KINDS[nth % len(_KINDS)](chance)
    fields, truth, boxes = dict(draft.fields), draft.truth(), dict[str, Any]()
    if draft.form in ("external", "memo") and chance.random() < _SECRET:
        fields["secrecy"] = chance.choice(("ลับ", "ลับ", "ลับมาก", "ลับที่สุด"))
        truth["letter"]["secrecy"] = {"value": fields["secrecy"]}
    received = chance.random() if draft.form in _INCOMING else 1.0
    if _PRESSED <= received < _BOXED:
        office = f"สพอ.{draft.scene.land.district}"
        boxes["stamp"], truth["letter"]["received"] = receipts.boxed(chance, draft.scene.dated, office)
    stamp = receipts.pressed(seed, nth, draft.scene.dated) if received < _PRESSED else None
    digits = chance.random()
    if _THAI <= digits < _MIXED:
        fields = {name: _mixed(chance, one) for name, one in fields.items()}
    name = f"made-{seed}-{nth:03}-{draft.kind}"
    source = Source(name, draft.form, digits < _THAI, fields, {}, boxes, ())
    return MadeLetter(name, seed, nth, source, truth, stamp)


def _mixed(chance: Random, field: Any) -> Any:  # noqa: ANN401 - a field is a text or several
    """Write every other text of a field in Thai digits."""
    if isinstance(field, str):
        return thai_digits(field) if chance.random() < 0.5 else field  # noqa: PLR2004
    return type(field)(_mixed(chance, one) for one in field)


def make_letters(seed: int, count: int) -> list[MadeLetter]:
    """Make so many letters."""
    return [make_letter(seed, nth) for nth in range(count)]
