"""``python -m training``: fetch-fonts, train, score, export; statistics, weigh, fit-hand, fit-words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from training.fetch import fetch_fonts as fetch
from training.places import CHECKPOINT, RUNS, STATE

if TYPE_CHECKING:
    from training.checkpoint import Run


@click.group()
def main() -> None:
    """Make the line recogniser (ฝึกตัวอ่านบรรทัด)."""


@main.command("fetch-fonts")
def fetch_fonts() -> None:
    """Fetch openly licensed Thai fonts with npm."""
    click.echo(f"{fetch()} font files")


@main.command()
@click.option(
    "--steps", type=click.IntRange(1), required=True, help="Stop at this step, counted from the first."
)
@click.option("--plan", type=click.IntRange(1), help="Steps of the whole plan (default: --steps).")
@click.option("--seed", type=int, default=20_260, show_default=True)
@click.option("--resume", is_flag=True, help="Go on from the checkpoint, or from state.pt.")
@click.option("--threads", type=click.IntRange(1), default=1, show_default=True)
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that make lines."
)
@click.option("--half", is_flag=True, help="Reckon in bfloat16: faster where the processor has AMX.")
def train(
    *, steps: int, plan: int | None, seed: int, resume: bool, threads: int, workers: int, half: bool
) -> None:
    """Train up to a step; a signal to end (SIGTERM) leaves a checkpoint."""
    from training.checkpoint import new_run
    from training.learning import DECAY, RATE, Machine, learn

    run = _last_run() if resume else new_run(seed, plan or steps, RATE, DECAY)
    if resume and plan:
        run.plan = plan
    learn(run, steps, Machine(threads, workers, half))
    click.echo(f"stopped at step {run.step} of {run.plan}")


@main.command()
def score() -> None:
    """Read the validation sets with the weights of the checkpoint."""
    from training.validation import validate

    run = _last_run()
    click.echo(json.dumps({"step": run.step, **validate(run.mean)}, indent=1))


@main.command()
@click.option("--into", type=click.Path(path_type=Path), default=RUNS / "export", help="Folder to write to.")
def export(*, into: Path) -> None:
    """Write the model for onnxruntime, its alphabet, and a small state to go on from."""
    from training.export import export as write

    run = _last_run()
    click.echo(f"step {run.step}: {write(run, into)}")


@main.command()
def statistics() -> None:
    """Count the characters of the texts to learn from, for the recogniser's context."""
    from extractors.ocr.recogniser.in_context.ngrams import FILE
    from training.corpus import read_corpus
    from training.ngrams import write_statistics

    click.echo(f"{FILE}: {write_statistics(read_corpus('seen').texts, FILE)} bytes")


@main.command()
@click.option(
    "--lines", type=click.IntRange(1), default=1500, show_default=True, help="Worn lines to try on."
)
def weigh(*, lines: int) -> None:
    """Find how much context counts against the picture; again after each new model or new statistics."""
    from extractors.ocr.recogniser.in_context.decoding import WEIGHTS
    from extractors.ocr.recogniser.in_context.ngrams import ngrams
    from training.weighing import find_weights

    click.echo(f"{WEIGHTS}: {find_weights(WEIGHTS, lines, ngrams())}")


@main.command("fit-hand")
@click.option("--sheets", type=click.IntRange(1), default=200, show_default=True, help="Made sheets.")
@click.option("--seed", type=int, default=7, show_default=True)
def fit_hand(*, sheets: int, seed: int) -> None:
    """Fit what tells handwriting from print; to be done anew for new weights of the recogniser."""
    from training.by_hand.examples import of_letters, of_sheets
    from training.by_hand.fit import report, write

    examples = [*of_letters(), *of_sheets(sheets, seed)]
    for line in report(examples):
        click.echo(line)
    write(examples)


@main.command()
def calibrate() -> None:
    """Fit how sure the recogniser may be to its weights (some minutes)."""
    from training.calibrate import calibrate as fit

    fit(click.echo)


@main.command("fit-words")
def fit_words() -> None:
    """Fit how much surer a known word is than others; the figures stand in pipeline/letter/sureness."""
    from training.field_words import fit_words as fit

    fit(click.echo)


def _last_run() -> Run:
    """Read the checkpoint, or where there is none the small state that came with the code."""
    from training.checkpoint import load
    from training.learning import DECAY, RATE

    path = CHECKPOINT if CHECKPOINT.is_file() else STATE
    if not path.is_file():
        raise click.ClickException(f"no checkpoint {CHECKPOINT} and no state {STATE}: train first")
    return load(path, RATE, DECAY)


if __name__ == "__main__":
    main()
