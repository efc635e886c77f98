"""The installed ``kasian search`` on an office of invented letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from office_maker import drop_secret, make_office, take_in

from cli import kasian

KASIAN = Path(sys.executable).parent / "kasian"
CHABA = "นางสาวชบา ใจงาม"

EXTERNAL = """\
{speed}
ที่ ศน ๐๐๑๙/ว {number}\t{sender}
\tศาลากลางจังหวัดศรีนาคา ศน ๓๐๐๐๐

\t\t{date}

เรื่อง\t{subject}
เรียน\t{to}

\t{body}

\tจึงเรียนมาเพื่อโปรดดำเนินการ

\t\tขอแสดงความนับถือ
"""
ORDER = """\
คำสั่งจังหวัดศรีนาคา
ที่ {number}/๒๕๖๕
เรื่อง {subject}

\t{body}

\tสั่ง ณ วันที่ {date}
"""
PROVINCE, DISTRICT = "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา", "ที่ว่าการอำเภอหนองบึง"
#: number, date, subject, sender, body, speed
LETTERS = (
    ("๑๐๑", "๓ มกราคม ๒๕๖๕", "ขอเชิญประชุมกองทุนหมู่บ้าน ครั้งที่ ๑/๒๕๖๕", PROVINCE, "ด้วยจะมีการประชุมกองทุน", ""),
    ("๑๐๒", "๗ กุมภาพันธ์ ๒๕๖๕", "ขอเชิญประชุมกองทุนหมู่บ้าน ครั้งที่ ๒/๒๕๖๕", PROVINCE, "ด้วยจะมีการประชุมกองทุน", ""),
    (
        *("๑๐๓", "๑๐ มีนาคม ๒๕๖๕", "การสำรวจข้อมูลความจำเป็นพื้นฐาน", PROVINCE),
        *("ด้วยให้รายงานผลการสำรวจ ภายในวันที่ ๒๕ มีนาคม ๒๕๖๕", "ด่วนที่สุด"),
    ),
    (
        *("๑๐๔", "๑๑ มีนาคม ๒๕๖๕", "การรับสมัครผู้ประกอบการ OTOP", DISTRICT),
        *("ด้วยให้ส่งรายชื่อผู้สมัคร ภายในวันที่ ๒๐ เมษายน ๒๕๖๕", "ด่วน"),
    ),
    ("๑๐๕", "๑๒ มีนาคม ๒๕๖๕", "แจ้งจัดสรรงบประมาณ", DISTRICT, "ด้วยองค์การบริหารส่วนตำบลดอนฟ้าใสได้รับงบประมาณ", ""),
    ("๑๐๖", "๑๓ มีนาคม ๒๕๖๕", "แจ้งจัดสรรงบประมาณ (ร่าง)", DISTRICT, "ด้วยงบประมาณฉบับร่าง อยู่ระหว่างพิจารณา", ""),
    ("๑๐๗", "๑๔ มีนาคม ๒๕๖๕", "โครงการหมู่บ้านเศรษฐกิจพอเพียง", PROVINCE, "ด้วยครัวเรือนต้นแบบปลูกผักสวนครัว", ""),
    ("๑๐๘", "๑ เมษายน ๒๕๖๕", "การฉีดวัคซีนป้องกันโรค", DISTRICT, "ด้วยจะฉีดวัคซีนที่ศาลาประชาคม", ""),
    ("๑๐๙", "๒ เมษายน ๒๕๖๕", "การใช้รถยนต์ส่วนกลาง", PROVINCE, "ด้วยระเบียบการใช้รถยนต์ เวลา ๑๐:๓๐ น.", ""),
)
ORDERS = (("๙๐๑", "๑๕ มีนาคม ๒๕๖๕", "แต่งตั้งคณะทำงาน"), ("๙๐๒", "๑๖ มีนาคม ๒๕๖๕", "มอบหมายการปฏิบัติราชการ"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven letters and a secret one; the chief has ordered on the third and closed the fourth."""
    office = make_office(tmp_path_factory.mktemp("searched"))
    settings = office.root / "office.toml"
    own = f'\n[abbreviations]\n"ดฟส." = "ดอนฟ้าใส"\n[[officers]]\nname = "{CHABA}"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    for number, date, subject, sender, body, speed in LETTERS:
        text = EXTERNAL.format(
            number=number,
            date=date,
            subject=subject,
            sender=sender,
            body=body,
            speed=speed,
            to="พัฒนาการอำเภอหนองบึง",
        )
        (office.inbox / f"{number}.txt").write_text(text, encoding="utf-8")
        take_in(office)
    for number, date, subject in ORDERS:
        text = ORDER.format(
            number=number, date=date, subject=subject, body="เพื่อให้การปฏิบัติราชการเรียบร้อย จึงแต่งตั้ง"
        )
        (office.inbox / f"{number}.txt").write_text(text, encoding="utf-8")
        take_in(office)
    drop_secret(office)
    take_in(office)
    call(office.root, "order", "2565-0003", "มอบชบา", "--to", "ชบา", "--as", "ชบา")
    call(office.root, "done", "2565-0004", "--as", "ชบา")
    return office.root


def call(office: Path, *arguments: str, expect: int = 0) -> str:
    env = {name: value for name, value in os.environ.items() if name not in {"KASIAN_OFFICE", "KASIAN_USER"}}
    done = subprocess.run(
        [KASIAN, *arguments], cwd=office, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == expect, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if expect == 0 else done.stderr


def answer(office: Path, *arguments: str) -> dict[str, Any]:
    """Call the command in this process, which is quicker."""
    called = ["search", *arguments, "--json", "--office", str(office)]
    done = CliRunner().invoke(kasian, called, catch_exceptions=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def numbers(office: Path, *arguments: str) -> list[int]:
    """Give the running numbers of the literal hits, in their order."""
    hits = answer(office, *arguments)["hits"]
    return [int(hit["id"].removeprefix("2565-")) for hit in hits if not hit["near"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("กองทุน", {1, 2}),
        ("ประชุมกองทุนหมู่บ้าน ครั้งที่ 2/2565", {2}),
        ("งบประมาณ -ร่าง", {5}),
        ("วัคซีน หรือ รถยนต์", {8, 9}),
        ("วัคซีน OR OTOP", {4, 8}),
        ('"ฉีดวัคซีนที่ศาลา"', {8}),
        ("จปฐ.", {3}),
        ("โอทอป", {4}),
        ("อบต.ดฟส.", {5}),
        ("เรื่อง:งบประมาณ", {5, 6}),
        ("ที่:104", {4}),
        ("ที่:ศน 0019/ว 105", {5}),
        ("จาก:หนองบึง", {4, 5, 6, 8}),
        ("ถึง:พัฒนาการอำเภอ จาก:สพจ.", {1, 2, 3, 7, 9}),
        ("ผู้รับผิดชอบ:ชบา", {3}),
        ("ชนิด:คำสั่ง", {10, 11}),
        ("kind:order แต่งตั้งคณะทำงาน", {10}),
        ("ด่วน:ด่วนที่สุด หรือ ด่วน:ด่วน", {3, 4}),
        ("สถานะ:สั่งการ", {3}),
        ("state:done", {4}),
        ("วันที่:2565-01..ก.พ.65", {1, 2}),
        ("date:2022-03-12 งบประมาณ", {5}),
        ("ครบกำหนด:<2565-04-01", {3}),
        ("10:30", {9}),
        ("ปกปิด", set()),
    ],
)
def test_a_query_finds_what_it_asks_for(office: Path, query: str, expected: set[int]) -> None:
    found = answer(office, query, "--limit", "50")
    literal = {int(hit["id"].removeprefix("2565-")) for hit in found["hits"] if not hit["near"]}
    assert literal == expected
    assert found["total"] == len(expected)


def test_it_is_sorted_as_asked(office: Path) -> None:
    assert numbers(office, "หนองบึง", "--sort", "date") == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert numbers(office, "หนองบึง", "--sort", "deadline")[0] == 3
    assert numbers(office, "หนองบึง", "--sort", "date", "--limit", "2", "--offset", "3") == [6, 5]


def test_what_is_found_is_counted_by_what_is_asked(office: Path) -> None:
    counted = {
        by: answer(office, "ศรีนาคา", "--by", by)["counts"] for by in ("kind", "month", "sender", "officer")
    }
    assert counted["kind"] == {"external": 9, "order": 2}
    assert counted["month"] == {"2022-01": 1, "2022-02": 1, "2022-03": 7, "2022-04": 2}
    assert counted["sender"][DISTRICT] == 4
    assert counted["officer"] == {CHABA: 1}
    told = call(office, "search", "ศรีนาคา", "--by", "month")
    assert "มีนาคม ๒๕๖๕" in told
    assert "คำสั่ง" in call(office, "search", "ศรีนาคา", "--by", "kind")


def test_letters_alike_are_found_without_the_letter_itself(office: Path) -> None:
    assert numbers(office, "--similar", "2565-0001") == [2]
    assert answer(office, "--similar", "2565-0001", "--limit", "0")["total"] == 1
    assert "2565-0099" in call(office, "search", "--similar", "2565-0099", expect=5)
    assert "2565-0012" in call(office, "search", "--similar", "2565-0012", expect=5)  # the secret one


def test_completion_gives_subjects_and_names(office: Path) -> None:
    def completed(prefix: str, *more: str) -> list[tuple[str, str]]:
        found = answer(office, "--complete", prefix, *more)["completions"]
        return [(one["kind"], one["text"]) for one in found]

    assert completed("การฉีด") == [("subject", "การฉีดวัคซีนป้องกันโรค")]
    assert completed("วัค") == [("subject", "การฉีดวัคซีนป้องกันโรค")]
    assert ("sender", PROVINCE) in completed("สำนัก")
    assert completed("ชบา") == [("officer", CHABA)]
    assert completed("ปกปิด") == completed("เรื่องปก") == completed("") == completed("%") == []
    assert len(completed("ขอเชิญ", "--limit", "1")) == 1
    assert call(office, "search", "--complete", "การฉีด") == "การฉีดวัคซีนป้องกันโรค\n"


def test_nothing_found_brings_words_that_would_give_hits(office: Path) -> None:
    found = answer(office, '"วักซีน" เรื่อง:โรค')
    assert (found["total"], found["near"], found["hits"]) == (0, 0, [])
    assert found["suggestions"] == ['"วัคซีน" เรื่อง:โรค']
    assert answer(office, found["suggestions"][0])["total"] == 1
    assert "หรือหมายถึง" in call(office, "search", '"วักซีน"')
    assert answer(office, "วัคซีน")["suggestions"] == []
    assert answer(office, '"ฎฎฎฎฎฎ"')["suggestions"] == []


def test_a_hit_shows_its_place_its_mark_and_how_to_open_it(office: Path) -> None:
    told = call(office, "search", "ศาลาประชาคม")
    assert "พบ 1 ฉบับ" in told
    assert "จะฉีดวัคซีนที่ศาลาประชาคม" in told
    assert "kasian show 2565-0008 --page 1" in told
    (hit,) = answer(office, "ศาลาประชาคม")["hits"]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["ศาลาประชาคม"]
    assert (hit["kind"], hit["number"], hit["date"], hit["page"]) == (
        "external",
        "ศน 0019/ว 108",
        "2022-04-01",
        1,
    )
    assert "ศาลาประชาคม" in call(office, "show", "2565-0008", "--page", "1")
    assert "(ใกล้เคียง)" in call(office, "search", "ศาลาปะชาคม")


@pytest.mark.parametrize(
    "query", ['"กองทุน', "กองทุน หรือ", "ชนิด:จดหมายรัก", "วันที่:2565-02-30", "-", "เรื่อง:", "-ร่าง", " "]
)
def test_a_malformed_query_is_one_line_with_a_hint(office: Path, query: str) -> None:
    told = call(office, "search", query, expect=6)
    assert told.startswith("kasian: ")
    assert len(told.splitlines()) == 1
    assert "พิมพ์" in told


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("กองทุน", "--complete", "ก"),
        ("--similar", "1", "--complete", "ก"),
        ("--complete", "ก", "--by", "kind"),
    ],
)
def test_one_question_at_a_time(office: Path, arguments: tuple[str, ...]) -> None:
    assert "Error: " in call(office, "search", *arguments, expect=2)


def test_what_the_chief_orders_reaches_the_index_at_once(office: Path) -> None:
    call(office, "order", "2565-0007", "มอบชบา", "--to", "ชบา", "--due", "2565-05-01", "--as", "ชบา")
    assert numbers(office, "ผู้รับผิดชอบ:ชบา ครบกำหนด:2565-05") == [7]
    call(office, "done", "2565-0007", "--as", "ชบา")
    assert numbers(office, "ผู้รับผิดชอบ:ชบา สถานะ:เสร็จสิ้น") == [7]
    assert numbers(office, "ครบกำหนด:2565-05") == []


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_both_engines_answer_alike(office: Path, engine: str) -> None:
    call(office, "reindex", "--engine", engine)
    assert set(numbers(office, "วัคซีน หรือ รถยนต์")) == {8, 9}
    assert numbers(office, "จปฐ. ด่วน:ด่วนที่สุด วันที่:มี.ค.65") == [3]
    assert numbers(office, "หนองบึง", "--sort", "date", "--limit", "2") == [9, 8]
    assert answer(office, "ศรีนาคา", "--by", "kind")["counts"] == {"external": 9, "order": 2}


def test_a_plain_search_loads_nothing_heavy(office: Path) -> None:
    heavy = ("sqlalchemy", "alembic", "pydantic", "pythainlp", "rapidfuzz", "docx", "cv2", "numpy", "rich")
    for arguments in (("กองทุน",), ("ชนิด:คำสั่ง วันที่:เดือนนี้", "--by", "kind"), ("--similar", "2565-0001")):
        command = [sys.executable, "-X", "importtime", str(KASIAN), "search", *arguments]
        done = subprocess.run(command, cwd=office, capture_output=True, text=True, check=True)
        loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
        assert "tantivy" in loaded or "whoosh" in loaded
        assert sorted(loaded & set(heavy)) == []
