"""Secret letters on the command line: shown to those who may see them, and to all others as if not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from office_maker import drop, drop_secret, files_in, indexed, make_office, rows_of, somebody, take_in

from cli import COMMANDS, kasian
from commands.faults import explain
from commands.frame import ExitCode
from pipeline.catalogue.database import open_to_read
from pipeline.lookup import stored_letter
from pipeline.office.office import Office, load_office

READER = somebody().who
#: words of the secret letter and of what was done in its matter
TELLING = ("ปกปิด", "๐๐๑๙/ว ๙๙", "0019/ว 99", "เรื่องลี้ลับ", "รับไปทำเงียบ")


def run(office: Office, *args: str, who: str = READER, answer: str = "") -> Result:
    place = [] if args[0] in {"init", "read"} else ["--office", str(office.root)]
    return CliRunner(env={"KASIAN_USER": who, "EDITOR": "true"}).invoke(kasian, [*args, *place], input=answer)


def code(result: Result) -> int:
    """Give the exit code that a command line ends with."""
    if result.exception is None or isinstance(result.exception, SystemExit):
        return result.exit_code
    assert isinstance(result.exception, Exception)
    fault = explain(result.exception)
    assert fault is not None, result.exception
    return fault.code


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give an office with one open and one secret letter; one person of two may see the secret one."""
    made = make_office(tmp_path)
    file = made.root / "office.toml"
    text = file.read_text(encoding="utf-8").replace("secret_readers = []", f'secret_readers = ["{READER}"]')
    people = "".join(f'\n[[officers]]\nname = "{name}"\n' for name in (READER, "นายดำ ใจดี"))
    file.write_text(text + people, encoding="utf-8")
    drop(made, "b.txt")
    drop_secret(made)
    take_in(made)
    return load_office(made.root)


def secret_id(office: Office) -> str:
    return next(row.id for row in rows_of(office) if row.secret)


def test_a_reader_sees_it_when_he_asks_for_it(office: Office) -> None:
    id_ = secret_id(office)
    for command in ("show", "note", "thread"):
        assert "เรื่องปกปิด" in run(office, command, id_, "--secret").output
    listed = json.loads(run(office, "list", "--secret", "--json").stdout)["letters"]
    assert [(row["id"], row["subject"]) for row in listed] == [(id_, "เรื่องปกปิด")]
    (owed,) = json.loads(run(office, "due", "--secret", "--json").stdout)["due"]
    assert (owed["id"], owed["date"]) == (id_, "2022-03-20")
    assert json.loads(run(office, "note", id_, "--secret", "--json").stdout)["line"] == ""


@pytest.mark.parametrize("command", ["show", "note", "set", "present", "order", "done", "secrecy", "thread"])
def test_to_others_it_is_a_letter_that_is_not_there(office: Office, command: str) -> None:
    more = {"set": ["phone=1"], "order": ["เรื่องลี้ลับ"], "secrecy": ["--unmark"]}.get(command, [])
    secret = [] if command == "secrecy" else ["--secret"]
    id_, unknown = secret_id(office), "2565-0099"
    for who, asked in (("นายดำ", secret), ("นายดำ", []), (READER, [])):
        if command == "secrecy" and who == READER:
            continue
        told = [run(office, command, one, *more, *asked, who=who) for one in (id_, unknown)]
        assert [code(one) for one in told] == [ExitCode.NOT_FOUND] * 2
        said = [f"{one.output}{one.exception}".replace(id_, unknown) for one in told]
        assert said[0] == said[1]


@pytest.mark.parametrize("command", ["list", "due"])
def test_lists_do_not_tell_others_whether_there_are_any(office: Office, tmp_path: Path, command: str) -> None:
    refused = run(office, command, "--secret", who="นายดำ ใจดี")
    assert code(refused) == ExitCode.NOT_FOUND
    empty = make_office(tmp_path / "empty")
    assert str(run(empty, command, "--secret", who="นายดำ ใจดี").exception) == str(refused.exception)


def test_what_is_done_in_it_moves_on_and_closes_what_it_owes(office: Office) -> None:
    id_ = secret_id(office)
    run(office, "order", id_, "เรื่องลี้ลับ", "--due", "2565-03-18", "--to", "ชบา", "--secret")
    owed = json.loads(run(office, "due", "--secret", "--json").stdout)["due"]
    assert [one["date"] for one in owed] == ["2022-03-18", "2022-03-20"]
    run(office, "set", id_, "deadline=2565-03-25", "subject=เรื่องปกปิดใหม่", "--secret")
    assert "เรื่องปกปิดใหม่" in run(office, "list", "--secret").output
    run(office, "done", id_, "รับไปทำเงียบ", "--secret")
    assert json.loads(run(office, "due", "--secret", "--json").stdout)["due"] == []
    run(office, "secrecy", id_, "--unmark")
    with open_to_read(office) as catalogue:
        stored = stored_letter(catalogue, id_)
    assert stored is not None
    assert (stored.row.officer, stored.row.state) == (READER, "done")
    days = {one.owed.date: one.closed_at is not None for one in stored.deadlines}
    assert days == {"2022-03-25": True, "2022-03-18": True}


def test_a_mark_by_hand_hides_a_letter_and_taking_it_away_shows_it(office: Office) -> None:
    (open_one,) = indexed(office)
    assert run(office, "secrecy", open_one, "--mark", "ลับมาก", who="นายดำ").exit_code == 0
    assert indexed(office) == set()
    assert json.loads(run(office, "list", "--json").stdout)["letters"] == []
    shown = json.loads(run(office, "show", open_one, "--secret", "--json").stdout)
    assert shown["letter"]["secrecy"]["value"] == "ลับมาก"
    assert shown["letter"]["secrecy"]["set_by"] == "นายดำ ใจดี"
    assert run(office, "set", open_one, "secrecy=", "--secret").exit_code == 0
    assert indexed(office) == {open_one}
    assert json.loads(run(office, "show", open_one, "--json").stdout)["letter"]["secrecy"] is None


@pytest.mark.parametrize("given", [[], ["--mark", "ลับ", "--unmark"], ["--mark", "ปกปิด"]])
def test_one_of_the_two_is_to_be_given(office: Office, given: list[str]) -> None:
    assert run(office, "secrecy", "2565-0001", *given).exit_code == ExitCode.USAGE


#: how each command is called so that it shows or writes all that it can
_CALLS = {
    "init": ["{new}"],
    "ingest": [],
    "watch": [],
    "retry": [],
    "read": [],
    "note": ["{id}", "--json"],
    "present": ["{id}"],
    "order": ["{id}", "คำสั่ง"],
    "done": ["{id}"],
    "search": ["เรื่อง"],
    "show": ["{id}", "--json"],
    "list": ["--json"],
    "due": ["--json"],
    "set": ["{id}", "phone=1"],
    "secrecy": ["{id}", "--mark", "ลับ"],
    "thread": ["{id}"],
    "register": [],
    "report": [],
    "reindex": [],
    "check": ["--json"],
    "status": ["--json"],
}
#: these wait for files, or have nothing to do with the office's letters
_LEFT_OUT = {"watch", "read", "init"}


def test_no_command_tells_anything_of_it_and_no_file_does(office: Office, tmp_path: Path) -> None:
    id_ = secret_id(office)
    run(office, "order", id_, "เรื่องลี้ลับ", "--due", "2565-03-18", "--secret")
    run(office, "set", id_, "phone=รับไปทำเงียบ", "--secret")
    (open_one,) = indexed(office)
    for command in COMMANDS:
        assert command in _CALLS, f"say how {command} is called"
        if command in _LEFT_OUT:
            continue
        for one in (id_, open_one):
            call = [part.format(id=one, new=tmp_path / "new") for part in _CALLS[command]]
            done = run(office, command, *call, who="นายดำ")
            said = f"{done.output}{done.stderr}{done.exception or ''}"
            assert not [word for word in TELLING if word in said], (command, said)
    for name in files_in(office.root):
        if not name.startswith("secret/"):
            held = (office.root / name).read_bytes()
            forms = [form for word in TELLING for form in (word.encode(), json.dumps(word)[1:-1].encode())]
            assert not any(form in held for form in forms), name
            assert not any(word in name for word in TELLING)
