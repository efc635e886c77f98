"""``kasian show ID --pdf``, as an officer calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_files import LETTER, picture
from office_maker import drop, drop_secret, files_in, make_office, rows_of, take_in
from searchable_parts import copied, lines_in

from pipeline.catalogue.database import open_to_read
from pipeline.durable import create_durably
from pipeline.lookup import stored_letter
from pipeline.office.office import Office

KASIAN = Path(sys.executable).parent / "kasian"
SCAN, TEXT, SECRET = "2565-0001", "2565-0002", "2565-0003"


def call(office: Office, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [KASIAN, "show", *map(str, arguments), "--office", office.root],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with a scan, a text letter and a secret one."""
    office = make_office(tmp_path_factory.mktemp("show"))
    picture(LETTER[:4], dpi=150).save(office.inbox / "scan.jpg", quality=90, dpi=(150, 150))
    take_in(office)
    drop(office, "text.txt")
    take_in(office)
    drop_secret(office)
    take_in(office)
    assert [row.id for row in rows_of(office)] == [SCAN, TEXT, SECRET]
    return office


def stem_of(office: Office, id_: str) -> str:
    return next(Path(row.archived).stem for row in rows_of(office) if row.id == id_)


def test_a_scan_is_written_under_its_own_name_with_what_was_read(office: Office, tmp_path: Path) -> None:
    done = call(office, SCAN, "--pdf", cwd=tmp_path)
    name = f"{stem_of(office, SCAN)}.pdf"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"เขียน PDF แล้วที่ {name}\n"
    with open_to_read(office) as catalogue:
        stored = stored_letter(catalogue, SCAN)
    assert stored is not None
    assert stored.pages[0].words
    assert files_in(tmp_path) == [name]
    assert copied((tmp_path / name).read_bytes()) == lines_in(stored.pages[0].text)


def test_the_place_may_be_a_file_or_a_folder(office: Office, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert call(office, SCAN, "--pdf", "--output", "folder", cwd=tmp_path).returncode == 0
    told = json.loads(call(office, SCAN, "--pdf", "--output", "mine.pdf", "--json", cwd=tmp_path).stdout)
    assert told == {"id": SCAN, "pdf": "mine.pdf"}
    assert files_in(tmp_path) == [f"folder/{stem_of(office, SCAN)}.pdf", "mine.pdf"]


def test_no_file_is_written_over(office: Office, tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_bytes(b"mine")
    done = call(office, SCAN, "--pdf", "--output", "mine.pdf", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mine.pdf" in done.stderr
    assert "ระบุชื่ออื่น" in done.stderr
    assert (tmp_path / "mine.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "arguments",
    [("--output", "a.pdf"), ("--pdf", "--page", "1"), ("--pdf", "--output", "missing/a.pdf")],
)
def test_options_that_make_no_sense_are_a_wrong_command_line(
    office: Office, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = call(office, SCAN, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert files_in(tmp_path) == []


def test_a_letter_that_is_no_scan_is_told_where_it_lies(office: Office, tmp_path: Path) -> None:
    done = call(office, TEXT, "--pdf", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (5, "")
    (line,) = done.stderr.splitlines()
    assert "ไม่ใช่ภาพสแกน" in line
    assert f"{stem_of(office, TEXT)}.txt" in line
    assert files_in(tmp_path) == []


def test_a_secret_letter_is_one_that_is_not_there(office: Office, tmp_path: Path) -> None:
    done = call(office, SECRET, "--pdf", cwd=tmp_path)
    assert done.returncode == 5
    assert done.stderr == f"kasian: ไม่พบหนังสือเลขรับ {SECRET} โปรดตรวจเลขรับด้วย kasian list\n"
    assert files_in(tmp_path) == []


def test_an_original_that_is_not_the_one_that_was_read_gets_no_text(office: Office, tmp_path: Path) -> None:
    (row,) = (row for row in rows_of(office) if row.id == SCAN)
    original = office.root / row.archived
    whole = original.read_bytes()
    try:
        original.write_bytes(whole[:-100])
        done = call(office, SCAN, "--pdf", cwd=tmp_path)
    finally:
        original.write_bytes(whole)
    assert (done.returncode, done.stdout) == (4, "")
    assert "kasian check" in done.stderr
    assert files_in(tmp_path) == []


def test_a_file_is_created_whole_or_not_at_all(tmp_path: Path) -> None:
    create_durably(tmp_path / "new.pdf", b"whole")
    assert (tmp_path / "new.pdf").read_bytes() == b"whole"
    with pytest.raises(FileExistsError):
        create_durably(tmp_path / "new.pdf", b"other")
    with pytest.raises(TypeError):
        create_durably(tmp_path / "bad.pdf", 1)  # type: ignore[arg-type]  # it fails while it is written
    assert files_in(tmp_path) == ["new.pdf"]
