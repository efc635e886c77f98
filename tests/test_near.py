"""What is near: spelling and bad scans are forgiven, alike in every engine, and below literal matches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_entries import ENGINES, entry, open_engine

from index.base import SearchIndex
from index.query import parse_query
from thai.bare import bare_grams, bare_runs
from thai.fold import fold

FILLER = "ข้าวเหนียวหมูปิ้งส้มตำไก่ย่างน้ำตกลาบปลา "


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchIndex]:
    with closing(open_engine(request.param, tmp_path / "index")) as opened:
        yield opened


def near(index: SearchIndex, query: str) -> list[str]:
    result = index.search(parse_query(query), 100)
    assert result.near == sum(hit.near for hit in result.hits)
    return [hit.id for hit in result.hits if hit.near]


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("ผู้ต้องขัง", "ผู ตองขัง"),  # a lost mark and a stray space
        ("คณะกรรมการคุ้มครองข้อมูล", "คณะกรรมการคู้มครองข้อมูล"),  # a vowel for another
        ("สำนักงานเกษตร", "สานักงานเกศตร"),  # a letter of the same sound
        ("การประชุมแม่บ้านเกษตรกร", "การประชมเเม่บ้านเกยตรกร"),  # a letter for quite another
    ],
)
def test_a_slip_is_forgiven_whichever_side_made_it(index: SearchIndex, asked: str, stands: str) -> None:
    index.put([entry("1", FILLER + stands), entry("2", FILLER)])
    assert near(index, asked) == ["1"]
    index.put([entry("1", FILLER + asked)])
    assert near(index, stands) == ["1"]


def test_the_skeleton_as_a_phrase_comes_before_its_grams_scattered(index: SearchIndex) -> None:
    index.put(
        [
            entry("9", FILLER + "กองทุนแม่ " + FILLER + "บ้านเกษตร " + FILLER + "เกษตรกรดี"),
            entry("1", FILLER * 3 + "กองทุนแมบ้านเกษตรกร"),
        ]
    )
    assert near(index, "กองทุนแม่บ้านเกษตรกร")[0] == "1"


def test_a_long_question_finds_the_letter_with_some_of_its_words(index: SearchIndex) -> None:
    index.put([entry("1", FILLER + "อบรมการทำบัญชีครัวเรือน ณ ศาลากลางบ้าน สำหรับผู้นำชุมชน"), entry("2", FILLER)])
    assert near(index, "ใครเป็นผู้รับผิดชอบการจัดอบรมการทำบัญชีครัวเรือนให้ผู้นำชุมชนของเราในเดือนหน้า") == ["1"]


def test_signs_alone_need_not_stand_in_a_near_letter(index: SearchIndex) -> None:
    index.put([entry("1", FILLER + "ผู้ตองขัง")])
    assert near(index, "ผู้ต้องขัง !!") == ["1"]


@pytest.mark.parametrize("query", ['"ผู้ต้องขัง"', 'ผู้ต้องขัง "ตลาดนัด"', "ผู้ต้องขัง -ข้าวเหนียว", "ฟฟฟซซซกกก"])
def test_what_is_firm_or_unwanted_or_unlike_is_not_near(index: SearchIndex, query: str) -> None:
    index.put([entry("1", FILLER + "ผู้ตองขัง")])
    assert near(index, query) == []


@given(st.text("กขคงจชซดตถทนบปผพมยรลวศษสหอะาเแโใไ", min_size=1, max_size=30), st.data())
def test_marks_spaces_and_signs_leave_no_trace_in_the_skeleton(letters: str, data: st.DataObject) -> None:
    worn = "".join(char + data.draw(st.sampled_from(("", "", " ", "่", "ี", "ุ", "-", "."))) for char in letters)
    plain = "".join(char for char in worn if char in letters)
    assert bare_grams(fold(worn)) == bare_grams(fold(plain))


@given(st.text("กขำเ12ab -", max_size=40))
def test_runs_of_the_skeleton_hold_one_script_each_and_digits_stay_apart(raw: str) -> None:
    runs = bare_runs(fold(raw))
    assert all(len({char.isdigit() for char in run}) == 1 for run in runs)
    digits = "".join(char if char.isdigit() else " " for char in fold(raw)).split()
    assert [run for run in runs if run.isdigit()] == digits
