"""Words that only the dictionary can mend, and all that it must leave alone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thai.lexicon import by_letters, dictionary
from thai.repair import defects, repair, repair_traced

SHARED_TEXT = Path(__file__).resolve().parents[2] / "shared" / "text"

SENTENCES = (
    "สำนักงานพัฒนาชุมชนอำเภอตัวอย่าง กำหนดจัดประชุมคณะทำงาน จำนวน ๑๒ คน ณ ห้องประชุม",
    "ขอให้ดำเนินการตามคำสั่ง ที่ 12/2565 และรายงานผลการดำเนินงานประจำเดือนภายในวันที่ ๕",
    "องค์การบริหารส่วนตำบลได้รับจัดสรรงบประมาณสำหรับส่งเสริมอาชีพครัวเรือน 25,000 บาท",
    "ผู้อำนวยการกองช่างแจ้งว่าน้ำประปาหมู่บ้านชำรุด ท้องถิ่นจึงต้องซ่อมแซม ทั้งนี้ตั้งแต่บัดนี้",
    "เจ้าหน้าที่ลงพื้นที่สำรวจความต้องการของราษฎร หน้าศาลากลางบ้าน เวลา 09.30 น. e-mail: a@b.example",
)
sentences = st.sampled_from(SENTENCES)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("สานักงาน", "สำนักงาน"),
        ("การดาเนินงานกาหนดให้จานวนจากัด", "การดำเนินงานกำหนดให้จำนวนจำกัด"),
        ("สมำชิกสภำ", "สมาชิกสภา"),
        ("กำรทำงำนของอำเภอ", "การทำงานของอำเภอ"),
        ("ท้ องถิ่น", "ท้องถิ่น"),
        ("องค์กรปกครองส่วนท้ องถิ่น", "องค์กรปกครองส่วนท้องถิ่น"),
        ("เลม่", "เล่ม"),
        ("ทัง้นี้ ตัง้แต่", "ทั้งนี้ ตั้งแต่"),
        ("จำ\ufffdแนก", "จำแนก"),
        ("น\ufffd\ufffdาดื่ม", "น้ำดื่ม"),
        ("ก\ufffdาหนด", "กำหนด"),
        ("เจ้ าหน้าที่", "เจ้าหน้าที่"),
        ("ผู้อ านวยการ", "ผู้อำนวยการ"),
        ("ภ าพถ่าย", "ภาพถ่าย"),
        ("น้้าตาล หน้้า", "น้ำตาล หน้า"),
        ("บูาน", "บ้าน"),
    ],
)
def test_mends_where_one_word_alone_fits(broken: str, whole: str) -> None:
    assert repair(broken) == whole
    assert defects(broken)


@pytest.mark.parametrize(
    "right",
    [
        "อีกากับนก",  # กำกับ is a word, but the cut without it is as good
        "คนนาทาสี",
        "พลิกคว่ำ",
        "เจรจาเป็นไปด้วยดี",
        "แพร่ สี่ ใหม่ ไซร้",
        "ค่ายอาสานักศึกษา",
        "นายดามา กาสา",
        "บ่ ก็ ณ ๆ ฯลฯ",
    ],
)
def test_leaves_right_words_alone(right: str) -> None:
    assert repair(right) == right
    assert repair(f"สานักงาน {right} กำร") == f"สำนักงาน {right} การ"  # on a damaged page too
    assert defects(right) == ()


def test_leaves_what_is_ambiguous_to_the_rules() -> None:
    assert repair("ปูาย") == "ปูาย"  # ป้าย or ป่าย
    assert repair("ข าว") == "ขาว"  # the dictionary
    assert repair("ฌ าฎ") == "ฌำฎ"  # no word: as Word loses the ring
    assert repair("ฆ้ าฏ") == "ฆ้าฏ"


def lost_ring(text: str) -> str:
    return text.replace("ำ", "า")


def ring_everywhere(text: str) -> str:
    return text.replace("า", "ำ")


def space_for_ring(text: str) -> str:
    return text.replace("ำ", " า")


def lost_for_ring(text: str) -> str:
    return re.sub("([่-๋]?)ำ", lambda m: "\ufffd" * len(m[0]) + "า", text)


def mark_moved_on(text: str) -> str:
    return re.sub("ั([่-๋])([ก-ฮ])", r"ั\2\1", text)


def doubled(text: str) -> str:
    return re.sub("([่-๋])", r"\1\1", text)


@given(
    sentences,
    st.sampled_from([lost_ring, ring_everywhere, space_for_ring, lost_for_ring, mark_moved_on, doubled]),
)
def test_damaged_sentences_come_back(sentence: str, damage: type[str]) -> None:
    assert repair(damage(sentence)) == sentence


messy = st.text(st.sampled_from("กจนดสทตหบอาำเแะัิีูุ่้ \ufffd๑2A\n"), max_size=40)
damaged = st.lists(st.sampled_from(["สานัก", "กำร", "ท้ อง", "ตัง้", "จ\ufffdา", "ก า", " "]) | messy).map(
    "".join
)


@settings(deadline=None)
@given(damaged)
def test_is_idempotent_and_keeps_digits_latin_letters_and_lines(text: str) -> None:
    mended = repair(text)
    assert repair(mended) == mended
    for char in "๑2A\n":
        assert mended.count(char) == text.count(char)


@settings(deadline=None)
@given(damaged)
def test_letters_keep_their_places(text: str) -> None:
    traced = repair_traced(text)
    assert list(traced.origin) == sorted(traced.origin)
    for char, place in zip(traced.text, traced.origin, strict=True):
        if "ก" <= char <= "ฮ" or char in "๑2A\n":
            assert char in text[place : place + 3]  # a mark may have changed sides with its letter


def test_a_mended_word_knows_where_each_letter_stood() -> None:
    traced = repair_traced("ที่ท้ องถิ่น")
    assert traced.text == "ที่ท้องถิ่น"
    assert traced.origin == (0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11)


@given(sentences)
def test_right_sentences_have_no_defects(sentence: str) -> None:
    assert repair(sentence) == sentence
    assert defects(sentence) == ()


def test_the_dictionary_holds_words_under_their_letters() -> None:
    assert {"น้ำ", "น้า", "นา"} <= dictionary()
    assert {"น้ำ", "น้า", "นา"} <= set(by_letters()["นา"])
    assert not any(re.search(r"[^ก-๎]", word) for word in dictionary())


@pytest.mark.shared
@pytest.mark.skipif(not SHARED_TEXT.is_dir(), reason="the plain Thai text is not beside the checkout")
def test_clean_text_is_left_alone() -> None:
    with gzip.open(SHARED_TEXT / "acts.txt.gz", "rt", encoding="utf-8") as file:
        text = repair(file.read(600_000))  # what its source wrote wrongly is mended once
    pages = [text[start : start + 3000] for start in range(0, len(text), 3000)]
    assert all(repair(page) == page for page in pages if not re.match("[ะาำัิ-ฺ็-๎]", page))
