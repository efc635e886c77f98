"""thai.repair: what text layers and OCR break, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.repair import defects, repair, repair_traced

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=30)
MESSY = st.text(
    st.sampled_from("กขงนมำาัิีึืุู่้๊๋์ํ็เแโใไะๆฯ ๐๕2A.\n\t\u200b\ufffd\uf70a\uf70b\uf710\u00a0e\u0301"), max_size=40
)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ก ําหนด", "กำหนด"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("จ านวน", "จำนวน"),
        ("หน้้า", "หน้า"),
        ("จำำ\ufffdแนก", "จำแนก"),
        ("ที\uf70a", "ที่"),
        ("ให\uf70b", "ให้"),
        ("ป\uf702", "ปี"),
        ("เเละ", "และ"),
        ("ที่ส\u200bุด", "ที่สุด"),
        ("ก่ี", "กี่"),
        ("ท ี่", "ที่"),
        ("เ ล่ม", "เล่ม"),
        ("กำาหนด", "กำหนด"),
        ("\uf71bีกา \uf881ษี", "ฎีกา ฤๅษี"),
        ("น\uf71eา", "นำ"),
        ("หนังสือ\r\nราชการ", "หนังสือ\nราชการ"),
    ],
)
def test_mends_the_defects_of_real_documents(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@pytest.mark.parametrize(
    "right",
    ["กำหนดการ", "น้ำ", "๒๕๖๙ 2569", "ที่ นม 0037.6/ว 145", "ผู้ว่าราชการ", "เกี่ยวข้อง", "ฎีกา ฯลฯ ๆ", "a\ufffdb"],
)
def test_leaves_right_text_alone(right: str) -> None:
    assert repair(right) == right


@given(MESSY)
def test_is_idempotent(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@given(MESSY)
def test_gives_nfc_without_private_or_invisible_characters(text: str) -> None:
    mended = repair(text)
    assert unicodedata.is_normalized("NFC", mended)
    assert not set(mended) & set("\u200b\ufeff\uf70a\uf70b\uf710\u00a0")


@given(MESSY)
def test_keeps_digits_and_the_number_of_lines(text: str) -> None:
    mended = repair(text)
    for char in "๐๕2\n":
        assert mended.count(char) == text.count(char)


@given(MESSY | THAI)
def test_every_character_comes_from_a_place_of_the_original(text: str) -> None:
    traced = repair_traced(text)
    assert len(traced.origin) == len(traced.text)
    assert list(traced.origin) == sorted(traced.origin)
    assert all(0 <= place < len(text) for place in traced.origin)
    for char, place in zip(traced.text, traced.origin, strict=True):
        if char.isdigit() or "ก" <= char <= "ฮ":
            assert char in text[place : place + 2] or text[place] >= "\ue000"


def test_names_what_it_mends_and_nothing_where_nothing_was_wrong() -> None:
    assert defects("ท\uf70aี ก ําหนด หน้้า") == (
        "private-use marks",
        "spaces before marks",
        "split sara am",
        "marks out of order",
        "doubled marks",
    )
    assert defects("ที่ 12/2565\r\n\u200bเรื่อง\u00a0ประชุม") == ()
