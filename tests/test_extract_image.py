import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import LETTER, picture
from PIL import Image
from rapidfuzz.distance import Levenshtein

import extractors
from extractors.base import DamagedFile, ExtractError, TooLarge
from extractors.resolution import dpi
from thai.digits import THAI_DIGITS

SHORT = ("ประกาศ อำเภอทดสอบ", "เรียน กำนันตำบลตัวอย่าง")


def alike(text: str, lines: Sequence[str]) -> bool:
    """Tell whether the lines are there; a tone mark may be lost, as Tesseract does."""
    pairs = zip(text.splitlines(), lines, strict=True)
    return all(Levenshtein.distance(read, line) <= 0.1 * len(line) for read, line in pairs)


def saved(image: Image.Image, path: Path, **how: object) -> Path:
    if path.suffix == ".heic":
        pillow_heif.register_heif_opener()
    image.save(path, **how)  # type: ignore[arg-type]  # Pillow's options differ by format
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".bmp", ".webp", ".heic"])
def test_every_kind_of_picture_is_read(tmp_path: Path, suffix: str) -> None:
    file = saved(picture(SHORT, dpi=150), tmp_path / f"scan{suffix}")
    (page,) = extractors.extract(file).pages
    assert alike(page.text, SHORT)
    assert page.source == "ocr"
    assert page.width == pytest.approx(595, abs=3)  # A4, though the file says no resolution
    for word in page.words:
        assert word.box is not None
        assert page.width is not None
        assert 0 < word.box.left < word.box.right < page.width
        assert 0 < word.confidence <= 1
    first = page.words[0].box
    assert first is not None
    assert first.left == pytest.approx(0.9 * 72, abs=4)
    assert first.top == pytest.approx(72, abs=14)


def test_the_way_up_that_the_camera_noted_is_kept(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the top of the page is at the right of the picture
    file = saved(picture(SHORT, dpi=150).rotate(90, expand=True), tmp_path / "phone.jpg", exif=exif)
    (page,) = extractors.extract(file).pages
    assert alike(page.text, SHORT)
    assert page.width is not None
    assert page.height is not None
    assert page.width < page.height


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_wrong_is_turned_and_its_boxes_stay_on_the_picture(
    tmp_path: Path, turn: int
) -> None:
    file = saved(picture(LETTER, dpi=150).rotate(turn, expand=True), tmp_path / "turned.png")
    (page,) = extractors.extract(file).pages
    assert alike(page.text, LETTER)
    assert page.width is not None
    assert page.height is not None
    box = page.words[0].box
    assert box is not None
    if turn == 180:  # the head of the letter is at the foot of the picture
        assert box.top > 0.85 * page.height
    elif turn == 90:  # it is at the left, read upwards
        assert box.left < 0.15 * page.width
        assert box.bottom > 0.85 * page.height
    else:  # it is at the right, read downwards
        assert box.right > 0.85 * page.width
        assert box.top < 0.15 * page.height


def test_a_slightly_turned_scan_is_levelled(tmp_path: Path) -> None:
    file = saved(picture(LETTER, dpi=150).rotate(2, fillcolor=255), tmp_path / "skew.png")
    (page,) = extractors.extract(file).pages
    assert alike(page.text, LETTER)


def test_the_pages_of_a_tiff_and_a_range_of_them(tmp_path: Path) -> None:
    sheets = [picture((f"แผ่นที่ {n}",), dpi=100) for n in (1, 2, 3)]
    file = saved(sheets[0], tmp_path / "fax.tif", save_all=True, append_images=sheets[1:])
    assert extractors.page_count(file) == 3
    pages = extractors.extract(file, pages=(2, 3)).pages
    assert [page.number for page in pages] == [2, 3]
    assert [page.text[-1] for page in pages] == ["2", "3"]


def test_the_second_picture_of_a_phone_is_no_page(tmp_path: Path) -> None:
    light = Image.new("L", (200, 300), 90)
    file = saved(
        picture(SHORT, dpi=150), tmp_path / "phone.jpg", format="MPO", append_images=[light], save_all=True
    )
    with Image.open(file) as image:
        assert image.format == "MPO"
    assert extractors.page_count(file) == 1
    (page,) = extractors.extract(file).pages
    assert alike(page.text, SHORT)


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1), (17, 17_000)])
def test_a_picture_too_small_or_narrow_for_letters_is_a_failed_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (page,) = extractors.extract(saved(Image.new("L", size, 200), tmp_path / "a.png")).pages
    assert (page.text, page.failed) == ("", True)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL.TiffImagePlugin")  # what it says before it fails
def test_a_tiff_without_its_directory_is_damaged(tmp_path: Path) -> None:
    file = saved(Image.new("1", (900, 900), 1), tmp_path / "a.tif", compression="group4")
    data = file.read_bytes()
    for keep in range(8, len(data)):
        file.write_bytes(data[:keep])
        with suppress(ExtractError):
            extractors.page_count(file)


def test_what_is_see_through_is_paper(tmp_path: Path) -> None:
    ink = picture(SHORT, dpi=150).point(lambda level: 255 - level)
    clear = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    clear.putalpha(ink)
    (page,) = extractors.extract(saved(clear, tmp_path / "clear.png")).pages
    assert alike(page.text, SHORT)


def test_a_blank_page_is_empty_but_not_failed(tmp_path: Path) -> None:
    (page,) = extractors.extract(saved(Image.new("L", (800, 1100), 255), tmp_path / "back.png")).pages
    assert (page.text, page.words, page.confidence, page.failed) == ("", (), 0.0, False)
    assert "blank" in page.reason


def test_thai_digits_from_a_sharp_picture_are_read_and_believed(tmp_path: Path) -> None:
    lines = ("ที่ ทด ๐๐๑๔.๓/ว ๖๗๘๙", "ลงวันที่ ๒๓ มกราคม ๒๕๓๕ จำนวน 3 ชุด")
    (page,) = extractors.extract(saved(picture(lines, dpi=300), tmp_path / "thai.png")).pages
    assert page.text.splitlines() == list(lines)
    thai = [w for w in page.words if any(char in THAI_DIGITS for char in page.text[w.start : w.end])]
    assert min(word.confidence for word in thai) > 0.95


def test_with_arabic_digits_alone_the_engine_is_believed(tmp_path: Path) -> None:
    (page,) = extractors.extract(saved(picture(("ลงวันที่ 23 มกราคม 2565",), dpi=300), tmp_path / "a.png")).pages
    year = next(word for word in page.words if page.text[word.start : word.end] == "2565")
    assert year.confidence > 0.8


def test_resolution_is_believed_only_where_it_can_be_true() -> None:
    image = Image.new("L", (1169, 827))
    assert dpi(image) == pytest.approx(100)
    image.info["dpi"] = (72, 72)
    assert dpi(image) == pytest.approx(100)
    image.info["dpi"] = (300, 300)
    assert dpi(image) == 300
    image.info["dpi"] = (300, 1)
    assert dpi(image) == pytest.approx(100)


def test_a_huge_picture_is_refused_by_its_header(tmp_path: Path) -> None:
    file = saved(Image.new("1", (9100, 9100)), tmp_path / "huge.png")
    with pytest.raises(TooLarge, match="ใหญ่เกินกำหนด"):
        extractors.extract(file)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".tif", ".webp", ".heic"])
def test_a_cut_off_picture_is_damaged(tmp_path: Path, suffix: str) -> None:
    file = saved(picture(SHORT, dpi=100), tmp_path / f"scan{suffix}")
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedFile, match="โปรด"):
        extractors.extract(file)


def jpeg() -> bytes:
    data = io.BytesIO()
    Image.effect_noise((32, 32), 80).save(data, "JPEG")
    return data.getvalue()


@settings(max_examples=12, deadline=None)
@given(place=st.floats(0.02, 1), noise=st.binary(min_size=1, max_size=20))
def test_noise_in_a_picture_ends_in_pages_or_one_of_our_errors(
    tmp_path_factory: pytest.TempPathFactory, place: float, noise: bytes
) -> None:
    data = jpeg()
    cut = int(place * len(data))
    file = tmp_path_factory.mktemp("noise") / "a.jpg"
    file.write_bytes(data[:cut] + noise + data[cut + len(noise) :])
    try:
        numbers = [page.number for page in extractors.extract(file).pages]
    except ExtractError:
        return
    assert numbers == [1]


def test_print_is_read_without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = saved(picture(SHORT, dpi=300), tmp_path / "scan.png")
    monkeypatch.setenv("PATH", str(tmp_path))
    (page,) = extractors.extract(file).pages
    assert page.text.splitlines() == list(SHORT)
    (page,) = extractors.extract(file, ocr="never").pages
    assert page.failed
