"""The reading benchmark: its scores are what a person would count, and its letters do not change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reading_parts.belief import Judged, Span, judge, right_and_sure, sure_and_wrong
from benchmarks.reading_parts.faces import installed_faces
from benchmarks.reading_parts.letters import KINDS, Kind, lines, make_letter
from benchmarks.reading_parts.looks import DEGRADED, Look, degrade
from benchmarks.reading_parts.press import print_letter
from benchmarks.reading_parts.reliability import bands
from benchmarks.reading_parts.rendered import make_pages
from benchmarks.reading_parts.score import (
    Tally,
    best_tail,
    date_texts,
    folded,
    is_present,
    right_digits,
    right_places,
    total,
    without_digits,
    without_handwriting,
    wrong_characters,
)

THAI = st.text(alphabet="กขคงอาำิี่้๐๑๔๖๙05/ \n", max_size=30)
needs_fonts = pytest.mark.skipif(not installed_faces(), reason="no Thai font is installed")


def test_white_space_is_folded_and_both_writings_of_sara_am_are_one() -> None:
    assert wrong_characters("สํานัก \n งาน", "สำนัก งาน") == Tally(0, 9)
    assert wrong_characters("สำนักงาน", "สำนัก งาน") == Tally(1, 9)


def test_each_edit_counts_as_one_wrong_character() -> None:
    assert wrong_characters("ทีบ้น", "ที่บ้าน") == Tally(2, 7)
    assert wrong_characters("", "ที่") == Tally(3, 3)


@given(THAI)
def test_a_right_reading_has_nothing_wrong(text: str) -> None:
    assert wrong_characters(text, text).count == 0
    assert right_places(text, text) == list(range(len(text)))
    digits = right_digits(text, text, "thai")
    assert digits.count == digits.total


@given(THAI, THAI)
def test_right_places_rise_and_hold_the_same_character(read: str, truth: str) -> None:
    places = right_places(read, truth)
    found = [place for place in places if place is not None]
    assert found == sorted(set(found))
    assert all(truth[place] == read[i] for i, place in enumerate(places) if place is not None)


@given(THAI, THAI)
def test_no_more_digits_are_right_than_there_are(read: str, truth: str) -> None:
    for script in ("thai", "arabic"):
        right = right_digits(read, truth, script)
        assert (
            0
            <= right.count
            <= right.total
            == sum(c in "๐๑๔๖๙" if script == "thai" else c in "05" for c in truth)
        )


def test_a_digit_of_the_other_script_is_wrong() -> None:
    assert right_digits("วันที่ ๒5 กันยายน ๒๕๖๔", "วันที่ ๒๘ กันยายน ๒๕๖๔", "thai") == Tally(5, 6)
    assert right_digits("ข้อ ๔", "ข้อ 4", "arabic") == Tally(0, 1)


def test_digits_of_both_scripts_are_left_out() -> None:
    assert without_digits("ที่ ขด ๐๐12/ว ๙") == "ที่ ขด /ว "


def test_no_share_of_nothing() -> None:
    assert total([]).share is None
    assert total([Tally(1, 2), Tally(0, 2)]).share == 0.25


def test_the_head_is_left_out_where_the_truth_has_none() -> None:
    read = "กระดาษเขียนข่าว\nด่วนมาก\n๑. ด้วยอำเภอ\nกำหนดประชุม"
    assert best_tail(read, "๑. ด้วยอำเภอกำหนดประชุม") == "๑. ด้วยอำเภอ\nกำหนดประชุม"
    assert best_tail("", "๑. ด้วย") == ""


def test_a_day_by_hand_is_taken_out_where_it_stands_first() -> None:
    text = "วันที่ ๗ มี.ค. ๖๘\nภายในวันที่ ๗ มี.ค. ๖๘"
    assert without_handwriting(text, None, date(2025, 3, 7)) == "วันที่  มี.ค. ๖๘\nภายในวันที่ ๗ มี.ค. ๖๘"


def test_a_day_with_its_time_is_taken_out() -> None:
    assert without_handwriting("หมู่-วัน-เวลา ๐๗๐๙๓๐ มีนาคม ๖๘", None, date(2025, 3, 7)) == (
        "หมู่-วัน-เวลา  มีนาคม ๖๘"
    )


def test_another_day_stays() -> None:
    assert without_handwriting("ลง ๑๗ มี.ค. ๖๘", None, date(2025, 3, 7)) == "ลง ๑๗ มี.ค. ๖๘"


def test_a_running_number_by_hand_is_taken_out_in_either_script() -> None:
    assert without_handwriting("ที่ ขด ๐๐๑๒.๓/ว ๔๕ ลง", "ขด 0012.3/ว 45", None) == "ที่ ขด ๐๐๑๒.๓/ว  ลง"
    assert without_handwriting("ที่ ขด ๙๙", "ขด 0012.3/ว 45", None) == "ที่ ขด ๙๙"


def test_a_header_value_is_present_without_its_digits_and_spaces() -> None:
    assert is_present(["ขด 0012.3/ว 45"], ["ที่ ขด ๐๐๕๒.๓/ว", "อำเภอเขาดาว"])
    assert not is_present(["ขด 0012.3/ว 45"], ["ที่", "อำเภอเขาดาว"])


def test_eight_in_ten_alike_is_enough_and_a_short_line_is_not() -> None:
    assert is_present(["ขอเชิญประชุมคณะทำงาน"], ["เรื่อง ขอเชิญประชมคณะทำงาน"])
    assert not is_present(["ขอเชิญประชุมคณะทำงาน"], ["เรื่อง ขอ", "เชิญ"])
    assert not is_present(["ด่วนมาก"], [])


def test_a_long_subject_may_be_broken_over_lines_and_a_short_value_may_not() -> None:
    subject = "ขอเชิญประชุมคณะกรรมการพัฒนาคุณภาพชีวิตระดับอำเภอครั้งที่สอง"
    assert is_present([subject], [f"เรื่อง {subject[:35]}", subject[35:], "เรียน นายอำเภอ"])
    assert not is_present(["ด่วนที่สุด"], ["ด่วน", "ที่สุด"])


def test_a_date_is_looked_for_by_its_month() -> None:
    assert date_texts("2025-03-07") == ("มีนาคม", "มี.ค.")
    assert is_present(date_texts("2025-03-07"), ["   มีนาคม ๒๕๖๘"])


def test_confidence_is_judged_by_character_and_by_run_of_digits() -> None:
    text = "ที่ ๑๒ ๓๕"
    spans = [Span(0, 3, 0.99), Span(4, 6, 0.97), Span(7, 9, 0.96)]
    belief = judge(text, spans, "ที่ ๑๒ ๓๔")
    assert sum(j.right for j in belief.characters) == 6
    assert [(word.confidence, word.right) for word in belief.words] == [
        (0.99, True),
        (0.97, True),
        (0.96, False),
    ]
    assert [(run.confidence, run.right) for run in belief.runs] == [(0.97, True), (0.96, False)]
    assert sure_and_wrong(belief.runs) == Tally(1, 2)
    assert right_and_sure(belief.characters) == Tally(6, 6)


def test_a_run_that_lost_a_digit_at_its_end_is_wrong() -> None:
    belief = judge("ปี ๒๕๖", [Span(0, 6, 1.0)], "ปี ๒๕๖๘ ")
    assert [run.right for run in belief.runs] == [False]
    assert [run.right for run in judge("ปี ๒๕๖๘\n๑", [Span(0, 9, 1.0)], "ปี  ๒๕๖๘ ๑").runs] == [True, True]


def test_what_has_no_confidence_is_not_judged() -> None:
    assert judge("ที่ ๑", [], "ที่ ๑").runs == ()
    assert total(band.right for band in bands(judge("ก", [], "ก").characters)) == Tally()


def test_a_line_that_stands_elsewhere_in_the_truth_is_judged_there() -> None:
    truth = "โทร. ๐ ๒๒๔๑ ๙๐๐๐ ต่อ ๑๒ จึงเรียนมาเพื่อโปรดทราบ และแจ้งผู้เกี่ยวข้องต่อไปด้วย"
    text = "จึงเรียนมาเพื่อโปรดทราบ และแจ้งผู้เกี่ยวข้องต่อไปด้วย\nโทร. ๐ ๒๒๔๑ ๙๐๐๑ ต่อ ๑๒"
    belief = judge(text, [Span(0, len(text), 0.99)], truth)
    assert [(run.text, run.right) for run in belief.runs] == [
        ("๐", True), ("๒๒๔๑", True), ("๙๐๐๑", False), ("๑๒", True)
    ]  # fmt: skip


def test_a_line_that_the_truth_does_not_hold_is_counted_apart() -> None:
    truth = "จึงเรียนมาเพื่อโปรดทราบ และแจ้งผู้เกี่ยวข้อง ภายในวันที่ ๕"
    text = f"{truth}\nหมายเลขโทรสารกลาง ๐๒๑๔๓ ๘๘๘๘"
    belief = judge(text, [Span(0, len(text), 0.99)], truth)
    assert [run.text for run in belief.runs] == ["๕"]
    assert [run.text for run in belief.outside] == ["๐๒๑๔๓", "๘๘๘๘"]


def test_what_was_read_where_the_truth_is_at_fault_is_not_judged() -> None:
    text = "ม.ค. ๖๗ ข้อ ๓"
    belief = judge(text, [Span(0, len(text), 0.99)], "ม.ค. ๖๘ ข้อ ๓", faults=(0,))
    assert [run.text for run in belief.runs] == ["๓"]


def test_a_reliability_diagram_has_ten_bands_from_none_to_all() -> None:
    found = bands([Judged(0.2, right=False), Judged(0.97, right=True), Judged(0.96, right=False)])
    assert len(found) == 10
    assert [(band.low, band.right) for band in found if band.right.total] == [
        (0.0, Tally(0, 1)), (0.95, Tally(1, 2))
    ]  # fmt: skip
    assert [band.said for band in found if band.right.total] == pytest.approx([0.2, 0.965])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_letter(kind: Kind) -> None:
    first, again = (make_letter(7, 3, kind, "thai") for _ in range(2))
    assert first == again
    assert lines(first) != lines(make_letter(8, 3, kind, "thai"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_has_digits_of_one_script(kind: Kind) -> None:
    text = "\n".join(lines(make_letter(1, 0, kind, "arabic")))
    assert any(c in "0123456789" for c in text)
    assert not any(c in "๐๑๒๓๔๕๖๗๘๙" for c in text)


@needs_fonts
def test_all_text_of_a_letter_is_printed_within_the_page() -> None:
    face, letter = installed_faces()[0], make_letter(1, 2, "table", "thai")
    page = print_letter(letter, face)
    assert "".join(folded(page.text).split()) == "".join("".join(lines(letter)).split())
    width, height = page.image.size
    assert all(
        0 <= line.box[0] < line.box[2] <= width and line.box[1] < line.box[3] <= height for line in page.lines
    )


@needs_fonts
@pytest.mark.parametrize("look", ["clean", *DEGRADED])
def test_the_same_seed_gives_the_same_picture(look: Look) -> None:
    face = installed_faces()[0]
    page = print_letter(make_letter(1, 1, "memo", "thai"), face)
    first, again = (degrade(page.image, look, face, (1, 1)) for _ in range(2))
    assert first.content == again.content
    assert first.matrix.tolist() == again.matrix.tolist()


@needs_fonts
def test_the_same_seed_gives_the_same_truth_and_files(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("first", "again")]
    for folder in folders:
        folder.mkdir()
    first, again = (make_pages(5, 2, folder) for folder in folders)
    assert [case.truth for case in first] == [case.truth for case in again]
    assert [case.path.read_bytes() for case in first] == [case.path.read_bytes() for case in again]
    assert {case.look for case in first} > {"clean"}
