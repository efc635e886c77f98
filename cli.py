"""The command ``kasian``: parse, call, print, exit code.

A command is imported only when it is called, and imports what is heavy only when it runs: an officer waits
for each of these moments.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from commands.frame import ExitCode, code_of

#: command -> module below ``commands``, in the order of the help text
COMMANDS = {
    "init": "intake",
    "ingest": "intake",
    "watch": "intake",
    "retry": "intake",
    "read": "reading",
    "note": "reading",
    "search": "finding",
    "show": "finding",
    "list": "finding",
    "due": "finding",
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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = kasian.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.DONE)
    except Exception as error:
        reason = getattr(error, "reason", None)
        if not isinstance(reason, str):
            raise
        click.echo(f"kasian: {reason}", err=True)
        sys.exit(code_of(error))
    sys.exit(code or ExitCode.DONE)


if __name__ == "__main__":
    main()
