from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_builder import Sheet

from benchmarks.summaries import LETTERS, ranked, read_case, score, taken
from benchmarks.summaries_by_hand import ByHand, Passage, places_in, summaries_by_hand
from extractors.base import Box, Page, Word
from pipeline.letter.fields import Letter
from pipeline.memo.centrality import centralities
from pipeline.memo.cues import cue_points
from pipeline.memo.cutting import LONG, SHORTEST_CLAUSE, cuts
from pipeline.memo.facts import units
from pipeline.memo.ranking import CENTRE, CUE, PLACE, ranks
from thai.clusters import clusters

_BODY = """ตามที่จังหวัดจำลองได้แจ้งแนวทางการจัดเก็บข้อมูลให้อำเภอทราบแล้ว นั้น

จังหวัดจำลองเห็นว่าการจัดเก็บข้อมูลเป็นประโยชน์ต่อการวางแผนพัฒนาหมู่บ้านในพื้นที่ทุกระดับ

ขอให้อำเภอรายงานผลการจัดเก็บข้อมูลหมู่บ้าน ภายในวันที่ ๕ ธันวาคม ๒๕๖๘

ทั้งนี้ สามารถสืบค้นตัวอย่างเพิ่มเติมได้ที่เว็บไซต์ของจังหวัดจำลอง"""
thai = st.lists(
    st.sampled_from(
        ["ขอให้อำเภอ", "รายงานผล", "โดยมีวัตถุประสงค์", "ซึ่ง", "หาก", "และรายงาน", "ข้อมูลหมู่บ้าน", "ดังนี้", "\n"]
    ),
    max_size=120,
).map(" ".join)


def letter_of(body: str) -> Letter:
    sheet = Sheet((body,))
    return Letter(kind="external", body=sheet.body(*(one[:12] for one in body.split("\n\n"))))


def test_what_is_asked_by_a_day_comes_first_and_what_went_before_last() -> None:
    ordered = sorted(units(letter_of(_BODY)), key=lambda unit: -unit.rank)
    assert ordered[0].piece.text.startswith("ขอให้อำเภอรายงานผล")
    assert ordered[-1].piece.text.startswith("ตามที่จังหวัดจำลอง")
    assert ordered[-1].earlier


def test_the_request_wins_wherever_it_stands() -> None:
    turned = "\n\n".join(reversed(_BODY.split("\n\n")[1:]))
    best = max(units(letter_of(turned)), key=lambda unit: unit.rank)
    assert best.piece.text.startswith("ขอให้อำเภอรายงานผล")


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("ขอไห้อำเภอ", "ขอให้อำเภอ"),
        ("มีมติเห็นซอบ", "มีมติเห็นชอบ"),
        ("ปรคจัดสรร", "จัดสรร"),
    ],
)
def test_small_errors_of_a_scan_hide_no_cue(misread: str, right: str) -> None:
    assert cue_points(right) != 0
    assert cue_points(misread) == cue_points(right)


def test_the_sentence_that_the_others_share_words_with_is_the_centre() -> None:
    texts = ["โครงการอบรมอาชีพสตรี", "อบรมอาชีพสตรีรุ่นแรก และประชุมคณะกรรมการ", "ประชุมคณะกรรมการหมู่บ้าน", "ฝนตกหนัก"]
    found = centralities(texts)
    assert max(found) == found[1] == 1.0
    assert found[3] == 0.0
    assert centralities(["ฝนตกหนัก"]) == [1.0]
    assert centralities([]) == []


@settings(deadline=None, max_examples=30)
@given(st.lists(thai, max_size=8))
def test_centrality_is_a_share_and_knows_no_order(texts: list[str]) -> None:
    found = centralities(texts)
    assert all(0 <= one <= 1 for one in found)
    assert centralities(texts[::-1]) == pytest.approx(found[::-1])
    assert len(ranks(texts, [False] * len(texts))) == len(texts)


@settings(deadline=None)
@given(thai)
def test_cuts_stand_in_order_and_hold_words(raw: str) -> None:
    found = cuts(raw)
    assert all(0 <= one.start <= one.end <= len(raw) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(raw[one.start : one.end] == raw[one.start : one.end].rstrip() for one in found)


def test_a_long_sentence_is_cut_at_its_clauses_and_a_short_one_is_not() -> None:
    opening = "จังหวัดจำลองได้รับการสนับสนุนงบประมาณจากกองทุนสมมุติเพื่อการพัฒนาหมู่บ้านตัวอย่างในทุกตำบล "
    aim = "โดยมีวัตถุประสงค์เพื่อพัฒนาบุคลากรที่รับผิดชอบงานสวัสดิการสังคมของหมู่บ้านตัวอย่างให้ทั่วถึง "
    event = "โดยกำหนดจัดประชุมจำนวน ๓ รุ่น ระหว่างวันที่ ๗ - ๙ ธันวาคม ๒๕๖๘ ณ หอประชุมจังหวัดจำลอง"
    raw = f"{opening}{aim}{event}"
    assert len(clusters(raw)) > LONG
    parts = [raw[one.start : one.end] for one in cuts(raw)]
    assert parts == [opening.strip(), aim.strip(), event]
    assert all(len(clusters(part)) >= SHORTEST_CLAUSE for part in parts)
    assert len(cuts(f"{opening}โดยตรง")) == 1
    best = max(units(letter_of(raw)), key=lambda unit: unit.rank)
    assert "…" not in best.piece.text
    assert "7 - 9 ธันวาคม 2568" in best.piece.text


def test_a_doubtful_digit_marks_its_own_sentence_alone() -> None:
    sheet = Sheet(("ขอให้อำเภอส่งรายชื่อผู้เข้าร่วมประชุม จำนวน ๙ คน ทั้งนี้ ขอให้แจ้งกลุ่มสตรีทุกตำบลทราบโดยทั่วกัน",))
    letter = Letter(kind="external", body=(sheet.found(sheet.pages[0], sure=0.5),))
    assert [one.piece.doubtful for one in units(letter)] == [True, False]


def test_the_summaries_by_hand_hold_no_word_of_the_letters() -> None:
    file = Path(__file__).parents[1] / "benchmarks" / "summaries_by_hand.json"
    text = file.read_text(encoding="utf-8")
    assert text.isascii()
    kept = json.loads(text)
    assert len(kept) == 20
    for name, one in kept.items():
        assert re.fullmatch(r"[A-Z]/[a-z0-9-]+\.(jpg|pdf)", name)
        assert set(one) == {"sha256", "sentences"}
        assert all(isinstance(side, int) for boxes in one["sentences"] for box in boxes for side in box)


def test_a_summary_finds_its_place_in_any_reading() -> None:
    words = (Word(0, 4, Box(10, 10, 50, 20), 1), Word(5, 9, Box(60, 10, 100, 20), 1), Word(10, 14, None, 1))
    page = Page(1, "กกกก ขขขข คคคค", words, "ocr", 1.0, "", width=100, height=100)
    summary = ByHand("x", "", (Passage(((1, 300, 100, 800, 200),)), Passage(((2, 0, 0, 1000, 1000),))))
    assert places_in(summary, (page,)) == [{(1, 2), (1, 3), (1, 5), (1, 6)}, set()]


@pytest.mark.shared
def test_the_method_beats_the_first_sentences() -> None:
    if not LETTERS.is_dir():
        pytest.skip("the folder 'shared' with the development letters does not stand beside the checkout")
    cases = [read_case(one) for one in summaries_by_hand() if one.file.startswith("C/")]
    first = fmean(score(case, taken(case.body, len(case.wanted))).words for case in cases)
    chosen = fmean(score(case, ranked(case, (PLACE, CUE, CENTRE))).words for case in cases)
    assert chosen > first
