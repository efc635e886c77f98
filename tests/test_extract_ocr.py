from itertools import chain

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import LETTER, picture

from extractors.assemble import Fragment
from extractors.base import Box
from extractors.ocr.doubt import DOUBTFUL, doubt_digits
from extractors.ocr.prepare import Placement, prepare, turned
from extractors.ocr.runs import to_lines
from extractors.ocr.tesseract import OcrFailed, Read, recognise

FRAGMENTS = st.builds(Fragment, st.text("กขคA๐๑๒๓๕129./", min_size=1), st.none(), st.floats(0, 1))
THAI = "๐๑๒๓๔๕๖๗๘๙"


@given(st.lists(st.lists(FRAGMENTS, max_size=5), max_size=5))
def test_one_thai_digit_makes_every_digit_of_the_page_doubtful(page: list[list[Fragment]]) -> None:
    doubted = doubt_digits(page)
    thai = any(char in THAI for line in page for fragment in line for char in fragment.text)
    for before, after in zip(chain(*page), chain(*doubted), strict=True):
        assert (after.text, after.before) == (before.text, before.before)
        if thai and any(char.isdigit() for char in before.text):
            assert after.confidence == min(before.confidence, DOUBTFUL)
        else:
            assert after.confidence == before.confidence


@given(
    turns=st.integers(0, 3),
    x=st.integers(0, 90),
    y=st.integers(0, 50),
    dpi=st.sampled_from([100, 150, 300, 600]),
)
def test_what_is_found_on_a_prepared_picture_lies_where_it_was(turns: int, x: int, y: int, dpi: int) -> None:
    page = np.full((60 * 4, 100 * 4), 255, dtype=np.uint8)
    page[4 * y : 4 * y + 24, 4 * x : 4 * x + 24] = 0
    prepared = turned(prepare(page, dpi), turns)
    rows, columns = np.nonzero(prepared.pixels < 128)
    box = prepared.placement.box(
        Box(float(columns.min()), float(rows.min()), float(columns.max() + 1), float(rows.max() + 1))
    )
    points = 72 / dpi
    assert box.left == pytest.approx(4 * x * points, abs=2 * points)
    assert box.top == pytest.approx(4 * y * points, abs=2 * points)
    assert box.right == pytest.approx(min(4 * x + 24, 400) * points, abs=2 * points)
    assert box.bottom == pytest.approx(min(4 * y + 24, 240) * points, abs=2 * points)


def test_a_skewed_page_is_levelled_and_boxes_find_the_way_back() -> None:
    page = np.full((1400, 1000), 255, dtype=np.uint8)
    for row in range(200, 1200, 60):
        page[row : row + 20, 100:900] = 0
    turn = cv2.getRotationMatrix2D((500, 700), 1.5, 1)
    skewed = np.asarray(cv2.warpAffine(page, turn, (1000, 1400), borderValue=(255.0,)), dtype=np.uint8)
    prepared = prepare(skewed, 300)
    rows = (prepared.pixels < 128).sum(axis=1)
    assert (rows > 700).sum() >= 14 * 15  # whole lines of ink stand in single rows again
    middle = Placement(prepared.placement.matrix).box(Box(500, 700, 500, 700))
    assert (middle.left, middle.top) == pytest.approx((500 * 72 / 300, 700 * 72 / 300), abs=0.5)


def read(
    text: str, left: int, width: int = 20, height: int = 28, confidence: float = 0.9, *, spaced: bool = False
) -> Read:
    return Read(text, left, 100, left + width, 100 + height, confidence, spaced)


def test_pieces_are_joined_where_no_space_was_read_and_digits_stand_apart() -> None:
    line = [
        read("ที่", 0, spaced=True),
        read("ท", 40, spaced=True),
        read("ด", 62),
        read("๐๐๑๙", 84),
        read("อำเภอ", 400, spaced=True),
    ]
    (found,) = to_lines([line], Placement(np.eye(3)))
    assert [(f.before, f.text) for f in found] == [(" ", "ที่"), (" ", "ทด"), ("", "๐๐๑๙"), ("  ", "อำเภอ")]
    assert found[1].box == Box(40, 100, 82, 128)


def test_lines_of_marks_and_of_scribble_are_left_out() -> None:
    letters = [read("ก", 30 * n, spaced=n == 0) for n in range(12)]
    marks = [read(text, 60 * n, height=12, spaced=True) for n, text in enumerate("a๐vy")]
    scribble = [read("EZ", 0, confidence=0.1, spaced=True)]
    found = to_lines([marks, letters, scribble], Placement(np.eye(3)))
    assert [[f.text for f in line] for line in found] == [["ก" * 12]]


def test_a_time_limit_ends_the_reading() -> None:
    with pytest.raises(OcrFailed, match="timeout"):
        recognise(np.asarray(picture(LETTER, dpi=300)), 300, seconds=0.05)
