"""A searchable PDF of a PDF: the pixels stay, and what is copied is our text alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from made_files import LETTER, Put, Sheet, made_pdf, picture
from PIL import Image, ImageChops, ImageStat
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from searchable_parts import SIZE, char_boxes, copied, drawn, page_of

import extractors
from extractors.base import Page
from pipeline.searchable.making import searchable_pdf

OURS = "ที่ ศน 0019/ว 145\nเรียน กำนัน"
READ = ["ที่ ศน 0019/ว 145", "เรียน กำนัน"]


def made(file: Path, *pages: Page) -> bytes:
    pdf = searchable_pdf(file, pages)
    assert pdf is not None
    return pdf


def same_pixels(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None


def look_alike(file: Path, pdf: bytes) -> bool:
    before, after = (drawn(each, scale=2) for each in (file, pdf))
    return before.size == after.size and max(ImageStat.Stat(ImageChops.difference(before, after)).mean) < 1


def operators(page: PageObject) -> bytes:
    content = page.get_contents()
    assert content is not None
    return content.get_data()


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    return picture(dpi=72)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 90, 500, 700)])
def test_size_rotation_and_crop_box_stay_and_the_text_lies_on_what_is_seen(
    tmp_path: Path, sheet: Image.Image, rotation: int, crop: tuple[int, ...] | None
) -> None:
    writer = PdfWriter(clone_from=made_pdf(tmp_path / "plain.pdf", [Sheet(picture=sheet)]))
    writer.pages[0].rotation = rotation
    if crop:
        writer.pages[0].cropbox = RectangleObject(crop)
    file = tmp_path / "scan.pdf"
    writer.write(file)
    seen = drawn(file)
    pdf = made(file, page_of("\n".join(LETTER), size=(float(seen.width), float(seen.height))))
    assert same_pixels(drawn(pdf), seen)
    assert copied(pdf) == list(LETTER)
    _, box = char_boxes(pdf)[0]
    assert (box.left, box.top, box.bottom) == pytest.approx((60, 60, 60 + SIZE), abs=1)


def test_a_scanners_own_text_is_taken_out(tmp_path: Path, sheet: Image.Image) -> None:
    garbage = Put("àÃÕÂ¹ ¡Ó¹Ñ¹", 60, 700, mode=3)
    file = made_pdf(tmp_path / "scan.pdf", [Sheet((garbage,), sheet)])
    pdf = made(file, page_of(OURS))
    assert copied(pdf) == READ
    assert same_pixels(drawn(pdf), drawn(file))


def test_what_is_printed_over_a_scan_is_seen_and_not_copied_twice(tmp_path: Path, sheet: Image.Image) -> None:
    file = made_pdf(tmp_path / "scan.pdf", [Sheet((Put("145", 400, 760),), sheet)])
    pdf = made(file, page_of(OURS))
    assert copied(pdf) == READ
    assert look_alike(file, pdf)


def test_a_page_with_a_good_text_stays_as_it_is(tmp_path: Path, sheet: Image.Image) -> None:
    file = made_pdf(tmp_path / "mixed.pdf", [Sheet((Put("Page one", 60, 700),)), Sheet(picture=sheet)])
    pdf = made(file, Page(1, "Page one", (), "text", 1, ""), page_of(OURS, number=2))
    old, new = (PdfReader(each).pages[0] for each in (file, BytesIO(pdf)))
    assert operators(new) == operators(old)
    assert [copied(pdf, number) for number in (1, 2)] == [["Page one"], READ]


def test_a_page_that_could_not_be_read_is_a_picture_alone(tmp_path: Path, sheet: Image.Image) -> None:
    file = made_pdf(tmp_path / "scan.pdf", [Sheet(picture=sheet), Sheet(picture=sheet)])
    failed = Page(1, "", (), "ocr", 0, "OCR failed", width=595, height=842, failed=True)
    pdf = made(file, failed, page_of(OURS, number=2))
    assert [copied(pdf, number) for number in (1, 2)] == [[], READ]
    assert same_pixels(drawn(pdf), drawn(file))


def test_a_letter_without_a_scanned_page_has_no_searchable_pdf(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "text.pdf", [Sheet((Put("Page one", 60, 700),))])
    assert searchable_pdf(file, [Page(1, "Page one", (), "text", 1, "")]) is None


@pytest.mark.parametrize("harm", ["locked", "miscounted"])
def test_a_pdf_that_only_pdfium_opens_is_drawn_anew(tmp_path: Path, sheet: Image.Image, harm: str) -> None:
    plain = made_pdf(tmp_path / "plain.pdf", [Sheet(picture=sheet)])
    file = tmp_path / "scan.pdf"
    if harm == "locked":
        writer = PdfWriter(clone_from=plain)
        writer.encrypt("", "owner", algorithm="RC4-128")
        writer.write(file)
    else:
        file.write_bytes(plain.read_bytes().replace(b"/Type /Pages /Count 1", b"/Type /Pages /Count 9"))
    pdf = made(file, page_of(OURS))
    assert copied(pdf) == READ
    assert look_alike(file, pdf)


def test_our_own_layer_is_not_believed_but_the_picture_is_read_again(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "scan.pdf", [Sheet(picture=picture(LETTER[:2], dpi=150))])
    first = extractors.extract(file)
    again = tmp_path / "again.pdf"
    again.write_bytes(made(file, *first.pages))
    (second,) = extractors.extract(again).pages
    assert (second.source, second.text, second.words) == ("ocr", first.pages[0].text, first.pages[0].words)
    assert second.reason.startswith("the text layer is kasian's own")
    third = made(again, second)
    assert copied(third) == copied(again.read_bytes())


def test_our_own_layer_is_better_than_none_where_ocr_is_switched_off(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "scan.pdf", [Sheet(picture=picture(LETTER[:2], dpi=72))])
    again = tmp_path / "again.pdf"
    again.write_bytes(made(file, page_of("เรียน กำนันตำบลตัวอย่าง\nด้วยอำเภอทดสอบ กำหนดจัดประชุม")))
    (page,) = extractors.extract(again, ocr="never").pages
    assert page.source == "text"
    assert page.text == "เรียน กำนันตำบลตัวอย่าง\nด้วยอำเภอทดสอบ กำหนดจัดประชุม"
    assert max(word.confidence for word in page.words) < 0.8
