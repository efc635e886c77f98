"""Handwriting is not guessed: it leaves the text, print beside it stays, and its place is kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import picture
from PIL import Image, ImageDraw, ImageFont

from benchmarks.reading_parts.faces import Face, installed_faces
from extractors.base import Box, Layer, Page, Word
from extractors.ocr.hand.features import SLOT
from extractors.ocr.hand.heights import levelled
from extractors.ocr.hand.parted import without_handwriting
from extractors.ocr.hand.slots import APART, slots
from extractors.ocr.hand.strokes import strokes
from extractors.ocr.hand.verdict import likely_by_hand, slot_weights
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.page import read_page
from extractors.ocr.recogniser import model
from extractors.ocr.recogniser.reader import read_lines
from extractors.ocr.tesseract.reader import read_by_tesseract
from pipeline.letter import read_letter
from pipeline.letter.fields import DOUBT
from thai.digits import has_digit
from training.by_hand.examples import MADE, Example
from training.by_hand.fit import fit

needs_model = pytest.mark.skipif(not model.is_there(), reason="the recogniser's file is not there")
needs_fonts = pytest.mark.skipif(not installed_faces(), reason="no Thai font is installed")

DPI = 300
PRINTED = (
    "ที่ ทด 0019.2/ว 1458",
    "27 พฤศจิกายน 2569",
    "เรื่อง ขอเชิญประชุมคณะทำงานพัฒนาหมู่บ้าน",
    "เรียน กำนันตำบลตัวอย่าง",
    "ด้วยอำเภอทดสอบกำหนดจัดประชุมคณะทำงานเพื่อติดตามการดำเนินงานของกลุ่มสตรี",
    "ตามหนังสือ ที่ ทด 0019.2/ว 306 ลงวันที่ 4 ตุลาคม 2569 ในวันที่ 15 ธันวาคม 2569",
    "จึงเรียนมาเพื่อโปรดทราบและเข้าร่วมประชุมตามวันและเวลาดังกล่าว",
)
TO_FILL = ("ที่ ทด 0019.2/ว", "          พฤศจิกายน 2569", *PRINTED[2:])
LEFT, TOP, ROW = 0.9 * DPI, 1 * DPI, 0.4 * DPI  # as made_files.picture lays lines out
NUMBER, DAY = 735, 320  # pixels from the left
_HAND = "Purisa-BoldOblique.ttf"


def write(page: Image.Image, text: str, left: float, row: int, *, seed: int, size: int = 64) -> None:
    """Write in black: no two letters of one size, upright alike, or on one line."""
    chance = np.random.default_rng(seed)
    base = TOP + ROW * row + 88
    for char in text:
        font = ImageFont.truetype(_HAND, int(size * chance.uniform(0.85, 1.35)))
        wide = int(font.getlength(char))
        drawn = Image.new("L", (wide + 120, 240), 255)
        ImageDraw.Draw(drawn).text((60, 160), char, font=font, fill=20, anchor="ls", stroke_width=1)
        turned = drawn.rotate(float(chance.uniform(-14, 14)), center=(60, 160), fillcolor=255)
        at = round(left - 60), round(base - 160 + chance.uniform(-9, 9))
        page.paste(turned, at, turned.point(lambda grey: 255 - grey))
        left += wide * float(chance.uniform(0.9, 1.2))


@pytest.fixture(scope="module")
def filled() -> Image.Image:
    """A letter whose running number and day were written into the print."""
    page = picture(TO_FILL, dpi=DPI)
    write(page, "4768", NUMBER, 0, seed=3)
    write(page, "19", DAY, 1, seed=5)
    return page


@pytest.fixture(scope="module")
def page(filled: Image.Image) -> Page:
    return read_page(1, filled, DPI, "test")


def covers(box: Box | None, row: int, left: float, right: float) -> bool:
    """Tell whether a box in points holds some columns of a row, in pixels."""
    scale = 72 / DPI
    middle = (TOP + ROW * row + 60) * scale
    return (
        box is not None
        and box.top <= middle <= box.bottom
        and box.left <= left * scale
        and right * scale <= box.right
    )


@needs_model
@needs_fonts
class TestALetterFilledInByHand:
    def test_gives_the_printed_part_and_the_place_of_the_rest(self, page: Page) -> None:
        letter = read_letter((page,))
        assert letter.number is not None
        assert (letter.number.value, letter.number.partial) == ("ทด 0019.2/ว", True)
        assert covers(letter.number.box, 0, LEFT + 150, NUMBER + 120)
        assert letter.date is not None
        assert (letter.date.value, letter.date.partial) == ("2026-11", True)
        assert covers(letter.date.box, 1, DAY + 20, DAY + 300)

    def test_has_it_as_layers_and_not_in_its_text(self, page: Page) -> None:
        assert page.text.splitlines()[0] == TO_FILL[0]
        assert page.text.splitlines()[1] == TO_FILL[1].strip()
        hands = [layer for layer in page.layers if layer.kind == "hand"]
        assert any(covers(layer.box, 0, NUMBER + 30, NUMBER + 90) for layer in hands)
        assert any(covers(layer.box, 1, DAY + 15, DAY + 40) for layer in hands)
        assert all(layer.text == "" for layer in hands)

    def test_shows_them_as_json(self, filled: Image.Image, tmp_path: Path) -> None:
        file = tmp_path / "letter.png"
        filled.save(file, dpi=(DPI, DPI))
        command = [str(Path(sys.executable).parent / "kasian"), "read", str(file), "--json"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        shown = json.loads(done.stdout)
        number = shown["letter"]["number"]
        assert (number["value"], number["partial"]) == ("ทด 0019.2/ว", True)
        assert shown["letter"]["date"]["value"] == "2026-11"
        assert covers(Box(*number["box"]), 0, LEFT + 150, NUMBER + 120)
        assert {layer["kind"] for layer in shown["pages"][0]["layers"]} == {"hand"}


ORDER = (
    "คำสั่งอำเภอทดสอบ",
    "ที่          /2569",
    "เรื่อง แต่งตั้งคณะทำงานพัฒนาหมู่บ้าน",
    "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะทำงาน ดังนี้",
    "สั่ง ณ วันที่ 27 พฤศจิกายน 2569",
)


@needs_model
@needs_fonts
@pytest.mark.parametrize("running", ["214", "86", ""])
def test_of_an_order_numbered_by_hand_the_year_is_given(running: str) -> None:
    page = picture(ORDER, dpi=DPI)
    write(page, running, LEFT + 75, 1, seed=4)
    letter = read_letter((read_page(1, page, DPI, "test"),))
    assert letter.number is not None
    assert (letter.number.value, letter.number.partial) == ("/2569", True)
    assert letter.number.confidence >= DOUBT
    assert covers(letter.number.box, 1, LEFT + 120, LEFT + 330)


@needs_model
@needs_fonts
def test_a_printed_number_and_date_are_given_without_doubt() -> None:
    letter = read_letter((read_page(1, picture(PRINTED, dpi=DPI), DPI, "test"),))
    assert letter.number is not None
    assert letter.date is not None
    assert (letter.number.value, letter.date.value) == ("ทด 0019.2/ว 1458", "2026-11-27")
    assert not letter.number.partial
    assert min(letter.number.confidence, letter.date.confidence) >= DOUBT


@needs_model
@pytest.mark.parametrize("face", installed_faces(), ids=lambda face: face.family)
def test_a_printed_page_loses_nothing_whatever_its_font(face: Face) -> None:
    image = picture(("ด่วนที่สุด", *PRINTED), dpi=DPI, font=str(face.regular))
    found = find_lines(np.asarray(image), DPI)
    read = read_lines([line.image for line in found.lines])
    parted = without_handwriting(found.lines, read)
    assert parted.by_hand == ()
    assert parted.read == read


@needs_model
@needs_fonts
def test_a_note_by_hand_is_no_text_and_the_print_stays() -> None:
    page = picture(PRINTED, dpi=DPI)
    write(page, "ๆหุฟพฆ", 900, 9, seed=8, size=80)
    read = read_page(1, page, DPI, "test")
    assert len(read.text.splitlines()) == len(PRINTED)
    assert [layer.kind for layer in read.layers] == ["hand"]


@needs_fonts
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_tesseract_is_not_believed_where_handwriting_stands_mostly() -> None:
    found = find_lines(np.asarray(picture(PRINTED, dpi=DPI)), DPI)
    lines = read_by_tesseract(found, found.placement).lines
    own = [piece for line in lines[:2] for piece in line if has_digit(piece.text)]
    assert own[-2].text == "27"
    assert own[-2].confidence < DOUBT
    assert own[-1].confidence > DOUBT


SLOTS = [
    ("ที่ ทด 0019.2/ว 145", "145"),
    ("ที่ ทด 0019.2/ 9 J45\tที่ว่าการอำเภอทดสอบ", "9 J45"),
    ("ที่ ทด 0019/\t77\tวันที่", "77"),
    ("ที่ ทด 0019.2/ว 145 ที่ว่าการอำเภอทดสอบ", "145"),
    ("ที่ ทด 0019.(กบ)6/46", "46"),
    ("ที่ 12/2569", "12"),
    ("ที่ 8ะ /2569", "8ะ"),
    ("๑๒t พฤศจิกายน 2569", "๑๒t"),
    ("ที่ ทด 0019/\tวันที่ 5 ก.ย. 69", "5"),
    ("สั่ง ณ วันที่ 5 เดือน มีนาคม พ.ศ. 2569", "5"),
]
NO_SLOTS = [
    "ตามหนังสือ ที่ ทด 0019.2/ว 306 ลงวันที่ 4 ตุลาคม 2569",
    "ภายในวันที่ 15 ธันวาคม 2569",
    "7 ตุลาคม 2569 มีมติเห็นชอบ",
    "พฤศจิกายน 2569",
    "ที่ ทด 0019.2/",
]


@pytest.mark.parametrize(("row", "filled"), SLOTS)
def test_the_slots_of_a_head_are_known(row: str, filled: str) -> None:
    assert [row[slot.start : slot.end] for slot in slots(row)] == [filled]


@pytest.mark.parametrize("row", NO_SLOTS)
def test_what_is_cited_or_blank_is_no_slot(row: str) -> None:
    assert list(slots(row)) == []


@given(st.text(alphabet=f"ที่ วันกม./0259มีนาคม {APART}", max_size=40))
def test_slots_lie_in_their_row_apart_from_what_is_printed(row: str) -> None:
    for slot in slots(row):
        assert 0 <= slot.start < slot.end <= len(row)
        assert row[slot.start : slot.end].strip()
        assert row[slot.printed_start].isdigit()
        assert slot.end <= slot.printed_start or slot.printed_end <= slot.start


def page_with(*layers: Layer) -> Page:
    text = "ที่ ทด 0019.2/\nเรื่อง ขอเชิญประชุม\nเรียน นายอำเภอทดสอบ"
    boxes = ((0, 3, 70, 80), (4, 6, 85, 95), (7, 14, 100, 140))
    words = (Word(start, end, Box(left, 104, right, 112), 1.0) for start, end, left, right in boxes)
    return Page(1, text, tuple(words), "ocr", 0.9, "test", layers=layers, width=595, height=842)


def test_a_receive_stamp_above_the_number_is_not_its_handwriting() -> None:
    hand, stamp = Box(145, 98, 190, 116), Box(150, 20, 300, 115)
    letter = read_letter((page_with(Layer("stamp", "รับที่", stamp), Layer("hand", "", hand)),))
    assert letter.number is not None
    assert letter.number.box == Box(85, 98, 190, 116)


def test_unread_ink_right_behind_a_number_may_be_one_of_its_figures() -> None:
    page = page_with(Layer("hand", "", Box(142, 104, 147, 112)))
    whole = replace(page, text=page.text.replace("0019.2/", "0019/14"))
    numbers = [read_letter((one,)).number for one in (whole, replace(whole, layers=()))]
    assert [found and (found.value, found.partial) for found in numbers] == [
        ("ทด 0019/14", True),
        ("ทด 0019/14", False),
    ]


def line_of(text: str) -> np.ndarray:
    """A line's picture as the line finder makes it."""
    (line,) = find_lines(np.asarray(picture((text,), dpi=DPI)), DPI).lines
    return line.image


@needs_fonts
def test_a_thin_stroke_that_breaks_makes_no_two_letters_of_one() -> None:
    image = line_of("25682").copy()
    whole = strokes(image)
    band = image[56:60]
    image[56:60] = np.where(band < 175, 175, band)
    broken = strokes(image)
    assert broken.count == whole.count == 5
    assert np.allclose(broken.bottom, whole.bottom, atol=0.1)


@pytest.mark.parametrize("text", ["๖๑๐๓", "๒๕๖๘", "61025"])
@needs_fonts
def test_low_figures_are_measured_as_high_ones(text: str) -> None:
    letters = strokes(line_of(text))
    assert np.ptp(levelled(letters.top - letters.bottom, text)) < 0.15


def test_handwriting_far_from_the_number_is_not_its_own() -> None:
    letter = read_letter((page_with(Layer("hand", "", Box(300, 98, 340, 116))),))
    assert letter.number is not None
    assert letter.number.box == Box(85, 104, 140, 112)


def examples(name: str, high: float) -> list[Example]:
    """Make print and handwriting that differ in one feature alone."""
    dice = np.random.default_rng(1)
    at = SLOT.index(name)
    made = []
    for nth in range(200):
        features = dice.uniform(0, 0.1, len(SLOT))
        features[at] += high * (nth % 2)
        made.append(Example(MADE if nth > 20 else f"letter {nth}", features, nth % 2 == 1))
    return made


@pytest.mark.parametrize("name", SLOT)
def test_the_fit_finds_what_tells_them_apart(name: str) -> None:
    weights = fit(examples(name, 0.6))
    assert max(weights.of, key=lambda one: weights.of[one]) == name
    told = [likely_by_hand(one.features, weights) > 0.5 for one in examples(name, 0.6)]
    assert told == [one.by_hand for one in examples(name, 0.6)]


def test_the_kept_weights_are_for_the_features_that_are_measured() -> None:
    assert tuple(slot_weights().of) == SLOT
