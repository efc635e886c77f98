"""How well kasian reads, side by side with other tools in one run (ความถูกต้องของการอ่าน).

usage: python -m benchmarks.reading [--quick] [--seed N] [--count N]
       [--only rendered|real|headers|layers|lines|pairs|time|belief|both] [--show-broken]

1. *rendered*: letters made from a seed in ten families of fonts and both scripts of digits, clean and
   degraded (skew, blur, noise, JPEG, uneven light, ink over print); their truth is exact.
2. *real*: the development letters with full text, OCR forced; each page's figure.
3. *headers*: number, date, subject and speed of real scans that are present in the text.
4. *layers*: PDF text layers of LibreOffice, with private-use marks, of Chromium and of Word.
5. *lines*: how many lines of the rendered letters are found whole, each with all its marks and none of
   another's; ``--show-broken`` lists the others.
6. *pairs*: real letters that are there as DOCX and as PDF: the text of the one against that of the other, by
   its layer and read by OCR.
7. *time*: seconds a page with all cores busy, and peak memory.
8. *belief*: what kasian's confidence is worth on the pages of 1 and 2: a reliability diagram in figures.
9. *both*: of the numbers of which kasian is sure, right and wrong, how many Tesseract puts in doubt.

Raw Tesseract (``tha+eng``, 300 dpi, its own layout) always stands beside kasian, OCRmyPDF where its command
is on the path, and pypdf where there is a text layer.  What needs the development material beside the
checkout is left out where that is not there.
"""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.reading_parts import compared, layers, lines_whole, pairs, real, rendered, timing
from benchmarks.reading_parts.crew import Crew
from benchmarks.reading_parts.faces import installed_faces
from benchmarks.reading_parts.looks import DEGRADED
from benchmarks.reading_parts.readers import READERS

_PARTS = ("rendered", "real", "headers", "layers", "lines", "pairs", "time", "belief", "both")
_COUNT, _QUICK = 24, 6  # letters; each is read clean and degraded
_REAL_QUICK = 2  # letters of a set
_LAYERS, _LAYERS_QUICK = 12, 4
_TIMED, _TIMED_QUICK = 12, 4  # pages
_ROUNDS, _ROUNDS_QUICK = 3, 1


@dataclass(frozen=True, slots=True)
class Run:
    """What is asked of this run."""

    parts: tuple[str, ...]
    seed: int
    count: int
    quick: bool
    jobs: int
    folder: Path
    show_broken: bool


@click.command()
@click.option("--quick", is_flag=True, help="few pages")
@click.option("--only", type=click.Choice(_PARTS), multiple=True, help="one part; may be given again")
@click.option("--seed", default=2568, show_default=True, help="of the rendered letters")
@click.option("--count", type=click.IntRange(1), help=f"rendered letters; {_COUNT}, or {_QUICK} with --quick")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="pages at once")
@click.option("--show-broken", is_flag=True, help="list the lines that are not found whole")
def main(
    only: tuple[str, ...], seed: int, count: int | None, jobs: int, *, quick: bool, show_broken: bool
) -> None:
    """Print one table a part."""
    if not READERS["tesseract"].installed:
        raise click.ClickException("Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-tha")
    if not installed_faces():
        raise click.ClickException("no Thai font is here: apt install fonts-thai-tlwg")
    with TemporaryDirectory() as folder:
        count = count or (_QUICK if quick else _COUNT)
        _measure(Run(only or _PARTS, seed, count, quick, jobs, Path(folder), show_broken))


def _measure(run: Run) -> None:
    print(f"seed {run.seed}, {run.count} letters, {run.jobs} at once")
    rendered_wanted = bool({"rendered", "time", "belief", "both"} & set(run.parts))
    cases = rendered.make_pages(run.seed, run.count, run.folder) if rendered_wanted else []
    with closing(Crew(run.jobs)) as crew:
        if "rendered" in run.parts:
            rendered.measure(crew, cases)
        few = _REAL_QUICK if run.quick else None
        if "real" in run.parts:
            real.measure_text(crew, few)
        if "headers" in run.parts:
            real.measure_headers(crew, few)
        if "layers" in run.parts:
            layers.measure(crew, run.seed, _LAYERS_QUICK if run.quick else _LAYERS, run.folder)
        if "lines" in run.parts:
            lines_whole.measure(crew, run.seed, run.count, show_broken=run.show_broken)
        if "pairs" in run.parts:
            pairs.measure(crew, run.folder)
        if "belief" in run.parts:
            rendered.measure_belief(crew, cases)
            real.measure_belief(crew, few)
        if "both" in run.parts:
            compared.measure(crew, cases, few)
    if "time" in run.parts:
        scans = [case.path for case in cases if case.look in DEGRADED]
        pages, rounds = (_TIMED_QUICK, _ROUNDS_QUICK) if run.quick else (_TIMED, _ROUNDS)
        timing.measure(scans[:pages], run.jobs, rounds)


if __name__ == "__main__":
    main()
