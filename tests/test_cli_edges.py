"""The installed command where things go wrong: one line of Thai and an exit code, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import get_args

import click
import pytest
from office_maker import LETTER, drop, files_in, make_office, take_in
from PIL import Image

from commands.finding import list_command
from commands.tables import STATES
from pipeline.archive.names import buddhist_year
from pipeline.letter.fields import Kind
from pipeline.office.office import Office
from pipeline.searching.building import hold_build

KASIAN = Path(sys.executable).parent / "kasian"


def call(office: Path, *arguments: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [KASIAN, *map(str, arguments)],
        cwd=office,
        env={**{name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"}, **env},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


def told(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """Give the one line that a known error is."""
    assert (done.returncode, done.stdout) == (code, b""), done.stderr
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("kasian: ")
    assert any("ก" <= char <= "ฮ" for char in line)
    return line


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = make_office(tmp_path_factory.mktemp("edges"))
    drop(office, "a.txt")
    take_in(office)
    return office


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "คำ", "--offset", "-3"),
        ("search", "คำ", "--limit", "-1"),
        ("search", "คำ", "--limit", "99999999999999999999"),
        ("list", "--since", "เมื่อวาน"),
        ("list", "--until", "2026-02-30"),
        ("list", "--kind", "จดหมาย"),
        ("list", "--state", "lost"),
        ("read", "office.toml", "--pages", "0"),
        ("read", "office.toml", "--pages", "3-1"),
        ("note", "office.toml", "--docx", "missing/note.docx"),
        ("note", "office.toml", "--docx", "inbox"),
        ("retry",),
        ("show", "2565-0001", "--page", "0"),
        ("show", "2565-0001", "--page", "2"),
    ],
)
def test_a_wrong_option_is_a_wrong_command_line(office: Office, arguments: tuple[str, ...]) -> None:
    done = call(office.root, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Error: " in done.stderr


def test_the_kinds_and_states_that_may_be_asked_for_are_those_that_there_are() -> None:
    choices = {option.name: option.type for option in list_command.params}
    for name, known in (("kind", get_args(Kind)), ("state", tuple(STATES))):
        asked = choices[name]
        assert isinstance(asked, click.Choice)
        assert tuple(asked.choices) == known


def test_days_are_taken_in_both_eras(office: Office) -> None:
    for since, count in (("2022-03-15", 1), ("2565-03-15", 1), ("2565-03-16", 0)):
        letters = json.loads(call(office.root, "list", "--since", since, "--json").stdout)["letters"]
        assert len(letters) == count


@pytest.mark.parametrize("command", [("search", "คำ"), ("list",), ("ingest",)])
def test_a_folder_that_is_no_office_is_said_to_be_none(tmp_path: Path, command: tuple[str, ...]) -> None:
    for given in (tmp_path / "missing", tmp_path):
        assert "kasian init" in told(call(tmp_path, *command, "--office", given), 3)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_not_found(office: Office) -> None:
    for command in ("show", "note", "retry"):
        assert "2565-0999" in told(call(office.root, command, "2565-0999"), 5)


def test_an_argument_in_another_code_is_one_that_is_not_there(office: Office) -> None:
    raw = os.fsdecode(b"\xa1\xd2")
    told(call(office.root, "show", raw), 5)
    told(call(office.root, "retry", raw), 5)
    assert call(office.root, "search", raw).returncode == 0
    assert json.loads(call(office.root, "list", "--text", raw, "--json").stdout) == {"letters": []}


def test_thai_is_read_and_written_whatever_the_locale(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    named = tmp_path / "หนังสือ.txt"
    named.write_text(LETTER.format(subject="ขอเชิญประชุม", number="๑"), encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    line = json.loads(call(office.root, "ingest", named, "--json", **plain).stdout)
    assert (line["status"], line["path"]) == ("done", str(named))
    assert "ขอเชิญประชุม" in line["archived"]
    found = json.loads(call(office.root, "search", "ประชุม", "--json", **plain).stdout)
    assert found["total"] == 1


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "ไม่ใช่ไฟล์ธรรมดา" in told(call(tmp_path, "read", "pipe.pdf"), 4)


def test_a_picture_that_can_hold_no_letters_is_read_as_such(tmp_path: Path) -> None:
    for number, size in enumerate([(1, 1), (1, 20_000), (20_000, 1), (17, 17_000)]):
        Image.new("L", size, 200).save(tmp_path / f"{number}.png")
        done = call(tmp_path, "read", f"{number}.png", "--json")
        assert (done.returncode, done.stderr) == (0, b"")
        (page,) = json.loads(done.stdout)["pages"]
        assert page["text"] == ""
        assert "hold no letters" in page["reason"]


def test_names_of_files_do_not_steer_the_terminal(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a\n2565-0099  \x1b[31mรับเข้าแล้ว.txt")
    first, *_ = call(office.root, "ingest").stdout.decode().splitlines()
    assert first.startswith("2565-0001") or first[4] == "-"
    assert first.endswith("รับเข้าแล้ว.txt")
    assert "\x1b" not in first


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_under_the_output_is_told_in_one_line(office: Office) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [KASIAN, "list", "--json"], cwd=office.root, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("kasian: ")
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize("redirect", [">&-", ">&- 2>&-", "| true"])
def test_an_output_that_nobody_reads_is_no_error(office: Office, redirect: str) -> None:
    script = f'set -o pipefail; "$0" show 2565-0001 {redirect}'
    done = subprocess.run(
        ["bash", "-c", script, str(KASIAN)], cwd=office.root, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_damaged_catalogue_is_told_in_one_line_and_no_letter_is_lost(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", number="๑")
    take_in(office)
    whole = office.catalogue_file.read_bytes()
    page = 4096
    office.catalogue_file.write_bytes(whole[: 2 * page] + b"\xa5" * (len(whole) - 2 * page))
    drop(office, "b.txt", number="๒")
    for command in ("list", "due", "status", "check", "ingest", "reindex"):
        assert "สำเนาสำรอง" in told(call(office.root, command), 3)
    assert files_in(office.inbox) == ["b.txt"]
    office.catalogue_file.write_bytes(whole)
    assert call(office.root, "ingest").returncode == 0


def test_a_catalogue_that_is_gone_is_not_begun_anew_beside_its_letters(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", number="๑")
    take_in(office)
    office.catalogue_file.unlink()
    drop(office, "b.txt", number="๒")
    for command in ("ingest", "list", "check"):
        assert "สำเนาสำรอง" in told(call(office.root, command), 3)
    assert files_in(office.inbox) == ["b.txt"]
    shutil.move(office.archive, tmp_path / "old")
    done = call(office.root, "ingest", tmp_path / "old", "--json")
    assert [json.loads(line)["status"] for line in done.stdout.splitlines()] == ["done"]


def test_what_fails_is_logged_for_the_owner_alone_and_not_on_the_screen(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    (office.archive / str(buddhist_year(datetime.now().astimezone().date()))).write_text(
        "in the way", encoding="utf-8"
    )
    done = call(office.root, "ingest")
    assert done.returncode == 1
    assert done.stderr == b""
    (log,) = office.logs.iterdir()
    assert "cannot be stored" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0
    assert files_in(office.inbox) == ["a.txt"]


def test_letters_that_cannot_be_found_yet_are_told_of(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", number="๑")
    take_in(office)
    (label,) = office.index.glob("*/kasian-index.json")
    drop(office, "b.txt", number="๒")
    with hold_build(office):  # another process builds the index, which has become too old to be written
        label.write_text("{}", encoding="utf-8")
        done = call(office.root, "ingest", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["status"] == "done"
    assert "kasian reindex" in done.stderr.decode()


def test_a_watch_ends_in_order_when_it_is_told_to(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    with subprocess.Popen(
        [KASIAN, "watch", "--json"], cwd=office.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as watching:
        too_long = threading.Timer(120, watching.kill)
        too_long.start()
        assert watching.stdout is not None
        assert json.loads(watching.stdout.readline())["status"] == "done"
        watching.send_signal(signal.SIGTERM)
        _, said = watching.communicate()
        too_long.cancel()
    assert watching.returncode == 0
    assert b"Traceback" not in said
