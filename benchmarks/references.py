"""How well citations are resolved to letters of the office (การค้นหาหนังสือที่อ้างถึง).

usage: python -m benchmarks.references [--made 120] [--seeds 1,2,3] [--show-wrong]

The made letters of ``benchmarks.letters`` cite letters.  An office gets these, and for each some that are
easily taken for it: the same number in other years (one on the same day), numbers beside it (of the same day
and of near ones), the same running number of another agency.  Texts are damaged as OCR damages them: 2 % of
the marks are lost, 3 % of the digits taken for others; first in the citing letters alone, then in those that
they mean, too.  In the last two tables those are absent: each letter that is found there is a wrong one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click
from rapidfuzz import fuzz, process

from benchmarks.letters_parts.cited import Known, known_letters, page_of, read_known
from benchmarks.letters_parts.damage import damaged
from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.golds import LETTERS, read_golds
from benchmarks.letters_parts.made import MadeLetter, make_letters
from benchmarks.letters_parts.paper import write_files
from benchmarks.reading_parts.table import percent, show
from extractors import extract
from extractors.base import Extracted, Page
from pipeline.archive.content import Understood, content_of
from pipeline.catalogue import writing
from pipeline.catalogue.database import Catalogue, open_to_write
from pipeline.catalogue.rows import Fields, Filing
from pipeline.letter import read_letter
from pipeline.letter.fields import Letter
from pipeline.letter.numbers import cited_number
from pipeline.matter.linking import resolve_references
from pipeline.office.template import init_office
from thai.dates import find_dates
from thai.letter_number import number_key

_CITATIONS = "the citations are damaged"
_BOTH = "the citations and the letters are damaged"
_BOTH_ABSENT = "as before, and the letters that are meant are absent"
_ABSENT = "the citations are damaged, and the letters that are meant are absent"
_ALIKE = 50.0
_ON_THE_WAY = 3


@dataclass(frozen=True, slots=True)
class Citing:
    """A made letter with its citations.

    :param first: the number of its first citation among those of all letters.
    """

    letter: Letter
    golds: list[Json]
    first: int
    received: date


def _texts(letters: list[MadeLetter]) -> list[tuple[Page, ...]]:
    with TemporaryDirectory() as folder:
        return [extract(file.path).pages for file in write_files(letters, ["docx"], Path(folder))]


def _citing(letters: list[MadeLetter], texts: list[tuple[Page, ...]], chance: Random) -> list[Citing]:
    found, first = [], 0
    for letter, pages in zip(letters, texts, strict=True):
        golds = letter.truth["letter"]["references"]
        read = read_letter(tuple(page_of(damaged(page.text, chance), page.number) for page in pages))
        latest = max(date.fromisoformat(gold["date"]) for gold in golds)
        dated = (letter.truth["letter"].get("date") or {}).get("value", "")
        received = (
            date.fromisoformat(dated) if len(dated) == len("2022-03-14") else latest + timedelta(days=10)
        )
        found.append(Citing(read, golds, first, received + timedelta(days=_ON_THE_WAY)))
        first += len(golds)
    return found


def _fill(
    catalogue: Catalogue, known: list[Known], chance: Random, *, damage: bool
) -> dict[str, tuple[Known, Fields]]:
    """File letters in an office; gives them, and what was read of them, by register number."""
    by_id = {}
    for nth, one in enumerate(known, 1):
        id_ = f"{one.dated.year + 543}-{nth:05}"
        letter = read_known(one, chance, damage=damage)
        received = datetime.combine(one.dated + timedelta(days=_ON_THE_WAY), datetime.min.time())
        content = content_of(Understood(Extracted(()), letter, None), received.date())
        filing = Filing(
            id=id_,
            sha256=id_,
            original_path="",
            archived=id_,
            received_at=received.isoformat(),
            secret=False,
        )
        writing.add(catalogue, filing, content)
        by_id[id_] = one, content.fields
    return by_id


def _judged(
    catalogue: Catalogue, citing: list[Citing], by_id: dict[str, tuple[Known, Fields]]
) -> Iterator[tuple[str, str]]:
    """Give for each citation whether it was resolved right, wrong, or not and why; and its words."""
    read = {known.meant: fields for known, fields in by_id.values() if known.meant is not None}
    for one in citing:
        resolved = resolve_references(catalogue, one.letter, one.received)
        left = dict(enumerate(reference.value for reference in one.letter.references))
        for nth, gold in enumerate(one.golds):
            match = process.extractOne(gold["value"], left, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if match is None:
                yield "not read", gold["value"]
                continue
            left.pop(match[2])
            answer = resolved[match[2]]
            told = f"{gold['value']} | {match[0]} | {answer} | {read.get(one.first + nth)}"
            if answer.id is None:
                yield answer.reason, told
            else:
                right = by_id[answer.id][0].meant == one.first + nth
                yield ("right" if right else "wrong"), f"{told} | {by_id[answer.id]}"
        for spare, words in left.items():
            if resolved[spare].id:
                yield "wrong", words


def _run(seed: int, count: int) -> dict[str, list[tuple[str, str]]]:
    letters = [one for one in make_letters(seed, count) if one.truth["letter"].get("references")]
    chance = Random(seed)  # noqa: S311 - letters, not secrets
    citing = _citing(letters, _texts(letters), chance)
    golds = [gold for one in citing for gold in one.golds]
    about = [
        (letter.truth["letter"].get("subject") or {}).get("value", "")
        for letter in letters
        for _ in letter.truth["letter"]["references"]
    ]
    known = list(_possible(list(known_letters(golds, about, chance))))
    decoys = [one for one in known if one.meant is None]
    offices = (
        (_CITATIONS, known, False),
        (_BOTH, known, True),
        (_BOTH_ABSENT, decoys, True),
        (_ABSENT, decoys, False),
    )
    return {name: _judge_in(some, citing, chance, damage=damage) for name, some, damage in offices}


def _possible(known: list[Known]) -> Iterator[Known]:
    """Leave out what is taken for no other letter but bears the very number and day of one that is meant."""
    meant = {(str(number_key(one.number)), one.dated) for one in known if one.meant is not None}
    for one in known:
        if one.meant is not None or (str(number_key(one.number)), one.dated) not in meant:
            yield one


def _judge_in(
    known: list[Known], citing: list[Citing], chance: Random, *, damage: bool
) -> list[tuple[str, str]]:
    """Resolve the citations in an office that has these letters."""
    with TemporaryDirectory() as folder:
        office = init_office(Path(folder) / "office")
        with open_to_write(office) as catalogue:
            by_id = _fill(catalogue, known, chance, damage=damage)
            return list(_judged(catalogue, citing, by_id))


_NOT_FOUND = ("doubtful", "several", "absent", "not read")
_HEADS = ("seed", "cited", "right", "right %", "wrong", *_NOT_FOUND)


def _row(name: str, outcomes: list[tuple[str, str]]) -> tuple[str, ...]:
    counts = Counter(outcome for outcome, _ in outcomes)
    others = (str(counts[reason]) for reason in ("wrong", *_NOT_FOUND))
    return (name, str(len(outcomes)), str(counts["right"]), percent(counts["right"] / len(outcomes)), *others)


def _real() -> None:
    """Count the references of the development letters whose number and day are read right."""
    if not LETTERS.is_dir():
        print("the development letters are not beside this checkout")
        return
    right = total = 0
    for gold in read_golds("ABCFG"):
        wanted = [_told(one["value"]) for one in (gold["letter"] or {}).get("references") or ()]
        if wanted:
            read = {
                _told(each.value) for each in read_letter(extract(LETTERS / gold["file"]).pages).references
            }
            total, right = total + len(wanted), right + sum(one in read for one in wanted)
    print(f"references of the development letters, number and day read right: {right} of {total}")


def _told(words: str) -> tuple[str, str]:
    """Give number and day of a citation."""
    number, days = cited_number(words), find_dates(words)
    return "".join(number.value.split()) if number else "", (days[-1].value or "") if days else ""


@click.command()
@click.option("--made", "count", default=120, show_default=True, help="Number of made letters a seed.")
@click.option("--seeds", default="1,2,3", show_default=True, help="Each gives other letters.")
@click.option("--real", is_flag=True, help="Read the references of the development letters, too.")
@click.option("--show-wrong", is_flag=True, help="Print each citation that was not resolved right.")
def main(*, count: int, seeds: str, real: bool, show_wrong: bool) -> None:
    """Print how many citations were resolved to the right letter, and how many to a wrong one."""
    runs = {seed: _run(int(seed), count) for seed in seeds.split(",")}
    for name in (_CITATIONS, _BOTH, _BOTH_ABSENT, _ABSENT):
        every = [one for run in runs.values() for one in run[name]]
        rows = [*(_row(seed, run[name]) for seed, run in runs.items()), _row("all", every)]
        show(name, _HEADS, rows)
        if show_wrong:
            expected = set(("right",) if name in (_CITATIONS, _BOTH) else _NOT_FOUND)
            print(*(f"  {outcome}: {told}" for outcome, told in every if outcome not in expected), sep="\n")
    if real:
        _real()


if __name__ == "__main__":
    main()
