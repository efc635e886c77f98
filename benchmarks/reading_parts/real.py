"""Parts 2 and 3: the development letters beside the checkout (หนังสือจริงสำหรับพัฒนา).

Full text: the pages of set C, OCR forced, handwriting taken out of the truth, each page's figure.  Header
lines: number, date, subject and speed of sets A, B and C, first pages.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean, median
from typing import Any

from benchmarks.reading_parts.belief import Belief, judge
from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.readers import OF_PICTURES, Reading, installed
from benchmarks.reading_parts.reliability import show_belief
from benchmarks.reading_parts.score import (
    Tally,
    best_tail,
    date_texts,
    is_present,
    right_digits,
    total,
    without_digits,
    without_handwriting,
    wrong_characters,
)
from benchmarks.reading_parts.table import counted, percent, show, show_failures

LETTERS = Path(__file__).resolve().parents[3] / "shared" / "dev_letters"
FIELDS = ("number", "date", "subject", "speed")
_SETS = "ABC"
# Looked at: the page prints another year, and another telephone number.
_FAULTS = {"C/005-2.pdf": (7,), "C/015-2.pdf": (23,)}
_BODY_ONLY = "body only"  # the gold's note on a page whose truth has no head

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """A page with its full text.

    :param body_only: the truth has no head.
    :param faults: the truth's runs of digits, counted from 0, that are not what the page says.
    """

    path: Path
    truth: str
    body_only: bool
    faults: tuple[int, ...] = ()

    def fair(self, read: str) -> str:
        """Give the part of a reading that the truth is about."""
        return best_tail(read, self.truth) if self.body_only else read


def measure_text(crew: Crew, count: int | None) -> None:
    """Print the figures of each page with full text."""
    golds = golds_with_text()[:count]
    if not golds:
        print("\n2. skipped: the development letters are not beside this checkout")
        return
    readings = crew.read(installed(OF_PICTURES), [gold.path for gold in golds])
    for title, prepare in (("", str), (", without digits", without_digits)):
        _show_wrong(golds, readings, title, prepare)
    _show_digits(golds, readings)
    show_failures(readings, [gold.path.name for gold in golds])


def measure_belief(crew: Crew, count: int | None) -> None:
    """Print what kasian's confidence is worth on the pages with full text (ความเชื่อมั่น)."""
    golds = golds_with_text()[:count]
    if not golds:
        print("\n8. real scans skipped: the development letters are not beside this checkout")
        return
    (given,) = crew.read(["kasian"], [gold.path for gold in golds]).values()
    fair = [_fair(r, gold) for r, gold in zip(given, golds, strict=True)]
    judged = (judge(r.text, r.spans, gold.truth, gold.faults) for r, gold in zip(fair, golds, strict=True))
    show_belief("real scans", sum(judged, Belief()))


def golds_with_text() -> list[Gold]:
    """Give the pages with their full text."""
    return [_gold(entry) for entry in _entries() if entry.get("text")]


def _entries() -> list[Json]:
    file = LETTERS / "gold.jsonl"
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _gold(entry: Json) -> Gold:
    by_hand, letter = entry["handwritten"], entry["letter"]
    number = letter["number"]["value"] if "number" in by_hand else None
    day = date.fromisoformat(letter["date"]["value"]) if "date" in by_hand else None
    body_only = any(_BODY_ONLY in note for note in entry["notes"])
    truth = entry["text"] if body_only else without_handwriting(entry["text"], number, day)
    return Gold(LETTERS / entry["file"], truth, body_only, _FAULTS.get(entry["file"], ()))


def _fair(reading: Reading, gold: Gold) -> Reading:
    """Cut a reading to what the truth is about, with the confidences of what is left."""
    text = gold.fair(reading.text)
    cut = len(reading.text) - len(text)
    spans = (type(s)(s.start - cut, s.end - cut, s.confidence) for s in reading.spans if s.start >= cut)
    return Reading(text, reading.seconds, tuple(spans))


def _show_wrong(
    golds: Sequence[Gold], readings: dict[str, list[Reading]], title: str, prepare: Callable[[str], str]
) -> None:
    shares = {
        reader: [
            wrong_characters(prepare(gold.fair(r.text)), prepare(gold.truth)).share or 0.0
            for gold, r in zip(golds, given, strict=True)
        ]
        for reader, given in readings.items()
    }
    rows = [
        (gold.path.stem, *(percent(shares[reader][i]) for reader in readings)) for i, gold in enumerate(golds)
    ]
    rows += [(f.__name__, *(percent(f(shares[reader])) for reader in readings)) for f in (mean, median)]
    show(f"2. real scans with full text, wrong{title} (per cent)", ("page", *readings), rows)


def _show_digits(golds: Sequence[Gold], readings: dict[str, list[Reading]]) -> None:
    def right(gold: Gold, reading: Reading) -> Tally:
        return right_digits(gold.fair(reading.text), gold.truth, "thai")

    tallies = {reader: list(map(right, golds, given)) for reader, given in readings.items()}
    rows = [
        (gold.path.stem, *(counted(tallies[reader][i]) for reader in readings))
        for i, gold in enumerate(golds)
    ]
    rows.append(("all", *(counted(total(tallies[reader])) for reader in readings)))
    show("   Thai digits right (per cent)", ("page", *readings), rows)


def measure_headers(crew: Crew, count: int | None) -> None:
    """Print how many header values stand in the text of real scans."""
    entries = [entry for entry in _entries() if entry["file"][0] in _SETS and entry["letter"]]
    chosen = [entry for group in _SETS for entry in [e for e in entries if e["file"][0] == group][:count]]
    if not chosen:
        print("\n3. skipped: the development letters are not beside this checkout")
        return
    readings = crew.read(installed(OF_PICTURES), [LETTERS / entry["file"] for entry in chosen])
    rows = []
    for field in FIELDS:
        found = {reader: _present(field, chosen, given) for reader, given in readings.items()}
        rows.append((field, *(counted(tally) for tally in found.values())))
    everything = (total(_present(f, chosen, given) for f in FIELDS) for given in readings.values())
    rows.append(("all", *map(counted, everything)))
    show(f"3. header values present, {len(chosen)} real scans (per cent)", ("field", *readings), rows)
    _show_missing(chosen, readings["kasian"])
    show_failures(readings, [entry["file"] for entry in chosen])


def _present(field: str, entries: Sequence[Json], given: Sequence[Reading]) -> Tally:
    pairs = zip(entries, given, strict=True)
    return total(_verdict(values, r) for e, r in pairs for values in _values(field, e))


def _verdict(values: tuple[str, ...], reading: Reading) -> Tally:
    return Tally(int(is_present(values, reading.text.splitlines())), 1)


def _values(field: str, entry: Json) -> Iterator[tuple[str, ...]]:
    """Give the forms of the gold value, if the letter has one of which the gold's writer was sure."""
    gold = entry["letter"].get(field)
    if gold is None or field in entry["not_scored"]:
        return
    if field == "date":
        yield (gold["raw"],) if "raw" in gold else date_texts(gold["value"])
    else:
        yield (gold["value"], *gold.get("alt", ()))


def _show_missing(entries: Sequence[Json], given: Sequence[Reading]) -> None:
    for entry, reading in zip(entries, given, strict=True):
        missing = [f for f in FIELDS for v in _values(f, entry) if not _verdict(v, reading).count]
        if missing:
            print(f"kasian misses in {entry['file']}: {', '.join(missing)}")
