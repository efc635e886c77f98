"""Numbers and days filled in later: figures of a stamp are read in their line, those by hand are a place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from made_files import picture
from PIL import Image, ImageDraw, ImageFont

from benchmarks.reading_parts.faces import installed_faces
from extractors.base import Layer, Page
from extractors.ocr.page import read_page
from extractors.ocr.recogniser import model

pytestmark = [
    pytest.mark.skipif(not installed_faces(), reason="no Thai font is installed"),
    pytest.mark.skipif(not model.is_there(), reason="figures filled in are read by our own recogniser alone"),
]
BLUE, VIOLET, RED = (30, 60, 180), (90, 40, 160), (200, 30, 40)
LINES = (
    "บันทึกข้อความ",
    "ส่วนราชการ ที่ว่าการอำเภอเขาดาว โทร. ๐ ๒๓๔๕ ๖๗๘๙",
    "ที่ ทด ๐๐๑๙.๒/                      วันที่                    พฤศจิกายน ๒๕๖๙",
    "เรื่อง ขอเชิญประชุมคณะทำงานพัฒนาหมู่บ้าน",
    "เรียน กำนันตำบลตัวอย่าง",
)
ROW = 300 + 2 * 120  # pixels from the top, of the line with the gaps
_HAND = "Purisa-BoldOblique.ttf"
NUMBER, DAY = 760, 1400  # pixels from the left
Colour = tuple[int, int, int]
Put = Callable[[ImageDraw.ImageDraw, str, tuple[float, float]], None]


def stamp(
    draw: ImageDraw.ImageDraw, text: str, at: tuple[float, float], *, ink: tuple[int, int, int]
) -> None:
    draw.text(at, text, font=ImageFont.truetype("Laksaman.ttf", 66), fill=ink)


def by_hand(draw: ImageDraw.ImageDraw, text: str, at: tuple[float, float]) -> None:
    """No two figures of one size or on one line."""
    chance = np.random.default_rng(3)
    left, top = at
    for char in text:
        font = ImageFont.truetype(_HAND, int(chance.integers(54, 76)))
        place = left, top + 105 + float(chance.uniform(-7, 7))
        draw.text(place, char, fill=BLUE, font=font, anchor="ls", stroke_width=1, stroke_fill=BLUE)
        left += font.getlength(char) * float(chance.uniform(0.8, 1.1))


def filled(put: Put, number: str, day: str, raised: int = 0) -> Page:
    image = picture(LINES, dpi=300).convert("RGB")
    draw = ImageDraw.Draw(image)
    put(draw, number, (NUMBER, ROW - raised))
    put(draw, day, (DAY, ROW - raised))
    return read_page(1, image, 300, "test")


def number_line(page: Page) -> str:
    return next(line for line in page.text.splitlines() if line.startswith("ที่"))


@pytest.mark.parametrize("ink", [BLUE, VIOLET, RED])
@pytest.mark.parametrize("raised", [0, 18])
def test_a_stamped_number_is_read_where_it_stands(ink: Colour, raised: int) -> None:
    page = filled(partial(stamp, ink=ink), "๔๗๖๘", "๑๙", raised)
    assert number_line(page).split() == ["ที่", "ทด", "๐๐๑๙.๒/", "๔๗๖๘", "วันที่", "๑๙", "พฤศจิกายน", "๒๕๖๙"]
    assert page.layers == ()


def test_what_is_written_by_hand_is_not_read() -> None:
    page = filled(by_hand, "4768", "19")
    assert number_line(page).split() == ["ที่", "ทด", "๐๐๑๙.๒/", "วันที่", "พฤศจิกายน", "๒๕๖๙"]
    hands = [layer for layer in page.layers if layer.kind == "hand"]
    assert any(covers(layer, NUMBER) for layer in hands)
    assert any(covers(layer, DAY) for layer in hands)


def covers(layer: Layer, left: int) -> bool:
    box, at = layer.box, (left + 25) * 72 / 300
    return box.left - 4 <= at <= box.right + 4 and box.top * 300 / 72 < ROW + 90 < box.bottom * 300 / 72 + 40


def test_words_in_colour_are_no_number() -> None:
    page = filled(partial(stamp, ink=BLUE), "ทราบ", "ดำ")
    assert number_line(page).split() == ["ที่", "ทด", "๐๐๑๙.๒/", "วันที่", "พฤศจิกายน", "๒๕๖๙"]


def test_a_signature_across_a_gap_is_no_number() -> None:
    image = picture(LINES, dpi=300).convert("RGB")
    draw = ImageDraw.Draw(image)
    stamp(draw, "๔๗", (NUMBER, ROW), ink=BLUE)
    for reach in range(0, 60, 12):
        draw.arc(
            (NUMBER - 60, ROW - 120 + reach, NUMBER + 260, ROW + 160 + reach), 10, 330, fill=BLUE, width=6
        )
    page = read_page(1, Image.fromarray(np.asarray(image)), 300, "test")
    assert "๔๗" not in page.text
