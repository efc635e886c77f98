from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import LETTER, picture

from extractors.assemble import Fragment
from extractors.base import Box
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.placing import Placement, turned_back
from extractors.ocr.tesseract.doubt import DOUBTFUL, doubt_digits
from extractors.ocr.tesseract.engine import OcrFailed, Read
from extractors.ocr.tesseract.line_reader import read_lines
from extractors.ocr.tesseract.runs import to_lines

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


@given(st.integers(0, 3), st.floats(0, 500), st.floats(0, 800))
def test_a_place_on_a_turned_page_is_found_again(turns: int, x: float, y: float) -> None:
    width, height = 500.0, 800.0
    forward = {0: (x, y), 1: (height - y, x), 2: (width - x, height - y), 3: (y, width - x)}
    on_turned = forward[turns]
    box = Placement(turned_back(turns, width, height)).box(Box(*on_turned, *on_turned))
    assert (box.left, box.top) == pytest.approx((x, y))


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
        read_lines(find_lines(np.asarray(picture(LETTER, dpi=300).convert("L")), 300), seconds=0.05)
