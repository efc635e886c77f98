"""What all commands share: exit codes, the office that is meant, JSON on stdout, progress on a terminal."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.office.office import Office

Command = TypeVar("Command", bound=Callable[..., Any])
Advance = Callable[[int, int], None]


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    #: at least one file of a batch failed, or ``check`` found something that it could not mend
    FAILED = 1
    #: the command line was wrong
    USAGE = 2
    #: there is no office, or its folder, settings or register cannot be used
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


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class NotFound(Exception):
    """There is no such letter; it says so in one line of Thai."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"ไม่พบหนังสือเลขรับ {id_} โปรดตรวจเลขรับด้วย kasian list")


class NoNote(Exception):
    """The letter is there, but its note could not be drafted; it says so in one line of Thai."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"หนังสือเลขรับ {id_} ยังร่างบันทึกไม่ได้ โปรดสั่ง kasian retry {id_}")


def the_office(given: Path | None) -> Office:
    """Find the office that is meant, and begin its log.

    :raises OfficeError: there is none, or its settings are wrong.
    """
    from commands.log import log_to
    from pipeline.office.office import find_office

    office = find_office(given)
    log_to(office.logs)
    return office


def one_line(name: str) -> str:
    """Show a file name on one line: it may hold line breaks, and what steers a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)


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


def as_option(command: Command) -> Command:
    """Add --as."""
    return click.option(
        "--as",
        "named",
        metavar="NAME",
        help="Who acts: a part of the name; else KASIAN_USER, else the login in office.toml."
        "\n\nผู้ทำรายการ ระบุบางส่วนของชื่อได้",
    )(command)


def secret_option(command: Command) -> Command:
    """Add --secret."""
    return click.option(
        "--secret",
        is_flag=True,
        help="A letter with a mark of secrecy is meant; for those named in secret_readers."
        "\n\nหมายถึงหนังสือลับ เฉพาะผู้มีชื่อใน secret_readers ของ office.toml",
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

    rate = TextColumn("{task.fields[rate]}")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        rate,
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=None, rate="")

        def advance(done: int, total: int) -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.0f}/s" if speed else "")

        yield advance


def write_new(target: Path, content: bytes, option: str) -> None:
    """Write a file that is not there yet.

    :param option: the one that named it, for the message.
    :raises click.BadParameter: it is there already, or cannot be written.
    """
    from pipeline.durable import create_durably

    try:
        create_durably(target, content)
    except FileExistsError:
        told = f"{target} is there already; nothing was written (มีไฟล์ชื่อนี้อยู่แล้ว จึงไม่เขียนทับ โปรดระบุชื่ออื่น)"
        raise click.BadParameter(told, param_hint=option) from None
    except OSError as error:
        told = f"cannot write {target} (เขียนไฟล์ไม่ได้): {error.strerror or error}"
        raise click.BadParameter(told, param_hint=option) from None
