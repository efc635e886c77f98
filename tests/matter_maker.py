"""Matters for tests: an office with three people, and the installed command as one of them calls it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from office_maker import drop, make_office, take_in

from cli import kasian
from commands.faults import explain
from pipeline.matter.doing import By
from pipeline.office.office import Office, load_office

KASIAN = Path(sys.executable).parent / "kasian"
ID = "2565-0001"
DAM, CHABA = "นายดำ ใจดี", "นางสาวชบา ใจงาม"
PEOPLE = f"""
chief_name = "นางแดง ทองแท้"
secret_readers = ["{DAM}"]
[[officers]]
name = "{DAM}"
[[officers]]
name = "{CHABA}"
"""


def staffed_office(folder: Path, letters: int = 1) -> Office:
    """Make an office with people, and letters that were taken in."""
    office = make_office(folder)
    settings = office.root / "office.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("chief_name", "secret_readers"))]
    settings.write_text("\n".join(kept) + PEOPLE, encoding="utf-8")
    for number in range(letters):
        drop(office, f"{number}.txt", number="๑๒๓๔๕๖๗๘๙"[number])
    take_in(office)
    return load_office(office.root)


def by(who: str = DAM, at: str = "2022-03-16T08:30:00", *, secret: bool = False) -> By:
    return By(who=who, at=datetime.fromisoformat(at), secret=secret)


def environment(**more: str) -> dict[str, str]:
    ours = ("KASIAN_OFFICE", "KASIAN_USER", "VISUAL", "EDITOR")
    return {**{name: value for name, value in os.environ.items() if name not in ours}, **more}


def call(office: Office, *arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [KASIAN, *map(str, arguments)],
        cwd=office.root,
        env=environment(**env),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def answer(office: Office, *arguments: object, **env: str) -> dict[str, Any]:
    done = call(office, *arguments, "--json", **env)
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def here(office: Office, *arguments: object, **env: str) -> Result:
    """Call a command in this process, which saves its start; its output and, of a known error, its code."""
    unset = dict.fromkeys(("KASIAN_OFFICE", "KASIAN_USER", "VISUAL", "EDITOR"))
    command = [*map(str, arguments), "--office", str(office.root)]
    result = CliRunner().invoke(kasian, command, env={**unset, **env})
    fault = explain(result.exception) if isinstance(result.exception, Exception) else None
    if fault is not None:
        result.exit_code, result.stderr_bytes = fault.code, result.stderr_bytes + fault.reason.encode()
    elif not isinstance(result.exception, SystemExit | None):
        raise result.exception
    return result


def editor(folder: Path, *lines: str) -> str:
    """Make an editor: a shell script that is called with the file, ``$1``."""
    script = folder / f"editor{len(list(folder.glob('editor*')))}.sh"
    script.write_text("\n".join(("#!/bin/sh", "set -e", *lines)) + "\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)
