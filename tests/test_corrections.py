"""What an officer sets by hand stands above the reading, and all that is shown follows it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from letter_builder import Sheet
from letter_text import EXTERNAL, page_of
from memo_letters import OFFICE, external
from office_maker import drop, files_in, make_office, quick, take_in

from cli import kasian
from pipeline.agenda.gather import agenda
from pipeline.catalogue.acts import acts_of
from pipeline.catalogue.database import open_to_read
from pipeline.catalogue.rows import ActRow, NewAct
from pipeline.due import due
from pipeline.letter import read_letter
from pipeline.letter.as_json import letter_from_json, letter_to_json, show_letter
from pipeline.letter.doubts import doubtful
from pipeline.letter.fields import Letter
from pipeline.matter.correcting.applying import apply, before
from pipeline.matter.correcting.corrections import FIELDS, BadCorrection, Correction, parse
from pipeline.matter.correcting.replaying import replayed
from pipeline.matter.doing import By, accept
from pipeline.memo import draft
from pipeline.memo.crops import sentences_of
from pipeline.memo.grounding import ungrounded
from pipeline.office.office import Office, load_office
from pipeline.retry import retry

WHO = "นางสาวชบา ใจงาม"
TODAY = date(2022, 3, 15)


def run(office: Office, *args: str) -> Result:
    return CliRunner().invoke(kasian, [*args, "--office", str(office.root)])


def answer(office: Office, *args: str) -> dict[str, Any]:
    done = run(office, *args, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def filed(folder: Path) -> Office:
    office = make_office(folder)
    drop(office, "a.txt")
    take_in(office)
    return office


def acts(office: Office) -> list[NewAct]:
    with open_to_read(office) as catalogue:
        return [one.act for one in acts_of(catalogue, "2565-0001")]


@pytest.mark.parametrize("typed", ["2565-03-14", "2022-03-14", "14 มี.ค. 65", "๑๔ มีนาคม ๒๕๖๕", "14/3/2565"])
def test_a_day_is_taken_in_either_era_and_script(typed: str) -> None:
    assert parse(f"date={typed}") == Correction("date", "2022-03-14")
    assert parse(f" Deadline.2 = {typed} ") == Correction("deadline.2", "2022-03-14")


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("number=ศน ๐๐๑๙/ว  ๕", "ศน 0019/ว 5"),
        ("subject=การจัดท า\nรายงาน", "การจัดทำรายงาน"),
        ("received.time=๙.๓๐ น.", "09:30"),
        ("speed=ด่วนมาก", "ด่วนมาก"),
        ("kind=memo", "memo"),
        ("phone=", None),
        ("deadline=-", None),
    ],
)
def test_a_value_is_made_as_a_reading_gives_it(given: str, value: str | None) -> None:
    assert parse(given).value == value


@pytest.mark.parametrize(
    "given",
    [
        *("date=2565-02-30", "date=พรุ่งนี้", "date=มีนาคม 2565", "วันที่=2565-03-14", "date"),
        *("deadline.0=2565-03-14", "speed=เร็ว", "kind=", "kind=letter", "received.time=25.00"),
        *("received=1", "body=x", "secrecy=ปกปิด"),
    ],
)
def test_what_cannot_be_set_is_refused_in_one_line_that_names_the_fields(given: str) -> None:
    with pytest.raises(BadCorrection) as refused:
        parse(given)
    assert "\n" not in refused.value.reason
    assert all(field in refused.value.reason for field in FIELDS)


@given(st.text(max_size=30))
def test_any_text_is_a_correction_or_refused(text: str) -> None:
    for given_ in (text, f"date={text}", f"deadline={text}", f"subject={text}", f"received.time={text}"):
        try:
            one = parse(given_)
        except BadCorrection:
            continue
        letter = apply(Letter(kind="external"), one, WHO)
        assert letter_from_json(json.loads(json.dumps(letter_to_json(letter)))) == letter


def test_what_is_set_keeps_the_place_of_the_reading_and_is_sure() -> None:
    page = Sheet(("ที่ ศน ๐๐๑๙/ว ๒๑๔",))
    read = Letter(kind="external", number=page.found("ศน ๐๐๑๙/ว ๒๑๔", sure=0.3, partial=True))
    letter = apply(read, Correction("number", "ศน 0019/ว 215"), WHO)
    assert letter.number is not None
    assert read.number is not None
    assert (letter.number.raw, letter.number.start) == (read.number.raw, read.number.start)
    assert (letter.number.value, letter.number.set_by) == ("ศน 0019/ว 215", WHO)
    assert not doubtful(letter.number)
    assert before(read, "number") == {**json.loads(json.dumps(letter_to_json(read)))["number"]}


def test_what_stands_nowhere_in_the_letter_has_no_place() -> None:
    letter = apply(Letter(kind="external"), Correction("received.date", "2022-03-15"), WHO)
    shown = show_letter(letter)["received"]["date"]
    assert (shown["value"], shown["page"], shown["start"], shown["raw"]) == ("2022-03-15", None, None, "")
    assert shown["set_by"] == WHO
    assert "set_by" not in show_letter(read_letter((page_of(EXTERNAL),)))["date"]


def test_deadlines_are_set_added_and_struck_by_their_numbers() -> None:
    page = Sheet(("ส่งภายในวันที่ ๓ มีนาคม ๒๕๖๕ และภายในวันที่ ๙ มีนาคม ๒๕๖๕",))
    two = (page.deadline("ภายในวันที่ ๓ มีนาคม ๒๕๖๕", "2022-03-03"), page.deadline("ภายในวันที่ ๙", "2022-03-09"))
    read = Letter(kind="external", deadlines=two)

    def days(*corrections: str) -> list[str | None]:
        letter = read
        for one in corrections:
            letter = apply(letter, parse(one), WHO)
        return [one.value for one in letter.deadlines]

    assert days("deadline.2=2565-03-10") == ["2022-03-03", "2022-03-10"]
    assert days("deadline.3=2565-03-11") == ["2022-03-03", "2022-03-09", "2022-03-11"]
    assert days("deadline.1=") == ["2022-03-09"]
    for unclear in ("deadline=2565-03-10", "deadline=", "deadline.4=2565-03-10"):
        with pytest.raises(BadCorrection):
            days(unclear)


def test_a_letter_that_is_read_again_keeps_what_was_set_though_its_deadlines_are_counted_anew() -> None:
    page = Sheet(("ภายในวันที่ ๓ มีนาคม ๒๕๖๕ ภายในวันที่ ๙ มีนาคม ๒๕๖๕ ภายในวันที่ ๕ มีนาคม ๒๕๖๕",))
    third, ninth, fifth = (
        page.deadline(f"ภายในวันที่ {day} มีนาคม ๒๕๖๕", value)
        for day, value in (("๓", "2022-03-03"), ("๙", "2022-03-09"), ("๕", "2022-03-05"))
    )
    read, entered = Letter(kind="external", deadlines=(third, ninth)), list[ActRow]()
    for given_ in ("deadline.2=2565-03-10", "deadline.1=-", "deadline.2=2565-03-20"):
        one = parse(given_)
        told = {"field": one.field, "value": one.value, "before": before(read, one.field)}
        entered.append(ActRow(number=1, letter_id="a", act=NewAct(at="", who=WHO, kind="set", told=told)))
        read = apply(read, one, WHO)
    assert [one.value for one in read.deadlines] == ["2022-03-10", "2022-03-20"]
    again = replayed(Letter(kind="external", deadlines=(fifth, third, ninth)), entered)
    assert [one.value for one in again.deadlines] == ["2022-03-05", "2022-03-10", "2022-03-20"]
    lost = replayed(Letter(kind="external"), entered)
    assert [one.value for one in lost.deadlines] == ["2022-03-10", "2022-03-20"]


def test_the_note_says_what_was_set_and_by_whom_and_marks_it_no_more() -> None:
    letter = external()
    assert letter.date is not None
    for one in ("date=2569-11-20", "subject=เรื่องที่แก้แล้ว", "deadline.1=2569-12-01"):
        letter = apply(letter, parse(one), WHO)
    memo = draft(letter, OFFICE)
    assert ungrounded(memo, letter, OFFICE) == ()
    said = "\n".join(sentence.text for sentence in sentences_of(memo))
    assert "๒๐ พฤศจิกายน ๒๕๖๙" in said
    assert "เรื่องที่แก้แล้ว" in said
    assert "ภายในวันอังคารที่ ๑ ธันวาคม ๒๕๖๙" in said
    proofs = {one for sentence in sentences_of(memo) for one in sentence.evidence}
    by = {(one.quote, one.by, one.page) for one in proofs if one.source == "correction"}
    assert ("20 พฤศจิกายน 2569", WHO, None) in by


def test_a_note_that_says_something_else_than_what_was_set_is_no_sound_one() -> None:
    letter = apply(external(), parse("subject=เรื่องที่แก้แล้ว"), WHO)
    memo = draft(letter, OFFICE)
    assert ungrounded(memo, apply(letter, parse("subject=เรื่องอื่น"), WHO), OFFICE)


def test_everything_follows_what_was_set(tmp_path: Path) -> None:
    office = filed(tmp_path)
    done = answer(
        office,
        *("set", "2565-0001", "date=10 มี.ค. 65", "number=ศน 0019/ว 77", "subject=โครงการที่แก้ชื่อ"),
        *("deadline=2565-03-28", "--as", WHO),
    )
    assert [one["kind"] for one in done["entered"]] == ["set"] * 4 + ["redrafted"]
    assert done["note"] == "redrafted"
    (row,) = answer(office, "list")["letters"]
    assert (row["date"], row["number"], row["subject"]) == ("2022-03-10", "ศน 0019/ว 77", "โครงการที่แก้ชื่อ")
    shown = answer(office, "show", "2565-0001")
    assert shown["letter"]["date"]["set_by"] == WHO
    assert shown["letter"]["date"]["raw"] == "๑๔ มีนาคม ๒๕๖๕"
    assert answer(office, "search", "โครงการที่แก้ชื่อ")["total"] == 1
    assert answer(office, "search", "ว 77")["hits"][0]["number"] == "ศน 0019/ว 77"
    assert [one["date"] for one in answer(office, "due")["due"]] == ["2022-03-28"]
    with open_to_read(office) as catalogue:
        assert [one.first for one in agenda(catalogue, TODAY, "thai").entries] == [date(2022, 3, 28)]
        assert [one.day for one in due(catalogue, TODAY)] == [date(2022, 3, 28)]
    note = json.dumps(answer(office, "note", "2565-0001"), ensure_ascii=False)
    assert "โครงการที่แก้ชื่อ" in note
    assert "๒๘ มีนาคม ๒๕๖๕" in (office.notes / "2565-0001.md").read_text(encoding="utf-8")
    assert files_in(office.notes) == [
        "2565-0001.docx",
        "2565-0001.md",
        "2565-0001_เดิม.docx",
        "2565-0001_เดิม.md",
    ]


def test_show_tells_who_corrected_what_and_numbers_the_deadlines(tmp_path: Path) -> None:
    office = filed(tmp_path)
    run(office, "set", "2565-0001", "date=2565-03-10", "deadline.2=2565-04-01", "--as", WHO)
    said = run(office, "show", "2565-0001").output
    assert f"แก้ไขโดย {WHO}: วันที่ของหนังสือ เป็น “10 มีนาคม 2565” (อ่านได้ “๑๔ มีนาคม ๒๕๖๕”)" in said
    assert "กำหนด 1: ภายในวันที่ ๒๐ มีนาคม ๒๕๖๕" in said
    assert f"กำหนด 2: ๑ เมษายน ๒๕๖๕ (แก้ไขโดย {WHO})" in said


def test_every_correction_is_kept_with_who_and_when_and_what_stood_before(tmp_path: Path) -> None:
    office = filed(tmp_path)
    run(office, "set", "2565-0001", "date=2565-03-10", "--as", "นายดำ")
    run(office, "set", "2565-0001", "date=", "--as", WHO)
    first, second = (one for one in acts(office) if one.kind == "set")
    assert (first.who, first.told["value"], first.told["before"]["value"]) == (
        "นายดำ",
        "2022-03-10",
        "2022-03-14",
    )
    assert (second.who, second.told["value"], second.told["before"]["set_by"]) == (WHO, None, "นายดำ")
    assert answer(office, "list")["letters"][0]["date"] is None


def test_several_are_set_or_none(tmp_path: Path) -> None:
    office = filed(tmp_path)
    for bad in ("date=2565-02-30", "deadline.7=2565-04-01"):
        refused = run(office, "set", "2565-0001", "subject=อื่น", bad)
        assert refused.exit_code != 0
        assert isinstance(refused.exception, BadCorrection)
    assert acts(office) == []
    assert answer(office, "list")["letters"][0]["subject"] == "ขอเชิญประชุม"


def test_a_note_that_a_person_stands_by_stays_and_he_is_told(tmp_path: Path) -> None:
    office = filed(tmp_path)
    accept(office, "2565-0001", By(who=WHO, at=datetime(2022, 3, 15, tzinfo=UTC)))
    before_ = answer(office, "note", "2565-0001")
    said = run(office, "set", "2565-0001", "subject=เรื่องใหม่", "--as", WHO)
    assert "--edit" in said.stderr
    assert answer(office, "note", "2565-0001")["sections"] == before_["sections"]
    assert answer(office, "list")["letters"][0]["subject"] == "เรื่องใหม่"
    assert [one.kind for one in acts(office)] == ["accepted", "set"]


def test_a_letter_that_is_read_again_keeps_its_corrections_and_its_accepted_note(tmp_path: Path) -> None:
    office = filed(tmp_path)
    run(
        office, "set", "2565-0001", "date=2565-03-10", "deadline=2565-03-28", "phone=0 7999 0000", "--as", WHO
    )
    accept(office, "2565-0001", By(who=WHO, at=datetime(2022, 3, 15, tzinfo=UTC)))
    was = answer(office, "show", "2565-0001")
    note = answer(office, "note", "2565-0001")
    (outcome,) = retry(load_office(office.root), "2565-0001", means=quick())
    assert outcome.status == "done"
    now = answer(office, "show", "2565-0001")
    assert now["letter"] == was["letter"]
    assert answer(office, "note", "2565-0001") == note
    assert [one["date"] for one in answer(office, "due")["due"]] == ["2022-03-28"]


def test_a_deadline_that_was_struck_out_is_due_no_more(tmp_path: Path) -> None:
    office = filed(tmp_path)
    run(office, "set", "2565-0001", "deadline=-", "--as", WHO)
    assert answer(office, "due")["due"] == []
    list(retry(load_office(office.root), "2565-0001", means=quick()))
    assert answer(office, "due")["due"] == []


def test_what_was_done_stays_done_though_the_letter_is_corrected(tmp_path: Path) -> None:
    office = filed(tmp_path)
    run(office, "done", "2565-0001", "ส่งแล้ว", "--as", WHO)
    run(office, "set", "2565-0001", "deadline=2565-03-28", "--as", WHO)
    run(office, "order", "2565-0001", "ขอรายละเอียดเพิ่ม", "--as", WHO)  # takes the matter up again
    assert answer(office, "due")["due"] == []


def test_an_unknown_letter_is_told_as_one(tmp_path: Path) -> None:
    office = filed(tmp_path)
    refused = run(office, "set", "2565-0009", "date=2565-03-10")
    assert type(refused.exception).__name__ == "NoSuchLetter"
