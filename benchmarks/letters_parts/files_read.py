"""Read files and compare what was read with what is true, on one core or several (อ่านและเปรียบเทียบ)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.letters_parts import lists, notes, singles
from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.marks import Mark
from benchmarks.letters_parts.notes import Note
from extractors import extract
from extractors.base import Ask, ExtractError
from pipeline.letter import read_letter
from pipeline.letter.as_json import show_letter


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read.

    :param group: its figures are counted with those of the same group: ``docx``, ``pdf``, ``scan``, ``real``.
    :param gold: what is true of it.
    """

    path: Path
    group: str
    gold: Json


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file.

    :param error: why it could not be read; empty else.
    """

    task: Task
    seconds: float
    marks: tuple[Mark, ...] = ()
    note: Note | None = None
    error: str = ""


def read_one(task: Task, ask: Ask, *, keep_notes: bool) -> Read:
    """Read a file, compare its fields, check its note."""
    start = time.perf_counter()
    try:
        letter = read_letter(extract(task.path, ocr=ask.ocr, reader=ask.reader).pages)
    except ExtractError as error:
        return Read(task, time.perf_counter() - start, error=error.reason)
    seconds = time.perf_counter() - start
    note = notes.check(letter, keep=keep_notes)
    return Read(task, seconds, tuple(_compared(task.gold, letter.kind, show_letter(letter))), note)


def _compared(gold: Json, kind: str, letter: Json) -> Iterator[Mark]:
    if gold["letter"] is not None:
        yield from singles.compare(gold, kind, letter)
        yield from lists.compare(gold, letter)


def read_all(tasks: list[Task], ask: Ask, *, jobs: int, keep_notes: bool) -> Iterator[Read]:
    """Read files in their order."""
    read = partial(read_one, ask=ask, keep_notes=keep_notes)
    if jobs == 1:
        yield from map(read, tasks)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(read, tasks)
