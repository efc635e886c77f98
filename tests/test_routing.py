"""Who should act: the duty order held against letters that were labelled by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from routing_letters import ANAN, BUSABA, CHAT, LETTERS, OFFICE, Labelled

from pipeline.letter.fields import Letter
from pipeline.matter.routing import route
from pipeline.matter.routing_places import said
from pipeline.office.settings import Officer, Settings
from thai.marks import TONE

#: of 48; the rules leave none of them wrong, a change of one word's weight may
FLOOR = 46
_LOST = re.compile(f"[{TONE}์]")


def proposed(letter: Letter, office: Settings = OFFICE) -> tuple[str | None, str | None]:
    found = route(letter, office)
    return found.main.officer.name if found.main else None, found.stand_in.name if found.stand_in else None


def test_labelled_letters_go_to_whom_the_duty_order_gives_them() -> None:
    assert len(LETTERS) == 48
    right = [one for one in LETTERS if proposed(one.letter())[0] == one.officer]
    assert len(right) >= FLOOR
    standing = [one for one in LETTERS if proposed(one.letter()) == (one.officer, one.stand_in)]
    assert len(standing) >= FLOOR


def test_letters_whose_tone_marks_a_scan_lost_go_there_too() -> None:
    damaged = [
        replace(one, subject=_LOST.sub("", one.subject), body=_LOST.sub("", one.body)) for one in LETTERS
    ]
    right = [one for one in damaged if proposed(one.letter())[0] == one.officer]
    assert len(right) >= FLOOR


def test_a_reason_names_the_duty_and_the_words_of_the_letter() -> None:
    found = route(Labelled(ANAN, "ขอเชิญประชุม อกส.อ. ครั้งที่ ๒/๒๕๖๕").letter(), OFFICE)
    assert found.main is not None
    assert (found.main.kind, found.main.words, found.main.seen.text, found.main.sure) == (
        "duty",
        "กองทุนพัฒนาบทบาทสตรี",
        "อกส.อ.",
        "high",
    )


def test_a_word_of_the_body_is_less_sure_than_one_of_the_subject() -> None:
    one = Labelled(CHAT, "การมอบรางวัลประจำปี", "ขอให้ส่งรายชื่อกลุ่มผู้ผลิต OTOP ที่มีผลงานดีเด่น")
    found = route(one.letter(), OFFICE)
    assert found.main is not None
    assert (found.main.officer.name, found.main.sure) == (CHAT, "fair")


def test_two_duties_that_fit_about_as_well_are_both_told() -> None:
    one = Labelled(ANAN, "การเชื่อมโยงกลุ่มออมทรัพย์เพื่อการผลิตกับกองทุนหมู่บ้านและชุมชนเมือง")
    found = route(one.letter(), OFFICE)
    assert found.main is not None
    assert {found.main.officer.name, *(fit.officer.name for fit in found.also)} == {ANAN, BUSABA}


def test_who_stands_in_acts_where_nobody_has_the_main_duty() -> None:
    kept = [one for one in OFFICE.officers if one.name != ANAN]
    left = OFFICE.model_copy(update={"officers": tuple(kept), "duty_words": {}})
    found = route(Labelled(ANAN, "การโอนเงินอุดหนุนกองทุนพัฒนาบทบาทสตรี").letter(), left)
    assert found.main is not None
    assert (found.main.officer.name, found.main.stands_in, found.stand_in) == (BUSABA, True, None)


@pytest.mark.parametrize(
    ("said_there", "name"),
    [
        ("ขอให้สำรวจครัวเรือนในตำบลเขาน้อยให้แล้วเสร็จ", CHAT),
        ("ขอให้สำรวจครัวเรือนใน ต.เขาน้อย อำเภอศรีสมมุติ", CHAT),
        ("เทศบาลตำบลเขาน้อยแจ้งว่าไม่ขัดข้อง", None),
        ("ขอให้สำรวจครัวเรือนในตำบลเขาน้อย อำเภอไกลโพ้น", None),
        ("น้ำท่วมตำบลเขาน้อย ตำบลบ้านกลาง และตำบลคลองใหม่", None),
        ("น้ำท่วมตำบลเขาใหญ่", None),
    ],
)
def test_a_tambon_counts_where_the_work_is_to_be_done_in_it(said_there: str, name: str | None) -> None:
    assert proposed(Labelled(None, "การสำรวจความเสียหาย", said_there).letter())[0] == name


def test_a_letter_without_a_subject_goes_by_its_opening() -> None:
    letter = replace(Labelled(BUSABA, "จัดเก็บข้อมูล จปฐ. ปี ๒๕๖๕").letter(), kind="stamped", subject=None)
    assert proposed(letter)[0] == BUSABA


def test_without_a_duty_order_nobody_is_proposed() -> None:
    office = Settings(name="สำนักงาน", officers=(Officer(name="นายดำ ใจดี"),))
    assert {proposed(one.letter(), office) for one in LETTERS} == {(None, None)}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="กขจปฐชต.่้ำ แOTP๒2กองทุนสตรี\n", min_size=1, max_size=60).filter(str.strip))
def test_what_is_seen_stands_in_the_letter(subject: str) -> None:
    found = route(Labelled(None, subject, body="เรียนมา", sender="ผู้ส่ง").letter(), OFFICE)
    for fit in (*((found.main,) if found.main else ()), *found.also):
        assert fit.seen.text
        assert fit.seen.text == said(fit.seen.span)[fit.seen.start : fit.seen.end]
