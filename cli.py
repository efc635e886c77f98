"""The command ``kasian``: parse, call, print, exit code.

A command is imported only when it is called, and imports what is heavy only when it runs: an officer waits
for each of these moments.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from commands.frame import ExitCode, one_line
from commands.log import silence

#: command -> module below ``commands``, in the order of the help text
COMMANDS = {
    "init": "intake",
    "ingest": "intake",
    "watch": "intake",
    "retry": "intake",
    "read": "reading",
    "note": "noting",
    "present": "matters",
    "order": "matters",
    "done": "matters",
    "search": "searching",
    "show": "showing",
    "thread": "threads",
    "list": "finding",
    "due": "owing",
    "set": "correcting",
    "secrecy": "correcting",
    "register": "registering",
    "report": "reporting",
    "reindex": "upkeep",
    "check": "upkeep",
    "status": "upkeep",
}


class Lazy(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"commands.{COMMANDS[name]}"), f"{name}_command")
        return command


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kasian")
def kasian() -> None:
    """Read Thai official letters, draft the note that goes with them, find them again.

    อ่านหนังสือราชการ ร่างบันทึกย่อ และค้นหาหนังสือกลับมาได้
    """


def main() -> None:
    """Run a command; a known error is one line, an unknown one a traceback."""
    _speak_utf8()
    silence()
    try:
        code = kasian.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(ExitCode.INTERRUPTED)
    except SystemExit:  # so click ends when the reader of a pipe, such as ``head``, has what it wants
        sys.exit(ExitCode.DONE)
    except Exception as error:
        from commands.faults import explain

        fault = explain(error)
        if fault is None:
            raise
        click.echo(f"kasian: {one_line(fault.reason)}", err=True)
        _drop_output()
        sys.exit(fault.code)
    sys.exit(code or ExitCode.DONE)


def _drop_output() -> None:
    """Throw away what could not be written: Python would try again at its end, and end with its own code."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Take and give UTF-8, whatever the system's own code: files are named and letters written in Thai."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8":
        # only a new start in UTF-8 mode (PEP 540) changes how the names of files are read
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606  it is us
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  until we end
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.argv[1:] = (
        each if os.path.lexists(each) else each.encode("utf-8", "replace").decode() for each in sys.argv[1:]
    )


if __name__ == "__main__":
    main()
