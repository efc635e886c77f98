"""Run an outside program: a process group of its own, limits of time and memory, a folder to itself.

On Windows there is the limit of time alone; there the program's processes are ended as a tree.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.programs import guard

_SAID = "said.txt"
_MOST_SAID = 100_000


class OutOfTime(Exception):
    """The program did not end in time and was ended, with all that it had started."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use.

    :param memory: bytes of address space of each process.
    :param file_size: bytes of each file that it writes.
    """

    seconds: float
    memory: int
    file_size: int


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended.

    :param said: what it printed, in both streams.
    """

    code: int
    said: str


def run_outside(command: Sequence[str], folder: Path, limits: Limits) -> Ran:
    """Run a program in a folder, which is also its home and the place of its temporary files.

    The program ends when this process does, even by a signal that cannot be caught.

    :raises OutOfTime: it took too long.
    :raises OSError: it cannot be started.
    """
    guarded = [sys.executable, "-I", "-S", guard.__file__, str(folder)]
    guarded += [str(limits.memory), str(limits.file_size), *command]
    said = folder / _SAID
    with said.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - no shell; the command is a program that this package chose
            guarded,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait(limits.seconds)
        except BaseException as error:
            _end_group(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise OutOfTime from None
            raise
        finally:
            if process.stdin:
                process.stdin.close()
    return Ran(code, said.read_bytes()[:_MOST_SAID].decode("utf-8", "replace"))


def _environment(folder: Path) -> dict[str, str]:
    home = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(folder))
    return {**os.environ, **home, "LC_ALL": "C.UTF-8"}


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a program that was not waited for yet, so that its number is still its own."""
    if sys.platform == "win32":
        order = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(order, check=False, capture_output=True)  # noqa: S603 - a command of Windows
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
