"""How well the sentences of a note are chosen (ความตรงของประโยคที่เลือกกับบทสรุปที่คนเขียน).

usage: python -m benchmarks.summaries [--each]

For 20 development letters whose summaries were written by hand: each way to choose takes sentences of the
body until it has as many characters as the summary.  Precision, recall and F1 count characters of the
summary's passages; ``words`` is the F1 of content words, as ROUGE-1 counts them; ``found`` says of how many
passages at least half was chosen.  ``leave one out`` ranks each letter with the weights that are best for the
other 19.  ``best possible`` knows the summary: the sentences are cut no finer.  ``the whole note`` is what
stands in the sections of the drafted note, where also fields, quotations and the purpose have their room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean

import click

from benchmarks.summaries_by_hand import ByHand, Place, places_in, summaries_by_hand
from extractors import extract
from extractors.base import Page
from pipeline.letter import read_letter
from pipeline.letter.fields import Letter
from pipeline.memo import draft
from pipeline.memo.centrality import content_words
from pipeline.memo.evidence import LETTER
from pipeline.memo.facts import Unit, units
from pipeline.memo.model import Evidence
from pipeline.memo.ranking import CENTRE, CUE, PLACE, features
from pipeline.office.settings import Settings

LETTERS = Path(__file__).resolve().parents[2] / "shared" / "dev_letters"
#: the summaries are of the first pages
PAGES = (1, 2)
_OFFICE = Settings(name="สำนักงานตัวอย่าง", chief="หัวหน้าสำนักงาน")

Weights = tuple[float, float, float]
#: what leaving one out chooses from
GRID: tuple[Weights, ...] = tuple(
    one for one in product((0, 1, 2, 4, 8), (0, 1, 2), (0, 1, 2, 4)) if any(one)
)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter as it was read, and where its summary stands in the reading."""

    file: str
    pages: tuple[Page, ...]
    letter: Letter
    body: list[Unit]
    passages: list[set[Place]]

    @property
    def wanted(self) -> set[Place]:
        """All characters of the summary."""
        return set().union(*self.passages)


@dataclass(frozen=True, slots=True)
class Score:
    """How a choice agrees with the summary, from 0 to 1; ``found`` of ``passages``."""

    precision: float
    recall: float
    words: float
    found: int
    passages: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _f1(self.precision, self.recall)


def read_case(summary: ByHand) -> Case:
    """Read one letter.

    :raises ValueError: the file is not the one that was summed up.
    """
    path = LETTERS / summary.file
    if not summary.is_of(path):
        raise ValueError(f"{summary.file} is not the file that was summed up")
    pages = extract(path, pages=PAGES).pages
    letter = read_letter(pages)
    return Case(summary.file, pages, letter, units(letter), places_in(summary, pages))


def places_of(evidence: Sequence[Evidence]) -> set[Place]:
    """Give the characters that evidence of the letter's own text points to, white space left out."""
    own = [one for one in evidence if one.source == LETTER and one.layer is None]
    return {
        (one.page or 0, (one.start or 0) + at)
        for one in own
        for at, char in enumerate(one.quote)
        if not char.isspace()
    }


def taken(order: Sequence[Unit], room: int) -> set[Place]:
    """Take sentences in an order while at least half of the next one has room."""
    chosen: set[Place] = set()
    for unit in order:
        places = places_of(unit.piece.evidence)
        if not chosen or len(chosen) + len(places) / 2 <= room:
            chosen |= places
    return chosen


def score(case: Case, chosen: set[Place]) -> Score:
    """Hold a choice against the summary."""
    wanted = case.wanted
    both = len(chosen & wanted)
    mine, theirs = (_words(case.pages, places) for places in (chosen, wanted))
    shared = (mine & theirs).total()
    return Score(
        precision=both / max(1, len(chosen)),
        recall=both / max(1, len(wanted)),
        words=_f1(shared / max(1, mine.total()), shared / max(1, theirs.total())),
        found=sum(len(passage & chosen) * 2 >= len(passage) for passage in case.passages),
        passages=len(case.passages),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _words(pages: tuple[Page, ...], places: set[Place]) -> Counter[str]:
    text = {page.number: page.text for page in pages}
    ordered = sorted(places)
    gaps = [" " if ordered[i - 1 : i] != [(page, at - 1)] else "" for i, (page, at) in enumerate(ordered)]
    return content_words("".join(gap + text[page][at] for gap, (page, at) in zip(gaps, ordered, strict=True)))


def ranked(case: Case, weights: Weights) -> set[Place]:
    """Choose by place, cues and centrality in these weights."""
    found = features([one.piece.text for one in case.body], [one.earlier for one in case.body])
    ranks = [sum(w * value for w, value in zip(weights, one, strict=True)) for one in found]
    order = sorted(range(len(ranks)), key=lambda at: -ranks[at])
    return taken([case.body[at] for at in order], len(case.wanted))


def left_one_out(cases: list[Case]) -> list[Score]:
    """Choose in each letter with the weights that are best for all the others."""
    scores = {weights: [score(case, ranked(case, weights)) for case in cases] for weights in GRID}

    def best_without(left_out: int) -> Weights:
        return max(GRID, key=lambda one: sum(s.f1 for i, s in enumerate(scores[one]) if i != left_out))

    return [scores[best_without(at)][at] for at in range(len(cases))]


def possible(case: Case) -> set[Place]:
    """Choose the sentences of which most stands in the summary."""

    def share(unit: Unit) -> float:
        places = places_of(unit.piece.evidence)
        return len(places & case.wanted) / max(1, len(places))

    return taken(sorted(case.body, key=share, reverse=True), len(case.wanted))


def in_note(case: Case) -> set[Place]:
    """Give what of the letter stands in the drafted note."""
    sections = draft(case.letter, _OFFICE).sections
    return places_of([proof for part in sections for one in part.sentences for proof in one.evidence])


def rows(cases: list[Case]) -> Iterator[tuple[str, list[Score]]]:
    """Give a name and the scores of all letters for each way to choose."""
    yield "first sentences", [score(case, taken(case.body, len(case.wanted))) for case in cases]
    alone: tuple[tuple[str, Weights], ...] = (
        ("place", (1, 0, 0)),
        ("cues", (0, 1, 0)),
        ("centrality", (0, 0, 1)),
    )
    for name, weights in (*alone, ("all three", (PLACE, CUE, CENTRE))):
        yield name, [score(case, ranked(case, weights)) for case in cases]
    yield "leave one out", left_one_out(cases)
    yield "best possible", [score(case, possible(case)) for case in cases]
    yield "the whole note", [score(case, in_note(case)) for case in cases]


def print_row(name: str, scores: Sequence[Score]) -> None:
    """Print the means of one way to choose."""
    means = [fmean(getattr(one, key) for one in scores) for key in ("precision", "recall", "f1", "words")]
    found = f"{sum(one.found for one in scores)}/{sum(one.passages for one in scores)}"
    print(f"{name:22}", *(f"{mean:10.3f}" for mean in means), f"{found:>8}")


@click.command()
@click.option("--each", is_flag=True, help="each letter too")
@click.option("--processes", default=1, help="letters read at the same time")
def main(processes: int, *, each: bool) -> None:
    """Print how each way to choose agrees with the summaries written by hand."""
    if not LETTERS.is_dir():
        raise click.ClickException("the development letters are not beside this checkout")
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        cases = list(pool.map(read_case, summaries_by_hand()))
    print(f"{'':22}", *(f"{head:>10}" for head in ("precision", "recall", "F1", "words")), f"{'found':>8}")
    for name, scores in rows(cases):
        print_row(name, scores)
        for case, one in zip(cases, scores, strict=True) if each else ():
            print_row(f"  {case.file}", [one])


if __name__ == "__main__":
    main()
