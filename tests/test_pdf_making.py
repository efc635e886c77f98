"""Text layers of PDFs that other programs made, against the text they were made from."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest
from made_files import letter_docx

import extractors
from extractors.assemble import WIDE, Fragment, Line
from extractors.base import Box, Page
from extractors.pdf.columns import in_columns
from extractors.pdf.glyphs import Glyph
from extractors.pdf.place import Affine
from extractors.pdf.spans import Span, in_spans
from samples.pdf_tools import to_pdf

LINES = (
    "ที่ ทด 0019.2/ว 145",
    "๑. ผู้ใหญ่บ้านทุกหมู่ร่วมชี้แจงการกู้ยืมเงิน น้ำดื่ม กำหนด ปี่ ป้าย ฝั่ง ฟื้นฟู",
    "สำนักงานพัฒนาชุมชน จำนวน ๑๒ ฉบับ ภายในวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๕",
    "อำนาจ น้ำค้ำ ต่ำช้ำ ซ้ำคร่ำ กตัญญู ปู่ ฟุ้ง เป็น ปิ่น สัมฤทธิ์ ฐานะ ปฏิญาณ",
    "e-mail: office@example.org โทร. 0 2000 0000 “ทดสอบ” ๑.๒.๓ ฯลฯ ๆ 100%",
)
PROSE = " ".join(
    (
        "ด้วยอำเภอทดสอบกำหนดจัดประชุมคณะทำงานเพื่อติดตามการดำเนินงานของกลุ่มสตรี",
        "ผู้ใหญ่บ้านทุกหมู่ร่วมชี้แจงการกู้ยืมเงินทุน ตู้ยา และน้ำดื่มประจำหมู่บ้าน",
        "จึงเรียนมาเพื่อโปรดทราบและเข้าร่วมประชุมตามวันและเวลาดังกล่าว",
    )
    * 4
)
LOOKS = (
    "font-family:Laksaman",
    "font-family:Norasi",
    "font-family:Garuda",
    "font-family:Waree",
    "font-weight:bold",
    "font-style:italic",
    "text-align:right",
    "zoom:0.83",
    "opacity:0.9",
    "transform:scale(0.8);transform-origin:0 0",
)


def folded(text: str) -> str:
    return " ".join(text.split())


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def by_chromium(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    """Print a page for each look, one of prose and one with a table, and read them."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("chromium")
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in LINES)
    cells = "".join(f"<tr><td>{n}<td>{html.escape(line)}" for n, line in enumerate(LINES, start=1))
    bodies = [
        *(f"<div style='{look}'>{lines}</div>" for look in LOOKS),
        f"<p style='text-align:justify;text-indent:2.5cm;white-space:normal'>{PROSE}",
        f"<table border=1>{cells}</table>",
    ]
    style = "p, td {font: 11pt Laksaman; font: inherit; white-space: nowrap} div, p {break-after: auto}"
    page = "".join(
        f"<section style='break-after:page;font:11pt Laksaman'>{body}</section>" for body in bodies
    )
    (folder / "page.html").write_text(
        f"<!doctype html><meta charset=utf-8><style>{style}</style>{page}", "utf-8"
    )
    order = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    order += [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"]
    subprocess.run([*order, (folder / "page.html").as_uri()], check=True, capture_output=True, timeout=120)
    return extractors.extract(folder / "page.pdf", ocr="never").pages


@pytest.mark.parametrize("nth", range(len(LOOKS)), ids=LOOKS)
def test_lines_printed_by_chromium_come_back_with_their_spaces(
    by_chromium: tuple[Page, ...], nth: int
) -> None:
    page = by_chromium[nth]
    assert page.reason == "text layer as it is: plausible (1.00)"
    assert [folded(line) for line in page.text.splitlines()] == list(LINES)
    for word in page.words:
        assert word.box is not None
        assert word.box.left < word.box.right


def test_prose_and_tables_printed_by_chromium_come_back(by_chromium: tuple[Page, ...]) -> None:
    prose, table = by_chromium[len(LOOKS) :]
    assert squeezed(prose.text) == squeezed(PROSE)
    assert [folded(row) for row in table.text.splitlines()] == [
        f"{n} {t}" for n, t in enumerate(LINES, start=1)
    ]


FONTS = ("Laksaman", "Kinnari", "Loma", "Umpush", "Waree", "Purisa", "Sawasdee")


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print the lines in small letters, a file for each font."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("libreoffice")
    sources = {font: letter_docx(folder / f"{font}.docx", LINES, font=font, size=9) for font in FONTS}
    for font, pdf in to_pdf({font: source.read_bytes() for font, source in sources.items()}).items():
        (folder / f"{font}.pdf").write_bytes(pdf)
    return folder


@pytest.mark.parametrize("font", FONTS)
def test_lines_printed_by_libreoffice_in_small_letters_come_back(by_libreoffice: Path, font: str) -> None:
    (page,) = extractors.extract(by_libreoffice / f"{font}.pdf", ocr="never").pages
    assert [folded(line) for line in page.text.splitlines()] == list(LINES)


def glyph(char: str, x: float) -> Glyph:
    box = Box(x, 90, x + 3, 100)
    return Glyph(char, box, box, x, 100.0, 16.0, visible=True, upright=True)


UPSIDE_DOWN = Affine((0, 842), (1, 0), (0, -1))


def test_a_text_that_is_drawn_by_several_glyphs_takes_the_place_of_all() -> None:
    # PDFium puts all characters at the first glyph, and gives them once more where it turns the order
    span = Span("น้ำ", (60, 742), (60.5, 742, 75, 760), (76, 742))
    given = [glyph(char, 60) for char in "น้ำ"]
    found = list(in_spans([(1, given), (2, given), (3, [glyph("ด", 76)])], {1: span, 2: span}, UPSIDE_DOWN))
    assert [(g.char, g.x) for g in found] == [("น", 60), ("้", 60), ("ำ", 68), ("ด", 76)]
    assert found[2].advance.right == 76
    assert found[0].ink == found[1].ink


def test_a_mark_that_is_a_text_of_its_own_keeps_its_place() -> None:
    span = Span("้", (68, 742), (63, 755, 67, 760), (68, 742))
    (mark,) = in_spans([(1, [glyph("้", 68)])], {1: span}, UPSIDE_DOWN)
    assert (mark.ink.left, mark.ink.right, mark.x) == (63, 67, 68)


def test_glyphs_that_mean_what_they_are_stay_as_they_are() -> None:
    span = Span("กข", (60, 742), (60, 742, 76, 760), None)
    runs = [(1, [glyph("ก", 60)]), (2, [glyph("ข", 68)])]
    assert list(in_spans(runs, {1: span, 2: span}, UPSIDE_DOWN)) == [glyph("ก", 60), glyph("ข", 68)]


def piece(text: str, left: float, right: float, top: float) -> Fragment:
    return Fragment(text, Box(left, top, right, top + 12), before=WIDE)


def texts(lines: list[Line]) -> list[str]:
    return ["".join(f.text for f in line) for line in lines]


def test_prose_in_two_columns_is_read_column_by_column() -> None:
    left = [piece(f"ซ้าย{n} " + "ก" * 20, 50, 280 - 3 * (n % 2), 100 + 16 * n) for n in range(8)]
    right = [piece(f"ขวา{n} " + "ข" * 20, 310, 540 - 3 * (n % 2), 100 + 16 * n) for n in range(8)]
    head, foot = [piece("หัวเรื่อง" * 8, 50, 540, 70)], [piece("ท้ายเรื่อง" * 8, 50, 540, 240)]
    rows: list[Line] = [head, *([a, b] for a, b in zip(left, right, strict=True)), foot]
    assert in_columns(rows) == [head, *([a] for a in left), *([b] for b in right), foot]


def test_a_head_and_a_table_are_read_line_by_line() -> None:
    head: list[Line] = [[piece("ที่ ทด 0019/12", 50, 150, 60), piece("ที่ว่าการอำเภอทดสอบ", 360, 540, 60)]]
    table: list[Line] = [
        [
            piece("นายสมมุติ" + "ก" * (9 * (n % 3)), 50, 120 + 60 * (n % 3), 100 + 16 * n),
            piece("ขข", 310, 330, 100),
        ]
        for n in range(9)
    ]
    assert in_columns(head + table) == head + table
    assert in_columns([]) == []
