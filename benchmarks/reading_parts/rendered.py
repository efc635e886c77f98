"""Part 1: letters made from a seed, clean and degraded (หนังสือที่สร้างจากเมล็ดสุ่ม).

Their truth is exact.  Fonts, kinds of letter, scripts of digits and looks all come in turn, so that a dozen
letters meets each.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_parts.belief import Belief, judge
from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.looks import DEGRADED, OTHERS, Look, degrade
from benchmarks.reading_parts.phrases import news_sentences
from benchmarks.reading_parts.readers import OF_PICTURES, Reading, installed
from benchmarks.reading_parts.reliability import show_belief
from benchmarks.reading_parts.score import (
    Tally,
    right_digits,
    squeezed,
    total,
    without_digits,
    wrong_characters,
)
from benchmarks.reading_parts.series import SCRIPTS, Sample, series
from benchmarks.reading_parts.table import counted, percent, show, show_failures


@dataclass(frozen=True, slots=True)
class Case:
    """A page to read, and what stands on it."""

    path: Path
    truth: str
    family: str
    look: Look


def make_pages(seed: int, count: int, folder: Path) -> list[Case]:
    """Make so many letters, each clean, degraded and in another look, as image files in a folder."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(lambda sample: _cases(sample, folder), series(seed, count))
        return [case for cases in made for case in cases]


def _cases(sample: Sample, folder: Path) -> list[Case]:
    page = sample.printed()
    cases = []
    for look in sample.looks:
        seen = degrade(page.image, look, sample.face, (sample.seed, sample.index))
        path = folder / f"{sample.index:03}-{look}{seen.suffix}"
        path.write_bytes(seen.content)
        cases.append(Case(path, page.text, sample.face.family, look))
    return cases


def measure(crew: Crew, cases: Sequence[Case]) -> None:
    """Read all pages by all readers and print the tables."""
    if not news_sentences():
        print("the news beside the checkout are missing: the letters hold our own phrases alone")
    readings = crew.read(installed(OF_PICTURES), [case.path for case in cases])
    _show_looks(cases, readings)
    _show_families(cases, readings)
    show_failures(readings, [case.path.name for case in cases])


def _show_looks(cases: Sequence[Case], readings: dict[str, list[Reading]]) -> None:
    groups: list[tuple[str, tuple[Look, ...]]] = [("clean", ("clean",)), ("degraded", DEGRADED)]
    groups += [(f"  {look}", (look,)) for look in DEGRADED] + [(look, (look,)) for look in OTHERS]
    rows = []
    for label, looks in groups:
        for reader, given in readings.items():
            pairs = [(r.text, case.truth) for case, r in zip(cases, given, strict=True) if case.look in looks]
            if pairs:
                rows.append((label, reader, str(len(pairs)), *figures(pairs)))
    show("1. rendered letters (per cent)", ("look", "reader", "pages", *HEADS), rows)


#: the figures that ``figures`` gives
HEADS = ("wrong", "without digits", "without spaces", "Thai digits right", "Arabic digits right")


def figures(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Give the figures for readings and their truths, all pages together."""

    def wrong(prepare: Callable[[str], str]) -> str:
        share = total(wrong_characters(prepare(r), prepare(t)) for r, t in pairs).share
        return percent(share, 2)

    digits = (total(right_digits(r, t, script) for r, t in pairs) for script in SCRIPTS)
    return (wrong(str), wrong(without_digits), wrong(squeezed), *map(counted, digits))


def _show_families(cases: Sequence[Case], readings: dict[str, list[Reading]]) -> None:
    families = sorted({case.family for case in cases})
    rows = [
        (family, *(_of_family(family, cases, given) for given in readings.values())) for family in families
    ]
    show("   clean, wrong by family of fonts (per cent)", ("family", *readings), rows)


def _of_family(family: str, cases: Sequence[Case], given: Sequence[Reading]) -> str:
    wrong: Tally = total(
        wrong_characters(r.text, case.truth)
        for case, r in zip(cases, given, strict=True)
        if case.family == family and case.look == "clean"
    )
    return percent(wrong.share, 2)


def measure_belief(crew: Crew, cases: Sequence[Case]) -> None:
    """Print what kasian's confidence is worth (ความเชื่อมั่น)."""
    (given,) = crew.read(["kasian"], [case.path for case in cases]).values()
    for label, looks in (("clean and degraded", ("clean", *DEGRADED)), ("photo, fax, copy", OTHERS)):
        pairs = [(r, case.truth) for case, r in zip(cases, given, strict=True) if case.look in looks]
        show_belief(
            f"rendered, {label}", sum((judge(r.text, r.spans, truth) for r, truth in pairs), Belief())
        )
