"""A confidence is a probability: of a character, and of a piece of a line."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import picture

from extractors.assemble import Fragment
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.placing import Pixels
from extractors.ocr.recogniser.belief import CLASSES, belief_in, beliefs, class_of, read_curves
from extractors.ocr.recogniser.decode import Char
from extractors.ocr.recogniser.reader import read_by_model
from thai.digits import THAI_DIGITS, has_digit
from training.calibrate import fitted
from training.known_lines import Known

LINES = (
    "ที่ ทด ๐๐๑๔.๓/ว ๖๗๘๙",
    "ลงวันที่ ๒๓ มกราคม ๒๕๓๕ จำนวน 3 ชุด",
    "โทร. 0 2345 6789 ต่อ 15 ภายใน ๗ วัน",
)
_CHARS = st.builds(
    Char,
    st.sampled_from("ก้ำๆ๕๙07aZ.( "),
    st.just(0),
    st.just(1),
    st.floats(0, 1),
    st.sampled_from([None, "ข"]),
)


def said(text: str, *likely: float) -> list[Char]:
    return [Char(char, nth, nth + 1, one) for nth, (char, one) in enumerate(zip(text, likely, strict=True))]


def digits_of(image: Pixels) -> list[Fragment]:
    found = find_lines(image, 300)
    pieces = (piece for line in read_by_model(found, found.placement).lines for piece in line)
    return [piece for piece in pieces if has_digit(piece.text)]


@pytest.fixture(scope="module")
def page() -> Pixels:
    return np.asarray(picture(LINES, dpi=300), dtype=np.uint8)


@given(st.lists(_CHARS, max_size=12))
def test_beliefs_are_probabilities(chars: list[Char]) -> None:
    found = beliefs(chars)
    assert len(found) == len(chars)
    assert all(0 <= one <= 1 for one in found)


@given(st.lists(_CHARS, min_size=1, max_size=8), st.floats(0, 1), st.data())
def test_what_the_model_is_surer_of_is_believed_no_less(
    chars: list[Char], more: float, data: st.DataObject
) -> None:
    nth = data.draw(st.integers(0, len(chars) - 1))
    old = chars[nth]
    surer = Char(old.text, old.start, old.end, max(old.likely, more), old.plain)
    before, after = beliefs(chars), beliefs([*chars[:nth], surer, *chars[nth + 1 :]])
    assert all(late >= early - 1e-9 for early, late in zip(before, after, strict=True))


def test_every_class_of_characters_has_its_curve() -> None:
    met = {class_of(Char(char, 0, 1, 1.0)) for char in "ก้ๆ๕7a. "} | {class_of(Char("ก", 0, 1, 1.0, "ข"))}
    assert met == set(CLASSES) == set(read_curves())


def test_a_digit_is_no_surer_than_the_letter_that_touches_it() -> None:
    chars = said("๑ธ ๑", 0.999, 0.25, 0.999, 0.999)
    likely = beliefs(chars)
    assert belief_in(chars, likely, 0, 1) < 0.5
    assert belief_in(chars, likely, 3, 4) > 0.9
    assert belief_in(chars, likely, 3, 4) == likely[3]


def test_what_may_be_handwriting_is_not_made_surer() -> None:
    assert max(beliefs(said("28 12", 0.75, 0.75, 0.999, 0.75, 0.3))[:2]) <= 0.75


def test_a_sign_beside_a_digit_does_not_count_against_it() -> None:
    chars = said("(๑)", 0.5, 0.999, 0.5)
    likely = beliefs(chars)
    assert belief_in(chars, likely, 1, 2) == likely[1]


def test_a_model_that_is_too_sure_is_believed_as_often_as_it_is_right() -> None:
    chance = np.random.default_rng(3)
    lines = [
        Known("made", nth, tuple(said("กขคงจ", *[likely] * 5)), tuple((chance.random(5) < right).tolist()))
        for nth in range(400)
        for likely, right in ((0.999, 0.99), (0.9, 0.7))
    ]
    curves = fitted(lines)
    assert beliefs(said("กขคงจ", *[0.999] * 5), curves)[0] == pytest.approx(0.99, abs=0.01)
    assert beliefs(said("กขคงจ", *[0.9] * 5), curves)[0] == pytest.approx(0.7, abs=0.05)


def test_sharp_digits_of_both_scripts_are_given_as_sure(page: Pixels) -> None:
    found = digits_of(page)
    assert {char for piece in found for char in piece.text} >= set(THAI_DIGITS) - {"๔"}
    assert sum(piece.confidence >= 0.95 for piece in found) >= 0.8 * len(found)


def test_digits_are_believed_less_where_they_are_blurred(page: Pixels) -> None:
    blurred = np.asarray(cv2.GaussianBlur(page, (0, 0), 5.0), dtype=np.uint8)
    sharp, soft = digits_of(page), digits_of(blurred)
    assert (
        np.mean([piece.confidence for piece in soft]) < np.mean([piece.confidence for piece in sharp]) - 0.1
    )
