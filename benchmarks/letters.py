"""How well letters are read, and how sound their notes are (ความถูกต้องของสาระสำคัญและบันทึกย่อ).

usage: python -m benchmarks.letters [--only made|real] [--made 200] [--as docx,pdf,scan] [--show-wrong]

Made letters come from a seed: letters of all kinds of an invented province, as DOCX, as PDF with a text layer
and as degraded scans.  Real ones are the development letters beside the checkout.  For each field: how many
gold values there are, how many were read right, how many partly (the printed part of a number whose rest is
handwritten; month and year of a date), missed, wrong, wrong with a confidence of 0.8 or more, and how many
were asserted where the page has none.  For deadlines, events, references and other lists: recall and
precision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.letters_parts import notes, tables
from benchmarks.letters_parts.files_read import Read, Task, read_all
from benchmarks.letters_parts.golds import LETTERS, read_golds
from benchmarks.letters_parts.made import FORMS, Form, make_letters
from benchmarks.letters_parts.paper import NoOffice, write_files
from extractors.base import Ask, OcrMode, ReaderChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which letters are read.

    :param only: ``made`` or ``real``; None for both.
    :param sets: of the development letters, such as ``AC``.
    """

    only: str | None
    count: int
    seed: int
    forms: tuple[Form, ...]
    sets: str


def _forms(_ctx: click.Context, _param: click.Parameter, told: str) -> tuple[Form, ...]:
    """Read forms with commas between them."""
    given = told.split(",")
    if unknown := sorted(set(given) - set(FORMS)):
        raise click.BadParameter(f"no such form: {', '.join(unknown)}; there are {', '.join(FORMS)}")
    return tuple(form for form in FORMS if form in given)


def _tasks(wanted: Wanted, folder: Path) -> Iterator[Task]:
    """The letters wanted; the made ones are written into a folder."""
    if wanted.only != "real":
        yield from _made(wanted, folder)
    if wanted.only != "made":
        yield from _real(wanted.sets)


def _made(wanted: Wanted, folder: Path) -> list[Task]:
    try:
        files = write_files(make_letters(wanted.seed, wanted.count), wanted.forms, folder)
    except NoOffice as error:
        raise click.ClickException(str(error)) from None
    return [Task(file.path, file.form, file.gold) for file in files]


def _real(sets: str) -> list[Task]:
    if not LETTERS.is_dir():
        raise click.ClickException("the development letters are not beside this checkout; use --only made")
    return [Task(LETTERS / gold["file"], "real", gold) for gold in read_golds(sets)]


def _show(reads: list[Read], *, show_wrong: bool, note_pages: bool) -> None:
    for group in dict.fromkeys(read.task.group for read in reads):
        of = [read for read in reads if read.task.group == group]
        if show_wrong:
            tables.print_wrong(of)
        tables.print_group(group, of)
    documents = {f"{n:04}": read.note.docx for n, read in enumerate(reads) if read.note} if note_pages else {}
    tables.print_notes(reads, notes.pages(documents) if documents else {})
    tables.print_files(reads)


@click.command()
@click.option("--only", type=click.Choice(["made", "real"]), help="One of the two.")
@click.option("--made", "count", default=24, show_default=True, help="Number of made letters; 200 for all.")
@click.option("--seed", default=1, show_default=True, help="Another seed gives other letters.")
@click.option("--as", "forms", callback=_forms, default="docx", show_default=True, help="docx,pdf,scan")
@click.option("--sets", default="ABCFG", show_default=True, help="Of the development letters, such as AC.")
@click.option("--ocr", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("--reader", type=click.Choice(["own", "tesseract", "both"]), default="own", show_default=True)
@click.option("--jobs", default=0, show_default=True, help="Processes that read; 0 for one a core.")
@click.option("--show-wrong", is_flag=True, help="Print each value that is not right.")
@click.option("--note-pages", is_flag=True, help="Count the pages of the notes; needs LibreOffice.")
def main(
    *,
    only: str | None,
    count: int,
    seed: int,
    forms: tuple[Form, ...],
    sets: str,
    ocr: OcrMode,
    reader: ReaderChoice,
    jobs: int,
    show_wrong: bool,
    note_pages: bool,
) -> None:
    """Print how well made and real letters are read."""
    wanted = Wanted(only=only, count=count, seed=seed, forms=forms, sets=sets)
    with TemporaryDirectory() as folder:
        tasks = [*_tasks(wanted, Path(folder))]
        reads = [
            *read_all(
                tasks, Ask(ocr=ocr, reader=reader), jobs=jobs or cpu_count() or 1, keep_notes=note_pages
            )
        ]
    _show(reads, show_wrong=show_wrong, note_pages=note_pages)


if __name__ == "__main__":
    main()
