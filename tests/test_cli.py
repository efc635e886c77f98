"""The installed command, from another folder, as an officer calls it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FILES = SAMPLES / "files"
KASIAN = Path(sys.executable).parent / "kasian"
TAKEN = (
    "01_urgent_fund.docx",
    "08_announcement_otop.pdf",
    "13_secret_complaint.docx",
    "17_table_allocation.docx",
    "06_stamped_handbook.pdf",
)


def kasian(*arguments: object, cwd: Path, expect: int = 0) -> str:
    env = {name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"}
    command = [str(KASIAN), *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == expect, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if expect == 0 else done.stdout + done.stderr


def answer(*arguments: object, cwd: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(kasian(*arguments, "--json", cwd=cwd))
    return document


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that has taken in some samples, a scan among them, through its inbox."""
    folder = tmp_path_factory.mktemp("elsewhere") / "office"
    kasian("init", folder, "--name", "สำนักงานทดสอบ", cwd=folder.parent)
    shutil.copy(SAMPLES / "demo-office.toml", folder / "office.toml")
    for name in TAKEN:
        shutil.copy(FILES / name, folder / "inbox")
    (folder / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.4 broken\n%%EOF\n")
    told = kasian("ingest", "--json", cwd=folder, expect=1)
    outcomes = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert sorted(one["status"] for one in outcomes) == ["done"] * len(TAKEN) + ["failed"]
    return folder


def test_the_register_shows_all_but_the_secret_letter(office: Path) -> None:
    letters = answer("list", cwd=office)["letters"]
    assert len(letters) == len(TAKEN) - 1
    assert not any("13_secret" in letter["path"] for letter in letters)
    for letter in letters:
        assert (office / letter["archived"]).is_file()
    assert "ร้องเรียน" not in kasian("list", cwd=office)


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ("คู่มือการจัดทำบัญชีครัวเรือน", "06_stamped_handbook.pdf"),  # in a scan
        ("ย้อมสีธรรมชาติ", "17_table_allocation.docx"),  # in a table
        ("คัดสรรผลิตภัณฑ์", "08_announcement_otop.pdf"),  # with private-use marks
        ("0019/ว 1520", "01_urgent_fund.docx"),  # Arabic digits for Thai ones
    ],
)
def test_search_finds_a_word_wherever_it_stands(office: Path, words: str, file: str) -> None:
    found = answer("search", words, cwd=office)
    assert [Path(hit["path"]).name for hit in found["hits"] if not hit["near"]] == [file]
    assert found["total"] == 1
    hit = found["hits"][0]
    shown = "".join(hit["snippet"][start:end] for start, end in hit["marks"])
    assert shown


def test_the_secret_letter_is_found_by_no_search(office: Path) -> None:
    for words in ("ร้องเรียน", "ลับ", "ข้อเท็จจริง", "1519"):
        hits = answer("search", words, cwd=office)["hits"]
        assert not any("13_secret" in hit["path"] for hit in hits)
    assert answer("status", cwd=office)["secret"] == 1
    kept = [file for file in (office / "secret").iterdir() if file.suffix == ".docx"]
    assert len(kept) == 1
    assert "complaint" not in kept[0].name


def test_a_note_names_the_evidence_of_every_sentence(office: Path) -> None:
    letters = answer("list", "--text", "เร่งรัด", cwd=office)["letters"]
    note = answer("note", letters[0]["id"], cwd=office)
    assert note["id"] == letters[0]["id"]
    assert note["short"]
    assert "๒๐ พฤศจิกายน ๒๕๖๙" in note["line"]
    pages = answer("show", note["id"], cwd=office)["pages"]
    sentences = [sentence for section in note["sections"] for sentence in section["sentences"]]
    assert sentences
    for sentence in sentences:
        assert sentence["evidence"]
        for proof in sentence["evidence"]:
            if proof["source"] == "letter":
                text = pages[proof["page"] - 1]["text"]
                assert text[proof["start"] : proof["end"]] == proof["quote"]


def test_what_is_due_stands_in_order(office: Path) -> None:
    due = answer("due", cwd=office)["due"]
    days = [one["date"] for one in due if one["date"]]
    assert days == sorted(days)
    assert "2026-11-20" in days


def test_the_failed_file_is_kept_with_its_reason_in_thai(office: Path) -> None:
    failed = office / "failed"
    assert (failed / "broken.pdf").is_file()
    (reason,) = failed.glob("broken*.txt")
    assert any("ก" <= char <= "ฮ" for char in reason.read_text(encoding="utf-8"))
    assert "broken.pdf" in kasian("retry", "--all", cwd=office, expect=1)


def test_taken_in_twice_adds_nothing(office: Path) -> None:
    before = answer("list", cwd=office)
    for name in TAKEN:
        shutil.copy(FILES / name, office / "inbox")
    told = kasian("ingest", "--json", cwd=office)
    assert {json.loads(line)["status"] for line in told.splitlines()} == {"duplicate"}
    assert answer("list", cwd=office) == before
    assert not list((office / "inbox").iterdir())


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_reindex_moves_between_engines(office: Path, engine: str) -> None:
    kasian("reindex", "--engine", engine, cwd=office)
    assert answer("search", "ย้อมสีธรรมชาติ", cwd=office)["total"] == 1
    assert "13_secret" not in json.dumps(answer("search", "ลับ", cwd=office))


def test_check_finds_nothing_amiss(office: Path) -> None:
    report = answer("check", cwd=office)
    assert report["problems"] == []


def test_read_and_note_need_no_office(tmp_path: Path) -> None:
    shown = answer("read", FILES / "01_urgent_fund.docx", cwd=tmp_path)
    assert shown["kind"] == "external"
    assert shown["letter"]["date"]["value"] == "2026-11-09"
    assert len(shown["sha256"]) == 64
    assert answer("note", FILES / "01_urgent_fund.docx", cwd=tmp_path)["id"] is None
    kasian("note", FILES / "01_urgent_fund.docx", "--docx", tmp_path / "note.docx", cwd=tmp_path)
    assert (tmp_path / "note.docx").stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list",), 3),
        (("search", "คำ"), 3),
        (("read", "missing.pdf"), 2),
        (("read", "empty.pdf"), 4),
        (("read", "empty.pdf", "--pages", "x"), 2),
        (("note", "2569-0001"), 3),
        (("nonsense",), 2),
    ],
)
def test_a_wrong_call_says_what_is_wrong_last_and_has_its_exit_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    (tmp_path / "empty.pdf").touch()
    told = kasian(*arguments, cwd=tmp_path, expect=code).strip().splitlines()
    assert told[-1].startswith("Error: " if code == 2 else "kasian: ")
    assert len(told) == 1 or code == 2  # a wrong command line shows the usage too


@pytest.mark.parametrize(("arguments", "code"), [(("show", "2569-9999"), 5), (("search", "-ลบ"), 6)])
def test_a_question_without_an_answer_says_so(office: Path, arguments: tuple[str, ...], code: int) -> None:
    told = kasian(*arguments, cwd=office, expect=code)
    assert told.startswith("kasian: ")
    assert len(told.strip().splitlines()) == 1


def test_every_command_is_in_the_readme_and_explained_in_both_languages(tmp_path: Path) -> None:
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    listing = kasian("--help", cwd=tmp_path)
    commands = [line.split()[0] for line in listing.split("Commands:")[1].splitlines() if line.strip()]
    assert commands
    for command in commands:
        assert f"`kasian {command}" in readme
        told = kasian(command, "--help", cwd=tmp_path)
        assert any("ก" <= char <= "ฮ" for char in told)
