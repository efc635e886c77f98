"""Who signed, in which position, which section owns the letter and how to call it."""

from __future__ import annotations

import pytest
from letter_text import EXTERNAL, page_of

from pipeline.letter import read_letter
from pipeline.letter.fields import Found, Letter

FOOT = """(นายสมมุติ ใจงาม)
พัฒนาการจังหวัดศรีนาคา

กลุ่มงานส่งเสริมการพัฒนาชุมชน
โทร. ๐ ๗๙๙๙ ๑๒๓๔ ต่อ ๑๒"""


def with_foot(foot: str) -> Letter:
    assert FOOT in EXTERNAL
    return read_letter((page_of(EXTERNAL.replace(FOOT, foot)),))


def value(found: Found | None) -> str | None:
    return found.value if found else None


# --- signatory and position ---------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["(........................)", "(                     )", "(……………………)", "(. . . . . . .)"])
def test_the_position_below_a_blank_name(blank: str) -> None:
    letter = with_foot(FOOT.replace("(นายสมมุติ ใจงาม)", blank))
    assert letter.signatory is None
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"
    assert value(letter.owner) == "กลุ่มงานส่งเสริมการพัฒนาชุมชน"


@pytest.mark.parametrize(
    "name",
    [
        "อาจารย์ ดร.มานะ ใจดี",
        "ว่าที่ ร.ต. สมมุติ ใจงาม",
        "พ.ต.อ. สมมุติ ณ ศรีนาคา",
        "ผู้ช่วยศาสตราจารย์ ดร.มานี ใจงาม",
        "พระครูสมมุติ",
        "ด.ต. มานะ อดทน",
    ],
)
def test_names_with_titles(name: str) -> None:
    assert value(with_foot(FOOT.replace("นายสมมุติ ใจงาม", name)).signatory) == name


@pytest.mark.parametrize(
    ("lines", "position"),
    [
        ("ปลัดจังหวัด รักษาราชการแทน\nผู้ว่าราชการจังหวัดศรีนาคา", "ปลัดจังหวัด รักษาราชการแทน ผู้ว่าราชการจังหวัดศรีนาคา"),
        ("ผู้ตรวจราชการกรม รักษาราชการแทน\nอธิบดีกรมตัวอย่าง", "ผู้ตรวจราชการกรม รักษาราชการแทน อธิบดีกรมตัวอย่าง"),
        (
            "หัวหน้ากลุ่มงานสารสนเทศ\nปฏิบัติราชการแทน\nพัฒนาการจังหวัดศรีนาคา",
            "หัวหน้ากลุ่มงานสารสนเทศ ปฏิบัติราชการแทน พัฒนาการจังหวัดศรีนาคา",
        ),
        ("ประธาน\nคณะกรรมการพัฒนาสตรีจังหวัด", "ประธาน คณะกรรมการพัฒนาสตรีจังหวัด"),
    ],
)
def test_a_position_over_lines_with_whom_it_acts_for(lines: str, position: str) -> None:
    assert value(with_foot(FOOT.replace("พัฒนาการจังหวัดศรีนาคา", lines)).position) == position


@pytest.mark.parametrize(
    "office",
    ["ศาลากลางจังหวัดศรีนาคา", "สถานีตำรวจภูธรเขาดาว", "วิทยาลัยชุมชนศรีนาคา", "โรงเรียนบ้านลำธาร", "โรงพยาบาลเขาดาว"],
)
def test_the_office_below_a_position_is_no_part_of_it(office: str) -> None:
    letter = with_foot(FOOT.replace("\n\nกลุ่มงาน", f"\n{office}\nกลุ่มงาน"))
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"
    assert value(letter.owner) == f"{office} กลุ่มงานส่งเสริมการพัฒนาชุมชน"


@pytest.mark.parametrize("mark", ["ลับ", "ลับมาก", "ลับที่สุด"])
def test_a_secrecy_mark_below_a_position_is_no_part_of_it(mark: str) -> None:
    letter = with_foot(f"(นายสมมุติ ใจงาม)\nพัฒนาการจังหวัดศรีนาคา\n{mark}")
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"
    assert value(letter.secrecy) == mark


def test_a_closing_phrase_half_under_the_signature() -> None:
    text = EXTERNAL.replace("ขอแสดงความนับถือ", "ขอแสดงความนับ อ")
    assert value(read_letter((page_of(text),)).signatory) == "นายสมมุติ ใจงาม"


# --- owner and phone ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    ["โทร.", "โทร", "โทรศัพท์", "โทร./โทรสาร", "โทร. / โทรสาร", "โทรศัพท์/โทรสาร", "โทร. โทรสาร", "โทร. :", "โทรฯ"],
)
@pytest.mark.parametrize("between", ["\n", " "])
def test_the_phone_after_any_label(label: str, between: str) -> None:
    letter = with_foot(FOOT.replace("\nโทร. ๐", f"{between}{label} ๐"))
    assert value(letter.phone) == "0 7999 1234 ต่อ 12"
    assert value(letter.owner) == "กลุ่มงานส่งเสริมการพัฒนาชุมชน"


def test_a_fax_alone_is_no_phone() -> None:
    letter = with_foot(FOOT.replace("\nโทร. ๐", " โทรสาร ๐"))
    assert letter.phone is None
    assert value(letter.owner) == "กลุ่มงานส่งเสริมการพัฒนาชุมชน"


def test_a_phone_label_without_figures_is_no_part_of_the_owner() -> None:
    letter = with_foot(FOOT.replace("\nโทร. ๐ ๗๙๙๙ ๑๒๓๔ ต่อ ๑๒", " โทร. ................"))
    assert letter.phone is None
    assert value(letter.owner) == "กลุ่มงานส่งเสริมการพัฒนาชุมชน"
