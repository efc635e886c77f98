"""Who should act, through the installed command: the duty order, then how the chief ordered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from matter_maker import by, editor, here
from office_maker import LETTER, drop, make_office, take_in

from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read
from pipeline.letter.as_json import letter_from_json
from pipeline.matter.doing import order
from pipeline.matter.precedents import precedents_for
from pipeline.memo.as_json import memo_from_json
from pipeline.memo.grounding import ungrounded
from pipeline.office.office import Office, load_office

ANAN, BUSABA = "นายอนันต์ แสงคำดี", "นางบุษบา ศรีดอนงาม"
PEOPLE = f"""
[[officers]]
name = "{ANAN}"
duties = ["กองทุนพัฒนาบทบาทสตรี"]
[[officers]]
name = "{BUSABA}"
duties = ["ข้อมูล จปฐ."]
stand_in = ["กองทุนพัฒนาบทบาทสตรี"]
"""
FUND, OTHER = "การติดตามหนี้ค้างชำระกองทุนพัฒนาบทบาทสตรี ครั้งที่ {}", "ขอเชิญร่วมงานบริจาคโลหิต ครั้งที่ {}"


def with_duties(folder: Path) -> Office:
    office = make_office(folder)
    settings = office.root / "office.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + PEOPLE, encoding="utf-8")
    return load_office(office.root)


def answer(office: Office, *arguments: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(here(office, *arguments, "--json").stdout)
    return document


def note_of(office: Office, id_: str) -> dict[str, Any]:
    """Give a stored note, which must be sound."""
    with open_to_read(office) as catalogue:
        text = reading.letter_text(catalogue, id_)
        assert text is not None
        assert text.memo is not None
        letter = letter_from_json(text.letter)
        precedents = precedents_for(catalogue, letter, id_)
    assert ungrounded(memo_from_json(text.memo), letter, office.settings, precedents) == ()
    return text.memo


def said(memo: dict[str, Any], title: str) -> str:
    parts = [part for part in memo["sections"] if title in part["title"]]
    return " ".join(one["text"] for part in parts for one in part["sentences"])


def test_the_duty_order_proposes_who_acts_and_who_stands_in(tmp_path: Path) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=FUND.format("๑"))
    take_in(office)
    shown = answer(office, "show", "2565-0001")["proposal"]
    assert (shown["officer"], shown["stand_in"]) == (ANAN, BUSABA)
    assert shown["reason"]["duty"] == "กองทุนพัฒนาบทบาทสตรี"
    assert shown["reason"]["source"] == "letter"
    assert shown["reason"]["words"] == "กองทุนพัฒนาบทบาทสตรี"
    assert answer(office, "note", "2565-0001")["proposal"] == shown
    assert f"ผู้รับผิดชอบที่เสนอ: {ANAN} (แทน: {BUSABA})" in here(office, "show", "2565-0001").stdout
    note = note_of(office, "2565-0001")
    assert f"ซึ่งอยู่ในความรับผิดชอบของ {ANAN} ตามคำสั่งแบ่งหน้าที่" in said(note, "ข้อพิจารณา")
    assert f"มอบ {ANAN}" in said(note, "ข้อเสนอ")


def test_where_no_duty_fits_nobody_is_proposed(tmp_path: Path) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=OTHER.format("๑"))
    take_in(office)
    shown = answer(office, "show", "2565-0001")["proposal"]
    assert (shown["officer"], shown["stand_in"], shown["reason"], shown["also"]) == (None, None, None, [])
    assert shown["said"] == "ไม่มีหน้าที่ใดในคำสั่งแบ่งหน้าที่ตรงกับเรื่องนี้"
    assert shown["said"] in said(note_of(office, "2565-0001"), "ข้อพิจารณา")


def ordered(office: Office, id_: str, text: str, to: str | None) -> None:
    order(office, id_, by(), text, to=to, due=None)


@pytest.mark.parametrize("subject", [FUND, OTHER], ids=["a duty", "no duty"])
def test_the_next_letter_of_a_series_goes_to_whom_the_chief_ordered(tmp_path: Path, subject: str) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=subject.format("๑"))
    take_in(office)
    ordered(office, "2565-0001", "ให้รายงานผลภายใน ๓ วัน", BUSABA)
    drop(office, "2.txt", subject=subject.format("๒"), number="๒")
    take_in(office)
    shown = answer(office, "note", "2565-0002")["proposal"]
    assert shown["officer"] == BUSABA
    assert shown["reason"]["precedent"] == shown["reason"]["source"] == "2565-0001"
    note = note_of(office, "2565-0002")
    assert (
        "เรื่องทำนองเดียวกัน ทะเบียนรับที่ ๒๕๖๕-๐๐๐๑ พัฒนาการอำเภอ สั่งการเมื่อวันที่ ๑๖ มีนาคม ๒๕๖๕ "
        f"ว่า “ให้รายงานผลภายใน ๓ วัน” มอบ {BUSABA}" in said(note, "ข้อพิจารณา")
    )
    assert f"มอบ {BUSABA}" in said(note, "ข้อเสนอ")


def test_who_has_left_is_not_proposed_again(tmp_path: Path) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=FUND.format("๑"))
    take_in(office)
    ordered(office, "2565-0001", "ดำเนินการ", "นายเก่า ย้ายแล้ว")
    drop(office, "2.txt", subject=FUND.format("๒"), number="๒")
    take_in(office)
    assert answer(office, "show", "2565-0002")["proposal"]["officer"] == ANAN


def test_a_cited_letter_is_told_with_its_order(tmp_path: Path) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=OTHER.format("๑"), number="๑๒๐")
    take_in(office)
    ordered(office, "2565-0001", "ไปร่วมงาน", BUSABA)
    cites = "อ้างถึง\tหนังสือสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา ที่ ศน ๐๐๑๙/ว ๑๒๐ ลงวันที่ ๑๔ มีนาคม ๒๕๖๕"
    reminder = LETTER.format(number="๑๕๕", subject="แจ้งเลื่อนกำหนดการ")
    text = reminder.replace("\tด้วยสำนักงาน", f"{cites}\n\n\tด้วยสำนักงาน")
    (office.inbox / "2.txt").write_text(text, encoding="utf-8")
    take_in(office)
    history = said(note_of(office, "2565-0002"), "เรื่องเดิม")
    assert f"ซึ่งพัฒนาการอำเภอ สั่งการเมื่อวันที่ ๑๖ มีนาคม ๒๕๖๕ ว่า “ไปร่วมงาน” มอบ {BUSABA}" in history
    assert answer(office, "show", "2565-0002")["proposal"]["officer"] == BUSABA


@pytest.mark.parametrize(
    ("kept", "taken"),
    [("และสรุปผลในที่ประชุมประจำเดือน", True), ("และรายงานภายใน ๓ วัน", False), ("ร่วมกับนายอื่น ใจดี", False)],
)
def test_the_words_of_the_proposal_that_an_officer_kept_are_proposed_again(
    tmp_path: Path,
    kept: str,
    taken: bool,  # noqa: FBT001 - a column
) -> None:
    office = with_duties(tmp_path)
    drop(office, "1.txt", subject=FUND.format("๑"))
    take_in(office)
    program = editor(tmp_path, f'sed -i "s/ดำเนินการให้ทันกำหนด/ดำเนินการ{kept}/" "$1"')
    edited = here(office, "note", "2565-0001", "--edit", "--as", ANAN, EDITOR=program)
    assert edited.exit_code == 0, edited.output
    assert here(office, "note", "2565-0001", "--accept", "--as", ANAN).exit_code == 0
    ordered(office, "2565-0001", "ดำเนินการ", BUSABA)
    drop(office, "2.txt", subject=FUND.format("๒"), number="๒")
    take_in(office)
    proposes = said(note_of(office, "2565-0002"), "ข้อเสนอ")
    assert (f"เห็นควรมอบ {BUSABA} ดำเนินการ{kept}" in proposes) == taken
    assert f"เห็นควรมอบ {BUSABA} ดำเนินการ" in proposes
    assert ANAN not in proposes
