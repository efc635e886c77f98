"""Mails and archives that come into the office: each document in them becomes a letter, once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from made_files import letter_docx
from mails import letter, mail, zipped
from office_documents import soffice, turned_into
from office_maker import files_in, indexed, make_office, problems, quick, rows_of, somebody, take_in

from extractors.parcels.parts import MOST_PARTS
from pipeline.archive import secret_store
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.parts import letters_in
from pipeline.durable import hash_file
from pipeline.lookup import stored_letter
from pipeline.office.office import Office
from pipeline.outcome import Outcome
from pipeline.retry import retry
from pipeline.searching.reindex import reindex
from pipeline.secrecy import mark_secret

KASIAN = Path(sys.executable).parent / "kasian"

HERE = Path(__file__).parent
SECRET = "\t\tลับมาก\n\n".encode() + letter("เรื่องปกปิด", "๙๙")


def drop(office: Office, name: str, data: bytes) -> Path:
    file = office.inbox / name
    file.write_bytes(data)
    return file


def told(outcomes: list[Outcome]) -> list[tuple[str, str, str | None]]:
    return [(each.path, each.status, each.id) for each in outcomes]


def a_mail() -> bytes:
    return mail(("หนังสือ.txt", letter()), ("บัญชี.txt", letter("บัญชีรายชื่อ", "๒")), ("smime.p7s", b"x")).as_bytes()


def test_a_mail_and_each_document_on_it_become_letters(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = drop(office, "mail.eml", a_mail())
    sha256 = hash_file(file)
    outcomes = take_in(office)
    assert told(outcomes) == [
        ("inbox/mail.eml", "done", "2565-0001"),
        ("inbox/mail.eml/หนังสือ.txt", "done", "2565-0002"),
        ("inbox/mail.eml/บัญชี.txt", "done", "2565-0003"),
    ]
    assert [each.container for each in outcomes] == [None, "inbox/mail.eml", "inbox/mail.eml"]
    assert "smime.p7s" in outcomes[0].warnings[0]
    first, *others = rows_of(office)
    assert first.sha256 == sha256 == hash_file(office.root / first.archived)
    assert (first.fields.subject, first.fields.date) == ("ส่งหนังสือ", "2022-03-14")
    assert [row.fields.number for row in others] == ["ศน 0019/ว 1", "ศน 0019/ว 2"]
    assert indexed(office) == {"2565-0001", "2565-0002", "2565-0003"}
    assert files_in(office.inbox) == files_in(office.failed) == files_in(office.unpacked) == []
    assert problems(office) == []
    with open_to_read(office) as catalogue:
        whole, part = stored_letter(catalogue, "2565-0001"), stored_letter(catalogue, "2565-0003")
    assert whole is not None
    assert part is not None
    assert (whole.parts, whole.came_in, part.came_in) == (("2565-0002", "2565-0003"), (), ("2565-0001",))


def test_a_zip_has_a_row_and_no_note(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "รวม.zip", zipped(("ก/คำสั่ง.txt", letter()), ("mail.eml", a_mail())))
    assert [path for path, _, _ in told(take_in(office))] == [
        "inbox/รวม.zip",
        "inbox/รวม.zip/ก/คำสั่ง.txt",
        "inbox/รวม.zip/mail.eml",
        "inbox/รวม.zip/mail.eml/หนังสือ.txt",
        "inbox/รวม.zip/mail.eml/บัญชี.txt",
    ]
    first = rows_of(office)[0]
    assert (first.status, first.fields.kind, first.fields.subject) == ("done", "other", "")
    assert first.archived.endswith("_รวม.zip")
    assert not [name for name in files_in(office.notes) if name.startswith("2565-0001")]
    assert problems(office) == []


def test_what_came_twice_is_entered_once(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", letter())
    drop(office, "b.eml", a_mail())
    drop(office, "c.zip", zipped(("x.txt", letter()), ("y.txt", letter()), ("b.eml", a_mail())))
    statuses = [(path, status) for path, status, _ in told(take_in(office))]
    assert [path for path, status in statuses if status == "done"] == [
        "inbox/a.txt", "inbox/b.eml", "inbox/b.eml/บัญชี.txt", "inbox/c.zip"
    ]  # fmt: skip
    assert {status for _, status in statuses} == {"done", "duplicate"}
    drop(office, "b.eml", a_mail())
    assert {status for _, status, _ in told(take_in(office))} == {"duplicate"}
    assert len(rows_of(office)) == 4
    assert files_in(office.inbox) == []
    assert problems(office) == []


def test_a_lost_original_is_made_whole_from_the_mail_it_came_in(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "mail.eml", a_mail())
    take_in(office)
    part = office.root / rows_of(office)[1].archived
    part.unlink()
    drop(office, "again.eml", a_mail())
    take_in(office)
    assert part.read_bytes() == letter()
    assert problems(office) == []


def test_a_named_mail_is_copied_and_not_read_again(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = tmp_path / "mail.eml"
    file.write_bytes(a_mail())
    assert len(take_in(office, file)) == 3
    assert file.exists()
    (outcome,) = take_in(office, file)
    assert (outcome.status, outcome.id) == ("duplicate", "2565-0001")


def test_a_part_that_cannot_be_read_is_among_the_failed_and_the_others_are_taken(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    broken = b"%PDF-1.4 broken %%EOF"
    drop(office, "all.zip", zipped(("ดี.txt", letter()), ("เสีย.pdf", broken)))
    outcomes = take_in(office)
    assert [each.status for each in outcomes] == ["done", "done", "failed"]
    assert "โปรด" in (outcomes[2].reason or "")
    assert files_in(office.failed) == ["เสีย.pdf", "เสีย.pdf.txt"]
    assert files_in(office.inbox) == []
    assert problems(office) == []
    (outcome,) = retry(office, "เสีย.pdf", means=quick())
    assert (outcome.path, outcome.status) == ("inbox/all.zip/เสีย.pdf", "failed")


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut", b""])
def test_a_container_that_cannot_be_opened_is_kept_whole(tmp_path: Path, data: bytes) -> None:
    office = make_office(tmp_path)
    drop(office, "all.zip", data)
    (outcome,) = take_in(office)
    assert outcome.status == "failed"
    assert (office.failed / "all.zip").read_bytes() == data
    assert rows_of(office) == []


def test_a_failed_container_is_taken_in_whole_when_it_is_tried_again(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    (office.failed / "mail.eml").write_bytes(a_mail())  # an earlier kasian could not read it
    outcomes = list(retry(office, means=quick()))
    assert [each.status for each in outcomes] == ["done", "done", "done"]
    assert files_in(office.failed) == []
    assert problems(office) == []


def test_the_mail_stays_until_each_document_on_it_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice()
    office = make_office(tmp_path)
    old = turned_into(letter_docx(tmp_path / "old.docx"), ".doc")
    file = drop(office, "mail.eml", mail(("หนังสือ.txt", letter()), ("เก่า.doc", old.read_bytes())).as_bytes())
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        assert [status for _, status, _ in told(take_in(office))] == ["done", "done", "waiting"]
        assert file.exists()
        assert [each.kind for each in problems(office)] == ["missing"]
    assert [status for _, status, _ in told(take_in(office))] == ["duplicate", "duplicate", "done"]
    assert files_in(office.inbox) == []
    assert problems(office) == []


def test_a_mail_that_cannot_be_taken_apart_now_stays_where_it_is(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = drop(office, "mail.eml", a_mail())
    office.unpacked.write_text("in the way")
    (outcome,) = take_in(office)
    assert (outcome.status, file.exists()) == ("failed", True)
    office.unpacked.unlink()
    assert [status for _, status, _ in told(take_in(office))] == ["done"] * 3


def test_a_container_that_holds_too_much_is_kept_whole(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "all.zip", zipped(*((f"{n}.txt", b"x") for n in range(MOST_PARTS + 1)), packed=False))
    (outcome,) = take_in(office)
    assert outcome.status == "failed"
    assert files_in(office.failed) == ["all.zip", "all.zip.txt"]
    assert files_in(office.inbox) == []


# --- secrecy --------------------------------------------------------------------------------------


def test_what_holds_a_secret_letter_is_secret(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    inner = mail(("ปกปิด.txt", SECRET), ("เปิด.txt", letter())).as_bytes()
    drop(office, "รวม.zip", zipped(("mail.eml", inner), ("อื่น.txt", letter("อื่น", "๓"))))
    take_in(office)
    rows = rows_of(office)
    assert [row.secret for row in rows] == [True, True, True, False, False]
    # nothing of the secret ones can be read, and the others do not tell what they came in
    assert [row.original_path for row in rows] == ["", "", "", "inbox/เปิด.txt", "inbox/อื่น.txt"]
    assert files_in(office.secret) == ["2565-0001.zip", "2565-0002.eml", "2565-0003.txt", "secret.db"]
    assert indexed(office) == {"2565-0004", "2565-0005"}
    assert files_in(office.unpacked) == []
    assert problems(office) == []


def test_what_hangs_on_a_secret_mail_is_kept_as_secret(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "mail.eml", mail(("หนังสือ.txt", letter()), text="ลับ\n\nเรียน พัฒนาการอำเภอ").as_bytes())
    take_in(office)
    assert [row.secret for row in rows_of(office)] == [True, True]
    assert indexed(office) == set()
    assert problems(office) == []


def test_what_lies_beside_a_secret_letter_is_not_secret_when_it_comes_later(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "รวม.zip", zipped(("ปกปิด.txt", SECRET), ("เปิด.txt", letter())))
    die_after(office, "committed", 2)
    take_in(office)
    assert [(row.secret, row.original_path) for row in rows_of(office)] == [
        (True, ""),
        (True, ""),
        (False, "inbox/เปิด.txt"),
    ]
    assert problems(office) == []


def test_marking_a_document_secret_hides_the_mail_it_came_in(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "รวม.zip", zipped(("mail.eml", a_mail())))
    take_in(office)
    mark_secret(office, "2565-0003", somebody())
    rows = rows_of(office)
    assert [(row.id, row.secret, row.original_path) for row in rows] == [
        ("2565-0001", True, ""),
        ("2565-0002", True, ""),
        ("2565-0003", True, ""),
        ("2565-0004", False, "inbox/บัญชี.txt"),
    ]
    assert files_in(office.archive) == [rows[3].archived.removeprefix("archive/")]
    assert indexed(office) == {"2565-0004"}
    hidden = secret_store.get(office, "2565-0001")
    assert hidden is not None
    assert hidden.original_path == "inbox/รวม.zip"
    assert problems(office) == []


def test_a_mail_that_brings_a_known_secret_letter_is_secret(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt", letter())
    take_in(office)
    mark_secret(office, "2565-0001", somebody())
    drop(office, "mail.eml", a_mail())
    take_in(office)
    assert [row.secret for row in rows_of(office)] == [True, True, False]
    assert problems(office) == []


# --- sudden ends ----------------------------------------------------------------------------------


def die_after(office: Office, step: str, nth: int) -> None:
    paths = os.pathsep.join((str(HERE.parent), str(HERE), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, str(HERE / "kill_child.py"), str(office.root), step, str(nth)],
        env={**os.environ, "PYTHONPATH": paths},
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize(
    ("step", "nth"),
    [("renamed", 1), ("committed", 1), ("renamed", 2), ("committed", 2), ("removed", 3), ("unpacked", 1)],
)
def test_everything_is_there_once_whenever_the_process_dies(tmp_path: Path, step: str, nth: int) -> None:
    office = make_office(tmp_path)
    drop(office, "mail.eml", a_mail())
    die_after(office, step, nth)
    take_in(office)
    rows = rows_of(office)
    assert [row.id for row in rows] == ["2565-0001", "2565-0002", "2565-0003"]
    assert [row.original_path.rpartition("/")[2] for row in rows] == ["mail.eml", "หนังสือ.txt", "บัญชี.txt"]
    assert files_in(office.archive) == sorted(row.archived.removeprefix("archive/") for row in rows)
    assert all(hash_file(office.root / row.archived) == row.sha256 for row in rows)
    assert files_in(office.inbox) == files_in(office.failed) == files_in(office.unpacked) == []
    assert indexed(office) == {row.id for row in rows}
    with open_to_read(office) as catalogue:
        assert letters_in(catalogue, "2565-0001") == ["2565-0002", "2565-0003"]
    problems(office)  # writes notes that the killed process did not come to
    assert problems(office) == []


def test_check_tells_of_what_was_not_taken_in(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    file = drop(office, "mail.eml", a_mail())
    die_after(office, "committed", 2)
    file.unlink()
    (problem,) = [each for each in problems(office) if not each.mended]
    assert (problem.kind, problem.id) == ("missing", "2565-0001")
    original = office.root / rows_of(office)[0].archived
    (office.inbox / "again.eml").write_bytes(original.read_bytes())
    take_in(office)
    assert len(rows_of(office)) == 3
    assert problems(office) == []


def test_the_index_is_built_anew_from_what_came_in_mails(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "mail.eml", a_mail())
    take_in(office)
    reindex(office)
    assert indexed(office) == {row.id for row in rows_of(office)}


def test_the_command_prints_a_line_for_the_mail_and_one_for_each_part(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "mail.eml", a_mail())
    lines = [
        json.loads(line) for line in kasian("ingest", "--json", "--office", str(office.root)).splitlines()
    ]
    assert [(line["path"], line["status"], line["container"]) for line in lines] == [
        ("inbox/mail.eml", "done", None),
        ("inbox/mail.eml/หนังสือ.txt", "done", "inbox/mail.eml"),
        ("inbox/mail.eml/บัญชี.txt", "done", "inbox/mail.eml"),
    ]


def test_reading_a_container_names_its_parts_and_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "รวม.zip"
    file.write_bytes(zipped(("คำสั่ง ที่ 1-2565.txt", letter())))
    shown = kasian("read", str(file))
    assert "คำสั่ง ที่ 1-2565.txt  1 KB" in shown
    assert "kasian ingest" in shown
    found = json.loads(kasian("read", "--json", str(file)))
    assert (found["kind"], found["parts"]) == ("other", ["คำสั่ง ที่ 1-2565.txt"])


def test_a_list_of_files_is_no_letter_to_draft_a_note_for(tmp_path: Path) -> None:
    file = tmp_path / "รวม.zip"
    file.write_bytes(zipped(("คำสั่ง ที่ 1-2565.txt", letter())))
    done = subprocess.run([KASIAN, "note", file], capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == 4
    assert "kasian ingest" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def kasian(*arguments: str) -> str:
    done = subprocess.run([KASIAN, *arguments], capture_output=True, check=True, text=True, timeout=120)
    return done.stdout
