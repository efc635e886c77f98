"""How many fields of real letters are read right (ความถูกต้องของสาระสำคัญ).

usage: python -m benchmarks.letters [--ocr auto|always|never] [--sets ACF] [--show-wrong]

Reads the development letters beside the checkout and compares each field with its gold.  For each field: how
many gold values there are, how many were read right, how many partly (the printed part of a number whose rest
is handwritten; month and year of a date), how many were given wrong, how many wrong ones with confidence of
0.8 or more, and how many were asserted where the page has none.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

import click

from extractors import extract
from extractors.base import ExtractError
from pipeline.letter import read_letter
from pipeline.letter.as_json import show_letter
from thai.fold import fold

LETTERS = Path(__file__).resolve().parents[2] / "shared" / "dev_letters"
TEXT_FIELDS = ("subject", "to", "sender", "speed", "secrecy", "signatory", "position", "owner", "phone")
FIELDS = ("kind", "number", "date", *TEXT_FIELDS)
CONFIDENT = 0.8

Json = dict[str, Any]
Verdict = Literal["right", "partly", "wrong", "confident", "missed", "asserted", "blank"]
FAULTS: tuple[Verdict, ...] = ("wrong", "confident", "asserted", "missed")


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file."""

    file: str
    letter: Json | None
    kind: str
    seconds: float
    error: str = ""


def read_one(file: str, ocr: Literal["auto", "always", "never"]) -> Read:
    """Read one development letter."""
    start = time.perf_counter()
    try:
        letter = read_letter(extract(LETTERS / file, ocr=ocr).pages)
    except ExtractError as error:
        return Read(file, None, "failed", time.perf_counter() - start, error.reason)
    return Read(file, show_letter(letter), letter.kind, time.perf_counter() - start)


def bare(value: str) -> str:
    """Make values comparable: folded, without spaces and punctuation."""
    return "".join(char for char in fold(value) if char.isalnum() or "ก" <= char <= "๎")


def judge(field: str, gold: Json | None, read: Json | None) -> Verdict:
    """Compare one field."""
    if gold is None:
        return "blank" if read is None else "asserted"
    if read is None:
        return "missed"
    wanted = {bare(text) for text in (gold["value"], *gold.get("alt", ()))}
    given = bare(read["value"])
    if given in wanted:
        return "right"
    if read.get("partial") and any(want.startswith(given) for want in wanted) and field in ("number", "date"):
        return "partly"
    return "confident" if read["confidence"] >= CONFIDENT else "wrong"


def score(gold: Json, read: Read) -> dict[str, Verdict]:
    """Compare all fields that the gold's writer was sure of; nothing where the file is no letter."""
    if read.letter is None or gold["letter"] is None:
        return {}
    verdicts: dict[str, Verdict] = {"kind": "right" if gold["kind"] == read.kind else "confident"}
    for field in ("number", "date", *TEXT_FIELDS):
        if field not in gold["not_scored"]:
            verdicts[field] = judge(field, gold["letter"].get(field), read.letter.get(field))
    return verdicts


def value_of(field: str, kind: str, letter: Json | None) -> str | None:
    """Give what a letter, read or gold, says in one field."""
    if field == "kind":
        return kind
    found = (letter or {}).get(field)
    return found["value"] if found else None


def print_table(counts: dict[str, Counter[str]]) -> None:
    """Print one line a field."""
    heads = ("gold", "right", "partly", "missed", "wrong", ">=0.8", "asserted")
    print(f"{'field':10}", *(f"{head:>8}" for head in heads))
    for field in FIELDS:
        c = counts[field]
        gold = sum(c[name] for name in ("right", "partly", "wrong", "confident", "missed"))
        wrong = c["wrong"] + c["confident"]
        row = (gold, c["right"], c["partly"], c["missed"], wrong, c["confident"])
        print(f"{field:10}", *(f"{n:8}" for n in row), f"{c['asserted']:5}/{c['asserted'] + c['blank']}")


def print_files(reads: list[Read]) -> None:
    """Print how the reading went, and each file that could not be read."""
    ended = Counter("failed" if read.letter is None else "read" for read in reads)
    print(f"files: {dict(ended)}; {sum(read.seconds for read in reads):.0f} s of one core")
    for read in reads:
        if read.error:
            print(f"failed: {read.file}: {read.error}")


@click.command()
@click.option("--ocr", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--sets", default="ABCFG", help="letters of the sets, such as AC")
@click.option("--show-wrong", is_flag=True)
def main(ocr: Literal["auto", "always", "never"], sets: str, *, show_wrong: bool) -> None:
    """Print the table of field accuracy over the development letters."""
    if not LETTERS.is_dir():
        raise click.ClickException("the development letters are not beside this checkout")
    golds = [json.loads(line) for line in (LETTERS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    golds = [gold for gold in golds if gold["file"][0] in sets]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        reads = list(pool.map(read_one, [gold["file"] for gold in golds], [ocr] * len(golds)))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, read in zip(golds, reads, strict=True):
        for field, verdict in score(gold, read).items():
            counts[field][verdict] += 1
            if show_wrong and verdict in FAULTS:
                wanted = value_of(field, gold["kind"], gold["letter"])
                given = value_of(field, read.kind, read.letter)
                print(f"{verdict:9} {read.file:20} {field}: {wanted!r} <- {given!r}")
    print_table(counts)
    print_files(reads)


if __name__ == "__main__":
    main()
