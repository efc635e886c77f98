import re
import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import LETTER, MARKS, Put, Sheet, letter_docx, made_pdf, office_pdf, picture
from PIL import ImageFilter
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from rapidfuzz.distance import Levenshtein

import extractors
from extractors.base import Box, DamagedFile, EncryptedFile, ExtractError
from extractors.pdf.glyphs import Glyph
from extractors.pdf.layer import is_ocr_required
from extractors.pdf.lines import lines
from thai.repair import repair

GARBAGE = "dJjumilo n.F t0w6q UJJfi nrY5Ju 6utifi1 ruld{ttri uuu xzqj"


def texts(file: Path, ocr: extractors.base.OcrMode = "never") -> list[str]:
    return [page.text for page in extractors.extract(file, ocr=ocr).pages]


def folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[str, Path]]:
    """Give the text of a letter and its PDF, printed by LibreOffice in a font."""
    folder = tmp_path_factory.mktemp("printed")
    body = [
        *LETTER,
        "๑. ให้กลุ่มสตรีส่งแผนปฏิบัติการ ปีงบประมาณ พ.ศ. ๒๕๖๕ จำนวน ๓ ชุด ภายในวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๕",
        "๒. ผู้ใหญ่บ้านทุกหมู่ร่วมชี้แจงการกู้ยืมเงินทุน ตู้ยา ป้าย ฝั่ง ฟื้นฟู น้ำดื่ม ญาติ ฐานะ กฎหมาย ปฏิญาณ",
        "ทั้งนี้ ให้ประสาน น.ส.สมมุติ ตัวอย่าง โทร. 0 2000 0000 e-mail: office@example.org",
    ]

    def make(font: str) -> tuple[str, Path]:
        source = letter_docx(folder / f"{font}.docx", body, font=font)
        made = source.with_suffix(".pdf")
        return "\n".join(body), made if made.exists() else office_pdf(source)

    return make


@pytest.mark.parametrize("font", ["Laksaman", "Norasi", "Garuda"])
def test_a_printed_letter_comes_back_letter_for_letter(
    printed: Callable[[str], tuple[str, Path]], font: str
) -> None:
    source, file = printed(font)
    (page,) = extractors.extract(file).pages
    assert Levenshtein.distance(folded(page.text), folded(source)) <= 0.001 * len(source)
    assert (page.source, page.failed) == ("text", False)
    # beside the letters, the spaces inside lines; a line too long for the page is broken
    known = re.sub(r"\s+", " ", source)
    assert all(line in known for line in page.text.splitlines())


def test_words_of_a_printed_letter_have_boxes_on_the_page(printed: Callable[[str], tuple[str, Path]]) -> None:
    (page,) = extractors.extract(printed("Laksaman")[1]).pages
    assert page.width is not None
    assert page.height is not None
    for word in page.words:
        assert word.box is not None
        assert 0 <= word.box.left < word.box.right <= page.width
        assert 0 <= word.box.top < word.box.bottom <= page.height
    tops = [word.box.top for word in page.words if word.box and page.text[: word.start].endswith("\n")]
    assert tops == sorted(tops)


def test_two_columns_of_a_head_stand_on_one_line(tmp_path: Path) -> None:
    head = (Put("ที่ว่าการอำเภอทดสอบ", 340, 780), Put("ที่ ทด 0019/12", 60, 780), Put("ถนนสมมุติ", 340, 760))
    assert texts(made_pdf(tmp_path / "a.pdf", [Sheet(head)])) == ["ที่ ทด 0019/12  ที่ว่าการอำเภอทดสอบ\nถนนสมมุติ"]


def test_private_marks_are_repaired(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [Sheet((Put("ส\uf70aวนท\uf70bองถิ่น", 60, 700),))])
    assert texts(file) == ["ส่วนท้องถิ่น"]


def test_a_turned_page_is_read_as_it_is_seen(
    printed: Callable[[str], tuple[str, Path]], tmp_path: Path
) -> None:
    _, upright = printed("Laksaman")
    writer = PdfWriter(upright)
    writer.pages[0].rotate(90).transfer_rotation_to_content()
    writer.write(tmp_path / "sideways.pdf")
    (sideways,) = extractors.extract(tmp_path / "sideways.pdf", ocr="never").pages
    assert (sideways.failed, sideways.reason) == (True, "text runs sideways; OCR is switched off")
    writer.pages[0].rotate(-90)
    writer.write(tmp_path / "turned.pdf")
    (page,) = extractors.extract(upright).pages
    (turned,) = extractors.extract(tmp_path / "turned.pdf").pages
    assert turned.text == page.text
    assert (turned.width, turned.height) == (page.width, page.height)
    for left, right in zip(page.words, turned.words, strict=True):
        assert left.box is not None
        assert right.box is not None
        assert right.box.left == pytest.approx(left.box.left, abs=0.5)
        assert right.box.bottom == pytest.approx(left.box.bottom, abs=0.5)


def test_print_doubled_for_bold_is_read_once_and_ligatures_in_full(tmp_path: Path) -> None:
    bold = (Put("ประกาศ", 60, 700), Put("ประกาศ", 60.4, 700))
    assert texts(made_pdf(tmp_path / "a.pdf", [Sheet(bold)])) == ["ประกาศ"]
    (line,) = lines([glyph("o", 0), glyph("f", 8), glyph("f", 8), glyph("i", 8), glyph("c", 16)])
    assert [f.text for f in line] == ["offic"]


def test_white_letters_are_read_where_their_ground_is_dark(tmp_path: Path) -> None:
    dark = b"q 0.1 0.1 0.4 rg 50 690 400 30 re f Q"
    puts = (Put("หัวตาราง", 60, 700, grey=1), Put("เนื้อความ", 60, 600), Put("ลับที่สุด", 60, 500, grey=1))
    assert texts(made_pdf(tmp_path / "a.pdf", [Sheet(puts, drawn=dark)])) == ["หัวตาราง\nเนื้อความ"]


def test_words_of_a_scanners_layer_that_the_scan_does_not_show_are_left_out(tmp_path: Path) -> None:
    layer = tuple(Put(line, 65, 755 - 28.8 * n, mode=3) for n, line in enumerate(LETTER))
    hidden = Put("ลับที่สุด", 250, 60, mode=3)
    file = made_pdf(tmp_path / "a.pdf", [Sheet((*layer, hidden), picture())])
    (page,) = extractors.extract(file, ocr="never").pages
    assert page.reason.startswith("scanner's text layer as it is: plausible")
    assert page.text == "\n".join(LETTER)


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [Sheet((Put("โทร. 0-2000-", 60, 700), Put("0000", 60, 680)))])
    assert texts(file) == ["โทร. 0-2000-\n0000"]


def test_a_page_is_read_alike_where_part_of_it_is_cut_away(
    printed: Callable[[str], tuple[str, Path]], tmp_path: Path
) -> None:
    _, whole = printed("Laksaman")
    writer = PdfWriter(whole)
    writer.pages[0].cropbox = RectangleObject((30, 40, 560, 800))
    writer.write(tmp_path / "cropped.pdf")
    (page,) = extractors.extract(whole).pages
    (cropped,) = extractors.extract(tmp_path / "cropped.pdf").pages
    assert cropped.text == page.text
    left, right = page.words[0].box, cropped.words[0].box
    assert left is not None
    assert right is not None
    assert right.left == pytest.approx(left.left - 30, abs=0.5)


def test_hidden_words_are_no_part_of_a_page(tmp_path: Path) -> None:
    sheet = Sheet((Put("เรียน นายอำเภอทดสอบ", 60, 700), Put("ลับที่สุด", 200, 800, mode=3)))
    assert texts(made_pdf(tmp_path / "a.pdf", [sheet])) == ["เรียน นายอำเภอทดสอบ"]


def test_a_scanners_layer_is_used_with_less_trust_if_it_is_plausible(tmp_path: Path) -> None:
    good = tuple(Put(line, 60, 780 - 20 * n, mode=3) for n, line in enumerate(LETTER))
    thai = (Put("ลงวันที่ ๑๒ มกราคม ๒๕๐๕ จำนวน 3 ชุด ดังนี้", 60, 700, mode=3),)
    knows = (*thai, Put("หมู่ที่ ๔ ถึง ๙", 60, 600, mode=3))
    paper = picture(LETTER[:3], dpi=100)
    file = made_pdf(tmp_path / "a.pdf", [Sheet(good, paper), Sheet(thai, paper), Sheet(knows, paper)])
    first, second, third = extractors.extract(file, ocr="never").pages
    assert first.text == "\n".join(LETTER)
    assert {word.confidence for word in first.words} == {0.7}
    assert {second.text[w.start : w.end] for w in second.words if w.confidence <= 0.5} == {"๑๒", "๒๕๐๕", "3"}
    assert {word.confidence for word in third.words} == {0.7}  # an engine that reads ๔ and ๙


def test_a_scan_is_read_rather_than_a_scanners_words_for_it(tmp_path: Path) -> None:
    layer = tuple(Put(line.replace("๑", "๗"), 65, 755 - 28.8 * n, mode=3) for n, line in enumerate(LETTER))
    sharp, blurred = picture(dpi=300), picture().filter(ImageFilter.GaussianBlur(6))
    file = made_pdf(tmp_path / "a.pdf", [Sheet(layer, sharp), Sheet(layer, blurred)])
    first, second = extractors.extract(file).pages
    assert first.source == "ocr"
    assert first.reason.startswith("a scanner's text layer is worth less than its scan")
    assert first.text.splitlines()[:3] == list(LETTER[:3])  # a longer line runs over the sheet's edge
    assert second.source == "text"  # what is too coarse to read may yet have been read by its scanner
    by_tesseract = extractors.extract(file, pages=(1, 1), reader="tesseract").pages[0]
    assert by_tesseract.source == "text"


def test_each_page_of_a_mixed_file_is_judged_by_itself(tmp_path: Path) -> None:
    scan = picture(LETTER)
    sheets = [
        Sheet(tuple(Put(line, 60, 780 - 20 * n) for n, line in enumerate(LETTER))),
        Sheet((), scan),
        Sheet((Put(GARBAGE, 60, 700, mode=3),), scan),
        Sheet((Put("รับที่ 12", 400, 800),), scan),
    ]
    file = made_pdf(tmp_path / "mixed.pdf", sheets)
    assert extractors.page_count(file) == 4
    pages = extractors.extract(file).pages
    assert [page.source for page in pages] == ["text", "ocr", "ocr", "ocr"]
    assert [page.reason.split(";")[0].split(" (")[0] for page in pages] == [
        "text layer as it is: plausible",
        "no text layer",
        "scanner's text layer is garbage",
        "little text on a scanned page",
    ]
    for page in pages[1:]:
        assert not page.failed
        assert "เรียน กำนันตำบลตัวอย่าง" in page.text
        assert (page.width, page.height) == (595, 842)


def test_a_scanners_layer_that_makes_no_words_is_not_believed(tmp_path: Path) -> None:
    babble = ("กจลบดฟ หผดกแส ปใฟหกด ดสว่ายง", "ขบฝผท ลกหดส ฟปอวบ ทมผนก", "พรกสด มนบผท อวสกจ ลทบหฟ")
    layer = tuple(Put(line, 65, 755 - 28.8 * n, mode=3) for n, line in enumerate(babble))
    file = made_pdf(tmp_path / "a.pdf", [Sheet(layer, picture(LETTER[:3]))])
    (page,) = extractors.extract(file, ocr="never").pages
    assert page.failed
    assert re.fullmatch(
        r"scanner's text layer is garbage: \d+% of it are known words; OCR is switched off", page.reason
    )


def test_only_the_pages_asked_for_are_read(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [Sheet((Put(f"หน้า {n}", 60, 700),)) for n in range(1, 6)])
    pages = extractors.extract(file, pages=(2, 3)).pages
    assert [(page.number, page.text) for page in pages] == [(2, "หน้า 2"), (3, "หน้า 3")]
    assert [page.number for page in extractors.extract(file, pages=(5, 9)).pages] == [5]


def test_without_ocr_a_scan_is_a_failed_page_not_an_error(tmp_path: Path) -> None:
    file = made_pdf(
        tmp_path / "a.pdf", [Sheet((), picture(LETTER[:2], 72)), Sheet((Put("มีข้อความ", 60, 700),))]
    )
    scan, text = extractors.extract(file, ocr="never").pages
    assert (scan.failed, scan.text, scan.confidence) == (True, "", 0)
    assert scan.reason == "no text layer; OCR is switched off"
    assert (text.failed, text.text) == (False, "มีข้อความ")


def test_a_locked_file_says_so_and_one_without_a_user_password_is_read(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [Sheet((Put("ข้อความ", 60, 700),))])
    for password, name in (("1234", "locked.pdf"), ("", "open.pdf")):
        writer = PdfWriter(PdfReader(file))
        writer.encrypt(user_password=password, owner_password=password + "x", algorithm="RC4-128")
        writer.write(tmp_path / name)
    with pytest.raises(EncryptedFile, match="รหัสผ่าน"):
        extractors.extract(tmp_path / "locked.pdf")
    assert texts(tmp_path / "open.pdf") == ["ข้อความ"]


def test_a_file_without_pages_is_damaged(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [])
    for read in (extractors.extract, extractors.page_count):
        with pytest.raises(DamagedFile, match="โปรด"):
            read(file)


@settings(deadline=None)
@given(cut=st.floats(0.0, 1.0), noise=st.binary(max_size=30))
def test_a_damaged_file_gives_pages_or_one_of_our_errors(
    tmp_path_factory: pytest.TempPathFactory, cut: float, noise: bytes
) -> None:
    file = made_pdf(tmp_path_factory.mktemp("cut") / "a.pdf", [Sheet((Put("ข้อความ", 60, 700),))])
    data = file.read_bytes()
    place = 9 + int(cut * (len(data) - 9))
    file.write_bytes(data[:place] + noise)
    try:
        numbers = [page.number for page in extractors.extract(file, ocr="never").pages]
    except ExtractError:
        return
    assert numbers == [1]


def test_a_text_pdf_does_not_load_the_ocr_libraries(tmp_path: Path) -> None:
    file = made_pdf(tmp_path / "a.pdf", [Sheet((Put("ข้อความ", 60, 700),))])
    program = (
        "import sys, extractors; from pathlib import Path\n"
        "assert 'pypdfium2' not in sys.modules and 'docx' not in sys.modules\n"
        "extractors.extract(Path(sys.argv[1]))\n"
        "print(sorted({'cv2', 'pytesseract', 'docx', 'PIL'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program, file], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def glyph(char: str, x: float, y: float = 100.0, width: float = 8.0, *, visible: bool = True) -> Glyph:
    """Make a letter, or a mark: its origin is where the letter under it ends, as fonts have it."""
    mark = char in MARKS
    ink = Box(x - 6, y - 14, x - 1, y - 9) if mark else Box(x, y - 8, x + width, y)
    advance = Box(x, y - 14, x, y) if mark else ink
    return Glyph(char, ink, advance, x, y, 16.0, visible, upright=True)


def written(text: str, *, visible: bool = True, shift: float = 0.0) -> list[Glyph]:
    """Make the glyphs of a line."""
    places = accumulate((char not in MARKS for char in text), initial=0)
    return [glyph(char, 8.0 * n + shift, visible=visible) for char, n in zip(text, places, strict=False)]


@given(st.data())
def test_marks_are_put_on_their_letters_wherever_they_are_written(data: st.DataObject) -> None:
    text = "กิจการที่ว่านี้บำรุงรักษาผู้ใหญ่"
    glyphs = written(text)
    marks = [g for g in glyphs if g.char in MARKS]
    late = data.draw(st.sets(st.sampled_from(range(len(marks)))))
    moved = [m for n, m in enumerate(marks) if n in late]
    (line,) = lines([g for g in glyphs if g not in moved] + moved)
    assert repair("".join(f.text for f in line)) == text


@given(
    st.lists(
        st.tuples(st.sampled_from("กขคงA๑"), st.integers(0, 60), st.integers(0, 30)),
        max_size=60,
        unique_by=lambda t: t[1:],
    )
)
def test_every_letter_stands_once_in_lines_from_top_to_bottom(places: list[tuple[str, int, int]]) -> None:
    found = lines([glyph(char, 8.0 * x, 20.0 * (y + 1)) for char, x, y in places])
    assert sorted("".join(f.text for line in found for f in line)) == sorted(char for char, _, _ in places)
    rows = sorted({y for _, _, y in places})
    expected = ["".join(char for char, x, at in sorted(places, key=lambda p: p[1]) if at == y) for y in rows]
    assert ["".join(f.text for f in line) for line in found] == expected


def test_gaps_are_seen_whether_or_not_a_space_stands_in_them() -> None:
    row = [
        glyph("ก", 0),
        glyph("ข", 8),
        glyph(" ", 16, width=1.2),
        glyph("ค", 17.2),
        glyph("ง", 30),
        glyph("จ", 70),
    ]
    (line,) = lines(row)
    assert [(f.before, f.text) for f in line[1:]] == [(" ", "ค"), (" ", "ง"), ("  ", "จ")]


def test_a_pale_watermark_does_not_mix_with_the_text() -> None:
    mark = written("สำนักงานสมมุติ", visible=False, shift=3)
    verdict = is_ocr_required([*mark, *written("มาตราหนึ่ง")], image_share=0.0)
    assert not verdict.ocr_required
    assert "".join(f.text for line in verdict.lines for f in line) == "มาตราหนึ่ง"
