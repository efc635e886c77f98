from itertools import groupby

import cv2
import numpy as np
import pytest
from made_files import LETTER, picture
from PIL import ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

from extractors.base import Box
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.lines.order import reading_order
from extractors.ocr.lines.rules import Rules
from extractors.ocr.page import read_page
from extractors.ocr.placing import Pixels
from extractors.ocr.prepare.ink import part_inks
from extractors.ocr.prepare.skew import skew
from extractors.ocr.tesseract.engine import Read
from extractors.ocr.tesseract.line_reader import read_each, read_lines
from extractors.ocr.tesseract.second_look import second_look

BLUE = (30, 60, 200)
RED = (200, 30, 40)


def page(lines: tuple[str, ...] = LETTER) -> Pixels:
    return np.asarray(picture(lines, dpi=300).convert("RGB"), dtype=np.uint8)


def texts(found: Found) -> list[str]:
    return ["".join(" " * w.spaced + w.text for w in row).strip() for row in read_lines(found)]


def wrong(found: Found, lines: tuple[str, ...] = LETTER) -> float:
    truth = "".join("".join(lines).split())
    return Levenshtein.distance(truth, "".join("".join(texts(found)).split())) / len(truth)


def turned(image: Pixels, degrees: float) -> Pixels:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(
        cv2.warpAffine(image, matrix, (width, height), borderValue=(255.0,) * 3), dtype=np.uint8
    )


def rows_of(found: Found) -> int:
    return len(list(groupby(found.lines, key=lambda line: line.row)))


def test_every_line_of_a_letter_is_found_once_with_its_marks() -> None:
    image = page()
    found = find_lines(image, 300)
    assert rows_of(found) == len([line for line in LETTER if line.strip()])
    dark = np.argwhere(image.min(axis=2) < 100) * (72 / 300)
    boxes = [line.box for line in found.lines]
    inside = np.zeros(len(dark), dtype=np.bool_)
    for box in boxes:
        inside |= (
            (dark[:, 1] >= box.left - 1)
            & (dark[:, 1] <= box.right + 1)
            & (dark[:, 0] >= box.top - 1)
            & (dark[:, 0] <= box.bottom + 1)
        )
    assert inside.mean() > 0.999


def test_lines_are_read_and_words_stand_where_they_were_printed() -> None:
    found = find_lines(page(), 300)
    assert wrong(found) < 0.08
    words = [word for row in read_lines(found) for word in row]
    for word in words:
        box = found.placement.box(Box(word.left, word.top, word.right, word.bottom))
        assert any(
            line.box.left - 4 <= box.left and box.right <= line.box.right + 4 and box.top < line.box.bottom
            for line in found.lines
        )


@pytest.mark.parametrize("degrees", [-3.0, -0.4, 0.9, 2.5])
def test_a_page_askew_is_read_as_well_as_a_level_one(degrees: float) -> None:
    image = turned(page(), degrees)
    assert skew((image.min(axis=2) < 128).astype(np.uint8)) == pytest.approx(-degrees, abs=0.1)
    found = find_lines(image, 300)
    assert wrong(found) < 0.1
    y = float(np.argwhere(image.min(axis=2) < 100)[:, 0].min()) * 72 / 300  # before it was turned
    top = min(line.box.top for line in found.lines)
    assert top - 1 <= y <= top + 8  # the upright box around a line that lies askew is higher than the line


def test_blue_ink_over_print_is_parted_and_kept() -> None:
    image = page()
    stamped = image.copy()
    ink = np.zeros(image.shape[:2], np.uint8)
    cv2.putText(ink, "RECEIVED 1234", (700, 900), cv2.FONT_HERSHEY_SIMPLEX, 3, 255, 9)
    for channel, colour in enumerate(BLUE):
        stamped[..., channel] = np.where(
            ink > 0, np.minimum(image[..., channel], colour), image[..., channel]
        )
    inks = part_inks(stamped)
    assert inks.coloured is not None
    over = (ink > 0) & (image.min(axis=2) > 250)
    assert (inks.black[over] > 200).mean() > 0.97
    assert (inks.coloured[over] < 100).mean() > 0.97
    found = find_lines(stamped, 300)
    assert wrong(found) < 0.1
    assert any(layer.kind == "stamp" for layer in found.layers)
    lines = [line for layer in found.layers for line in layer.lines]
    assert "1234" in "".join(word.text for words in read_each(lines) for word in words)


def test_large_red_type_is_part_of_the_letter() -> None:
    image = page()
    speed = np.asarray(picture(("ด่วนที่สุด",), dpi=600).convert("L"), dtype=np.uint8)
    rows, columns = np.nonzero(speed < 128)
    cut = speed[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    red = image.copy()
    spot = red[20 : 20 + cut.shape[0], 60 : 60 + cut.shape[1]]
    spot[cut < 128] = RED
    assert any("ด่วนที่สุด" in text for text in texts(find_lines(red, 300)))


def test_dotted_leaders_and_ruled_lines_go_and_the_letters_stay() -> None:
    image = page()
    plain = find_lines(image, 300)
    ruled = image.copy()
    for line in plain.lines:
        foot = round(line.polygon[-1][1] * 300 / 72) + 3
        for x in range(150, image.shape[1] - 150, 12):
            ruled[foot : foot + 4, x : x + 4] = 0
    ruled[40:44, 60 : image.shape[1] - 60] = 0
    found = find_lines(ruled, 300)
    assert rows_of(found) == rows_of(plain)
    assert wrong(found) < wrong(plain) + 0.05


def test_cells_of_a_table_are_read_one_by_one() -> None:
    def rule(left: float, top: float, right: float, bottom: float) -> Box:
        return Box(left, top, right, bottom)

    rules = Rules(
        level=(rule(0, 0, 600, 3), rule(0, 200, 600, 203), rule(0, 300, 600, 303)),
        upright=(rule(0, 0, 3, 300), rule(300, 0, 303, 300), rule(597, 0, 600, 300)),
    )
    left_cell = [Box(20, 40, 200, 60), Box(20, 100, 200, 120)]
    right_cell = [Box(320, 40, 500, 60), Box(320, 100, 500, 120)]
    last_row = [Box(20, 240, 200, 260), Box(320, 240, 500, 260)]
    after = [Box(20, 400, 500, 420)]
    boxes = [*after, *last_row, *right_cell, *left_cell]
    assert reading_order(boxes, rules, 20) == [[5], [6], [3], [4], [1, 2], [0]]


def test_what_stands_level_is_one_row_from_left_to_right() -> None:
    boxes = [Box(400, 42, 700, 62), Box(20, 40, 200, 60), Box(20, 100, 300, 120)]
    assert reading_order(boxes, Rules(), 20) == [[1, 0], [2]]


def test_a_picture_is_left_out_and_its_place_kept() -> None:
    image = page()
    image = image.copy()
    blot = np.random.default_rng(7).integers(0, 2, (20, 20)).astype(np.uint8) * 255
    image[-400:-200, 200:400] = cv2.resize(blot, (200, 200), interpolation=cv2.INTER_NEAREST)[..., None]
    found = find_lines(image, 300)
    top = (image.shape[0] - 400) * 72 / 300
    assert any(out.kind == "picture" and out.box.top == pytest.approx(top, abs=5) for out in found.left_out)
    assert not any(
        line.box.bottom > top and line.box.top < top + 48 and line.box.left < 96 for line in found.lines
    )


@pytest.mark.parametrize("shape", [(1, 1), (3, 3, 3), (4000, 2), (600, 400), (600, 400, 3)])
@pytest.mark.parametrize("value", [0, 255])
def test_a_page_without_letters_has_no_lines(shape: tuple[int, ...], value: int) -> None:
    found = find_lines(np.full(shape, value, dtype=np.uint8), 300)
    assert found.lines == ()
    assert read_lines(found) == []


def word(text: str, left: int, right: int) -> Read:
    return Read(text, left, 0, right, 30, 0.9, spaced=True)


def test_only_thai_words_take_the_place_of_short_latin_ones() -> None:
    line = find_lines(page(), 300).lines[0]
    read = [[word("ที่", 0, 30), word("aun.", 40, 90), word("ตาม", 100, 140), word("QR", 150, 190)]]
    thai = [[word("ที", 0, 30), word("สปท.", 42, 88), word("ตาม", 100, 140), word("๐@", 150, 190)]]
    (looked,) = second_look([line], read, lambda _: thai)
    assert [w.text for w in looked] == ["ที่", "สปท.", "ตาม", "QR"]


@pytest.mark.parametrize("points", [20, 28, 32, 36])
@pytest.mark.parametrize("mark", ["ลับ", "ลับมาก"])
def test_a_mark_of_secrecy_in_large_type_is_read_though_it_has_few_letters(mark: str, points: int) -> None:
    sheet = picture(LETTER, dpi=300)
    face = ImageFont.truetype("Laksaman-Bold.ttf", round(points * 300 / 72))
    ImageDraw.Draw(sheet).text((1150, 40), mark, font=face, fill=30)
    assert read_page(1, sheet, 300, "test").text.splitlines()[0] == mark
