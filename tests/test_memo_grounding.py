from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_builder import Sheet
from memo_letters import OFFICE, external

from pipeline.letter.fields import Kind, Letter, Received, Rule
from pipeline.memo import Evidence, Memo, Sentence, draft
from pipeline.memo.claims import unsupported
from pipeline.memo.grounding import ungrounded
from thai.calendar import BUDDHIST_OFFSET, MONTHS, SHORT_MONTHS
from thai.digits import to_thai

KINDS: tuple[Kind, ...] = (
    "external",
    "memo",
    "stamped",
    "order",
    "announcement",
    "minutes",
    "radio",
    "joint_message",
    "record",
    "other",
)
words = st.lists(
    st.sampled_from(
        [
            "ด้วย",
            "ขอให้อำเภอ",
            "รายงานผล",
            "นายทดสอบ ตัวอย่าง",
            "จังหวัดจำลอง",
            "๓ คน",
            "1,500 บาท",
            "ทั้งนี้",
            "ภายใน ๕ วัน",
        ]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


@st.composite
def written(draw: st.DrawFn, day: date) -> str:
    """A date as letters write it."""
    month = draw(st.sampled_from([MONTHS, SHORT_MONTHS]))[day.month - 1]
    year = str(day.year + BUDDHIST_OFFSET)
    text = f"{day.day} {month} {year if draw(st.booleans()) else year[2:]}"
    return to_thai(text) if draw(st.booleans()) else text


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    day, due = draw(days), draw(days)
    dated, owed = draw(written(day)), draw(written(due))
    body, subject = draw(words), draw(words)
    steps = draw(st.integers(min_value=1, max_value=60))
    counted = f"ภายใน {steps} วัน นับแต่วันที่ได้รับหนังสือ"
    wrong = draw(st.booleans())
    page = Sheet((f"เลขรับ 77 {dated}\nเรื่อง {subject}\n{body}\nส่งภายในวันที่ {owed}\n{counted}",))
    sure = draw(st.sampled_from([0.3, 1.0]))
    value = (day + timedelta(days=steps + wrong)).isoformat()
    return Letter(
        kind=draw(st.sampled_from(KINDS)),
        number=page.found("77", sure=sure) if draw(st.booleans()) else None,
        date=page.found(dated, (due if wrong else day).isoformat()),
        subject=page.found(subject) if draw(st.booleans()) else None,
        sender=page.found("เลขรับ", "จังหวัดที่ไม่มีในหนังสือ" if wrong else None),
        received=Received(date=page.found(dated, day.isoformat())),
        deadlines=(
            page.deadline(f"ภายในวันที่ {owed}", due.isoformat(), what=draw(words)),
            page.deadline(counted, value, rule=Rule(days=steps, from_="received")),
        ),
        events=(page.event(owed, due.isoformat(), time="09:30", place=draw(words)),),
        amounts=(page.amount("77", "77" if not wrong else "78"),),
        body=(page.found(body, sure=sure),),
    )


@settings(deadline=None)
@given(letters())
def test_drafts_state_nothing_of_their_own_even_from_wrong_readings(letter: Letter) -> None:
    assert ungrounded(draft(letter, OFFICE), letter, OFFICE) == ()


def with_first(memo: Memo, sentence: Sentence) -> Memo:
    return replace(memo, short=(sentence, *memo.short[1:]))


@pytest.mark.parametrize(
    "text",
    [
        "เรียน พัฒนาการอำเภอสมมุติ ภายใน ๙ วัน",
        "เรียน พัฒนาการอำเภอสมมุติ ภายในวันที่ ๒๙ พฤศจิกายน ๒๕๖๘",
        "เรียน พัฒนาการอำเภอสมมุติ เป็นเงิน ๕๐๐ บาท",
        "เรียน พัฒนาการอำเภอสมมุติ เวลา ๐๙.๐๐ น.",
        "เรียน พัฒนาการอำเภอสมมุติ จาก นายแปลกหน้า",
        "เรียน พัฒนาการอำเภอสมมุติ จาก จังหวัดอื่น",
        "เรียน พัฒนาการอำเภอสมมุติ ในวันเสาร์",
    ],
)
def test_an_invented_claim_is_found(text: str) -> None:
    memo = draft(external(), OFFICE)
    memo = with_first(memo, replace(memo.short[0], text=text))
    assert len(ungrounded(memo, external(), OFFICE)) == 1


def test_a_sentence_without_evidence_is_found() -> None:
    memo = draft(external(), OFFICE)
    memo = with_first(memo, replace(memo.short[0], evidence=()))
    assert ungrounded(memo, external(), OFFICE)


@pytest.mark.parametrize(
    "false",
    [
        Evidence("letter", 1, 0, 9, "ด่วนที่สุดX"),
        Evidence("letter", 2, 0, 10, "ด่วนที่สุด"),
        Evidence("letter", 1, 1, 11, "ด่วนที่สุด"),
        Evidence("office", None, None, None, "ไม่มีในค่าตั้ง"),
    ],
)
def test_a_false_quote_is_found(false: Evidence) -> None:
    sentence = Sentence("ด่วนที่สุด", (false,))
    memo = replace(draft(external(), OFFICE), line=(sentence,))
    assert ungrounded(memo, external(), OFFICE)


@pytest.mark.parametrize(
    ("text", "quotes", "lost"),
    [
        ("๑๒ พฤศจิกายน ๒๕๖๘", ["12 พ.ย. 68"], ()),
        ("๑๒ พฤศจิกายน ๒๕๖๘", ["๑๓ พ.ย. ๖๘"], ("12 พฤศจิกายน 2568",)),
        ("๒๕ พฤศจิกายน ๒๕๖๘", ["ภายในวันที่ ๒๕ พฤศจิกายน", "๓ พฤศจิกายน ๒๕๖๘"], ()),
        ("๕ มกราคม ๒๕๖๙", ["ภายในวันที่ ๕ มกราคม", "๓ ธันวาคม ๒๕๖๘"], ()),
        ("วันพุธที่ ๑๒ พฤศจิกายน ๒๕๖๘", ["๑๒ พฤศจิกายน ๒๕๖๘"], ()),
        ("วันศุกร์ที่ ๑๒ พฤศจิกายน ๒๕๖๘", ["๑๒ พฤศจิกายน ๒๕๖๘"], ("วันศุกร์",)),
        ("เวลา ๐๙.๓๐ น.", ["๐๙๓๐"], ()),
        ("เวลา ๐๙.๓๐ น.", ["เวลา 9.30 น."], ()),
        ("๑๒,๕๐๐ บาท", ["12500.00 บาท"], ()),
        ("๑๒,๕๐๐ บาท", ["112500 บาท"], ("12500",)),
        ("สพจ.จำลอง แจ้ง", ["สำนักงานพัฒนาชุมชนจังหวัดจำลอง"], ()),
        ("สพจ.จำลอง แจ้ง", ["สำนักงานพัฒนาชุมชนจังหวัดอื่น"], ("สำนักงานพัฒนาชุมชนจังหวัดจำลอง",)),
    ],
)
def test_claims_are_held_against_quotes(text: str, quotes: list[str], lost: tuple[str, ...]) -> None:
    assert unsupported(text, quotes) == lost
