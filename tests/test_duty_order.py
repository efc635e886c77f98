"""A new office takes its people from its own duty order, or asks for them on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from matter_maker import KASIAN, environment

from cli import kasian
from pipeline.office.duty_cells import items, person, tambons
from pipeline.office.duty_order import read_duty_order
from pipeline.office.office import load_office
from pipeline.office.places import OfficeError
from pipeline.office.settings import Officer, Settings, parse_settings
from pipeline.office.template import Known, settings_template

ANAN, BUSABA = "นายอนันต์ แสงคำดี", "นางสาวบุษบา ศรีดอนงาม"
HEADS = ("ที่", "พื้นที่รับผิดชอบ", "หน้าที่รับผิดชอบหลัก", "ชื่อ - สกุล\nตำแหน่ง", "หน้าที่แทน")
ROWS = (
    (
        "๑",
        "ตำบลบ้านกลาง\nตำบลหนองไผ่",
        "๑. กองทุนพัฒนาบทบาทสตรี\n๒. งานธุรการและสารบรรณ",
        f"{ANAN}\nนักวิชาการพัฒนาชุมชนชำนาญการ",
        "- OTOP\n- แผนพัฒนาหมู่บ้าน",
    ),
    ("๒", "ต.ทุ่งรวง, ต.คลองใหม่", "ข้อมูล จปฐ., การเงินและพัสดุ", f"๒. {BUSABA}", "กองทุนพัฒนาบทบาทสตรี"),
)
READ = (
    Officer(
        name=ANAN,
        position="นักวิชาการพัฒนาชุมชนชำนาญการ",
        tambons=("บ้านกลาง", "หนองไผ่"),
        duties=("กองทุนพัฒนาบทบาทสตรี", "งานธุรการและสารบรรณ"),
        stand_in=("OTOP", "แผนพัฒนาหมู่บ้าน"),
    ),
    Officer(
        name=BUSABA,
        tambons=("ทุ่งรวง", "คลองใหม่"),
        duties=("ข้อมูล จปฐ.", "การเงินและพัสดุ"),
        stand_in=("กองทุนพัฒนาบทบาทสตรี",),
    ),
)
PARAGRAPHS = (
    "คำสั่งสำนักงานพัฒนาชุมชนอำเภอศรีสมมุติ",
    "ที่ ๓/๒๕๖๕ เรื่อง แบ่งหน้าที่การปฏิบัติงาน",
    f"๑. {ANAN} ตำแหน่ง นักวิชาการพัฒนาชุมชนชำนาญการ มีหน้าที่รับผิดชอบ ดังนี้",
    "(๑.๑) กองทุนพัฒนาบทบาทสตรี",
    "(๑.๒) รับผิดชอบพื้นที่ตำบลบ้านกลาง และตำบลหนองไผ่",
    f"(๑.๓) ปฏิบัติหน้าที่แทน {BUSABA}",
    f"๒. {BUSABA} ตำแหน่ง นักวิชาการพัฒนาชุมชน มีหน้าที่",
    "๒.๑ ข้อมูล จปฐ.",
    "๒.๒ ปฏิบัติหน้าที่แทน งานธุรการ",
    "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
    "สั่ง ณ วันที่ ๑ มีนาคม พ.ศ. ๒๕๖๕",
)


def docx(folder: Path, rows: Sequence[Sequence[str]] = (), paragraphs: Sequence[str] = ()) -> Path:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    file = folder / "คำสั่ง.docx"
    document.save(str(file))
    return file


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (3, 2, 4, 1, 0), (4, 1, 3, 0, 2)])
def test_the_columns_of_a_table_are_known_by_their_heads(tmp_path: Path, order: tuple[int, ...]) -> None:
    file = docx(tmp_path, [[row[place] for place in order] for row in (HEADS, *ROWS)])
    read = read_duty_order([file])
    assert read.officers == READ
    assert read.unread == ()


def test_a_person_named_as_standing_in_takes_over_those_duties(tmp_path: Path) -> None:
    rows = [("ชื่อเจ้าหน้าที่", "หน้าที่", "ผู้ปฏิบัติหน้าที่แทน"), (ANAN, "OTOP", BUSABA), (BUSABA, "ข้อมูล จปฐ.", ANAN)]
    one, other = read_duty_order([docx(tmp_path, rows)]).officers
    assert (one.stand_in, other.stand_in) == (("ข้อมูล จปฐ.",), ("OTOP",))


def test_a_row_without_a_name_goes_on_and_one_of_nobody_is_told(tmp_path: Path) -> None:
    rows = [("ชื่อ", "หน้าที่"), (ANAN, "OTOP"), ("", "ข้อมูล จปฐ."), ("ตำแหน่งว่าง", "ยาเสพติด")]
    read = read_duty_order([docx(tmp_path, rows)])
    assert [one.duties for one in read.officers] == [("OTOP", "ข้อมูล จปฐ.")]
    assert "ตำแหน่งว่าง" in read.unread[0]


def test_numbered_paragraphs_are_read(tmp_path: Path) -> None:
    one, other = read_duty_order([docx(tmp_path, paragraphs=PARAGRAPHS)]).officers
    assert (one.name, one.position) == (ANAN, "นักวิชาการพัฒนาชุมชนชำนาญการ")
    assert (one.duties, one.tambons, one.stand_in) == (
        ("กองทุนพัฒนาบทบาทสตรี",),
        ("บ้านกลาง", "หนองไผ่"),
        ("ข้อมูล จปฐ.",),
    )
    assert (other.name, other.duties, other.stand_in) == (BUSABA, ("ข้อมูล จปฐ.",), ("งานธุรการ",))


def test_toml_is_taken_with_its_words(tmp_path: Path) -> None:
    file = tmp_path / "order.toml"
    file.write_text(
        f'[[officers]]\nname = "{ANAN}"\nduties = ["OTOP"]\n[duty_words]\n"OTOP" = ["โอทอป"]\n',
        encoding="utf-8",
    )
    read = read_duty_order([file])
    assert read.officers == (Officer(name=ANAN, duties=("OTOP",)),)
    assert read.duty_words == {"OTOP": ("โอทอป",)}


def test_a_file_without_a_duty_order_is_refused_in_one_line(tmp_path: Path) -> None:
    letter = docx(tmp_path, [("รายการ", "จำนวน"), ("โต๊ะ", "๒")], ("เรื่อง ขอเชิญประชุม",))
    with pytest.raises(OfficeError, match="ไม่พบตาราง"):
        read_duty_order([letter])
    (tmp_path / "x.docx").write_bytes(b"PK no zip")
    with pytest.raises(OfficeError, match="เปิดไม่ได้"):
        read_duty_order([tmp_path / "x.docx"])


def test_init_writes_what_it_read_and_says_so(tmp_path: Path) -> None:
    file = docx(tmp_path, [HEADS, *ROWS, ("๓", "", "อื่น ๆ", "-", "")])
    folder = tmp_path / "office"
    done = CliRunner().invoke(kasian, ["init", str(folder), "--name", "สพอ.ทดสอบ", "--duty-order", str(file)])
    assert done.exit_code == 0, done.output
    assert f"อ่านแล้ว: {ANAN} – หน้าที่หลัก 2 หน้าที่แทน 2 ตำบล 2" in done.output
    assert "! อ่านไม่ได้: แถว" in done.output
    assert load_office(folder).settings.officers == READ
    assert "# เครื่องมือค้นหา" in (folder / "office.toml").read_text(encoding="utf-8")


def test_on_a_terminal_init_asks_and_enter_skips(tmp_path: Path) -> None:
    answers = ("สพอ.ทดสอบ", "", "นางแดง ทองแท้", ANAN, "", "บ้านกลาง, หนองไผ่", "OTOP", "", "")
    above, below = pty.openpty()
    os.write(above, "".join(f"{answer}\n" for answer in answers).encode())
    done = subprocess.run(
        [KASIAN, "init", "office"],
        cwd=tmp_path,
        stdin=below,
        stdout=below,
        stderr=below,
        env=environment(PYTHONIOENCODING="utf-8"),
        timeout=60,
        check=False,
    )
    shown = os.read(above, 1 << 16).decode(errors="replace")
    assert done.returncode == 0, shown
    settings = load_office(tmp_path / "office").settings
    assert (settings.name, settings.chief, settings.chief_name) == (
        "สพอ.ทดสอบ",
        "พัฒนาการอำเภอ",
        "นางแดง ทองแท้",
    )
    assert settings.officers == (Officer(name=ANAN, tambons=("บ้านกลาง", "หนองไผ่"), duties=("OTOP",)),)


def test_without_a_terminal_init_asks_nothing(tmp_path: Path) -> None:
    done = CliRunner().invoke(kasian, ["init", str(tmp_path / "office")], input="")
    assert done.exit_code == 0
    assert load_office(tmp_path / "office").settings.officers == ()


def test_words_of_a_duty_that_nobody_has_are_told_with_their_line() -> None:
    people = '[[officers]]\nname = "ข"\nduties = ["OTOP"]\n'
    text = f'name = "ก"\n{people}[duty_words]\n"OTOP" = ["โอทอป"]\n"จปฐ" = ["ค"]'
    with pytest.raises(OfficeError, match=r"บรรทัดที่ 7 ช่อง duty_words: ไม่มีเจ้าหน้าที่คนใดมีหน้าที่ “จปฐ”"):
        parse_settings(text)


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)


@given(name=names, duties=st.lists(names, max_size=3), words=st.lists(names, min_size=1, max_size=2))
def test_whatever_is_known_of_an_office_stands_in_its_settings(
    name: str, duties: list[str], words: list[str]
) -> None:
    officer = Officer(name=name, duties=tuple(duties))
    given_words = {duty: tuple(words) for duty in officer.duties}
    known = Known(name=name, officers=(officer,), duty_words=given_words)
    wanted = Settings(name=name, officers=(officer,), duty_words=given_words)
    assert parse_settings(settings_template(name, known)) == wanted.model_copy(update={"chief": known.chief})


@given(st.text(alphabet="๑12.)( -•,\nนายนางสาว ตำบลต.กขค จปฐOTP", max_size=80))
def test_any_cell_is_read_or_left(text: str) -> None:
    for found in (*items(text), *tambons(text), *person(text)):
        assert found == found.strip()
        assert "\n" not in found
