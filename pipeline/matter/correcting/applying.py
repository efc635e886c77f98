"""Set fields of a letter by hand (แก้ไขค่าของหนังสือ): what is set stands above the reading."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from pipeline.catalogue.rows import Json
from pipeline.letter.fields import NOWHERE, Deadline, Found, Letter
from pipeline.matter.correcting.corrections import NTH, BadCorrection, Correction

#: of a value that stands nowhere in the letter
_PLACELESS: dict[str, Any] = {
    "raw": "",
    "page": NOWHERE,
    "start": 0,
    "end": 0,
    "box": None,
    "confidence": 1.0,
}


def before(letter: Letter, field: str) -> Json | str | None:
    """Give what a field holds, as it is kept."""
    if field == "kind":
        return letter.kind
    if field.startswith("deadline"):
        nth = _nth(letter.deadlines, field)
        return asdict(letter.deadlines[nth]) if nth < len(letter.deadlines) else None
    found = _found(letter, field)
    return asdict(found) if found else None


def apply(letter: Letter, correction: Correction, who: str) -> Letter:
    """Set a field of a letter.

    :raises BadCorrection: it has no deadline of this number, or several and none was named.
    """
    field, value = correction.field, correction.value
    if field.startswith("deadline"):
        nth = _nth(letter.deadlines, field)
        return replace(letter, deadlines=with_deadline(letter.deadlines, nth, value, who))
    if field == "kind":
        kind: Any = value
        return replace(letter, kind=kind)
    found = _set(_found(letter, field), value, who)
    changed: dict[str, Any] = {field.removeprefix("received."): found}
    if field.startswith("received."):
        return replace(letter, received=replace(letter.received, **changed))
    if field == "secrecy":
        changed["secrecy_doubt"] = False
    return replace(letter, **changed)


def with_deadline(
    deadlines: tuple[Deadline, ...], nth: int, value: str | None, who: str
) -> tuple[Deadline, ...]:
    """Set, add or strike a deadline.

    :param nth: its place from 0; the place after the last one adds.
    """
    if value is None:
        return deadlines[:nth] + deadlines[nth + 1 :]
    if nth < len(deadlines):
        one = replace(deadlines[nth], value=value, rule=None, confidence=1.0, set_by=who)
    else:
        one = Deadline(**_PLACELESS, value=value, rule=None, who=None, what=None, set_by=who)
    return (*deadlines[:nth], one, *deadlines[nth + 1 :])


def _nth(deadlines: tuple[Deadline, ...], field: str) -> int:
    there = len(deadlines)
    named = NTH.fullmatch(field)
    if named is None and there > 1:
        raise BadCorrection(f"หนังสือมี {there} กำหนด โปรดระบุว่ากำหนดใด เช่น deadline.2 ดูลำดับด้วย kasian show")
    nth = int(named[1]) if named else 1
    if nth > there + 1:
        raise BadCorrection(f"หนังสือมี {there} กำหนด ไม่มี deadline.{nth} เพิ่มกำหนดใหม่ด้วย deadline.{there + 1}")
    return nth - 1


def _found(letter: Letter, field: str) -> Found | None:
    owner: object = letter
    for part in field.split("."):
        owner = getattr(owner, part)
    return owner if isinstance(owner, Found) else None


def _set(found: Found | None, value: str | None, who: str) -> Found | None:
    if value is None:
        return None
    if found is None:
        return Found(**_PLACELESS, value=value, set_by=who)
    return replace(found, value=value, confidence=1.0, partial=False, set_by=who)
