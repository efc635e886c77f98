"""The measure of lines found whole: what was done to a line is what the measure says of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from benchmarks.reading_parts.faces import Face, installed_faces
from benchmarks.reading_parts.letters import Letter, Paragraph, Piece, Row
from benchmarks.reading_parts.lines_whole import Judged, judge_sample
from benchmarks.reading_parts.looks import DEGRADED, OTHERS, Look, degrade
from benchmarks.reading_parts.memory import peak_of
from benchmarks.reading_parts.press import DPI, Line, Printed, print_letter
from benchmarks.reading_parts.series import SCRIPTS, series
from benchmarks.reading_parts.whole import State, Verdict, judge_lines
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found, FoundLine

pytestmark = pytest.mark.skipif(not installed_faces(), reason="no Thai font is installed")

MADE = Letter(
    "memo",
    "thai",
    (
        Row((Piece("ที่ มท ๐๐๑๙/ว ๑๔๕", 3.0), Piece("ที่ว่าการอำเภอเขาดาว", 12.0)), before=60),
        Row((Piece("เรียน กำนันตำบลหนองแก้ว", 3.0),), before=20),
        Paragraph("ด้วยอำเภอเขาดาวกำหนดจัดประชุมคณะทำงานที่ศาลากลางบ้าน", before=20),
        Row((Piece("ขอแสดงความนับถือ", 12.0),), before=20),
    ),
    (10.5, 1.5),
)


def face() -> Face:
    return installed_faces()[0]


@pytest.fixture(scope="module")
def printed() -> Printed:
    return print_letter(MADE, face())


@pytest.fixture(scope="module")
def found(printed: Printed) -> Found:
    return find_lines(np.asarray(printed.image), DPI)


def states(printed: Printed, found: Found, nth: int, change: Callable[[FoundLine], FoundLine]) -> list[State]:
    """Judge the page when the found lines of one row are changed."""
    lines = tuple(change(line) if line.row == nth else line for line in found.lines)
    return [v.state for v in judge_lines(printed, face(), np.eye(3), replace(found, lines=lines))]


def without(line: FoundLine, columns: slice, rows: slice = slice(None)) -> FoundLine:
    image = line.image.copy()
    image[rows, columns] = 255
    return replace(line, image=image)


def test_a_row_of_two_pieces_is_one_line_and_all_are_whole(printed: Printed, found: Found) -> None:
    verdicts = judge_lines(printed, face(), np.eye(3), found)
    assert [v.state for v in verdicts] == ["whole"] * 4
    assert [v.row for v in verdicts] == [0, 1, 2, 3]
    assert len(found.lines) == 5


def test_a_line_that_was_not_found_is_missing(printed: Printed, found: Found) -> None:
    lines = tuple(line for line in found.lines if line.row != 1)
    verdicts = judge_lines(printed, face(), np.eye(3), replace(found, lines=lines))
    assert [v.state for v in verdicts] == ["whole", "missing", "whole", "whole"]


def test_nothing_found_is_all_missing(printed: Printed, found: Found) -> None:
    verdicts = judge_lines(printed, face(), np.eye(3), replace(found, lines=()))
    assert {v.state for v in verdicts} == {"missing"}


def test_the_tone_marks_cut_off_are_lost(printed: Printed, found: Found) -> None:
    lines = tuple(without(x, slice(None), slice(0, 36)) if x.row == 2 else x for x in found.lines)
    verdict = judge_lines(printed, face(), np.eye(3), replace(found, lines=lines))[2]
    assert verdict.state == "lost"
    left, top, right, bottom = printed.lines[2].box
    for box in verdict.parts:
        assert left <= box[0] < box[2] <= right
        assert top <= box[1] < box[3] < (top + bottom) / 2


def test_a_letter_cut_out_is_lost_in_its_line_alone(printed: Printed, found: Found) -> None:
    cut = states(printed, found, 2, lambda line: without(line, slice(200, 260)))
    assert cut == ["whole", "whole", "lost", "whole"]


def test_two_lines_in_one_row_are_merged(printed: Printed, found: Found) -> None:
    assert states(printed, found, 2, lambda line: replace(line, row=1)) == [
        "whole",
        "merged",
        "merged",
        "whole",
    ]


def test_a_line_in_two_rows_is_split(printed: Printed, found: Found) -> None:
    first = next(line for line in found.lines if line.row == 2)
    half = first.image.shape[1] // 2
    halves = (without(first, slice(half, None)), replace(without(first, slice(0, half)), row=99))
    lines = (*(line for line in found.lines if line.row != 2), *halves)
    verdicts = judge_lines(printed, face(), np.eye(3), replace(found, lines=lines))
    assert [v.state for v in verdicts] == ["whole", "whole", "split", "whole"]


def test_a_row_with_a_letter_of_the_next_line_holds_a_foreign_part(printed: Printed, found: Found) -> None:
    below = next(line for line in found.lines if line.row == 2)
    strip = without(without(below, slice(0, 200)), slice(260, None))
    lines = [line for line in found.lines if line.row < 1], [line for line in found.lines if line.row >= 1]
    second, rest = lines[1][0], lines[1][1:]
    changed = replace(found, lines=(*lines[0], second, replace(strip, row=1), *rest))
    verdicts = judge_lines(printed, face(), np.eye(3), changed)
    assert [v.state for v in verdicts] == ["whole", "foreign", "whole", "whole"]
    assert verdicts[1].parts


@pytest.mark.parametrize("look", DEGRADED[:2])
def test_a_degraded_page_is_followed_through_its_look(printed: Printed, look: Look) -> None:
    seen = degrade(printed.image, look, face(), (3, 1))
    assert not np.array_equal(seen.matrix, np.eye(3))
    found = find_lines(np.asarray(Image.open(BytesIO(seen.content))), DPI)
    assert [v.state for v in judge_lines(printed, face(), seen.matrix, found)] == ["whole"] * 4
    # one line further down nothing is where it should be
    shifted = seen.matrix @ np.array([[1, 0, 0], [0, 1, 60], [0, 0, 1]], dtype=np.float64)
    assert "whole" not in {v.state for v in judge_lines(printed, face(), shifted, found)}


def test_a_line_alone_holds_what_the_page_holds_at_its_place(printed: Printed) -> None:
    page = np.asarray(printed.image)
    for line in printed.lines:
        alone, (left, top) = line.alone(face())
        width, height = alone.size
        assert np.array_equal(np.asarray(alone), page[top : top + height, left : left + width])


def judged(rows: list[int | None]) -> Judged:
    line = Line("ก", (0, 0, 1, 1))
    verdicts = tuple(Verdict(line, "whole" if row is not None else "missing", row) for row in rows)
    return Judged(0, "", "clean", verdicts, 0)


def test_lines_out_of_order_are_as_few_as_must_move() -> None:
    assert judged([0, 1, 2, 3]).out_of_order == 0
    assert judged([0, 3, 1, 2]).out_of_order == 1
    assert judged([2, 1, 0]).out_of_order == 2
    assert judged([0, None, 1]).out_of_order == 0


@given(st.permutations(range(7)))
def test_only_a_rising_order_has_nothing_to_move(rows: list[int]) -> None:
    assert (judged(list(rows)).out_of_order == 0) == (rows == sorted(rows))


def test_a_letter_of_the_series_is_judged_clean_and_degraded() -> None:
    (sample,) = series(2, 1)
    clean, degraded = judge_sample(sample)
    assert (clean.look, degraded.look) == sample.looks[:2]
    assert len(clean.verdicts) == len(degraded.verdicts) > 10
    assert all(page.stray >= 0 for page in (clean, degraded))


def test_the_series_meets_every_font_script_and_look() -> None:
    samples = list(series(1, 6 * len(installed_faces())))
    for font in installed_faces():
        own = [sample for sample in samples if sample.face == font]
        assert {sample.script for sample in own} == set(SCRIPTS)
        assert {look for sample in own for look in sample.looks} == {"clean", *DEGRADED, *OTHERS}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the memory of others")
def test_memory_counts_the_programs_that_are_run() -> None:
    say_when = "held = bytearray(b'x') * 120_000_000; print('held', flush=True); input()"

    def held() -> None:
        command = [sys.executable, "-c", say_when]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"held\n"
            inner.append(peak_of(lambda: None))
            child.communicate(b"\n")

    inner: list[float | None] = []
    held()
    after = peak_of(lambda: None)
    assert inner[0] is not None
    assert after is not None
    assert 100 < inner[0] - after < 250
