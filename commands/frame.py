"""What all commands share: exit codes, the office that is meant, JSON on stdout, progress on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
Advance = Callable[[int, int], None]


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    #: at least one file of a batch failed, or ``check`` found something that it could not mend
    FAILED = 1
    #: the command line was wrong
    USAGE = 2
    #: there is no office, or its settings are wrong
    OFFICE = 3
    #: the file that was named cannot be read
    UNREADABLE = 4
    #: there is no letter with this id
    NOT_FOUND = 5
    #: the index cannot answer, or the question is wrong
    SEARCH = 6
    #: another process holds the office
    BUSY = 7
    INTERRUPTED = 130


# By name, so that a plain search need not import the modules of errors that it cannot meet.
_CODES = {
    "OfficeBusy": ExitCode.BUSY,
    "OfficeError": ExitCode.OFFICE,
    "ExtractError": ExitCode.UNREADABLE,
    "NotFound": ExitCode.NOT_FOUND,
    "SearchError": ExitCode.SEARCH,
}


class NotFound(Exception):
    """There is no such letter.

    :param reason: one line of Thai.
    """

    def __init__(self, id_: str) -> None:
        reason = f"ไม่พบหนังสือเลขรับ {id_} โปรดตรวจเลขรับด้วย kasian list"
        super().__init__(reason)
        self.reason = reason


def code_of(error: Exception) -> ExitCode:
    """Give the exit code for a known error."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return next((_CODES[name] for name in names if name in _CODES), ExitCode.FAILED)


def office_option(command: Command) -> Command:
    """Add --office."""
    return click.option(
        "--office",
        "office_dir",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The office folder; else KASIAN_OFFICE, else the nearest office.toml upwards."
        "\n\nโฟลเดอร์ของสำนักงาน",
    )(command)


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        help="Print JSON on stdout.\n\nแสดงผลเป็น JSON",
    )(command)


def print_json(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if isinstance(value, dict) else 1))


@contextmanager
def progress(words: str) -> Iterator[Advance]:
    """Show a bar with rate and time left on a terminal; elsewhere show nothing.

    Gives a function that takes how many are through and how many there are.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
