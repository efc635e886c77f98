"""What a note takes from the letter: requests, money, rows of a table, whose duty; how sentences are cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_builder import Sheet
from memo_letters import OFFICE, external, stamped

from pipeline.letter.fields import Letter
from pipeline.memo import Memo, draft
from pipeline.memo.cutting import cuts
from pipeline.memo.grounding import ungrounded
from pipeline.memo.line_writer import to_line
from pipeline.memo.short_writer import to_short
from pipeline.memo.shortening import shortened
from pipeline.office.settings import Officer
from thai.clusters import clusters

HERE = OFFICE.model_copy(update={"district": "สมมุติ"})


def sentences(raw: str) -> list[str]:
    return [raw[cut.start : cut.end] for cut in cuts(raw)]


def all_text(memo: Memo) -> str:
    return "\n".join(one.text for section in memo.sections for one in section.sentences)


@pytest.mark.parametrize(
    ("raw", "cut"),
    [
        ("ด้วยกรมแจ้งว่ามีฝน ทั้งนี้ ขอให้ระวัง", ["กรมแจ้งว่ามีฝน", "ทั้งนี้", "ขอให้ระวัง"]),
        ("น้ำท่วมริมคลอง เพื่อให้ช่วยเหลือได้ทัน ขอให้อำเภอสำรวจ", ["น้ำท่วมริมคลอง", "เพื่อให้ช่วยเหลือได้ทัน ขอให้อำเภอสำรวจ"]),
        ("ตามที่กรมแจ้ง เพื่อให้ทราบ จึงส่งแผน นั้น กรมได้รับแล้ว", ["ตามที่กรมแจ้ง เพื่อให้ทราบ จึงส่งแผน นั้น", "กรมได้รับแล้ว"]),
        ("ตามแผน ได้รับงบประมาณ นั้น\nข้อเท็จจริง\nได้ประสานแล้ว", ["ตามแผน ได้รับงบประมาณ นั้น", "ได้ประสานแล้ว"]),
        (
            "แต่งตั้งคณะทำงาน ประกอบด้วย\n๑  นายหนึ่ง หัวหน้า\n๒  นางสอง กรรมการ",
            ["แต่งตั้งคณะทำงาน", "นายหนึ่ง หัวหน้า", "นางสอง กรรมการ"],
        ),
        ("กรมแจ้งว่า เพื่อให้ทันการ ขอให้รายงานผล", ["กรมแจ้งว่า เพื่อให้ทันการ ขอให้รายงานผล"]),
        ("ด้วยเหตุนี้ กรมเห็นชอบ", ["ด้วยเหตุนี้ กรมเห็นชอบ"]),
        ("พร้อมหนังสือนี้ กรมขอส่งคู่มือ", ["กรมขอส่งคู่มือ"]),
    ],
)
def test_sentences_are_cut_where_a_thought_ends(raw: str, cut: list[str]) -> None:
    assert sentences(raw) == cut


words = st.lists(
    st.sampled_from(["ด้วย", "ตามที่", "นั้น", "เพื่อให้", "ขอให้", "จึง", "ทั้งนี้", "ดังนี้", "\n", "๑. ", "ข้อเสนอ", "กรม"]),
    max_size=30,
)


@given(words.map(" ".join))
def test_sentences_stand_in_order_and_never_overlap(raw: str) -> None:
    found = cuts(raw)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(raw) for place in places)


@given(st.text(alphabet="กขคง ณที่และ๑๒", max_size=80), st.integers(min_value=10, max_value=40))
def test_a_shortened_text_is_the_texts_own_beginning(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(clusters(short)) <= limit
    assert text.startswith(short.removesuffix("…"))


def test_a_shortened_text_does_not_break_off_at_a_word_that_leads_on() -> None:
    assert (
        shortened("กำหนดประชุมในวันพุธ เวลา ๐๙.๓๐ น. ณ ห้องประชุมอำเภอ", 38) == "กำหนดประชุมในวันพุธ เวลา ๐๙.๓๐ น.…"
    )


def asking(text: str, request: str, **rest: str) -> Letter:
    page = Sheet((text,))
    subject = page.found(rest["subject"]) if "subject" in rest else None
    return replace(
        stamped(), subject=subject, actions=(page.action(request, request),), body=(page.found(text),)
    )


def test_a_request_stands_without_the_words_that_link_it() -> None:
    request = "จึงขอเชิญท่านพร้อมเจ้าหน้าที่ จำนวน ๑ คน เข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว"
    letter = asking(f"ในการนี้ {request}", request)
    assert "\nขอเชิญท่านพร้อมเจ้าหน้าที่ จำนวน ๑ คน เข้าร่วมประชุม" in to_short(draft(letter, OFFICE))
    assert "ดังกล่าว" not in to_short(draft(letter, OFFICE))


@pytest.mark.parametrize("request_", ["ขอให้ผู้เกี่ยวข้องดำเนินการ ดังนี้", "ขอให้อำเภอเร่งรัดการเบิกจ่ายงบประมาณดังกล่าว"])
def test_a_request_that_says_nothing_new_is_left_out(request_: str) -> None:
    letter = asking(
        f"เร่งรัดการเบิกจ่ายงบประมาณกองทุน\n{request_}", request_, subject="เร่งรัดการเบิกจ่ายงบประมาณกองทุน"
    )
    assert "ขอให้" not in to_short(draft(letter, OFFICE))


def test_what_our_office_is_to_do_stands_in_the_lead() -> None:
    letter = asking("ขอให้หน่วยปฏิบัติ ดังนี้\n๒.๑ ให้ สพอ.สมมุติ สนับสนุนข้อมูลกลุ่มอาชีพในพื้นที่", "ขอให้หน่วยปฏิบัติ ดังนี้")
    memo = draft(letter, OFFICE)
    assert "ให้ สพอ.สมมุติ สนับสนุนข้อมูลกลุ่มอาชีพในพื้นที่" in to_short(memo)
    assert "ให้ สพอ.สมมุติ สนับสนุนข้อมูลกลุ่มอาชีพในพื้นที่" in to_line(memo)


def test_the_total_stands_before_its_parts() -> None:
    page = Sheet(("ค่าอาหาร ๔,๘๐๐ บาท ค่าวิทยากร ๓,๐๐๐ บาท รวมเป็นเงินทั้งสิ้น ๗,๘๐๐ บาท",))
    letter = replace(
        stamped(),
        amounts=(
            page.amount("๔,๘๐๐ บาท", "4800", "ค่าอาหาร"),
            page.amount("๓,๐๐๐ บาท", "3000", "ค่าวิทยากร"),
            page.amount("๗,๘๐๐ บาท", "7800", "รวมเป็นเงินทั้งสิ้น"),
        ),
        subject=Sheet(("ค่าใช้จ่าย",)).found("ค่าใช้จ่าย"),
        actions=(page.action("รวมเป็นเงินทั้งสิ้น", ""),),
        body=(page.found(page.pages[0]),),
    )
    memo = draft(letter, OFFICE)
    assert "รวมเป็นเงินทั้งสิ้น ๗,๘๐๐ บาท (ค่าอาหาร ๔,๘๐๐ บาท ค่าวิทยากร ๓,๐๐๐ บาท)" in to_short(memo)
    assert ungrounded(memo, letter, OFFICE) == ()


def test_money_that_a_sentence_tells_is_not_told_again() -> None:
    page = Sheet(("สำนักงานรายงานว่า ได้รับจัดสรรงบประมาณ ๑๘๐,๐๐๐ บาท เบิกจ่ายแล้วทั้งจำนวน",))
    letter = replace(
        stamped(),
        subject=Sheet(("ผลการเบิกจ่าย",)).found("ผลการเบิกจ่าย"),
        amounts=(page.amount("๑๘๐,๐๐๐ บาท", "180000", "ได้รับจัดสรรงบประมาณ"),),
        body=(page.found(page.pages[0]),),
    )
    assert to_short(draft(letter, OFFICE)).count("๑๘๐,๐๐๐") == 1


def test_of_a_table_our_districts_row_is_told() -> None:
    rows = "อำเภอ  กลุ่ม  กำหนดส่ง\nเมือง  กลุ่มขนม  ภายในวันที่ ๒๗ มีนาคม ๒๕๖๙\nสมมุติ  กลุ่มจักสาน  ภายในวันที่ ๓๐ มีนาคม ๒๕๖๙"
    page = Sheet((rows,))
    letter = replace(
        stamped(),
        deadlines=(
            page.deadline("ภายในวันที่ ๒๗ มีนาคม ๒๕๖๙", "2026-03-27"),
            page.deadline("ภายในวันที่ ๓๐ มีนาคม ๒๕๖๙", "2026-03-30"),
        ),
        body=(page.found(rows),),
    )
    memo = draft(letter, HERE)
    assert "กำหนด ภายในวันที่ ๓๐ มีนาคม ๒๕๖๙ (วันจันทร์) – สมมุติ กลุ่มจักสาน" in to_short(memo)
    assert "๒๗ มีนาคม" not in to_short(memo)
    assert any("พื้นที่อื่นอีก ๑ รายการ" in one for one in memo.warnings)
    elsewhere = to_short(draft(letter, OFFICE))
    assert "๒๗ มีนาคม ๒๕๖๙ (วันศุกร์) – เมือง กลุ่มขนม" in elsewhere
    assert "๓๐ มีนาคม" in elsewhere


OFFICERS = (
    Officer(name="นายหนึ่ง ทดสอบดี", duties=("บัญชีครัวเรือน",), tambons=("สมมุติ",)),
    Officer(name="นางสอง ทดสอบงาม", duties=("ข้อมูล จปฐ.", "OTOP")),
)


@pytest.mark.parametrize(
    ("subject", "body", "name"),
    [
        ("การจัดเก็บข้อมูลพื้นฐาน (จปฐ.)", "ขอให้จัดทำบัญชีครัวเรือนเป้าหมายในพื้นที่", "นางสอง"),
        ("รับสมัคร OTOP เข้าคัดสรร", "ผู้สนใจยื่นใบสมัครได้ที่สำนักงานทุกวันทำการ", "นางสอง"),
        ("การส่งเสริมกลุ่ม", "ขอให้สำรวจบัญชีครัวเรือนในพื้นที่ทุกหมู่บ้าน", "นายหนึ่ง"),
        ("การส่งเสริมกลุ่ม", "ขอให้สำรวจกลุ่มอาชีพในตำบลสมมุติให้แล้วเสร็จ", "นายหนึ่ง"),
        ("การส่งเสริมกลุ่ม", "เทศบาลตำบลสมมุติกำหนดจัดประชาคมท้องถิ่นประจำปี", None),
    ],
)
def test_the_subject_names_whose_matter_it_is_before_the_body(
    subject: str, body: str, name: str | None
) -> None:
    page = Sheet((f"{subject}\n\n{body}",))
    letter = replace(
        external(),
        subject=page.found(subject),
        body=(page.found(body),),
        purpose=None,
        actions=(),
        enclosures=(),
    )
    text = all_text(draft(letter, OFFICE.model_copy(update={"officers": OFFICERS})))
    assert f"เห็นควรมอบ {name or '................'}" in text
