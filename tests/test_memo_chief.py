"""What a chief asks of a note: one thing on top, nothing twice, our times alone, a proposal that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from letter_builder import Sheet
from memo_letters import OFFICE, external, order, stamped

from pipeline.letter.fields import Letter, Rule
from pipeline.memo import Memo, draft
from pipeline.memo.grounding import ungrounded
from pipeline.memo.short_writer import to_short


def letter(body: str, purpose: str = "จึงเรียนมาเพื่อโปรดพิจารณา", **rest: object) -> tuple[Sheet, Letter]:
    """Give a letter of these paragraphs, and its page to find other fields on."""
    page = Sheet((f"เรื่อง แนวทางการทดสอบ\n{body}\n\n{purpose}\n๑๐ พฤศจิกายน ๒๕๖๘",))
    made = Letter(
        kind="external",
        subject=page.found("แนวทางการทดสอบ"),
        date=page.found("๑๐ พฤศจิกายน ๒๕๖๘", "2025-11-10"),
        purpose=page.found(purpose),
        body=tuple(page.found(one) for one in (*body.split("\n\n"), purpose)),
    )
    return page, replace(made, **rest)  # type: ignore[arg-type]


def sound(one: Letter) -> Memo:
    memo = draft(one, OFFICE)
    assert ungrounded(memo, one, OFFICE) == ()
    return memo


def proposal(memo: Memo) -> str:
    return memo.sections[-1].sentences[0].text


@pytest.mark.parametrize(
    ("body", "words", "value"),
    [
        (
            "ตามที่กรมให้ส่งเรื่องภายในวันที่ ๑๕ พฤศจิกายน ๒๕๖๘ เพื่อเห็นชอบต่อไปนั้น",
            "ภายในวันที่ ๑๕ พฤศจิกายน ๒๕๖๘",
            "2025-11-15",
        ),
        ("บัญชีใช้ได้ เช่น ขึ้นบัญชีแล้วให้เรียกภายในวันที่ ๑๕ ธันวาคม ๒๕๖๘", "ภายในวันที่ ๑๕ ธันวาคม ๒๕๖๘", "2025-12-15"),
        ("ผู้ที่ปฏิบัติหน้าที่ก่อนวันที่ ๒๖ กุมภาพันธ์ ๒๕๖๗ มีสิทธิสมัคร", "ก่อนวันที่ ๒๖ กุมภาพันธ์ ๒๕๖๗", "2024-02-26"),
        ("ระเบียบข้อ ๗ กำหนดว่า “ให้ส่งภายในวันที่ ๑ ธันวาคม ๒๕๖๘” ไว้แล้ว", "ภายในวันที่ ๑ ธันวาคม ๒๕๖๘", "2025-12-01"),
    ],
)
def test_a_time_that_the_letter_only_tells_of_is_named_in_a_warning(
    body: str, words: str, value: str
) -> None:
    page, one = letter(body)
    memo = sound(replace(one, deadlines=(page.deadline(words, value, what="ส่ง"),)))
    assert "กำหนด " not in to_short(memo)
    assert "ให้ทันกำหนด" not in proposal(memo)
    assert any(warning.startswith("ไม่ได้เสนอเป็นกำหนด") and words in warning for warning in memo.warnings)


def test_a_times_counting_from_what_happens_to_somebody_in_a_cited_rule_is_not_owed() -> None:
    words = "ภายใน ๓๐ วัน นับแต่วันที่ตั้งงบประมาณ"
    page, one = letter(f"ตามระเบียบ ข้อ ๒๗ กำหนดให้หน่วยงานจัดทำแผน{words}")
    due = page.deadline(words, None, rule=Rule(days=30, from_="วันที่ตั้งงบประมาณ"), what="จัดทำแผน")
    assert "กำหนด " not in to_short(sound(replace(one, deadlines=(due,))))
    page, one = letter(f"ขอให้หน่วยงานจัดทำแผน{words}")
    due = page.deadline(words, None, rule=Rule(days=30, from_="วันที่ตั้งงบประมาณ"), what="จัดทำแผน")
    assert f"กำหนด {words}" in to_short(sound(replace(one, deadlines=(due,))))


def test_a_reminder_owes_what_the_earlier_letter_asked_for() -> None:
    body, words = "ตามที่ให้รายงานผลภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๘ นั้น", "ภายในวันที่ ๓๐ พฤศจิกายน ๒๕๖๘"
    page, one = letter(f"{body}\n\nขอเร่งรัดการรายงานโดยด่วน")
    due = (page.deadline(words, "2025-11-30", what="รายงานผล"),)
    reminds = replace(one, deadlines=due, actions=(page.action("ขอเร่งรัดการรายงานโดยด่วน", "เร่งรัด"),))
    assert f"กำหนด {words}" in to_short(sound(reminds))
    assert "กำหนด " not in to_short(sound(replace(one, deadlines=due)))


def test_what_is_asked_by_a_past_day_is_shown() -> None:
    words = "ภายในวันที่ ๕ พฤศจิกายน ๒๕๖๘"
    page, one = letter(f"ขอให้อำเภอรายงานผล {words}")
    short = to_short(
        sound(replace(one, deadlines=(page.deadline(words, "2025-11-05", what="รายงานผล", sure=0.5),)))
    )
    assert f"กำหนด {words} [?]" in short


def test_a_day_many_years_ahead_is_marked() -> None:
    words = "ภายในวันที่ ๕ ธันวาคม ๒๕๘๖"
    page, one = letter(f"ขอให้อำเภอรายงานผล {words}")
    short = to_short(sound(replace(one, deadlines=(page.deadline(words, "2043-12-05", what="รายงานผล"),))))
    assert f"กำหนด {words} [?]" in short


def test_an_invitation_tells_its_day_and_place_once() -> None:
    asked = "ขอเชิญท่านเข้าร่วมประชุมหารือแนวทาง ในวันพุธที่ ๒๖ พฤศจิกายน ๒๕๖๘ เวลา ๐๙.๓๐ น. ณ ห้องประชุมสมมุติ"
    page, one = letter(f"เนื่องจากมีข้อราชการสำคัญ จึง{asked}", "จึงเรียนมาเพื่อทราบ")
    event = page.event(
        "ในวันพุธที่ ๒๖ พฤศจิกายน ๒๕๖๘ เวลา ๐๙.๓๐ น.", "2025-11-26", time="09:30", place="ห้องประชุมสมมุติ"
    )
    memo = sound(replace(one, events=(event,), actions=(page.action(asked, "เข้าร่วมประชุม"),)))
    assert to_short(memo).count("๒๖ พฤศจิกายน") == 1
    assert "\nขอเชิญท่านเข้าร่วมประชุมหารือแนวทาง\n" in to_short(memo)
    assert memo.short[0].text.endswith("เพื่อโปรดทราบและพิจารณาสั่งการ")
    assert any(warning.startswith("หนังสือลงท้ายเพื่อทราบ แต่เชิญเข้าร่วม") for warning in memo.warnings)
    assert proposal(memo).startswith("เห็นควรเข้าร่วม หรือมอบ")


def test_a_course_of_weeks_is_no_appointment() -> None:
    page, one = letter("กำหนดเปิดหลักสูตรทดสอบ ตั้งแต่วันที่ ๘ มกราคม ๒๕๖๙ ถึงวันที่ ๒๐ มีนาคม ๒๕๖๙")
    event = page.event("วันที่ ๘ มกราคม ๒๕๖๙ ถึงวันที่ ๒๐ มีนาคม ๒๕๖๙", "2026-01-08", end_date="2026-03-20")
    assert "\nระยะเวลา วันที่ ๘ มกราคม ๒๕๖๙ - ๒๐ มีนาคม ๒๕๖๙" in to_short(sound(replace(one, events=(event,))))


@pytest.mark.parametrize(
    ("purpose", "asked", "proposed"),
    [
        (
            "จึงเรียนมาเพื่อโปรดทราบ และแจ้งให้หน่วยงานในสังกัดถือปฏิบัติต่อไป",
            "แจ้งให้หน่วยงานในสังกัดถือปฏิบัติ",
            "แจ้งผู้เกี่ยวข้องทราบและถือปฏิบัติ",
        ),
        ("จึงเรียนมาเพื่อโปรดทราบและแจ้งกลุ่มสตรีทราบด้วย จะขอบคุณยิ่ง", "แจ้งกลุ่มสตรีทราบ", "แจ้งผู้เกี่ยวข้องทราบ"),
        (
            "จึงเรียนมาเพื่อทราบและประชาสัมพันธ์ให้ประชาชนทราบต่อไป",
            "ประชาสัมพันธ์ให้ประชาชนทราบ",
            "ประชาสัมพันธ์ให้ผู้เกี่ยวข้องทราบ",
        ),
    ],
)
def test_what_a_circular_wants_passed_on_stands_before_the_rule_that_it_explains(
    purpose: str, asked: str, proposed: str
) -> None:
    rule = "ให้ประธานสภาแจ้งการยุบเลิกต่อผู้บริหารไว้เป็นหลักฐาน"
    page, one = letter(f"หลักเกณฑ์มีสาระสำคัญ ดังนี้\n\n๑. {rule}", purpose)
    memo = sound(replace(one, actions=(page.action(rule, rule),)))
    assert memo.short[2].text == f"ขอให้{asked}"
    assert proposal(memo) == f"เห็นควร{proposed}"


@pytest.mark.parametrize(
    ("purpose", "request_", "proposed"),
    [
        ("จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์", "ขอให้หน่วยงานจัดเตรียมสถานที่จัดอบรม", "ให้ความอนุเคราะห์ โดยมอบ"),
        (
            "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
            "ขอให้หน่วยงานส่งผู้แทนเข้าร่วมอบรมหลักสูตรทดสอบ",
            "ส่ง ................ เข้าร่วม",
        ),
        (
            "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
            "ขอให้หน่วยงานสำรวจข้อมูลกลุ่มอาชีพทุกหมู่บ้าน",
            "มอบ ................ ดำเนินการ",
        ),
    ],
)
def test_the_proposal_fits_what_is_asked(purpose: str, request_: str, proposed: str) -> None:
    page, one = letter(request_, purpose)
    memo = sound(replace(one, actions=(page.action(request_, request_),)))
    assert proposal(memo).startswith(f"เห็นควร{proposed}")


def test_an_order_with_work_rests_on_it_and_warns_of_nothing() -> None:
    memo = sound(order())
    assert memo.short[0].text.endswith("เพื่อโปรดทราบและพิจารณาสั่งการ")
    assert memo.short[0].evidence[1].quote.startswith("ภายในวันที่ ๑๕ ธันวาคม ๒๕๖๘")
    assert not any("ไม่มีข้อความที่ขอให้ดำเนินการ" in warning for warning in memo.warnings)


def test_a_misread_mark_of_speed_is_told_as_what_it_must_be() -> None:
    page = Sheet(("ต่วนที่สุด",))
    speed = replace(page.found("ต่วนที่สุด", "ด่วนที่สุด"), confidence=0.9)
    memo = draft(replace(external(), speed=speed, body=(), deadlines=(), actions=(), amounts=()), OFFICE)
    assert "ด่วนที่สุด: " in to_short(memo)
    assert "ต่วน" not in to_short(memo)


def test_without_a_subject_the_note_tells_what_the_sender_does() -> None:
    background = "กรมทดสอบเป็นหน่วยงานหลักในการสนับสนุนสถานภาพของผู้สูงอายุทั่วประเทศ"
    text = f"{background}\n\nกรมทดสอบขอมอบทำเนียบองค์กรสมมุติ จำนวน ๑ แผ่น ไว้เป็นข้อมูล"
    page = Sheet((text,))
    one = replace(stamped(), sender=page.found("กรมทดสอบ"), to=None, number=None, date=None)
    memo = draft(replace(one, body=tuple(page.found(part) for part in text.split("\n\n"))), OFFICE)
    assert "กรมทดสอบ ขอมอบทำเนียบองค์กรสมมุติ จำนวน ๑ แผ่น" in to_short(memo)


def test_a_circular_is_opened_by_what_leads_on_to_its_list() -> None:
    told = "กรมทดสอบในการประชุมครั้งที่ ๒/๒๕๖๘ ได้มีมติกำหนดแนวทางการพิจารณากรณีดังกล่าวไว้"
    _, one = letter(
        f"{told} ดังนี้\n\n๑. การเรียกมารายงานตัวให้กระทำในระยะเวลาที่ประกาศกำหนดไว้\n\n๒. ตามที่กรมประกาศกำหนด"
    )
    facts = next(section for section in sound(one).sections if section.title.endswith("ข้อเท็จจริง"))
    assert facts.sentences[0].text.endswith(f"แจ้งว่า {told}")
    assert not any(sentence.text.startswith("ตามที่กรมประกาศ") for sentence in facts.sentences)


def test_a_rule_tells_when_it_holds_and_no_article_at_random() -> None:
    text = (
        "ข้อ ๒ ระเบียบนี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศเป็นต้นไป\n\nข้อ ๙ การซื้อครั้งหนึ่งซึ่งมีราคา ๒๐๐,๐๐๐ บาท ให้ใช้วิธีสอบราคา"
    )
    page = Sheet((f"ระเบียบกรมตัวอย่าง ว่าด้วยการทดสอบ พ.ศ. ๒๕๖๐\n\n{text}",))
    one = Letter(
        kind="order",
        subject=page.found("ระเบียบกรมตัวอย่าง ว่าด้วยการทดสอบ พ.ศ. ๒๕๖๐"),
        amounts=(page.amount("๒๐๐,๐๐๐ บาท", "200000"),),
        body=tuple(page.found(part) for part in text.split("\n\n")),
    )
    memo = sound(one)
    said = "\n".join(sentence.text for section in memo.sections for sentence in section.sentences)
    assert "ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ" in said
    assert "๒๐๐,๐๐๐" not in said
    assert proposal(memo) == "เห็นควรแจ้งผู้เกี่ยวข้องทราบและถือปฏิบัติ"


def test_a_number_at_the_end_of_a_quote_does_not_run_into_the_next() -> None:
    page = Sheet(("ที่ กก ๐๓๐๑/ ๒๖๐\n๓ พฤศจิกายน ๒๕๖๘",))
    one = Letter(
        kind="external",
        number=page.found("กก ๐๓๐๑/ ๒๖๐", "กก 0301/260"),
        date=page.found("๓ พฤศจิกายน ๒๕๖๘", "2025-11-03"),
    )
    said = "\n".join(
        sentence.text for section in draft(one, OFFICE).sections for sentence in section.sentences
    )
    assert "ที่ กก ๐๓๐๑/๒๖๐ ลงวันที่ ๓ พฤศจิกายน ๒๕๖๘" in said
