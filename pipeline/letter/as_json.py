"""Letters and pages as JSON: the shape that ``read --json`` shows, and the one that the catalogue keeps.

The shown shape follows DESIGN.md.  In an event ``end`` is the last day, so that its offsets are ``start``
and ``stop``; its ``link`` may be the number of an online meeting (Meeting ID).  A deadline's rule is
``{"every"}``, or ``{"days", "from"}`` with ``months`` or ``hours`` in the place of ``days`` where the letter
counts these, and with ``"working": true`` for working days.  The kept shape is the records as they are, and
can be read back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from extractors.base import Box, Page
from pipeline.letter.fields import NOWHERE, Amount, Deadline, Event, Found, Letter, Received, Rule, Span

Json = dict[str, Any]

_FIELDS = (
    "number",
    "date",
    "subject",
    "to",
    "sender",
    "speed",
    "secrecy",
    "signatory",
    "position",
    "owner",
    "phone",
    "purpose",
)


@cache
def _letter_adapter() -> TypeAdapter[Letter]:
    return TypeAdapter(Letter)


@cache
def _pages_adapter() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


@cache
def _events_adapter() -> TypeAdapter[tuple[Event, ...]]:
    return TypeAdapter(tuple[Event, ...])


def letter_to_json(letter: Letter) -> Json:
    """Give a letter as it is kept."""
    kept: Json = _letter_adapter().dump_python(letter, mode="json")
    return kept


def letter_from_json(kept: Json) -> Letter:
    """Read a kept letter back."""
    return _letter_adapter().validate_python(kept)


def events_from_json(kept: Iterable[Json]) -> tuple[Event, ...]:
    """Read the events of a kept letter back."""
    return _events_adapter().validate_python(tuple(kept))


def pages_to_json(pages: tuple[Page, ...]) -> list[Json]:
    """Give pages as they are kept."""
    kept: list[Json] = _pages_adapter().dump_python(pages, mode="json")
    return kept


def pages_from_json(kept: list[Json]) -> tuple[Page, ...]:
    """Read kept pages back."""
    return _pages_adapter().validate_python(kept)


def show_page(page: Page) -> Json:
    """Give a page as ``read --json`` shows it."""
    return {
        "number": page.number,
        "source": page.source,
        "text": page.text,
        "confidence": round(page.confidence, 3),
        "reason": page.reason,
        "layers": [{"kind": layer.kind, "text": layer.text, "box": _box(layer.box)} for layer in page.layers],
    }


def show_letter(letter: Letter) -> Json:
    """Give a letter's fields as ``read --json`` shows them; what was not found is null."""
    return {
        **{name: _found(getattr(letter, name)) for name in _FIELDS},
        "received": _received(letter.received),
        "references": [_span(reference) for reference in letter.references],
        "enclosures": [_found(enclosure) for enclosure in letter.enclosures],
        "deadlines": [_deadline(deadline) for deadline in letter.deadlines],
        "events": [_event(event) for event in letter.events],
        "actions": [_span(action) for action in letter.actions],
        "amounts": [_amount(amount) for amount in letter.amounts],
    }


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(side, 1) for side in (box.left, box.top, box.right, box.bottom)]


def _span(span: Span) -> Json:
    shown = {**asdict(span), "box": _box(span.box)}
    if not shown.get("partial", True):
        del shown["partial"]
    if span.layer is None:
        del shown["layer"]
    if span.set_by is None:
        del shown["set_by"]
    if span.page == NOWHERE:
        shown |= {"page": None, "start": None, "end": None}
    return shown


def _found(found: Found | None) -> Json | None:
    return None if found is None else _span(found)


def _received(received: Received) -> Json:
    return {"number": _found(received.number), "date": _found(received.date), "time": _found(received.time)}


def _deadline(deadline: Deadline) -> Json:
    return {**_span(deadline), "rule": _rule(deadline.rule)}


def _rule(rule: Rule | None) -> Json | None:
    if rule is None:
        return None
    if rule.every:
        return {"every": rule.every}
    counts = {name: getattr(rule, name) for name in ("days", "months", "hours")}
    counted = {name: count for name, count in counts.items() if count is not None}
    return {**counted, "from": rule.from_, **({"working": True} if rule.working else {})}


def _event(event: Event) -> Json:
    shown = _span(event)
    until = shown.pop("end_date")
    return {**shown, "stop": event.end, "end": until}


def _amount(amount: Amount) -> Json:
    shown = _span(amount)
    purpose = shown.pop("purpose")
    return {**shown, "for": purpose}
