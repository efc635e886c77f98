"""A process killed between any two durable steps loses nothing and leaves nothing twice (rule 2)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from office_maker import drop, drop_secret, files_in, indexed, make_office, problems, rows_of, take_in

from pipeline.archive import secret_store
from pipeline.durable import hash_file
from pipeline.office.office import Office

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")

HERE = Path(__file__).parent
FILED = ("intent", "copied", "renamed", "committed", "cleared", "removed", "indexed")
HIDDEN = ("intent", "copied", "renamed", "hidden", "committed", "cleared", "removed")
KEPT = ("kept", "explained", "noted")


def _die_after(office: Office, step: str) -> None:
    """Run a batch in a process of its own that is killed after a step."""
    paths = os.pathsep.join((str(HERE.parent), str(HERE), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, str(HERE / "kill_child.py"), str(office.root), step],
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize("step", FILED)
def test_a_letter_is_filed_once_whenever_the_process_dies(tmp_path: Path, step: str) -> None:
    office = make_office(tmp_path)
    sha256 = hash_file(drop(office, "a.txt"))
    _die_after(office, step)
    take_in(office)
    (row,) = rows_of(office)
    assert (row.id, row.sha256) == ("2565-0001", sha256)
    assert files_in(office.archive) == [row.archived.removeprefix("archive/")]
    assert hash_file(office.root / row.archived) == sha256
    assert files_in(office.inbox) == []
    assert indexed(office) == {row.id}
    assert not (office.state / "intent.json").exists()
    problems(office)  # writes a note that the killed process did not come to
    assert problems(office) == []
    assert files_in(office.notes) == ["2565-0001.docx", "2565-0001.md"]


@pytest.mark.parametrize("step", HIDDEN)
def test_a_secret_letter_too(tmp_path: Path, step: str) -> None:
    office = make_office(tmp_path)
    sha256 = hash_file(drop_secret(office))
    _die_after(office, step)
    drop(office, "0.txt")  # may be given the number that the secret letter did not come to have
    take_in(office)
    (secret,) = [row for row in rows_of(office) if row.secret]
    (plain,) = [row for row in rows_of(office) if not row.secret]
    assert secret.sha256 == sha256
    assert files_in(office.secret) == [f"{secret.id}.txt", "secret.db"]
    assert hash_file(office.secret / f"{secret.id}.txt") == sha256
    assert secret_store.get(office, plain.id) is None
    assert files_in(office.inbox) == []
    assert indexed(office) == {plain.id}
    assert problems(office) == []


@pytest.mark.parametrize("step", KEPT)
def test_a_file_that_cannot_be_read_is_kept_once(tmp_path: Path, step: str) -> None:
    office = make_office(tmp_path)
    (office.inbox / "a.pdf").write_bytes(b"%PDF-1.4 broken %%EOF")
    _die_after(office, step)
    take_in(office)
    assert files_in(office.failed) == ["a.pdf", "a.pdf.txt"]
    assert files_in(office.inbox) == []


def test_the_last_copy_is_never_removed(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = drop(office, "a.txt")
    sha256 = hash_file(file)
    _die_after(office, "renamed")
    file.unlink()
    (outcome,) = take_in(office)
    assert (outcome.status, outcome.id) == ("done", "2565-0001")
    (row,) = rows_of(office)
    assert row.sha256 == sha256 == hash_file(office.root / row.archived)
