"""Part 9: what it brings to have Tesseract look at the digits, too (ให้ Tesseract ช่วยตรวจตัวเลข).

Both settings read the same text; ``both`` lowers the confidence of the numbers on which Tesseract differs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_parts.belief import Judged, judge
from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.readers import Reading
from benchmarks.reading_parts.real import golds_with_text
from benchmarks.reading_parts.rendered import Case
from benchmarks.reading_parts.table import percent, show
from pipeline.letter.fields import DOUBT
from thai.digits import has_thai_digit

_OWN, _BOTH = "kasian", "kasian (both)"


@dataclass(frozen=True, slots=True)
class _Compared:
    """A run of digits as it was judged with and without a second reader."""

    own: Judged
    both: Judged

    @property
    def was_sure(self) -> bool:
        return self.own.confidence >= DOUBT

    @property
    def is_put_in_doubt(self) -> bool:
        return self.was_sure and self.both.confidence < DOUBT


def measure(crew: Crew, cases: Sequence[Case], count: int | None) -> None:
    """Print how many sure runs of digits are wrong, and how many of these and of the others are doubted."""
    golds = golds_with_text()[:count]
    _show(crew, "rendered", [(case.path, case.truth, ()) for case in cases])
    if golds:
        _show(crew, "real scans", [(gold.path, gold.truth, gold.faults) for gold in golds])


def _show(crew: Crew, what: str, pages: Sequence[tuple[Path, str, Collection[int]]]) -> None:
    own, both = crew.read([_OWN, _BOTH], [path for path, _, _ in pages]).values()
    runs = [
        run
        for (_, truth, faults), one, other in zip(pages, own, both, strict=True)
        for run in _runs(one, other, truth, faults)
    ]
    rows = [
        (name, *_figures([run for run in runs if has_thai_digit(run.own.text) == thai]))
        for name, thai in _SCRIPTS
    ]
    heads = ("runs of digits", "sure, right", "put in doubt", "sure, wrong", "put in doubt")
    show(f"9. {what}: both readers", heads, rows)
    times = sum(reading.seconds for reading in both) / sum(reading.seconds for reading in own)
    print(f"time of own: 1; of both: {times:.1f}")


_SCRIPTS = (("Thai", True), ("Arabic", False))


def _runs(own: Reading, both: Reading, truth: str, faults: Collection[int]) -> Iterator[_Compared]:
    one, other = (judge(reading.text, reading.spans, truth, faults).runs for reading in (own, both))
    return (_Compared(*pair) for pair in zip(one, other, strict=True))


def _figures(runs: Sequence[_Compared]) -> Iterator[str]:
    for right in (True, False):
        sure = [run for run in runs if run.was_sure and run.own.right == right]
        doubted = sum(run.is_put_in_doubt for run in sure)
        yield str(len(sure))
        yield f"{doubted} = {percent(doubted / len(sure))} %" if sure else "-"
