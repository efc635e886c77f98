from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from letter_builder import Sheet
from memo_letters import LETTERS, OFFICE, external, invitation, stamped

from pipeline.letter.fields import Letter
from pipeline.memo import draft
from pipeline.memo.as_json import memo_from_json, memo_to_json
from pipeline.memo.docx_writer import write_docx
from pipeline.memo.markdown_writer import to_markdown

SHARED = Path(__file__).resolve().parents[2] / "shared"
SARABUN = SHARED / "fonts" / "th_sarabun_psk"
each = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)


def long_letter(deadlines: int) -> Letter:
    """A letter that holds far more than a page."""
    owed = [f"ให้รายงานผลครั้งที่ {n} ภายในวันที่ {n} มีนาคม ๒๕๖๙" for n in range(1, deadlines + 1)]
    told = [f"ข้อเท็จจริงลำดับที่ {n} " + "ขอให้อำเภอดำเนินการตามแนวทางที่กำหนด " * 9 for n in range(1, 9)]
    subject = "การขับเคลื่อนงานพัฒนาชุมชนและการรายงานผลการดำเนินงานตามแผนปฏิบัติการประจำปี " * 2
    page = Sheet(("\n\n".join([subject, *owed, *told]),))
    return replace(
        invitation(),
        subject=page.found(subject.strip()),
        deadlines=tuple(page.deadline(one, f"2026-03-{n:02d}") for n, one in enumerate(owed, start=1)),
        body=tuple(page.found(one.strip()) for one in told),
    )


def pages_of(folder: Path, conf: Path | None = None) -> dict[str, list[str]]:
    """Render all notes of a folder with LibreOffice; the text of the pages of each."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: the notes cannot be rendered")
    files = sorted(map(str, folder.glob("*.docx")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    environment = {**os.environ, **({"FONTCONFIG_FILE": str(conf)} if conf else {})}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    shown: dict[str, list[str]] = {}
    for file in sorted(folder.glob("*.pdf")):
        with pdfium.PdfDocument(file) as pdf:
            shown[file.stem] = [pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf))]
    return shown


def write_all(folder: Path) -> None:
    letters = {name: letter() for name, letter in LETTERS.items()}
    letters |= {"long": long_letter(2), "owed": long_letter(16)}
    letters["secret"] = replace(external(), secrecy=Sheet(("ลับ",)).found("ลับ"))
    for name, letter in letters.items():
        write_docx(draft(letter, OFFICE), letter, OFFICE, folder / f"{name}.docx")


@pytest.mark.slow
def test_a_note_stands_on_one_page(tmp_path: Path) -> None:
    write_all(tmp_path)
    shown = pages_of(tmp_path)
    assert len(shown) == len(LETTERS) + 3
    assert {name: len(pages) for name, pages in shown.items()} == dict.fromkeys(shown, 1)


@pytest.mark.slow
@pytest.mark.shared
def test_a_note_stands_on_one_page_in_sarabun(tmp_path: Path) -> None:
    if not SARABUN.is_dir():
        pytest.skip("the folder 'shared' with the TH Sarabun PSK font does not stand beside the checkout")
    conf = tmp_path / "fonts.conf"
    conf.write_text(f"<fontconfig><dir>{SARABUN}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    write_all(tmp_path)
    shown = pages_of(tmp_path, conf)
    assert {name: len(pages) for name, pages in shown.items()} == dict.fromkeys(shown, 1)


def test_a_full_page_gives_up_body_text_and_never_a_deadline() -> None:
    letter = long_letter(16)
    memo = draft(letter, OFFICE)
    texts = [one.text for section in memo.sections for one in section.sentences]
    assert sum(text.startswith("กำหนด ให้รายงานผลครั้งที่") for text in texts) == 16
    assert sum("ข้อเท็จจริงลำดับที่" in text for text in texts) < 8


@each
def test_the_docx_says_what_the_note_says(letter: Callable[[], Letter], tmp_path: Path) -> None:
    one, file = letter(), tmp_path / "note.docx"
    memo = draft(one, OFFICE)
    write_docx(memo, one, OFFICE, file)
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    missing = [s.text for section in memo.sections for s in section.sentences if s.text not in text]
    assert missing == []
    for words in ("บันทึกข้อความ", "ส่วนราชการ", "เรียน  พัฒนาการอำเภอสมมุติ", "ความเห็น/คำสั่ง"):
        assert words in text


def test_the_same_note_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    for file in (first, second):
        write_docx(draft(external(), OFFICE), external(), OFFICE, file)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_thai_font_size_and_language_hold_for_complex_script(tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    write_docx(draft(external(), OFFICE), external(), OFFICE, file)
    with zipfile.ZipFile(file) as archive:
        styles = archive.read("word/styles.xml").decode()
        body = archive.read("word/document.xml").decode()
    normal = styles[styles.index('w:styleId="Normal"') :].split("</w:style>")[0]
    assert 'w:cs="TH SarabunPSK"' in normal
    assert '<w:szCs w:val="32"/>' in normal
    assert 'w:bidi="th-TH"' in normal
    assert '<w:szCs w:val="58"/>' in body


def test_a_doubt_is_explained_once(tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    unsure = Sheet(("๓ พฤศจิกายน ๒๕๖๘",)).found("๓ พฤศจิกายน ๒๕๖๘", "2025-11-03", sure=0.5)
    letter = replace(stamped(), date=unsure)
    write_docx(draft(letter, OFFICE), letter, OFFICE, file)
    explained = [one.text for one in Document(str(file)).paragraphs if one.text.startswith("[?]")]
    assert explained == ["[?] หมายถึง อ่านไม่ชัดหรืออ่านได้บางส่วน โปรดตรวจกับต้นฉบับ"]


@each
def test_json_goes_there_and_back(letter: Callable[[], Letter]) -> None:
    memo = draft(letter(), OFFICE)
    value = json.loads(json.dumps(memo_to_json(memo), ensure_ascii=False))
    assert memo_from_json(value) == memo
    assert isinstance(value["short"], str)
    assert isinstance(value["line"], str)
    proof = value["sections"][0]["sentences"][0]["evidence"][0]
    assert set(proof) == {"source", "page", "start", "end", "quote"}


@each
def test_markdown_shows_sections_warnings_and_sources(letter: Callable[[], Letter]) -> None:
    one = letter()
    memo = draft(one, OFFICE)
    text = to_markdown(memo, one, OFFICE)
    assert all(f"## {section.title}" in text for section in memo.sections)
    assert all(warning in text for warning in memo.warnings)
    assert "## ที่มาของข้อความ" in text


def test_markdown_keeps_the_letters_signs_from_meaning_anything() -> None:
    page = Sheet(("เรื่อง *ด่วน* <b> | # [ก]",))
    letter = replace(stamped(), subject=page.found("*ด่วน* <b> | # [ก]"))
    text = to_markdown(draft(letter, OFFICE), letter, OFFICE)
    assert r"\*ด่วน\* \<b\> \| \# \[ก\]" in text


def test_a_misread_letter_still_gives_a_file_that_opens(tmp_path: Path) -> None:
    paragraph = "เรื่องที่อ่าน\ufffeปนกับเนื้อความ " * 60
    page = Sheet((paragraph,))
    letter = replace(stamped(), subject=page.found(paragraph), sender=page.found(paragraph))
    file = tmp_path / "note.docx"
    write_docx(draft(letter, OFFICE), letter, OFFICE, file)
    assert "เรื่องที่อ่านปนกับเนื้อความ" in Document(str(file)).tables[1].rows[0].cells[0].text
