"""Text that needs no mending is told at a glance; nothing that needs it is taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thai.repair import by_rules
from thai.sound import is_sound

text = (
    st.text("กขนเแไะาำัิ่้์็ๆ 9a\n\t“”–…•", max_size=30)
    | st.text("ÊÓ¹Ñ¡§Ò¾²ª¹Ø ก", max_size=40)
    | st.text(max_size=20)
)


@settings(deadline=None, max_examples=500)
@given(text)
def test_nothing_that_a_rule_changes_is_sound(raw: str) -> None:
    if is_sound(raw, set(raw)):
        assert by_rules(raw).text == raw


@pytest.mark.parametrize("letter", ["ที่ นม ๐๐๓๗.๖/ว 12", "เรื่อง ขอเชิญประชุม “คณะกรรมการ” – ครั้งที่ 1\nน้ำ"])
def test_a_letter_as_it_should_be_is_sound(letter: str) -> None:
    assert is_sound(letter, set(letter))


@pytest.mark.parametrize(
    "raw", ["สํานัก", "จ านวน", "หน้้า", "เเละ", "\u200bก", "เ กิด", "กำ่", "ก\ufffdข", "e\u0301"]
)
def test_what_is_damaged_is_not(raw: str) -> None:
    assert not is_sound(raw, set(raw))
