"""Where the lines of a note end, and which space of a page is free."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractors.base import Box
from extractors.picture import Picture
from pipeline.on_letter.breaking import lines_of
from pipeline.on_letter.face import thai_face
from pipeline.on_letter.ink import CELL, Cells, free_cells
from pipeline.on_letter.space import choose, free_boxes
from thai.clusters import cluster_starts, clusters

A4 = (595.0, 842.0)
_THAI = st.text(st.sampled_from("กขคงจดตนบปมยรลวสหอะาำิีึืุูเแโใไ็่้์ๆ๐๑๙ .(),-A7"), max_size=120)


def wide(text: str) -> float:
    """Each cluster is as wide as another."""
    return float(len(clusters(text)))


@settings(deadline=None)  # the first example loads the dictionary
@given(_THAI, st.integers(4, 40))
def test_lines_hold_all_of_a_text_and_none_is_too_wide_or_begins_with_a_mark(text: str, width: int) -> None:
    lines = lines_of(text, width, wide)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wide(line) <= width for line in lines)
    starts = {*cluster_starts(text), len(text)}
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line)
        assert at in starts


def test_a_line_ends_between_words_and_values_stay_together() -> None:
    text = "กำหนด ภายในวันศุกร์ที่ ๒๐ พฤศจิกายน ๒๕๖๙ – ให้สำนักงานพัฒนาชุมชนรายงานผล ๑๒,๕๐๐ บาท [?]"
    for width in range(16, 60):
        lines = lines_of(text, width, wide)
        joined = "|".join(lines)
        assert not any(
            broken in joined for broken in ("๒๐|พฤ", "ที่|๒๐", "|[?]", "๕๐๐|บาท", "|–", "ราย|งาน", "ชุม|ชน")
        )


def test_the_offices_own_words_are_not_cut() -> None:
    own = ("บ้านทุ่งกระจูดดี",)
    lines = lines_of("ประชุมกลุ่มที่บ้านทุ่งกระจูดดีวันนี้", 14, wide, own)
    assert any("บ้านทุ่งกระจูดดี" in line for line in lines)


def test_marks_take_no_width_and_stand_over_their_letter() -> None:
    face = thai_face()
    assert face.width("ที่", 14) == face.width("ท", 14)
    assert face.width("", 14) == 0
    letter, marked = (face.outlines(text, 14, 0, 20) for text in ("ท", "ที่"))
    top = min(y for shape in letter for _, y in shape.points)
    assert min(y for shape in marked for _, y in shape.points) < top


# --- free space ---------------------------------------------------------------------------------


def _grids() -> st.SearchStrategy[Cells]:
    sizes = st.tuples(st.integers(1, 7), st.integers(1, 7))
    return sizes.flatmap(
        lambda size: st.lists(st.booleans(), min_size=size[0] * size[1], max_size=size[0] * size[1]).map(
            lambda cells: np.asarray(cells, dtype=np.bool_).reshape(size)
        )
    )


def _by_hand(free: Cells) -> set[tuple[int, int, int, int]]:
    """Give the free rectangles that no larger one holds, by trying all."""
    rows, columns = free.shape
    spans = product(
        ((a, b) for a in range(columns) for b in range(a + 1, columns + 1)),
        ((a, b) for a in range(rows) for b in range(a + 1, rows + 1)),
    )
    all_free = [(x, y, r, b) for (x, r), (y, b) in spans if free[y:b, x:r].all()]
    return {
        one
        for one in all_free
        if not any(
            other != one
            and other[0] <= one[0]
            and other[1] <= one[1]
            and other[2] >= one[2]
            and other[3] >= one[3]
            for other in all_free
        )
    }


@given(_grids())
def test_the_largest_free_rectangles_are_found(free: Cells) -> None:
    found = {
        tuple(round(side / CELL) for side in (box.left, box.top, box.right, box.bottom))
        for box in free_boxes(free)
    }
    assert found == _by_hand(free)


def test_the_lower_left_is_chosen_first_then_the_larger() -> None:
    upper, right, left, larger = (
        Box(50, 30, 400, 250),
        Box(350, 500, 570, 800),
        Box(50, 600, 300, 800),
        Box(50, 500, 300, 800),
    )
    page = A4
    assert choose([upper, right, left, larger], page, lambda _: True) == larger
    assert choose([upper, right, left, larger], page, lambda box: box != larger) == left
    assert choose([upper, right], page, lambda _: True) == right
    assert choose([upper], page, lambda _: False) is None


@pytest.mark.parametrize("colour", [(0, 0, 0), (40, 60, 200), (230, 150, 160), (190, 190, 190)])
def test_print_ink_stamps_and_pencil_are_no_free_space(colour: tuple[int, int, int]) -> None:
    sheet = Image.new("RGB", (1240, 1754), "white")
    ImageDraw.Draw(sheet).line((300, 900, 500, 905), fill=colour, width=2)
    free = free_cells(Picture(sheet, 150.0))
    x, y = (round(side * 72 / 150 / CELL) for side in (400, 902))
    assert not free[y - 2 : y + 3, x].any()
    assert free[y + 20 : y + 40, x].all()


def test_the_edges_of_a_sheet_are_left_free() -> None:
    free = free_cells(Picture(Image.new("L", (1240, 1754), 255), 150.0))
    (box,) = free_boxes(free)
    assert box.left >= 42
    assert box.top >= 24
    assert box.right <= A4[0] - 22
    assert box.bottom <= A4[1] - 22
