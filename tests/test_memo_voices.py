"""How a note speaks: our own letters, each kind of document, what is doubtful."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_builder import Sheet
from memo_letters import OFFICE, invitation, order, stamped

from pipeline.letter.fields import Letter, Rule
from pipeline.memo import Memo, draft
from pipeline.memo.grounding import ungrounded
from pipeline.memo.short_writer import to_short

_OWN = """ที่ กก ๐๐๑๙.๙/
สำนักงานพัฒนาชุมชนอำเภอสมมุติ
พฤศจิกายน ๒๕๖๘
เรื่อง ขอใช้สถานที่จัดอบรม
เรียน นายกเทศมนตรีตำบลสมมุติ

ด้วยสำนักงานพัฒนาชุมชนอำเภอสมมุติ กำหนดจัดอบรมกลุ่มสตรีในพื้นที่ จำนวน ๖๐ คน

จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์"""


def own(number: str = "กก ๐๐๑๙.๙/", *, sure: float = 1.0) -> Letter:
    page = Sheet((_OWN.replace("กก ๐๐๑๙.๙/", number),))
    return Letter(
        kind="external",
        number=page.found(number, partial=number.endswith("/"), sure=sure),
        date=page.found("พฤศจิกายน ๒๕๖๘", "2025-11", partial=True),
        subject=page.found("ขอใช้สถานที่จัดอบรม"),
        to=page.found("นายกเทศมนตรีตำบลสมมุติ"),
        sender=page.found("สำนักงานพัฒนาชุมชนอำเภอสมมุติ"),
        purpose=page.found("จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์"),
        body=page.body("ด้วย", "จึงเรียน"),
    )


def all_text(memo: Memo) -> str:
    return "\n".join(one.text for section in memo.sections for one in section.sentences)


def sound(letter: Letter) -> Memo:
    memo = draft(letter, OFFICE)
    assert ungrounded(memo, letter, OFFICE) == ()
    return memo


def test_our_own_letter_without_a_number_is_a_draft_to_sign() -> None:
    memo = sound(own())
    assert to_short(memo).split("\n")[:2] == [
        "เรียน พัฒนาการอำเภอสมมุติ — เพื่อโปรดพิจารณาลงนาม",
        "ร่างหนังสือถึง นายกเทศมนตรีตำบลสมมุติ เรื่อง ขอใช้สถานที่จัดอบรม",
    ]
    assert any("เสนอเป็นร่าง" in one for one in memo.warnings)
    assert "เห็นควรมอบ" not in all_text(memo)


def test_a_draft_to_nobody_says_so() -> None:
    memo = sound(replace(own(), to=None))
    assert "ร่างหนังสือถึง ................ เรื่อง" in to_short(memo)
    assert "ไม่พบผู้รับหนังสือ (เรียน/ถึง) โปรดเติมในช่องว่าง" in memo.warnings


@pytest.mark.parametrize(("number", "sure"), [("กก ๐๐๑๙.๙/๑๒", 1.0), ("กก ๐๐๑๙.๙/", 0.9)])
def test_our_own_letter_that_went_out_is_for_information(number: str, sure: float) -> None:
    """On a scan a number that was not read may be written by hand: it is no draft."""
    lines = to_short(sound(own(number, sure=sure))).split("\n")
    assert lines[0].endswith("เพื่อโปรดทราบ")
    assert lines[1].startswith("สพอ.สมมุติ มีหนังสือถึง นายกเทศมนตรีตำบลสมมุติ เรื่อง")


def test_an_officer_of_ours_speaks_by_name() -> None:
    page = Sheet(("สำนักงานพัฒนาชุมชนอำเภอสมมุติ\nนายหนึ่ง ทดสอบดี\nขออนุมัติโครงการ\n\nจึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",))
    letter = Letter(
        kind="memo",
        sender=page.found("สำนักงานพัฒนาชุมชนอำเภอสมมุติ"),
        signatory=page.found("นายหนึ่ง ทดสอบดี"),
        subject=page.found("ขออนุมัติโครงการ"),
        purpose=page.found("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"),
        body=page.body("จึงเรียน"),
    )
    short = to_short(sound(letter))
    assert "เพื่อโปรดพิจารณาอนุมัติ\nนายหนึ่ง ทดสอบดี ขออนุมัติโครงการ" in short


def test_the_province_writes_and_not_its_building() -> None:
    page = Sheet(("ศาลากลางจังหวัดจำลอง\n\nด้วยจังหวัดจำลองได้รับแจ้งว่าจะมีฝนตกหนักในพื้นที่\n\nรายงานภายใน ๓ วัน",))
    sender, subject = page.found("ศาลากลางจังหวัดจำลอง"), Sheet(("การเตรียมการ",)).found("การเตรียมการ")
    owed = (page.deadline("ภายใน ๓ วัน", None),)
    letter = Letter(kind="external", sender=sender, subject=subject, body=page.body("ด้วย"), deadlines=owed)
    text = all_text(draft(letter, OFFICE))
    assert "ด้วยจังหวัดจำลอง มีหนังสือ" in text
    assert "แจ้งว่า ได้รับแจ้งว่าจะมีฝนตกหนัก" in text


def test_the_note_does_not_double_the_letters_opening() -> None:
    assert "แจ้งว่า ด้วย" not in all_text(draft(invitation(), OFFICE))


@pytest.mark.parametrize(("deadlines", "verb"), [(True, "โปรดทราบและพิจารณาสั่งการ"), (False, "โปรดทราบ")])
def test_an_order_is_to_be_known_and_acted_on_where_it_names_work(deadlines: bool, verb: str) -> None:  # noqa: FBT001 - a case
    letter = order() if deadlines else replace(order(), deadlines=(), actions=())
    memo = sound(letter)
    assert memo.short[0].text.endswith(f"เพื่อ{verb}")
    warned = any(one.startswith("คำสั่งไม่มีข้อความที่ขอให้ดำเนินการ") for one in memo.warnings)
    assert warned is not deadlines


def test_rules_are_kept_and_named_once() -> None:
    page = Sheet(("ระเบียบกรมตัวอย่าง ว่าด้วยการทดสอบ พ.ศ. ๒๕๖๐\n\nข้อ ๑ ผู้ใดประสงค์ ขอให้ยื่นคำขอต่อนายทะเบียน",))
    letter = Letter(
        kind="order",
        subject=page.found("ระเบียบกรมตัวอย่าง ว่าด้วยการทดสอบ พ.ศ. ๒๕๖๐"),
        actions=(page.action("ขอให้ยื่นคำขอต่อนายทะเบียน", "ยื่นคำขอ"),),
        body=page.body("ข้อ ๑"),
    )
    memo = sound(letter)
    assert to_short(memo).split("\n") == [
        "เรียน พัฒนาการอำเภอสมมุติ — เพื่อโปรดทราบและถือปฏิบัติ",
        "ระเบียบกรมตัวอย่าง ว่าด้วยการทดสอบ พ.ศ. ๒๕๖๐",
    ]
    assert "เห็นควรมอบ" not in all_text(memo)


def test_a_certificate_says_what_it_certifies() -> None:
    page = Sheet(("กรมตัวอย่าง\n\nหนังสือรับรองฉบับนี้ให้ไว้เพื่อรับรองว่า กลุ่มทดลองบ้านตัวอย่างเป็นกลุ่มที่จัดตั้งขึ้นจริง",))
    letter = Letter(kind="record", sender=page.found("กรมตัวอย่าง"), body=page.body("หนังสือรับรอง"))
    assert "กรมตัวอย่าง ออกหนังสือรับรองว่า กลุ่มทดลองบ้านตัวอย่าง" in to_short(sound(letter))


def test_each_doubtful_value_is_marked_and_doubtful_words_once() -> None:
    page = Sheet(("กรมตัวอย่าง\nแนวทางการทดสอบ\n๓ พฤศจิกายน ๒๕๖๘\nที่ กก ๑๒/๓๔",))
    letter = Letter(
        kind="external",
        sender=page.found("กรมตัวอย่าง", sure=0.5),
        subject=page.found("แนวทางการทดสอบ", sure=0.5),
        number=page.found("กก ๑๒/๓๔", sure=0.5),
        date=page.found("๓ พฤศจิกายน ๒๕๖๘", "2025-11-03", sure=0.5),
    )
    memo = sound(letter)
    assert memo.short[1].text == "กรมตัวอย่าง แจ้งแนวทางการทดสอบ [?]"
    assert "ด้วยกรมตัวอย่าง มีหนังสือ ที่ กก ๑๒/๓๔ [?] ลงวันที่ ๓ พฤศจิกายน ๒๕๖๘ [?]" in all_text(memo)


def test_a_deadline_counted_from_the_letters_own_date_names_its_day() -> None:
    words = "ภายใน ๓๐ วัน นับแต่วันที่ลงนามในคำสั่ง"
    page = Sheet((f"รายงานผล{words} สั่ง ณ วันที่ ๑๐ พฤศจิกายน พ.ศ. ๒๕๖๘",))
    owed = page.deadline(words, None, rule=Rule(days=30, from_="letter"))
    letter = Letter(kind="order", date=page.found("๑๐ พฤศจิกายน พ.ศ. ๒๕๖๘", "2025-11-10"), deadlines=(owed,))
    assert f"{words} (ตรงกับวันพุธที่ ๑๐ ธันวาคม ๒๕๖๘)" in to_short(sound(letter))


def test_scraps_of_a_scan_are_not_told() -> None:
    page = Sheet(("Aw vy aA ของ Ya a A at ๐ ya a ๑ ขอ wv fa ' ง Cy kA",))
    letter = replace(stamped(), body=(page.found(page.pages[0]),))
    assert "Aw vy" not in all_text(draft(letter, OFFICE))
