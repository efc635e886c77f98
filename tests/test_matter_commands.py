"""The commands of a matter, as officers call them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from matter_maker import CHABA, DAM, ID, answer, call, editor, here, staffed_office
from office_maker import drop_secret, take_in

from pipeline.archive import secret_store
from pipeline.office.office import Office

HIDDEN = "2565-0002"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return staffed_office(tmp_path)


def refused(office: Office, code: int, *arguments: object, **env: str) -> str:
    """Give what is said to a known error."""
    done = here(office, *arguments, **env)
    assert (done.exit_code, done.stdout) == (code, ""), done.output
    assert any("ก" <= char <= "ฮ" for char in done.stderr)
    return done.stderr


def test_a_matter_from_its_note_to_its_end(office: Office) -> None:
    accepted = json.loads(here(office, "note", ID, "--accept", "--as", "ดำ", "--json").stdout)
    assert accepted["entered"][0]["told"] == {"kept": 1.0}
    assert answer(office, "present", ID, KASIAN_USER="ชบา")["state"] == "presented"
    told = answer(office, "order", ID, "มอบชบา  ดำเนินการ", "--to", "ชบา", "--due", "20 มี.ค. 65", "--as", "ดำ")
    assert (told["state"], told["officer"]) == ("ordered", CHABA)
    due = json.loads(here(office, "due", "--json").stdout)["due"]
    (owed,) = [one for one in due if one["who"] == CHABA]
    assert (owed["date"], owed["what"]) == ("2022-03-20", "มอบชบา ดำเนินการ")
    listed = json.loads(here(office, "list", "--officer", "ชบา", "--state", "ordered", "--json").stdout)
    assert [(one["id"], one["officer"]) for one in listed["letters"]] == [(ID, CHABA)]
    assert json.loads(here(office, "list", "--officer", "ดำ", "--json").stdout) == {"letters": []}
    answer(office, "done", ID, "ส่งแล้ว", "--as", "ชบา")
    assert json.loads(here(office, "due", "--json").stdout) == {"due": []}
    shown = json.loads(here(office, "show", ID, "--json").stdout)
    assert (shown["state"], shown["officer"]) == ("done", CHABA)
    assert [(one["kind"], one["who"]) for one in shown["acts"]] == [
        ("accepted", DAM),
        ("presented", CHABA),
        ("ordered", DAM),
        ("done", CHABA),
    ]
    course = here(office, "show", ID).stdout
    for part in ("ความเป็นมา (เสร็จ)", "“มอบชบา ดำเนินการ”", "ภายใน ๒๐ มีนาคม ๒๕๖๕", f"{CHABA}  เสร็จสิ้น: ส่งแล้ว"):
        assert part in course


def test_the_note_is_edited_in_the_officers_own_program(office: Office, tmp_path: Path) -> None:
    changing = editor(tmp_path, 'sed -i "s/๒๐ มีนาคม/๒๒ มีนาคม/" "$1"', 'echo "- ติดต่อ ๐ ๑๒๓๔" >> "$1"')
    told = answer(office, "note", ID, "--edit", "--as", "ดำ", EDITOR="false", VISUAL=changing)
    assert told["changes"]["added"] == ["ติดต่อ ๐ ๑๒๓๔"]
    assert all("๒๒ มีนาคม" in one["after"] for one in told["changes"]["changed"])
    note = json.loads(here(office, "note", ID, "--json").stdout)
    assert note["line"].endswith("ติดต่อ ๐ ๑๒๓๔")
    assert "๒๒ มีนาคม" in note["short"]
    sources = {proof["source"] for one in note["line_sentences"] for proof in one["evidence"]}
    assert sources == {"letter", "officer"}
    assert "ข้อความของเจ้าหน้าที่: “นายดำ ใจดี" in here(office, "note", ID).stdout
    unchanged = here(office, "note", ID, "--edit", EDITOR="true")
    assert (unchanged.exit_code, unchanged.stdout) == (0, "")
    assert "ไม่มีข้อความใดเปลี่ยน" in unchanged.stderr
    assert len(json.loads(here(office, "show", ID, "--json").stdout)["acts"]) == 1


def test_without_an_editor_it_says_what_to_do(office: Office) -> None:
    assert "--from FILE.docx" in refused(office, 3, "note", ID, "--edit")
    for wrong in ("false", "no-such-editor", "'"):
        assert "EDITOR" in refused(office, 3, "note", ID, "--edit", EDITOR=wrong)
    assert json.loads(here(office, "show", ID, "--json").stdout)["acts"] == []


def test_what_was_written_stays_where_it_cannot_be_taken(office: Office, tmp_path: Path) -> None:
    emptied = editor(tmp_path, 'printf "# ไม่มีอะไร\\n" > "$1"')
    in_tis620 = editor(tmp_path, 'printf "\\241\\242" >> "$1"')
    for wrong in (emptied, in_tis620):
        told = refused(office, 3, "note", ID, "--edit", VISUAL=wrong)
        hint = next(line for line in told.splitlines() if line.startswith("! "))
        written = Path(hint.partition("ยังอยู่ที่ ")[2])
        assert written.read_bytes()
        shutil.rmtree(written.parent)
    assert json.loads(here(office, "show", ID, "--json").stdout)["acts"] == []


def test_a_note_edited_in_word_is_taken_back_and_what_changed_is_shown(
    office: Office, tmp_path: Path
) -> None:
    for word in (office.notes / f"{ID}.docx", tmp_path / "mine.docx"):
        if not word.exists():
            here(office, "note", ID, "--docx", word)
        document = Document(str(word))
        (last,) = [one for one in document.paragraphs if one.text.startswith("จึงเรียนมาเพื่อ")]
        last.add_run(f" ตามไฟล์ {word.stem}")
        document.save(str(word))
        done = call(office, "note", ID, "--from", word, "--as", "ชบา")
        assert done.returncode == 0, done.stderr
        assert f"เป็น: {last.text}" in done.stdout
        assert last.text in here(office, "note", ID).stdout
        assert [one.text for one in Document(str(office.notes / f"{ID}.docx")).paragraphs].count(
            last.text
        ) == 1
    acts = json.loads(here(office, "show", ID, "--json").stdout)["acts"]
    assert [(one["kind"], one["who"]) for one in acts] == [("edited", CHABA)] * 2


def test_what_cannot_be_is_refused_and_nothing_is_entered(office: Office) -> None:
    wrong: tuple[tuple[int, tuple[str, ...]], ...] = (
        (2, ("order", ID, " ")),
        (2, ("order", ID, "ทราบ", "--due", "30 ก.พ. 65")),
        (2, ("order", ID, "ทราบ", "--due", "3/4")),
        (2, ("order", ID, "ทราบ", "--due", "มี.ค. 65")),
        (2, ("report", "--month", "2565-13")),
        (2, ("note", ID, "--edit", "--from", str(office.root / "office.toml"))),
        (3, ("order", ID, "ทราบ", "--to", "ใจ")),
        (3, ("order", ID, "ทราบ", "--as", "นายขาว")),
        (4, ("note", ID, "--from", str(office.root / "office.toml"))),
        (5, ("present", "2565-0999")),
        (5, ("note", "2565-0999", "--accept")),
        (5, ("order", "2565-0999", "ทราบ")),
        (5, ("done", "2565-0999")),
    )
    for code, arguments in wrong:
        refused(office, code, *arguments)
    assert json.loads(here(office, "show", ID, "--json").stdout)["acts"] == []


def test_a_known_error_is_one_line_of_the_installed_command(office: Office) -> None:
    done = call(office, "present", "2565-0999")
    assert (done.returncode, done.stdout) == (5, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("kasian: ไม่พบหนังสือเลขรับ 2565-0999")


def test_a_step_that_cannot_follow_names_where_the_matter_stands(office: Office) -> None:
    here(office, "done", ID)
    for arguments in (("done", ID), ("present", ID), ("note", ID, "--accept"), ("note", ID, "--edit")):
        assert "เสร็จสิ้นแล้ว" in refused(office, 3, *arguments, EDITOR="true")


def test_a_secret_letter_is_not_there_for_who_does_not_ask_or_may_not(office: Office, tmp_path: Path) -> None:
    drop_secret(office)
    take_in(office)
    steps = (("present",), ("done",), ("order", "ทราบ"), ("note", "--accept"), ("note", "--edit"), ("note",))
    for command, *rest in steps:
        unknown = refused(office, 5, command, "2565-0999", *rest, EDITOR="true")
        told = refused(office, 5, command, HIDDEN, *rest, EDITOR="true")
        assert told == unknown.replace("2565-0999", HIDDEN)
        assert told == refused(office, 5, command, HIDDEN, *rest, "--secret", "--as", "ชบา", EDITOR="true")
    seen = tmp_path / "seen"
    watching = editor(tmp_path, f'echo "$1" > {seen}', 'echo "- ลับเฉพาะ" >> "$1"')
    asked = ("--secret", "--as", "ดำ")
    here(office, "note", HIDDEN, "--edit", "--accept", *asked, EDITOR=watching)
    assert Path(seen.read_text().strip()).is_relative_to(office.secret)
    assert not Path(seen.read_text().strip()).exists()
    ordered = here(office, "order", HIDDEN, "มอบลับ", "--to", "ชบา", *asked, "--json")
    assert json.loads(ordered.stdout)["officer"] == CHABA
    kept = secret_store.get(office, HIDDEN)
    assert kept is not None
    assert "ลับเฉพาะ" in json.dumps(kept.content["memo"], ensure_ascii=False)
    for file in office.root.rglob("*"):
        if file.is_file() and not file.is_relative_to(office.secret):
            data = file.read_bytes()
            assert not any(word.encode() in data for word in ("ลับเฉพาะ", "มอบลับ")), file


def test_the_report_tells_of_a_month(office: Office) -> None:
    here(office, "present", ID)
    here(office, "order", ID, "ทราบ", "--to", "ชบา")
    report = answer(office, "report", "--month", "2565-03")
    assert (report["month"], report["all"]["letters"], report["all"]["kept"]["whole"]) == ("2022-03", 1, 1)
    assert list(report["officers"]) == [CHABA]
    assert json.loads(here(office, "report", "--month", "2565-04", "--json").stdout)["all"]["letters"] == 0
    table = here(office, "report", "--month", "มี.ค. 65").stdout
    assert "เดือนมีนาคม ๒๕๖๕: รับหนังสือ ๑ ฉบับ" in table
    assert CHABA in table
