"""Folding: one form for what is written in several ways."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thai.fold import fold, fold_traced, skeleton
from thai.repair import by_rules

text = st.text("กขณนรศสษเียำาิ่้์๐๑๙0aAÉ“”–- \n\u200b\uf70a", max_size=60) | st.text(max_size=30)


@settings(deadline=None)
@given(text)
def test_folding_twice_is_folding_once(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


@settings(deadline=None)
@given(text)
def test_every_folded_character_knows_its_place(raw: str) -> None:
    traced = fold_traced(raw)
    assert traced.text == fold(raw)
    assert len(traced.origin) == len(traced.text)
    assert list(traced.origin) == sorted(traced.origin)
    assert all(0 <= place < len(raw) for place in traced.origin)


@settings(deadline=None)
@given(text)
def test_text_mended_by_rules_and_raw_text_fold_alike(raw: str) -> None:
    assert fold(by_rules(raw).text) == fold(raw)


@settings(deadline=None)
@given(text)
def test_a_skeleton_is_its_own_skeleton(raw: str) -> None:
    assert skeleton(skeleton(raw)) == skeleton(raw)


@pytest.mark.parametrize("spelling", ["เกษียน", "เกษียณ", "เกษียร"])
def test_the_three_spellings_of_the_note_are_one(spelling: str) -> None:
    assert fold(f"การ{spelling}หนังสือ") == "การเกษียนหนังสือ"


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("๒๕๖๕", "2565"),
        ("TPMap", "tpmap"),
        ("“ก”", '"ก"'),
        ("๑–๒", "1-2"),
        ("ก\n \tข", "ก ข"),
        ("ก ําหนด", "กำหนด"),
    ],
)
def test_what_is_folded(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ที่", "ที"),
        ("อำเพอ", "อำเภอ"),
        ("ประชากล", "ประชากร"),
        ("วัคชีน", "วัคซีน"),
        ("กถิน", "กฐิน"),
        ("สู่", "สุ่"),
        ("สานัก", "สำนัก"),
    ],
)
def test_what_is_forgiven(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
