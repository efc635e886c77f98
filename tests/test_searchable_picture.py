"""A searchable PDF of a picture file: each page at its size, a JPEG as it is, other pictures without loss."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from made_files import picture
from PIL import Image, ImageChops, ImageFont, ImageOps, ImageStat
from pypdf import PdfReader
from searchable_parts import A4, char_boxes, copied, drawn, page_of

from extractors.base import Page
from pipeline.searchable.making import searchable_pdf
from pipeline.searchable.true_type import bare_glyphs

OURS = "ที่ ศน 0019/ว 145\nเรียน กำนัน"
READ = ["ที่ ศน 0019/ว 145", "เรียน กำนัน"]
A5_AT_150_DPI = (874, 1240)


def made(file: Path, *pages: Page) -> bytes:
    pdf = searchable_pdf(file, pages)
    assert pdf is not None
    return pdf


def stripes() -> Image.Image:
    """Give a picture that looks otherwise from each side."""
    image = Image.new("RGB", (120, 80), "white")
    image.paste((200, 30, 30), (0, 0, 60, 20))
    image.paste((20, 40, 190), (0, 20, 30, 80))
    return image


def seen(file: Path) -> Image.Image:
    with Image.open(file) as image:
        return ImageOps.exif_transpose(image).convert("RGB")


@pytest.mark.parametrize("way", range(1, 9))
def test_a_jpeg_is_kept_as_it_is_and_shown_the_way_up_that_the_camera_noted(tmp_path: Path, way: int) -> None:
    file = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = way
    stripes().save(file, quality=95, exif=exif)
    upright = seen(file)
    width, height = (side * 842 / 120 for side in upright.size)
    pdf = made(file, page_of(OURS, size=(width, height)))
    assert file.read_bytes() in pdf
    assert copied(pdf) == READ
    shown = drawn(pdf, scale=120 / 842).resize(upright.size)
    assert max(ImageStat.Stat(ImageChops.difference(shown, upright)).mean) < 4


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P", "RGBA", "LA", "I;16"])
def test_a_picture_without_loss_is_kept_without_loss(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "scan.png"
    image = picture(dpi=72).convert("I") if mode == "I;16" else stripes()
    image.convert(mode).save(file, dpi=(150, 150))
    pdf = made(file, page_of(OURS))
    (kept,) = PdfReader(BytesIO(pdf)).pages[0].images
    assert kept.image is not None
    with Image.open(file) as original:
        assert ImageChops.difference(kept.image.convert("RGB"), original.convert("RGB")).getbbox() is None


def test_what_is_see_through_is_paper(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(file)
    assert drawn(made(file, page_of(OURS))).getpixel((50, 50)) == (255, 255, 255)


@pytest.mark.parametrize("suffix", [".webp", ".heic", ".jpg"])
def test_pictures_that_pdf_does_not_know_look_the_same(tmp_path: Path, suffix: str) -> None:
    pillow_heif.register_heif_opener()
    file = tmp_path / f"photo{suffix}"
    image = picture(dpi=100).convert("CMYK" if suffix == ".jpg" else "RGB")
    image.save(file, quality=90)
    pdf = made(file, page_of(OURS))
    assert copied(pdf) == READ
    shown = drawn(pdf, scale=100 / 72)
    before = seen(file).resize(shown.size)
    assert max(ImageStat.Stat(ImageChops.difference(shown, before)).mean) < 3


def test_each_page_of_a_tiff_has_its_own_size_and_text(tmp_path: Path) -> None:
    file = tmp_path / "fax.tif"
    second = Image.new("1", A5_AT_150_DPI, 1)
    picture(dpi=150).convert("1").save(
        file, save_all=True, append_images=[second], dpi=(150, 150), compression="group4"
    )
    a5 = (874 * 72 / 150, 1240 * 72 / 150)
    pdf = made(file, page_of(OURS), page_of("หน้า ๒", number=2, size=a5))
    assert [copied(pdf, number) for number in (1, 2)] == [READ, ["หน้า ๒"]]
    sizes = [(float(p.mediabox.width), float(p.mediabox.height)) for p in PdfReader(BytesIO(pdf)).pages]
    assert sizes == [pytest.approx(A4, abs=1), pytest.approx(a5, abs=0.1)]
    _, box = char_boxes(pdf, 2)[0]
    assert (box.left, box.top) == pytest.approx((60, 60), abs=1)


def test_a_page_that_could_not_be_read_is_a_picture_alone(tmp_path: Path) -> None:
    file = tmp_path / "scan.png"
    stripes().save(file)
    failed = Page(1, "", (), "ocr", 0, "OCR failed", width=595, height=842, failed=True)
    assert copied(made(file, failed)) == []


def test_the_font_is_one_that_others_can_read_and_paints_nothing() -> None:
    font = ImageFont.truetype(BytesIO(bare_glyphs(100, 500)), 40)
    assert font.getlength("ก") == 20
    assert font.getmask("ก").getbbox() is None
