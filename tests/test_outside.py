"""Outside programs: limits, and nothing that lives on."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.programs.outside import Limits, OutOfTime, run_outside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and process groups are of POSIX")

ROOT = Path(__file__).resolve().parents[1]
ROOMY = Limits(seconds=60, memory=4 << 30, file_size=1 << 30)
# a program that starts another one, tells its number, and waits for ever
STARTS_ANOTHER = (
    "import subprocess,sys; p=subprocess.Popen(['sleep','300']); print(p.pid,flush=True); p.wait()"
)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def wait_for_end(process: int) -> None:
    """Wait until a process that is not ours has ended."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        ready, _, _ = select.select([watched], [], [], 30)
        assert ready, "the program lives on"
    finally:
        os.close(watched)


def test_a_program_runs_in_its_folder_and_what_it_says_is_kept(tmp_path: Path) -> None:
    code = (
        "import os, sys, tempfile; print(os.getcwd()); sys.stderr.write(tempfile.gettempdir()); sys.exit(3)"
    )
    ran = run_outside(python(code), tmp_path, ROOMY)
    assert ran.code == 3
    assert sorted(ran.said.split()) == [str(tmp_path)] * 2


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    limits = Limits(seconds=3, memory=4 << 30, file_size=1 << 30)
    with pytest.raises(OutOfTime):
        run_outside(python(STARTS_ANOTHER), tmp_path, limits)
    wait_for_end(int((tmp_path / "said.txt").read_text()))


def test_memory_is_limited(tmp_path: Path) -> None:
    limits = Limits(seconds=60, memory=300 << 20, file_size=1 << 30)
    assert run_outside(python("bytearray(100 << 20)"), tmp_path, limits).code == 0
    ran = run_outside(python("bytearray(400 << 20)"), tmp_path, limits)
    assert ran.code != 0
    assert "MemoryError" in ran.said


def test_the_size_of_files_is_limited(tmp_path: Path) -> None:
    limits = Limits(seconds=60, memory=4 << 30, file_size=1 << 20)
    ran = run_outside(python("open('big','wb').write(bytes(2 << 20))"), tmp_path, limits)
    assert ran.code != 0
    assert (tmp_path / "big").stat().st_size <= 1 << 20


def test_a_program_does_not_outlive_a_caller_that_is_killed(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "work", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    program = python(
        STARTS_ANOTHER.replace("print(p.pid,flush=True)", f"open({str(pipe)!r},'w').write(str(p.pid))")
    )
    caller = (
        "from pathlib import Path; from extractors.programs.outside import Limits, run_outside;"
        f"run_outside({program!r}, Path({str(folder)!r}), Limits(300.0, 4 << 30, 1 << 30))"
    )
    process = subprocess.Popen(python(caller), cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    number = int(pipe.read_text())  # waits until the program runs
    guard = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
    process.kill()
    process.wait()
    wait_for_end(number)
    wait_for_end(guard)
    assert not folder.exists()
