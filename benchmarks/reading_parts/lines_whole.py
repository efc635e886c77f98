"""Part 5: lines of the rendered letters that the line finder finds whole (บรรทัดที่พบครบถ้วน).

``whole.py`` says how a line is judged.  Beside it are counted found rows that hold ink of no printed line
(parts of the emblem, of a stamp, of dirt), and lines that stand in another place of the reading order than
on the page: as few as must be taken out so that the rest rises.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import get_args

import numpy as np
from PIL import Image

from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.looks import DEGRADED, OTHERS, Look, degrade
from benchmarks.reading_parts.press import DPI
from benchmarks.reading_parts.score import Tally
from benchmarks.reading_parts.series import Sample, series
from benchmarks.reading_parts.table import counted, show
from benchmarks.reading_parts.whole import State, Verdict, judge_lines
from extractors.ocr.lines.finder import find_lines

_FAULTS: tuple[State, ...] = tuple(state for state in get_args(State) if state != "whole")
_SHOWN = 40  # characters of a broken line
_PARTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A page whose lines were judged.

    :param stray: found rows that hold no printed line's ink.
    """

    index: int
    family: str
    look: Look
    verdicts: tuple[Verdict, ...]
    stray: int

    @property
    def out_of_order(self) -> int:
        """Count the lines that stand in another place of the reading order than on the page."""
        return _falling([v.row for v in self.verdicts if v.row is not None])


def judge_sample(sample: Sample) -> list[Judged]:
    """Print a letter, find its lines in each look and judge them."""
    page, judged = sample.printed(), []
    for look in (look for look in sample.looks if look not in OTHERS):
        seen = degrade(page.image, look, sample.face, (sample.seed, sample.index))
        found = find_lines(np.asarray(Image.open(BytesIO(seen.content))), DPI)
        verdicts = judge_lines(page, sample.face, seen.matrix, found)
        rows = {line.row for line in found.lines}
        stray = len(rows) - len({row for verdict in verdicts for row in verdict.rows})
        judged.append(Judged(sample.index, sample.face.family, look, tuple(verdicts), stray))
    return judged


def measure(crew: Crew, seed: int, count: int, *, show_broken: bool) -> None:
    """Judge the letters of a series and print the tables."""
    pages = [page for pages in crew.each(judge_sample, series(seed, count)) for page in pages]
    _show_looks(pages)
    _show_families(pages)
    if show_broken:
        _show_broken(pages)


def _show_looks(pages: Sequence[Judged]) -> None:
    groups: list[tuple[str, tuple[Look, ...]]] = [("clean", ("clean",)), ("degraded", DEGRADED)]
    groups += [(f"  {look}", (look,)) for look in DEGRADED]
    chosen = [(label, [page for page in pages if page.look in looks]) for label, looks in groups]
    rows = [_row(label, some) for label, some in [*chosen, ("all", pages)] if some]
    heads = ("look", "pages", "whole", *_FAULTS, "rows of no line", "out of order")
    show("5. rendered letters: lines found whole (per cent; then how many are not)", heads, rows)


def _row(label: str, pages: Sequence[Judged]) -> tuple[str, ...]:
    states = Counter(verdict.state for page in pages for verdict in page.verdicts)
    stray, turned = sum(page.stray for page in pages), sum(page.out_of_order for page in pages)
    faults = (str(states[fault]) for fault in _FAULTS)
    return label, str(len(pages)), counted(_whole(pages), 2), *faults, str(stray), str(turned)


def _show_families(pages: Sequence[Judged]) -> None:
    families = dict.fromkeys(sorted(page.family for page in pages))
    rows = []
    for family in families:
        own = [page for page in pages if page.family == family]
        clean = [page for page in own if page.look == "clean"]
        degraded = [page for page in own if page.look != "clean"]
        rows.append((family, counted(_whole(clean), 1), counted(_whole(degraded), 1)))
    show("   found whole by family of fonts (per cent)", ("family", "clean", "degraded"), rows)


def _whole(pages: Iterable[Judged]) -> Tally:
    states = [verdict.state for page in pages for verdict in page.verdicts]
    return Tally(states.count("whole"), len(states))


def _show_broken(pages: Sequence[Judged]) -> None:
    print("\n   lines not found whole; boxes of what is lost or foreign, in pixels of the clean page")
    for page in pages:
        for verdict in page.verdicts:
            if verdict.state != "whole":
                where = " ".join(map(str, verdict.parts[:_PARTS_SHOWN]))
                text = verdict.line.text[:_SHOWN]
                print(f"{page.index:03} {page.look:6} {page.family:15} {verdict.state:8} {text!r} {where}")


def _falling(places: Sequence[int]) -> int:
    """Count how many must be taken out so that the rest rises."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(places) - len(ends)
