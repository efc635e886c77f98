"""A process killed between any two durable steps loses nothing and leaves nothing twice (rule 2)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from office_maker import (
    drop,
    drop_secret,
    files_in,
    indexed,
    make_office,
    problems,
    rows_of,
    somebody,
    take_in,
)

from pipeline.archive import secret_store
from pipeline.durable import hash_file
from pipeline.matter.doing import order
from pipeline.office.office import Office, load_office
from pipeline.secrecy import mark_secret, unmark_secret

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")

HERE = Path(__file__).parent
FILED = ("intent", "copied", "renamed", "committed", "cleared", "removed", "indexed")
HIDDEN = ("intent", "copied", "renamed", "hidden", "committed", "cleared", "removed")
MARKED = ("moving", "moved", "hidden", "blanked", "settled")
UNMARKED = ("moving", "moved", "uncovered", "settled")
KEPT = ("kept", "explained", "noted")


def _die_after(office: Office, step: str, *what: str) -> None:
    """Do something in a process of its own that is killed after a step: take the inbox in, else ``what``."""
    paths = os.pathsep.join((str(HERE.parent), str(HERE), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, str(HERE / "kill_child.py"), str(office.root), step, *what],
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


def _with_reader(folder: Path) -> Office:
    office = make_office(folder)
    with (office.root / "office.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[officers]]\nname = "{somebody().who}"\n')
    text = (office.root / "office.toml").read_text(encoding="utf-8")
    text = text.replace("secret_readers = []", f'secret_readers = ["{somebody().who}"]')
    (office.root / "office.toml").write_text(text, encoding="utf-8")
    return load_office(office.root)


def _telling(office: Office) -> list[str]:
    """Give the files outside ``secret`` that tell what the letter is about."""
    word = "เรื่องปกปิด"
    forms = (word.encode(), json.dumps(word)[1:-1].encode())
    files = [name for name in files_in(office.root) if not name.startswith("secret/")]
    return [
        name
        for name in files
        if word in name or any(form in (office.root / name).read_bytes() for form in forms)
    ]


@pytest.mark.parametrize("step", MARKED)
def test_a_letter_is_marked_as_a_whole_or_not_at_all(tmp_path: Path, step: str) -> None:
    office = _with_reader(tmp_path)
    sha256 = hash_file(drop(office, "ปกปิด.txt", subject="เรื่องปกปิด"))
    take_in(office)
    order(office, "2565-0001", somebody(), "มอบเรื่องปกปิด", to=None, due=None)
    _die_after(office, step, "1", "mark")
    take_in(office)
    (row,) = rows_of(office)
    if step in MARKED[:2]:  # nothing was told of it in ``secret`` yet
        assert (row.secret, indexed(office)) == (False, {"2565-0001"})
        assert hash_file(office.root / row.archived) == sha256
        mark_secret(office, "2565-0001", somebody())
    assert [each.secret for each in rows_of(office)] == [True]
    assert indexed(office) == set()
    assert hash_file(office.secret / "2565-0001.txt") == sha256
    assert _telling(office) == []
    assert [one.act.kind for one in secret_store.acts_of(office, "2565-0001")] == ["ordered", "marked"]
    assert files_in(office.secret) == [
        "2565-0001.txt",
        "notes/2565-0001.docx",
        "notes/2565-0001.md",
        "secret.db",
    ]
    assert problems(office) == []


@pytest.mark.parametrize("step", UNMARKED)
def test_a_mark_is_taken_away_as_a_whole_or_not_at_all(tmp_path: Path, step: str) -> None:
    office = _with_reader(tmp_path)
    sha256 = hash_file(drop_secret(office))
    take_in(office)
    reader = replace(somebody(), secret=True)
    order(office, "2565-0001", reader, "มอบเรื่องปกปิด", to=None, due=None)
    _die_after(office, step, "1", "unmark")
    take_in(office)
    (row,) = rows_of(office)
    if step in UNMARKED[:2]:  # its row is as it was
        assert (row.secret, indexed(office)) == (True, set())
        assert hash_file(office.secret / "2565-0001.txt") == sha256
        assert _telling(office) == []
        unmark_secret(office, "2565-0001", reader)
    (row,) = rows_of(office)
    assert (row.secret, indexed(office)) == (False, {"2565-0001"})
    assert hash_file(office.root / row.archived) == sha256
    assert files_in(office.secret) == ["secret.db"]
    assert secret_store.get(office, "2565-0001") is None
    problems(office)  # writes a note that the killed process did not come to
    assert problems(office) == []
    assert files_in(office.notes) == ["2565-0001.docx", "2565-0001.md"]
