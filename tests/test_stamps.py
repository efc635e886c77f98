"""Receive stamps: a layer each, read apart from the letter; what is not surely read is a place, no guess."""

from __future__ import annotations

import re
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_text import EXTERNAL, page_of
from made_files import picture
from memo_letters import OFFICE
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from benchmarks.reading_parts.faces import installed_faces
from benchmarks.reading_parts.stamp_press import Pressed, press, write
from benchmarks.reading_parts.stamps import FRAMES, INKS, By, Frame, Row, Stamp
from extractors.base import Box, Layer, Page, Word
from extractors.ocr.page import read_page
from extractors.ocr.recogniser import model
from extractors.ocr.stamps.frames import find_frames
from pipeline.letter import read_letter
from pipeline.letter.as_json import letter_from_json, letter_to_json, show_letter
from pipeline.letter.fields import Found, Received
from pipeline.memo import draft
from pipeline.memo.as_json import memo_to_json
from pipeline.memo.grounding import ungrounded
from samples.layout import thai_digits
from thai.receipt import is_receipt, labels

needs_fonts = pytest.mark.skipif(not installed_faces(), reason="no Thai font is installed")
needs_model = pytest.mark.skipif(not model.is_there(), reason="the recogniser's file is not there")
OFFICE_LINE = "ที่ว่าการอำเภอเขาดาว"
PRINT = ("ที่ ทด 0019.2/145", "เรื่อง ขอเชิญประชุมคณะทำงานพัฒนาหมู่บ้าน", "เรียน กำนันตำบลตัวอย่าง", "ด้วยอำเภอกำหนดจัดประชุม")
CORNER = Box(330, 20, 560, 110)


# --- pictures -----------------------------------------------------------------------------------


def rows(by: By = "print") -> tuple[Row, ...]:
    return (
        Row("number", "เลขที่รับ", "1853", by, "1853"),
        Row("date", "วันที่", "18 พ.ย. 2569", by, "2026-11-18"),
        Row("time", "เวลา", "09.45 น.", by, "09:45"),
    )


def stamped(stamp: Stamp, corner: tuple[int, int] = (1500, 60)) -> Pressed:
    face = next(face for face in installed_faces() if face.family == "Laksaman")
    return press(picture(PRINT, dpi=300), stamp, face, corner, np.random.default_rng(5))


def read(pressed: Pressed) -> Page:
    return read_page(1, pressed.image, 300, "test")


def overlap(layer: Layer, pressed: Pressed) -> float:
    """Share of both boxes that lie in each other."""
    left, top, right, bottom = (side * 72 / 300 for side in pressed.box)
    box = layer.box
    across = max(0.0, min(right, box.right) - max(left, box.left))
    common = across * max(0.0, min(bottom, box.bottom) - max(top, box.top))
    areas = (right - left) * (bottom - top) + (box.right - box.left) * (box.bottom - box.top)
    return common / (areas - common)


def values(received: Received) -> tuple[str | None, ...]:
    fields = (received.number, received.date, received.time)
    return tuple(None if field is None else field.value for field in fields)


@needs_fonts
@pytest.mark.parametrize(
    ("frame", "ink", "tilt"),
    [("single", INKS[0], 0.0), ("double", INKS[1], 7.5), ("broken", INKS[2], -4.0), ("none", INKS[0], -8.0)],
)
def test_a_stamp_is_one_layer_and_its_print_is_read(
    frame: Frame, ink: tuple[int, int, int], tilt: float
) -> None:
    pressed = stamped(Stamp(OFFICE_LINE, rows(), frame, ink, tilt=tilt))
    page = read(pressed)
    (layer,) = (layer for layer in page.layers if layer.kind == "stamp")
    assert overlap(layer, pressed) > (0.35 if frame == "none" else 0.75)
    assert {label.field for label in labels(layer.text)} == {"number", "date", "time"}
    assert values(read_letter((page,)).received) == ("1853", "2026-11-18", "09:45")


@needs_fonts
@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_written_by_hand_is_a_place_to_look_at(frame: Frame) -> None:
    pressed = stamped(Stamp(OFFICE_LINE, rows("hand"), frame))
    received = read_letter((read(pressed),)).received
    for found in (received.number, received.date, received.time):
        assert found is not None
        assert found.partial
        assert found.value == ""
        assert found.box is not None
        assert (
            pressed.box[0] - 20 < found.box.left * 300 / 72 < found.box.right * 300 / 72 < pressed.box[2] + 20
        )


def in_thai(some: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(replace(row, value=thai_digits(row.value)) for row in some)


@needs_fonts
@needs_model
def test_thai_digits_in_print_are_read_or_left_blank() -> None:
    found = [
        values(read_letter((read(stamped(Stamp(OFFICE_LINE, in_thai(rows()), ink=ink))),)).received)
        for ink in INKS
    ]
    truth = ("1853", "2026-11-18", "09:45")
    assert all(
        value in (right, right[:7], "") for one in found for value, right in zip(one, truth, strict=True)
    )
    assert sum(one.count(right) for one in found for right in truth) >= len(INKS)


@needs_fonts
@pytest.mark.parametrize("frame", FRAMES)
def test_thai_digits_by_hand_are_never_given(frame: Frame) -> None:
    received = read_letter((read(stamped(Stamp(OFFICE_LINE, in_thai(rows("hand")), frame))),)).received
    assert set(values(received)) <= {"", None}


def black_stamp(*, by_hand: bool) -> Page:
    """A page whose receive stamp is as black as its print, such as a copy."""
    filled = [(row.label, row.value) for row in rows()]
    page = picture((*(label if by_hand else f"{label} {value}" for label, value in filled), *PRINT), dpi=300)
    ink = Image.new("L", page.size, 0)
    for nth, (_, value) in enumerate(filled if by_hand else ()):
        write(ImageDraw.Draw(ink), value, (530, 385 + 120 * nth), np.random.default_rng(nth))
    page.paste(20, mask=ink)
    return read_page(1, page, 300, "test")


@needs_fonts
@needs_model
def test_a_black_stamp_is_read_where_it_is_print() -> None:
    assert values(read_letter((black_stamp(by_hand=False),)).received) == ("1853", "2026-11-18", "09:45")


@needs_fonts
def test_a_black_stamp_filled_in_by_hand_gives_places_alone() -> None:
    assert set(values(read_letter((black_stamp(by_hand=True),)).received)) <= {"", "2026-11", None}


@needs_fonts
@pytest.mark.parametrize("corner", [(1500, 60), (500, 330)])
def test_the_letter_beside_and_under_a_stamp_is_read_as_without_it(corner: tuple[int, int]) -> None:
    plain = read_page(1, picture(PRINT, dpi=300), 300, "test").text
    page = read(stamped(Stamp(OFFICE_LINE, rows(), tilt=3.0), corner))
    assert Levenshtein.distance(plain, page.text) / len(plain) < (0.1 if corner[0] == 500 else 0.01)
    assert "เลขที่รับ" not in page.text


@needs_fonts
def test_a_note_by_hand_is_no_stamp() -> None:
    ink = Image.new("L", picture(dpi=300).size, 0)
    for nth, line in enumerate(("ทราบแล้วดำเนินการต่อ", "มอบงานธุรการ 25 ต.ค.")):
        write(ImageDraw.Draw(ink), line, (300, 2400 + 130 * nth), np.random.default_rng(nth))
    page = np.asarray(picture(PRINT, dpi=300).convert("RGB")).copy()
    page[np.asarray(ink) > 128] = (60, 40, 160)
    layers = read_page(1, Image.fromarray(page), 300, "test").layers
    assert {layer.kind for layer in layers} == {"hand"}
    assert all(layer.text == "" and layer.box.top > 500 for layer in layers)


def drawn(tilt: float, gap: int, size: tuple[int, int] = (700, 330)) -> np.ndarray:
    """A frame with a gap in each side, on a page of its own."""
    grey = np.full((1200, 1600), 255, np.uint8)
    width, height = size
    for start, end in (((0, 0), (1, 0)), ((1, 0), (1, 1)), ((1, 1), (0, 1)), ((0, 1), (0, 0))):
        a, b = (np.array(corner) * (width, height) + (400, 400) for corner in (start, end))
        along = (b - a) / np.hypot(*(b - a))
        for one, two in ((a, (a + b - gap * along) / 2), ((a + b + gap * along) / 2, b)):
            cv2.line(grey, one.astype(int).tolist(), two.astype(int).tolist(), (60.0,), 5)
    turn = cv2.getRotationMatrix2D((800, 600), -tilt, 1.0)
    return cv2.warpAffine(grey, turn, (1600, 1200), borderValue=(255.0,))


@pytest.mark.parametrize("tilt", [-8.0, -1.0, 0.0, 5.0])
@pytest.mark.parametrize("gap", [0, 120])
def test_a_frame_is_found_askew_and_broken(tilt: float, gap: int) -> None:
    (frame,) = find_frames(drawn(tilt, gap))
    assert (frame.width, frame.height) == pytest.approx((700, 330), abs=25)
    assert frame.tilt == pytest.approx(tilt, abs=1.0)
    assert frame.middle == pytest.approx(
        tuple(np.array([750, 565]) - (800, 600) @ np.eye(2) + (800, 600)), abs=30
    )


@pytest.mark.parametrize("lines", [PRINT, ("________________", "________________", "| | | |")])
def test_lines_of_type_and_lone_rules_are_no_frame(lines: tuple[str, ...]) -> None:
    assert find_frames(np.asarray(picture(lines, dpi=300).convert("L"), dtype=np.uint8)) == []


# --- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["เลขที่รับ 5", "รบที 12", "เลขรับที่....", "วันที่ 3\nเวลา 09.00"])
def test_a_receive_stamp_is_known_by_its_words(text: str) -> None:
    assert is_receipt(text)


@pytest.mark.parametrize("text", ["เรียน นายอำเภอ เพื่อโปรดรับทราบ", "จนท.ธุรการ", "วันที่ 5 ต.ค.", "รับพาเข้าพบ", ""])
def test_other_stamps_are_none(text: str) -> None:
    assert not is_receipt(text)


@given(st.text(alphabet="เลขทีี่่รับวนัา ๑5.\n", max_size=40))
def test_labels_stand_in_the_text(text: str) -> None:
    for label in labels(text):
        assert 0 <= label.start < label.end <= len(text)
        assert text[label.start : label.end].strip()


# --- fields -------------------------------------------------------------------------------------


def layer_of(text: str, unsure: str = " ", box: Box = CORNER) -> Layer:
    """A stamp whose words are sure, but for those that hold this."""
    words = tuple(
        Word(
            word.start(),
            word.end(),
            Box(box.left + 10 * nth, box.top, box.left + 10 * nth + 8, box.top + 9),
            0.5 if unsure in word[0] else 0.95,
        )
        for nth, word in enumerate(re.finditer(r"\S+", text))
    )
    return Layer("stamp", text, box, words)


def with_layers(*layers: Layer, text: str = EXTERNAL) -> Page:
    return replace(page_of(text, confidence=0.9), layers=layers, width=595.0, height=842.0)


STAMP = "สพอ.เขาดาว\nเลขรับ 1187\nวันที่ 18 พ.ย. 2569\nเวลา 10.20 น."


def test_a_field_of_a_stamp_points_into_its_layer() -> None:
    page = with_layers(Layer("hand", "", CORNER), layer_of(STAMP))
    letter = read_letter((page,))
    received = letter.received
    assert values(received) == ("1187", "2026-11-18", "10:20")
    for found in (received.number, received.date, received.time):
        assert found is not None
        assert found.layer == 1
        assert page.layers[1].text[found.start : found.end] == found.raw
    shown = show_letter(letter)
    assert shown["received"]["number"]["layer"] == 1
    assert "layer" not in shown["subject"]
    assert letter_from_json(letter_to_json(letter)) == letter


@pytest.mark.parametrize(
    ("unsure", "date", "partial"),
    [("18", "2026-11", True), ("2569", "", True), ("1187", "2026-11-18", False)],
)
def test_what_is_not_sure_is_left_out(unsure: str, date: str, partial: bool) -> None:  # noqa: FBT001 - a column
    found = read_letter((with_layers(layer_of(STAMP, unsure)),)).received.date
    assert found is not None
    assert (found.value, found.partial) == (date, partial)


def test_a_place_reaches_to_the_end_of_the_stamp() -> None:
    found = read_letter((with_layers(layer_of("เลขรับ\nวันที่ 18 พ.ย. 2569")),)).received.number
    assert found is not None
    assert (found.raw, found.value, found.partial) == ("เลขรับ", "", True)
    assert found.box is not None
    assert found.box.right == CORNER.right


@pytest.mark.parametrize(
    ("layer", "date"),
    [
        (layer_of("18 พ.ย. 2569"), "2026-11-18"),  # in the corner where receive stamps stand
        (layer_of("18 พ.ย. 2569", box=Box(60, 700, 200, 760)), None),
        (layer_of("ด่วนภายในวันที่ 18 พ.ย. 2569"), None),
        (layer_of("(นายสมมุติ ใจงาม)\nปลัดอำเภอ"), None),
    ],
)
def test_only_a_receive_stamp_is_one(layer: Layer, date: str | None) -> None:
    assert values(read_letter((with_layers(layer),)).received)[1] == date


def test_of_two_stamps_the_fuller_one_is_given() -> None:
    page = with_layers(layer_of("เลขรับ 12\nวันที่\nเวลา", "12"), layer_of(STAMP))
    assert values(read_letter((page,)).received)[0] == "1187"


BLACK = f"สพอ.เขาดาว\nเลขรับ 1187\nวันที่ 18 พ.ย. 2569\nเวลา 10.20 น.\n{EXTERNAL.strip()}"


@pytest.mark.parametrize(("sure", "number"), [(1.0, "1187"), (0.9, "1187"), (0.7, "")])
def test_a_black_stamp_is_believed_as_far_as_its_words(sure: float, number: str) -> None:
    received = read_letter((page_of(BLACK, confidence=sure),)).received
    assert values(received) == ((number, "2026-11-18", "10:20") if number else ("", "", ""))


@pytest.mark.parametrize("number", ["เลขรับ 11.", "เลขรับ 1187 x", "เลขรับ 11 87"])
def test_what_may_be_left_of_a_figure_makes_a_number_doubtful(number: str) -> None:
    found = read_letter((with_layers(layer_of(STAMP.replace("เลขรับ 1187", number))),)).received.number
    assert found is not None
    assert (found.value, found.partial) == ("", True)


def test_a_number_is_no_surer_than_its_label() -> None:
    found = read_letter((with_layers(layer_of(STAMP, "เลขรับ")),)).received.number
    assert found is not None
    assert (found.value, found.partial) == ("", True)


@pytest.mark.parametrize(
    ("said", "time"), [("10.20 น.", "10:20"), ("10 20 น", "10:20"), ("10 20", ""), ("1020 น.", "")]
)
def test_a_time_whose_point_was_lost(said: str, time: str) -> None:
    found = read_letter((with_layers(layer_of(STAMP.replace("10.20 น.", said))),)).received.time
    assert found is not None
    assert found.value == time


@pytest.mark.parametrize("label", ["เลขรับ", "เลขีรบที่", "ลงทะเบียน"])
def test_a_black_stamp_above_the_number_does_not_give_the_letters_date(label: str) -> None:
    letter = read_letter((page_of(BLACK.replace("เลขรับ", label), confidence=0.9),))
    assert letter.date is not None
    assert letter.date.value == "2026-11-12"
    assert letter.subject is not None
    assert letter.subject.value == "การรายงานผลการดำเนินงานกองทุนพัฒนาบทบาทสตรี"


def test_a_labelled_date_of_a_black_stamp_is_not_the_letters() -> None:
    text = EXTERNAL.replace("\t\t๑๒ พฤศจิกายน", "วันที่ ๑๘ พ.ย. ๒๕๖๙\n\t\t๑๒ พฤศจิกายน")
    date = read_letter((page_of(text, confidence=0.9),)).date
    assert date is not None
    assert date.value == "2026-11-12"


def test_a_note_quotes_the_stamp_and_says_so() -> None:
    text = EXTERNAL.replace("ภายในวันที่ ๒๕ พฤศจิกายน ๒๕๖๙", "ภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ")
    page = replace(page_of(text), layers=(layer_of(STAMP),), width=595.0, height=842.0)
    letter = read_letter((page,))
    memo = draft(letter, OFFICE)
    assert ungrounded(memo, letter, OFFICE) == ()
    proofs = [
        proof
        for section in memo_to_json(memo)["sections"]
        for sentence in section["sentences"]
        for proof in sentence["evidence"]
    ]
    assert any(proof.get("layer") == 0 and proof["quote"] == "18 พ.ย. 2569" for proof in proofs)
    assert ungrounded(memo, replace(letter, received=Received()), OFFICE)


def test_a_note_tells_no_figure_that_was_not_read() -> None:
    page = with_layers(layer_of(STAMP.replace("1187", "11x7"), "1"))
    assert isinstance(read_letter((page,)).received.number, Found)
    memo = draft(read_letter((page,)), OFFICE)
    assert "ตรารับหนังสือ" not in str(memo_to_json(memo))
