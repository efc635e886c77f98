"""Numbers, dates, senders, kinds and references in the forms that letters really have."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_text import EXTERNAL, page_of, placed

from pipeline.letter import read_letter
from pipeline.letter.fields import Found, Letter, Reference
from pipeline.letter.numbers import cited_number, labelled_number


def read(text: str) -> Letter:
    return read_letter((page_of(text),))


def value(found: Found | None) -> str | None:
    return found.value if found else None


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ที่ ตช ๐๐๒๑.(ศน)๔/๗๗\tสถานีตำรวจภูธรบ้านลำธาร", "ตช 0021.(ศน)4/77"),
        ("ที่ อว 8210(2)/ว 1204", "อว 8210(2)/ว 1204"),
        ("ที่ อว ๐๖๐๓.๐๑(คศ)/๙", "อว 0603.01(คศ)/9"),
        ("ที่ ศน ๐๐๓๗ .๖/๑๒", "ศน 0037.6/12"),
        ("ที่ สธ (กค) 0210.3/55", "สธ (กค) 0210.3/55"),
    ],
)
def test_a_unit_in_brackets_is_part_of_the_number(text: str, number: str) -> None:
    found = labelled_number(text)
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize("text", ["ที่ ๕ (แก้ไขเพิ่มเติม)", "ที่ นา 5 (ไร่)", "กลุ่มที่ 3 (กข)"])
def test_brackets_alone_make_no_number(text: str) -> None:
    assert labelled_number(text) is None


# --- sender and kind of a letter whose number is blank ------------------------------------------


@pytest.mark.parametrize("blank", ["ที่\t", "ที่ ................\t", "ที่ / \t"])
def test_the_sender_stands_right_of_a_blank_number(blank: str) -> None:
    letter = read(EXTERNAL.replace("ที่ ศน ๐๐๑๙/ว ๒๑๔\t", blank))
    assert letter.number is None
    assert value(letter.sender) == "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
    assert value(letter.date) == "2026-11-12"


STAMPED = """
ที่ ศน ๐๐๑๙/๙๘
ถึง\tนายอำเภอ ทุกอำเภอ
\tพร้อมนี้ ขอส่งคู่มือการรับสมัครสมาชิกมาเพื่อใช้ประโยชน์ต่อไป
\t\tสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
\t\t๑๒ พฤศจิกายน ๒๕๖๙
กลุ่มงานสารสนเทศ
โทร./โทรสาร ๐ ๗๙๙๙ ๑๒๓๔
"""


@pytest.mark.parametrize("number", ["ที่ ศน ๐๐๑๙/๙๘", "ที่ ศน ๐๐๑๙/", "ที่", "ที่ ............"])
def test_a_stamped_letter_with_any_number(number: str) -> None:
    letter = read(STAMPED.replace("ที่ ศน ๐๐๑๙/๙๘", number))
    assert letter.kind == "stamped"
    assert value(letter.date) == "2026-11-12"
    assert value(letter.sender) == "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
    assert value(letter.owner) == "กลุ่มงานสารสนเทศ"
    assert value(letter.phone) == "0 7999 1234"


def test_a_stamped_letter_whose_blank_number_was_not_read() -> None:
    letter = read(STAMPED.replace("ที่ ศน ๐๐๑๙/๙๘\n", ""))
    assert letter.kind == "other"
    asked = STAMPED.replace("ที่ ศน ๐๐๑๙/๙๘\n", "").replace("\t\tสำนักงาน", "\tจึงแจ้งมาเพื่อทราบ\n\t\tสำนักงาน")
    assert read(asked).kind == "stamped"


def test_the_sender_of_a_stamped_letter_is_not_its_owner() -> None:
    letter = read(STAMPED.replace("กลุ่มงานสารสนเทศ\n", ""))
    assert value(letter.sender) == "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"
    assert letter.owner is None
    assert value(letter.phone) == "0 7999 1234"


def test_without_a_date_the_owner_is_doubtful() -> None:
    owner = read(STAMPED.replace("\t\t๑๒ พฤศจิกายน ๒๕๖๙\n", "")).owner
    assert owner is not None
    assert owner.value == "กลุ่มงานสารสนเทศ"
    assert owner.confidence < 0.8


HEAD: list[list[tuple[float, str]]] = [
    [(80, "ที่"), (100, "ศน"), (120, "72101/45"), (330, "ที่ทำการองค์การบริหารส่วนตำบลบ้าน")],
    [(80, "ลำธาร")],
    [(330, "อำเภอเขาดาว"), (440, "จังหวัดศรีนาคา")],
    [(300, "12"), (320, "พฤศจิกายน"), (390, "2569")],
    [(80, "เรื่อง"), (120, "ขออนุญาตลา")],
    [(80, "เรียน"), (120, "นายอำเภอเขาดาว")],
    [(120, "ด้วยข้าพเจ้ามีความประสงค์ขอลาพักผ่อนตามสิทธิ์ที่มีอยู่ในปีงบประมาณนี้")],
]


def test_an_agency_that_goes_down_to_the_left_margin() -> None:
    assert value(read_letter((placed(HEAD),)).sender) == "ที่ทำการองค์การบริหารส่วนตำบลบ้านลำธาร"


def test_the_sender_where_nothing_of_the_number_was_read() -> None:
    sender = read_letter((placed([[(330, "ที่ว่าการอำเภอเขาดาว")], *HEAD[2:]]),)).sender
    assert sender is not None
    assert sender.value == "ที่ว่าการอำเภอเขาดาว"


@pytest.mark.parametrize(
    ("sure", "value", "partial"),
    [
        ((0.6, 0.95), "ศน 0019.14/ว 63", False),
        ((0.95, 0.6), "ศน 0019.14/", True),
    ],
)
def test_a_doubtful_code_costs_no_running_number(
    sure: tuple[float, float],
    value: str,
    partial: bool,  # noqa: FBT001 - a column
) -> None:
    row = [
        (80.0, "ที่"),
        (100.0, "ศน"),
        (120.0, "0019.14"),
        (170.0, "/ว"),
        (190.0, "63"),
        (330.0, "อำเภอเขาดาว"),
    ]
    page = placed([row, *HEAD[3:]])
    words = list(page.words)
    words[2], words[4] = (
        replace(word, confidence=one) for word, one in zip((words[2], words[4]), sure, strict=True)
    )
    number = read_letter((replace(page, words=tuple(words)),)).number
    assert number is not None
    assert (number.value, number.partial) == (value, partial)
    assert number.confidence < 0.8 or partial


def test_a_doubtful_number_of_an_order_keeps_its_year() -> None:
    number = read_letter((page_of("คำสั่งอำเภอเขาดาว\nที่ ๓๙๕/๒๕๖๙\nเรื่อง แต่งตั้งคณะทำงาน", confidence=0.6),)).number
    assert number is not None
    assert (number.value, number.partial) == ("/2569", True)
    assert number.confidence < 0.8


# --- certificates -------------------------------------------------------------------------------


@pytest.mark.parametrize("opening", ["ขอรับรองว่า", "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า", "ขอรับรองวา"])
def test_a_certificate_is_known_by_its_opening(opening: str) -> None:
    letter = read(f"""
ที่ ศน ๐๐๑๙/๑๕\tสำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
\tศาลากลางจังหวัดศรีนาคา
\t{opening} กลุ่มทอผ้าบ้านลำธาร เป็นกลุ่มอาชีพที่ขึ้นทะเบียนไว้กับสำนักงาน
\tให้ไว้ ณ วันที่ ๑๒ พฤศจิกายน พ.ศ. ๒๕๖๙
(นายสมมุติ ใจงาม)
พัฒนาการจังหวัดศรีนาคา
""")
    assert letter.kind == "record"
    assert value(letter.date) == "2026-11-12"
    assert value(letter.signatory) == "นายสมมุติ ใจงาม"
    assert value(letter.position) == "พัฒนาการจังหวัดศรีนาคา"


def test_a_letter_that_certifies_something_is_no_certificate() -> None:
    text = EXTERNAL.replace("จึงเรียนมา", "ขอรับรองว่าข้อมูลถูกต้องทุกประการ\n\tจึงเรียนมา")
    assert read(text).kind == "external"


# --- the date of a memo -------------------------------------------------------------------------

MEMO = """
บันทึกข้อความ
ส่วนราชการ สำนักงานพัฒนาชุมชนอำเภอเขาดาว โทร. ๐ ๗๙๙๙ ๑๒๓๔
ที่ ศน ๐๐๑๙.๒/๔๕\tวันที่ ๑๒ พฤศจิกายน ๒๕๖๙
เรื่อง\tขอใช้ห้องประชุม
เรียน\tนายอำเภอเขาดาว
\tด้วยสำนักงานจะจัดประชุมในวันที่ ๑๘ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๐๐ น.
\tจึงเรียนมาเพื่อโปรดพิจารณา
(นายสมมุติ ใจงาม)
นักวิชาการพัฒนาชุมชนชำนาญการ
"""


def test_a_memo_has_the_date_beside_its_number() -> None:
    assert value(read(MEMO).date) == "2026-11-12"


@pytest.mark.parametrize("blank", ["วันที่", "วันที่ ........................", ""])
def test_a_memo_without_a_date_takes_none_from_its_body(blank: str) -> None:
    letter = read(MEMO.replace("วันที่ ๑๒ พฤศจิกายน ๒๕๖๙", blank))
    assert letter.kind == "memo"
    assert letter.date is None


@pytest.mark.parametrize("head", ["ด่วนมาก บันทึกข้อความ", "ด่วนมาก\tบันทึกข้อความ", "ด่วนมาก\nบันทึกข้อความ"])
def test_the_speed_of_a_memo_stands_beside_its_heading(head: str) -> None:
    letter = read(MEMO.replace("บันทึกข้อความ", head))
    assert (letter.kind, value(letter.speed)) == ("memo", "ด่วนมาก")


# --- references ---------------------------------------------------------------------------------


def cited(text: str) -> Reference:
    old = "หนังสือกรมการพัฒนาชุมชน ด่วนมาก ที่ มท ๐๔๐๖.๒/ว ๑๕๕ ลงวันที่ ๓ พฤศจิกายน ๒๕๖๙"
    (reference,) = read(EXTERNAL.replace(old, text)).references
    return reference


@pytest.mark.parametrize(
    ("text", "number", "date", "agency"),
    [
        ("หนังสือที่ ศน ๐๐๑๙.๑/ว ๑๘ ลงวันที่ ๓ พฤษภาคม ๒๕๖๙", "ศน 0019.1/ว 18", "2026-05-03", None),
        ("หนังสือ ที่ ศน0019/7 ลว. 3 พ.ค. 69", "ศน 0019/7", "2026-05-03", None),
        (
            "หนังสืออำเภอเขาดาวที่ ศน ๐๑๑๘/๒๑ ลงวันที่ ๓ พฤษภาคม ๒๕๖๙",
            "ศน 0118/21",
            "2026-05-03",
            "อำเภอเขาดาว",
        ),
        (
            "บันทึกข้อความ วิทยาลัยชุมชนศรีนาคา ที่ อว ๘๒๑๐(๒)/๔ ลงวันที่ ๓ พฤษภาคม ๒๕๖๙",
            "อว 8210(2)/4",
            "2026-05-03",
            "วิทยาลัยชุมชนศรีนาคา",
        ),
        ("คำสั่งจังหวัดศรีนาคา ที่ ๔๑๒/๒๕๖๙ ลงวันที่ ๓ พฤษภาคม ๒๕๖๙", "412/2569", "2026-05-03", "จังหวัดศรีนาคา"),
    ],
)
def test_a_reference_has_number_date_and_agency(
    text: str, number: str, date: str, agency: str | None
) -> None:
    reference = cited(text)
    assert (reference.number, reference.date, reference.agency) == (number, date, agency)


@pytest.mark.parametrize("text", ["หนังสือที่อ้างถึงข้างต้น", "พื้นที่ 12 ไร่", "ครั้งที่ 3/2569 ของคณะกรรมการ"])
def test_the_word_alone_is_no_citation(text: str) -> None:
    assert cited_number(text) is None


def test_a_numbered_body_below_an_enclosure_is_no_enclosure() -> None:
    letter = read_letter(
        (
            page_of("""
บันทึกข้อความ
ส่วนราชการ สำนักงานพัฒนาชุมชนอำเภอเขาดาว
ที่ ศน ๐๐๑๙.๒/๔๕ วันที่ ๑๒ พฤศจิกายน ๒๕๖๙
เรื่อง ขออนุมัติแบบรายงาน
เรียน นายอำเภอเขาดาว
สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด
๑. ตามที่อำเภอได้จัดทำแบบรายงาน นั้น
๒. เพื่อให้การรายงานเรียบร้อย ขอให้พิจารณา
จึงเรียนมาเพื่อโปรดพิจารณา
"""),
        )
    )
    assert [one.value for one in letter.enclosures] == ["แบบรายงาน จำนวน 1 ชุด"]


@pytest.mark.parametrize("opener", ["ค้วย", "ด่วย", "คามที่"])
def test_a_misread_word_opens_the_body(opener: str) -> None:
    text = f"เรื่อง ขออนุญาตลา\nเรียน นายอำเภอเขาดาว\nสิ่งที่ส่งมาด้วย แบบรายงาน\n{opener}ข้าพเจ้ามีความประสงค์ขอลาพักผ่อน"
    letter = read_letter((page_of(text, confidence=0.9),))
    assert [one.value for one in letter.enclosures] == ["แบบรายงาน"]


def test_the_date_of_a_black_receive_stamp_is_not_that_of_a_stamped_letter() -> None:
    letter = read(
        f"อำเภอเขาดาว\nเลขรับ ๖๖๒๙\nวันที่ ๓๑ ธ.ค. ๒๕๖๙\n{STAMPED}".replace("\t\t๑๒ พฤศจิกายน ๒๕๖๙\n", "")
    )
    assert letter.kind == "stamped"
    assert letter.date is None
