"""How sure a field of a scan is: known words are surer than the reader said, all others less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_text import EXTERNAL, page_of

from pipeline.letter import read_letter
from pipeline.letter.sureness import likely
from thai.unknown import letters_in_no_word

THAI = st.text(alphabet="กขคงจชซดตนบปผพมรลวสหอะาิีึืุูเแโไ่้๊๋์ ", min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("ผู้ว่าราชการจังหวัด", False),
        ("จะมีการประชุมในวันนี้", False),
        ("นครราชสีมา", False),
        ("นายกิตติพัฒน์", False),
        ("อบต.", False),
        ("2569", False),
        ("จังหวัต", True),
        ("ส่ำนักงาน", True),
        ("ซ่อฒฑศ์", True),
    ],
)
def test_what_no_list_knows(text: str, unknown: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (letters_in_no_word(text) > 0) == unknown


@given(THAI)
def test_no_more_is_unknown_than_there_is(text: str) -> None:
    assert 0 <= letters_in_no_word(text) <= len(text.replace(" ", ""))


@given(THAI, st.floats(0, 1), st.floats(0, 1))
def test_a_belief_grows_with_what_the_reader_says(text: str, one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert 0 <= likely(text, low) <= likely(text, high) <= 1


def test_words_are_surer_than_what_is_no_word() -> None:
    assert likely("ศาลากลางจังหวัด", 0.85) > 0.85 > likely("ศาลากลางจังหวัต", 0.85)


@pytest.mark.parametrize("text", ["0019.2/ว", "45", "ก.อ.", "ปี"])
def test_of_figures_and_short_pieces_the_reader_is_believed(text: str) -> None:
    assert likely(text, 0.85) == 0.85


@pytest.mark.parametrize(("name", "sure"), [("นายกิตติพัฒน์ ใจงาม", True), ("นายฆษพื ฒฑฬงนว", False)])
def test_a_name_of_no_list_needs_a_surer_reader(name: str, sure: bool) -> None:  # noqa: FBT001 - a column
    letter = read_letter((page_of(EXTERNAL.replace("นายสมมุติ ใจงาม", name), confidence=0.93),))
    assert letter.signatory is not None
    assert letter.signatory.value == name
    assert (letter.signatory.confidence >= 0.8) == sure


def test_a_text_layer_is_believed_whatever_it_says() -> None:
    letter = read_letter((page_of(EXTERNAL.replace("นายสมมุติ ใจงาม", "นายฆษพื ฒฑฬงนว")),))
    assert letter.signatory is not None
    assert letter.signatory.confidence == 1.0
