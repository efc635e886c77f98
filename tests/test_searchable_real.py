"""Scans as kasian reads them: what is copied out of their searchable PDFs is what was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SHARED
from PIL import ImageChops
from searchable_parts import copied, copied_by_poppler, drawn, lines_in

import extractors
from extractors.base import PageRange
from pipeline.searchable.making import searchable_pdf

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "files"
LETTERS = SHARED / "dev_letters"


def bare(lines: list[str]) -> str:
    return "".join("".join(lines).split())


def check_copying(file: Path, pages: PageRange, folder: Path) -> None:
    """Read some pages, and compare what was read with what two programs copy."""
    read = extractors.extract(file, ocr="always", pages=pages).pages
    pdf = searchable_pdf(file, read)
    assert pdf is not None
    for page in read:
        assert page.words
        only = ("-raw", "-f", str(page.number), "-l", str(page.number))
        for lines in (copied(pdf, page.number), copied_by_poppler(pdf, folder, *only)):
            assert bare(lines) == bare([page.text])
    if file.suffix == ".pdf":
        number = pages[0]
        assert ImageChops.difference(drawn(pdf, number), drawn(file, number)).getbbox() is None


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("10_radio_flood.tif", (1, 2)),
        ("16_certificate_group.jpg", (1, 1)),
        ("18_thai_digits_scan.pdf", (1, 1)),
    ],
)
def test_the_text_of_a_sample_is_copied_as_it_was_read(tmp_path: Path, name: str, pages: PageRange) -> None:
    check_copying(SAMPLES / name, pages, tmp_path)


def test_the_lines_of_a_sample_are_copied_as_lines(tmp_path: Path) -> None:
    file = SAMPLES / "18_thai_digits_scan.pdf"
    (page,) = extractors.extract(file).pages
    pdf = searchable_pdf(file, [page])
    assert pdf is not None
    assert copied(pdf) == lines_in(page.text)
    assert copied_by_poppler(pdf, tmp_path, "-raw") == lines_in(page.text)


# a table on a page that is turned by its PDF; a page with a scanner's own layer; a colour scan
@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "number"), [("B/a1214553772.pdf", 4), ("C/000-2.pdf", 1), ("A/a1290054419.jpg", 1)]
)
def test_the_text_of_a_real_scan_is_copied_as_it_was_read(tmp_path: Path, name: str, number: int) -> None:
    check_copying(LETTERS / name, (number, number), tmp_path)
