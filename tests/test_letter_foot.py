"""Who signed, in which position, which section owns the letter and how to call it."""

from __future__ import annotations

import pytest
from letter_text import EXTERNAL, page_of, placed

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


@pytest.mark.parametrize(
    "blank", ["(.............)", "(                     )", "(……………………)", "(. . . . . . .)"]
)
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


@pytest.mark.parametrize("blank", ["(  )", "(   ว )", "( ... )"])
def test_on_a_scan_blank_parentheses_are_no_noise(blank: str) -> None:
    page = page_of(EXTERNAL.replace("(นายสมมุติ ใจงาม)", blank), confidence=0.9)
    letter = read_letter((page,))
    assert letter.signatory is None
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"


def test_a_position_that_goes_on_overleaf_is_partial() -> None:
    first, _, rest = EXTERNAL.partition("พัฒนาการจังหวัดศรีนาคา\n\n")
    pages = page_of(f"{first}ปลัดจังหวัด"), page_of(f"รักษาราชการแทนผู้ว่าราชการจังหวัดศรีนาคา\n{rest}", 2)
    position = read_letter(pages).position
    assert position is not None
    assert (position.value, position.partial) == ("ปลัดจังหวัด", True)
    assert position.confidence < 0.8


def test_acting_for_nobody_who_is_named_is_partial() -> None:
    position = with_foot("(นายสมมุติ ใจงาม)\nปลัดจังหวัด รักษาราชการแทน\n\nโทร. ๐ ๗๙๙๙ ๑๒๓๔").position
    assert position is not None
    assert (position.value, position.partial) == ("ปลัดจังหวัด รักษาราชการแทน", True)
    assert position.confidence < 0.8


def test_the_end_of_a_position_beside_the_section_is_not_the_owners() -> None:
    letter = read_letter(
        (
            placed(
                [
                    [(80, "เรื่อง"), (120, "ขออนุญาตลา")],
                    [(80, "เรียน"), (120, "นายอำเภอเขาดาว")],
                    [(120, "จึงเรียนมาเพื่อโปรดพิจารณา")],
                    [(290, "ขอแสดงความนับถือ")],
                    [(290, "(นายสมมุติ"), (355, "ใจงาม)")],
                    [(270, "ผู้ช่วยเลขานุการ"), (370, "ปฏิบัติหน้าที่")],
                    [(80, "สำนักพัฒนาระบบงาน"), (300, "เลขานุการ"), (360, "ก.ด.")],
                    [(80, "โทร."), (110, "0-7999-1234")],
                ]
            ),
        )
    )
    assert value(letter.owner) == "สำนักพัฒนาระบบงาน"
    assert letter.position is not None
    assert (letter.position.value, letter.position.partial) == ("ผู้ช่วยเลขานุการ ปฏิบัติหน้าที่", True)


def test_a_name_without_parentheses_is_doubtful() -> None:
    letter = with_foot(FOOT.replace("(นายสมมุติ ใจงาม)", "นายสมมุติ ใจงาม"))
    assert letter.signatory is not None
    assert letter.signatory.value == "นายสมมุติ ใจงาม"
    assert letter.signatory.confidence < 0.8
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"


@pytest.mark.parametrize(
    "line", ["นายอำเภอเขาดาว", "นายแพทย์สาธารณสุข จังหวัดศรีนาคา", "พลังงานจังหวัด รักษาราชการแทน"]
)
def test_a_position_alone_is_no_name(line: str) -> None:
    assert with_foot(FOOT.replace("(นายสมมุติ ใจงาม)\nพัฒนาการจังหวัดศรีนาคา", line)).signatory is None


def test_the_last_name_of_a_message_may_take_two_lines() -> None:
    letter = read_letter(
        (
            page_of("""
กระดาษเขียนข่าวร่วม
จาก กอง
ถึง ผู้รับปฏิบัติ หน่วย
๑. ให้หน่วยรายงานผล
ผู้เขียนข่าว
(ร้อยเอก มานะ ใจดี)
หน.ฝ่ายข่าว
นายทหารอนุมัติข่าว
(พันเอก สมมุติ ณ ศรี
นาคา)
เสธ.หน่วย
"""),
        )
    )
    assert value(letter.signatory) == "พันเอก สมมุติ ณ ศรีนาคา"
    assert value(letter.position) == "เสธ.หน่วย"


def test_a_closing_phrase_half_under_the_signature() -> None:
    text = EXTERNAL.replace("ขอแสดงความนับถือ", "ขอแสดงความนับ อ")
    assert value(read_letter((page_of(text),)).signatory) == "นายสมมุติ ใจงาม"


# --- owner and phone ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    ["โทร.", "โทร", "โทรศัพท์", "โทร./โทรสาร", "โทร. / โทรสาร", "โทรศัพท์/โทรสาร", "โทร. โทรสาร", "โทร. :"],
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


def test_a_stroke_behind_the_phone_is_no_part_of_it() -> None:
    assert value(with_foot(FOOT.replace("ต่อ ๑๒", " 1")).phone) == "0 7999 1234"


def test_a_phone_to_ask_at_is_not_that_of_the_sender() -> None:
    letter = read_letter(
        (
            page_of("""
ที่ ศน ๐๐๑๙/๙๘
ถึง นายอำเภอ ทุกอำเภอ
พร้อมนี้ ขอส่งคู่มือมาเพื่อใช้ประโยชน์ สอบถามได้ที่ นางสาวมานี ใจดี โทร. ๐๘ ๑๒๓๔ ๕๖๗๘
จึงแจ้งมาเพื่อทราบ
สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
๑๒ พฤศจิกายน ๒๕๖๙
โทร. ๐ ๗๙๙๙ ๑๒๓๔
"""),
        )
    )
    assert value(letter.phone) == "0 7999 1234"


MEMO = """
บันทึกข้อความ
ส่วนราชการ สำนักงานพัฒนาชุมชนอำเภอเขาดาว โทร. ๐{}๗๙๙๙ ๑๒๓๔
ที่ ศน ๐๐๑๙.๒/๔๕ วันที่ ๑๒ พฤศจิกายน ๒๕๖๙
เรื่อง ขออนุญาตลา
เรียน นายอำเภอเขาดาว
ข้าพเจ้าขอลาพักผ่อน ระหว่างลาติดต่อได้ที่ โทร. ๐๘ ๑๒๓๔ ๕๖๗๘
จึงเรียนมาเพื่อโปรดพิจารณา
(...............)
นักวิชาการพัฒนาชุมชน
"""


@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_phone_in_a_memos_head(between: str) -> None:
    letter = read_letter((page_of(MEMO.format(between)),))
    assert value(letter.phone) == "0 7999 1234"
    assert value(letter.sender) == "สำนักงานพัฒนาชุมชนอำเภอเขาดาว"
