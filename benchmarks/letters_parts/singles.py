"""The fields that a letter has once, compared with what is true (ช่องที่มีค่าเดียว)."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.marks import CONFIDENT, Mark, bare, bare_number

TEXT_FIELDS = ("subject", "to", "sender", "speed", "secrecy", "signatory", "position", "owner", "phone")
FIELDS = ("kind", "number", "date", *TEXT_FIELDS)
RECEIVED = ("number", "date", "time")
#: fields of which a part may be read, and the rest is shown as a crop
_IN_PARTS = ("number", "date", "received number", "received date", "received time")


def compare(gold: Json, kind: str, letter: Json) -> Iterator[Mark]:
    """Compare all fields that the gold's writer was sure of."""
    yield Mark("kind", "right" if gold["kind"] == kind else "wrong", True, gold["kind"], kind)  # noqa: FBT003
    for field in FIELDS[1:]:
        if field not in gold.get("not_scored", ()):
            yield judge(field, gold["letter"].get(field), letter.get(field))
    if "received" in gold["letter"]:
        for field in RECEIVED:
            told, read = gold["letter"]["received"].get(field), letter["received"].get(field)
            yield judge(f"received {field}", told, read)


def judge(field: str, gold: Json | None, read: Json | None) -> Mark:
    """Compare one field."""
    given, wanted = read["value"] if read else "", gold["value"] if gold else ""
    sure = read is not None and read["confidence"] >= CONFIDENT
    if gold is None:
        return Mark(field, "blank" if read is None else "asserted", sure, wanted, given)
    if read is None:
        return Mark(field, "missed", sure, wanted, given)
    same = bare_number if field == "number" else bare
    right = {same(text) for text in (gold["value"], *gold.get("alt", ()))}
    if same(given) in right or same(given).rstrip("/") in {
        one.rstrip("/") for one in right if one[-1:] == "/"
    }:
        return Mark(field, "right", sure, wanted, given)
    if read.get("partial") and field in _IN_PARTS and any(_is_part(same(given), one) for one in right):
        return Mark(field, "partly", sure, wanted, given)
    return Mark(field, "wrong", sure, wanted, given)


def _is_part(given: str, whole: str) -> bool:
    """Whether a value is the printed part of another: its beginning, or the slash and year of an order."""
    return whole.startswith(given) or (given.startswith("/") and whole.endswith(given))
