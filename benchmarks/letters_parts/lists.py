"""The lists of a letter, compared with what is true: each item is found, missed or asserted (รายการหลายข้อ).

An item that is found is looked into: of a deadline who owes what, of an event time, place and link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.marks import CONFIDENT, Mark, Outcome, alike, bare_number, same

Same = Callable[[Json, Json], bool]
LISTS = ("deadlines", "events", "references", "enclosures", "amounts", "actions")
DETAILS = (
    "deadline who",
    "deadline what",
    "event time",
    "event place",
    "event link",
    "reference date",
    "reference agency",
    "amount for",
)


def compare(gold: Json, letter: Json) -> Iterator[Mark]:
    """Compare the lists that the gold has and whose writer was sure of them."""
    told = {name: one for name, one in gold["letter"].items() if name not in gold.get("not_scored", ())}
    dates, amounts = set(gold.get("dates_allowed", ())), set(map(_decimal, gold.get("amounts_allowed", ())))
    yield from _list("deadlines", told.get("deadlines"), letter["deadlines"], _same_deadline)
    yield from _list(
        "events", told.get("events"), letter["events"], _same_event, lambda read: read["value"] in dates
    )
    yield from _list("references", told.get("references"), letter["references"], _same_reference)
    yield from _list(
        "enclosures", told.get("enclosures"), letter["enclosures"], lambda g, r: same(g["value"], r["value"])
    )
    yield from _list(
        "amounts",
        told.get("amounts"),
        letter["amounts"],
        lambda g, r: _decimal(g["value"]) == _decimal(r["value"]),
        lambda read: _decimal(read["value"]) in amounts,
    )
    yield from _asked(told.get("deadlines", ()), letter["actions"])


def _list(
    name: str,
    golds: list[Json] | None,
    reads: list[Json],
    is_same: Same,
    allowed: Callable[[Json], bool] = lambda _: False,
) -> Iterator[Mark]:
    if golds is None:
        return
    left = list(reads)
    for gold in golds:
        read = next((one for one in left if is_same(gold, one)), None)
        if read is None:
            yield Mark(name, "missed", wanted=_told(gold))
            continue
        left.remove(read)
        yield Mark(name, "right", read["confidence"] >= CONFIDENT, _told(gold), _told(read))
        yield from _details(name, gold, read)
    for read in left:
        if not allowed(read):
            yield Mark(name, "asserted", read["confidence"] >= CONFIDENT, "", _told(read))


def _same_deadline(gold: Json, read: Json) -> bool:
    if read["value"] is not None:
        return read["value"] in (gold["value"], *gold.get("alt", ()))
    rule, told = gold.get("rule"), read["rule"]
    return rule is not None and told is not None and rule == told


def _same_event(gold: Json, read: Json) -> bool:
    last = gold.get("end") or gold["value"]
    return bool(read["value"] == gold["value"] and (read["end"] or read["value"]) == last)


def _same_reference(gold: Json, read: Json) -> bool:
    if gold.get("number"):
        return bare_number(gold["number"]) == bare_number(read["number"] or "")
    return alike(gold["value"], read["value"])


def _details(name: str, gold: Json, read: Json) -> Iterator[Mark]:
    sure = read["confidence"] >= CONFIDENT
    for label, field, is_same in _LOOKED_INTO.get(name, ()):
        if field in gold:
            wanted, given = gold[field] or "", read[field] or ""
            yield Mark(label, _outcome(wanted, given, is_same), sure, wanted, given)


def _outcome(wanted: str, given: str, is_same: Callable[[str, str], bool]) -> Outcome:
    """Tell what became of a detail; where the gold has none, none is judged."""
    if not wanted:
        return "blank"
    if not given:
        return "missed"
    return "right" if is_same(wanted, given) else "wrong"


def _clock(wanted: str, given: str) -> bool:
    """The beginning counts; an end may be given or not."""
    return wanted.partition("-")[0] == given.partition("-")[0] and (
        given in (wanted, wanted.partition("-")[0])
    )


def _decimal(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def _asked(golds: list[Json], reads: list[Json]) -> Iterator[Mark]:
    """Whether what is owed by a time is among what is asked; other things asked are not judged."""
    for gold in golds:
        if gold.get("what"):
            found = any(_holds(gold["what"], read["what"]) for read in reads)
            yield Mark("actions", "right" if found else "missed", wanted=gold["what"])


def _holds(wanted: str, given: str) -> bool:
    return alike(wanted, given) or same(wanted, given) or wanted.replace(" ", "") in given.replace(" ", "")


def _told(item: Json) -> str:
    """An item in one line, for the list of what is wrong."""
    parts = (item.get("value"), item.get("rule"), item.get("end"), item.get("time"), item.get("raw"))
    return " | ".join(str(part) for part in parts if part)


_LOOKED_INTO: dict[str, tuple[tuple[str, str, Callable[[str, str], bool]], ...]] = {
    "deadlines": (("deadline who", "who", same), ("deadline what", "what", alike)),
    "events": (
        ("event time", "time", _clock),
        ("event place", "place", same),
        ("event link", "link", same),
    ),
    "references": (
        ("reference date", "date", lambda wanted, given: wanted == given),
        ("reference agency", "agency", same),
    ),
    "amounts": (("amount for", "for", alike),),
}
