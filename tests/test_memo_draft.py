from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from letter_builder import Sheet
from memo_letters import LETTERS, OFFICE, external, invitation, joint_message, minutes, order, stamped

from pipeline.letter.fields import Letter, Received, Rule
from pipeline.memo import Memo, Precedent, draft
from pipeline.memo.grounding import ungrounded
from pipeline.memo.line_writer import to_line
from pipeline.memo.short_writer import to_short
from thai.digits import has_thai_digit, to_arabic


def said(memo: Memo, title: str) -> str:
    return "\n".join(
        sentence.text
        for section in memo.sections
        if section.title.endswith(title)
        for sentence in section.sentences
    )


def purposed(words: str) -> Letter:
    page = Sheet((f"{words}\n",))
    return Letter(kind="external", purpose=page.found(words), body=(page.found(words),))


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_every_sentence_rests_on_its_evidence(letter: Callable[[], Letter]) -> None:
    one = letter()
    memo = draft(one, OFFICE)
    assert ungrounded(memo, one, OFFICE) == ()
    sentences = [sentence for section in memo.sections for sentence in section.sentences]
    assert all(sentence.evidence for sentence in (*sentences, *memo.short, *memo.line))


def test_the_short_form_says_what_is_asked_then_the_matter_then_the_deadlines() -> None:
    lines = to_short(draft(external(), OFFICE)).split("\n")
    assert lines == [
        "เรียน พัฒนาการอำเภอสมมุติ — เพื่อโปรดทราบและพิจารณาสั่งการ",
        "ด่วนที่สุด: สพจ.จำลอง แจ้งการรายงานผลการจัดเก็บข้อมูลความจำเป็นพื้นฐาน ประจำปี ๒๕๖๙",
        "กำหนด ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘ (วันศุกร์) – ให้อำเภอรายงานผลการจัดเก็บข้อมูลให้จังหวัดทราบ",
        "กำหนด ทุกวันที่ ๕ ของเดือน – รายงานความก้าวหน้า",
        "ค่าตอบแทนผู้จัดเก็บข้อมูล ๑๒,๕๐๐ บาท",
    ]


def test_the_full_form_is_numbered_and_cites_the_letter() -> None:
    memo = draft(external(), OFFICE)
    titles = [section.title for section in memo.sections]
    assert titles == ["สรุปเสนอ", "๑. เรื่องเดิม", "๒. ข้อเท็จจริง", "๓. ข้อพิจารณา", "๔. ข้อเสนอ"]
    assert said(memo, "ข้อเท็จจริง").startswith(
        "ด้วยสำนักงานพัฒนาชุมชนจังหวัดจำลอง มีหนังสือ ด่วนที่สุด ที่ กก ๐๐๑๙/ว ๑๒๓๔ "
        "ลงวันที่ ๓ พฤศจิกายน ๒๕๖๘ แจ้งว่า กรมการพัฒนาชุมชนแจ้งว่า"
    )
    assert said(memo, "ข้อเสนอ").endswith("จึงเรียนมาเพื่อโปรดทราบและพิจารณาสั่งการ")


def test_what_was_read_in_part_is_left_open_for_the_pen() -> None:
    memo = draft(invitation(), OFFICE)
    facts = memo.sections[1].sentences[0]
    assert "ที่ กก ๐๑๑๘/........ ลงวันที่ ........ พฤศจิกายน ๒๕๖๘ แจ้งว่า" in facts.text
    assert facts.doubtful


def test_a_meeting_has_its_day_time_and_place() -> None:
    assert "นัดหมาย วันพุธที่ ๒๖ พฤศจิกายน ๒๕๖๘ เวลา ๐๙.๓๐ น. ณ ห้องประชุมอำเภอสมมุติ ชั้น ๒" in to_short(
        draft(invitation(), OFFICE)
    )


def test_an_order_is_cited_as_an_order() -> None:
    memo = draft(order(), OFFICE)
    assert said(memo, "ข้อเท็จจริง").startswith(
        "ตามคำสั่งจังหวัดจำลอง ที่ ๙๘๗/๒๕๖๘ ลงวันที่ ๑๐ พฤศจิกายน ๒๕๖๘ เรื่อง แต่งตั้งคณะทำงาน"
    )
    assert "พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. ๒๕๓๔" in said(memo, "ข้อกฎหมาย")


def test_minutes_name_their_meeting_once() -> None:
    short = to_short(draft(minutes(), OFFICE))
    assert "รายงานการประชุมหัวหน้าส่วนราชการอำเภอสมมุติ ครั้งที่ ๑๐/๒๕๖๘ เมื่อวันที่ ๒๙ ตุลาคม ๒๕๖๘" in short
    assert short.count("รายงานการประชุม") == 1


def test_a_letter_without_a_subject_tells_what_its_body_says() -> None:
    assert "พช. ขอส่งเอกสารเผยแพร่ จำนวน ๒๐ เล่ม" in to_short(draft(stamped(), OFFICE))


def test_days_apart_stay_in_the_letters_own_words() -> None:
    short = to_short(draft(joint_message(), OFFICE))
    assert "๒๖, ๒๙-๓๐ เม.ย. ๖๘, ๐๙๓๐-๑๖๐๐ ณ ห้องอเนกประสงค์" in short
    assert "ภายในวันที่ ๒๔ เม.ย. ๖๘ (ตรงกับวันพฤหัสบดีที่ ๒๔ เมษายน ๒๕๖๘)" in short


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("จึงเรียนมาเพื่อทราบ", "โปรดทราบ"),
        ("จึงเรียนมาเพื่อโปรดทราบและถือปฏิบัติต่อไป", "โปรดทราบและถือปฏิบัติ"),
        ("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ", "โปรดพิจารณาอนุมัติ"),
        ("จึงเรียนมาเพื่อโปรดพิจารณาลงนาม", "โปรดพิจารณาลงนาม"),
        ("จึงเรียนมาเพื่อพิจารณาดำเนินการ", "โปรดพิจารณาสั่งการ"),
        ("จึงเรียนมาเพื่อทราบ และแจ้งให้ผู้เกี่ยวข้องทราบต่อไป", "โปรดทราบและพิจารณาสั่งการ"),
        ("จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์ หากได้รับอนุมัติโปรดแจ้ง", "โปรดพิจารณา"),
    ],
)
def test_the_verb_follows_the_letters_own_request(words: str, verb: str) -> None:
    memo = draft(purposed(words), OFFICE)
    closing = memo.sections[-1].sentences[-1]
    assert closing.text == f"จึงเรียนมาเพื่อ{verb}"
    assert [one.quote for one in closing.evidence] == [words]


def test_without_a_request_the_open_verb_stands_with_a_warning() -> None:
    memo = draft(replace(external(), purpose=None), OFFICE)
    assert memo.sections[-1].sentences[-1].text == "จึงเรียนมาเพื่อโปรดพิจารณา"
    assert any(one.startswith("ไม่พบข้อความที่ขอให้ดำเนินการ") for one in memo.warnings)


def test_absent_fields_are_blanks_with_warnings() -> None:
    memo = draft(replace(external(), number=None, date=None), OFFICE)
    assert "ที่ ................ ลงวันที่ ................" in said(memo, "ข้อเท็จจริง")
    assert {"ไม่พบเลขที่หนังสือ โปรดเติมในช่องว่าง", "ไม่พบวันที่ของหนังสือ โปรดเติมในช่องว่าง"} <= set(memo.warnings)


def test_an_empty_letter_gives_a_note_to_fill_in() -> None:
    memo = draft(Letter(kind="other"), OFFICE)
    assert to_short(memo) == "เรียน พัฒนาการอำเภอสมมุติ — เพื่อโปรดพิจารณา"
    assert to_line(memo) == ""
    assert memo.warnings


def test_a_counted_deadline_names_its_date_only_with_the_day_it_is_counted_from() -> None:
    words = "ภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ"
    page = Sheet((f"เลขรับ ๑๒ วันที่ ๑๐ พ.ย. ๒๕๖๘\nขอให้รายงานผล {words}",))
    owed = page.deadline(words, "2025-11-17", rule=Rule(days=7, from_="received"))
    stamp = Received(date=page.found("๑๐ พ.ย. ๒๕๖๘", "2025-11-10"))
    with_stamp = Letter(kind="external", deadlines=(owed,), received=stamp)
    without = Letter(kind="external", deadlines=(owed,))
    computed = f"กำหนด {words} (ตรงกับวันจันทร์ที่ ๑๗ พฤศจิกายน ๒๕๖๘)"
    assert computed in to_short(draft(with_stamp, OFFICE))
    assert f"กำหนด {words}" in to_short(draft(without, OFFICE)).split("\n")


def test_a_doubtful_deadline_is_never_written_as_sure() -> None:
    page = Sheet(("ส่งภายในวันที่ ๑๘ พฤศจิกายน ๒๕๖๘",))
    owed = page.deadline("ภายในวันที่ ๑๘ พฤศจิกายน ๒๕๖๘", "2025-11-18", sure=0.5)
    memo = draft(Letter(kind="external", deadlines=(owed,)), OFFICE)
    shown = next(one for one in memo.short if one.text.startswith("กำหนด"))
    assert shown.text == "กำหนด ภายในวันที่ ๑๘ พฤศจิกายน ๒๕๖๘ [?]"
    assert shown.doubtful


def test_a_day_of_the_week_that_does_not_fit_is_not_repeated() -> None:
    page = Sheet(("ส่งภายในวันจันทร์ที่ ๒๘ พฤศจิกายน ๒๕๖๘",))
    owed = page.deadline("ภายในวันจันทร์ที่ ๒๘ พฤศจิกายน ๒๕๖๘", "2025-11-28")
    memo = draft(Letter(kind="external", deadlines=(owed,)), OFFICE)
    assert "(วันศุกร์)" not in to_short(memo)


def test_who_answers_for_the_matter_comes_from_the_duty_order() -> None:
    memo = draft(external(), OFFICE)
    assert said(memo, "ข้อพิจารณา").endswith("ซึ่งอยู่ในความรับผิดชอบของ นางสอง ทดสอบงาม ตามคำสั่งแบ่งหน้าที่")
    assert "เห็นควรมอบ นางสอง ทดสอบงาม ดำเนินการให้ทันกำหนด" in said(memo, "ข้อเสนอ")
    nobody = draft(external(), OFFICE.model_copy(update={"officers": ()}))
    assert "เห็นควรมอบ ................ ดำเนินการให้ทันกำหนด" in said(nobody, "ข้อเสนอ")


def test_precedents_are_cited_and_secret_ones_skipped() -> None:
    earlier = Precedent("2568-0042", stamped())
    secret = Precedent("2568-0099", replace(stamped(), secrecy_doubt=True))
    letter = invitation()
    memo = draft(letter, OFFICE, (earlier, secret))
    history = said(memo, "เรื่องเดิม")
    assert "ทะเบียนรับที่ ๒๕๖๘-๐๐๔๒ กรมการพัฒนาชุมชน มีหนังสือประทับตรา ที่ กก ๐๔๐๒/๕๖๗๘" in history
    assert "0099" not in to_arabic(history)
    assert ungrounded(memo, letter, OFFICE, (earlier, secret)) == ()


def test_digits_follow_the_office() -> None:
    memo = draft(external(), OFFICE.model_copy(update={"digits": "arabic"}))
    texts = [one.text for section in memo.sections for one in section.sentences]
    assert not any(has_thai_digit(text) for text in (*texts, *memo.warnings))
    assert "28 พฤศจิกายน 2568" in to_line(memo)


def test_a_note_is_the_same_every_time() -> None:
    assert draft(external(), OFFICE) == draft(external(), OFFICE)
