"""The development letters: figures that must not get worse."""

import json
import re
import shutil
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

import extractors
from extractors.base import Page

LETTERS = Path(__file__).resolve().parents[2] / "shared" / "dev_letters"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not LETTERS.is_dir(), reason="the development letters are not beside the checkout"),
]


def folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


def wrong(read: str, true: str) -> float:
    """Give the share of wrong characters, white space left out."""
    return Levenshtein.distance(folded(read), folded(true)) / len(folded(true))


def first_page(name: str, ocr: extractors.base.OcrMode = "auto") -> Page:
    return extractors.extract(LETTERS / name, ocr=ocr, pages=(1, 1)).pages[0]


def gold_text(name: str) -> str:
    with (LETTERS / "gold.jsonl").open(encoding="utf-8") as lines:
        text: str = next(entry["text"] for entry in map(json.loads, lines) if entry["file"] == name)
    return text


def of_folder(folder: str, end: str) -> list[Path]:
    return sorted(path for path in (LETTERS / folder).iterdir() if path.name.endswith(end))


def test_a_pdf_of_word_reads_as_the_document_it_was_made_from() -> None:
    (document,) = (
        p for p in of_folder("F", ".docx") if p.with_suffix(".pdf").exists() and p.stat().st_size < 50_000
    )
    written = extractors.extract(document).pages[0].text
    printed = extractors.extract(document.with_suffix(".pdf")).pages[0].text
    assert wrong(printed, written) == 0


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_old_document_with_the_name_of_a_new_one_reads_as_its_pdf() -> None:
    (document,) = (p for p in of_folder("F", ".docx") if p.stat().st_size > 50_000)
    written = extractors.extract(document).pages[0].text
    printed = extractors.extract(document.with_suffix(".pdf")).pages[0].text
    assert wrong(printed, written) <= 0.001


@pytest.mark.parametrize("name", ["B/a1216283806.pdf", "B/a1216280446.pdf", "B/a1216279941.pdf"])
def test_private_codes_and_marks_out_of_order_leave_no_trace(name: str) -> None:
    page = first_page(name)
    assert page.source == "text"
    assert page.reason.startswith("text layer repaired (private-use marks, ")
    assert not re.search("[\uf700-\uf71a]", page.text)
    assert not re.search("(?<![ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]", page.text)


def test_a_watermark_does_not_mix_with_the_law() -> None:
    page = extractors.extract(LETTERS / "B/a1214551660.pdf", pages=(4, 4)).pages[0]
    assert "ในอำเภอหนึ่งให้มีการเลือกตั้งสมาชิกสภาองค์การบริหารส่วนจังหวัดได้หนึ่งคน" in page.text.splitlines()


@pytest.mark.parametrize(("name", "limit"), [("C/005-2.pdf", 0.02), ("C/007-2.pdf", 0.025)])
def test_a_scanners_layer_is_kept_where_the_scan_may_not_be_read(name: str, limit: float) -> None:
    page = first_page(name, ocr="never")
    assert page.reason.startswith("scanner's text layer as it is: plausible")
    assert page.confidence <= 0.8
    assert wrong(page.text, gold_text(name)) <= limit


@pytest.mark.parametrize(
    ("name", "limit"), [("C/000-2.pdf", 0.03), ("C/005-2.pdf", 0.03), ("C/007-2.pdf", 0.03)]
)
def test_scans_are_read_rather_than_a_scanners_words_for_them(name: str, limit: float) -> None:
    page = first_page(name)
    assert page.source == "ocr"
    assert wrong(page.text, gold_text(name)) <= limit
