"""Our recogniser and Tesseract read the same lines, and each says what its reading is worth."""

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from made_files import picture

from extractors.base import ReaderMissing
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.lines.found import Found
from extractors.ocr.recogniser.reader import read_by_model
from extractors.ocr.tesseract.engine import OcrFailed
from extractors.ocr.tesseract.reader import read_by_tesseract
from extractors.ocr.what_is_read import Reading
from thai.digits import has_digit

LINES = ("ที่ ทด ๐๐๑๔.๓/ว ๖๗๘๙", "ลงวันที่ ๒๓ มกราคม ๒๕๓๕ จำนวน 3 ชุด", "ประชุมผ่าน Zoom Meeting (ตำบลนี้)")


@pytest.fixture(scope="module")
def found() -> Found:
    return find_lines(np.asarray(picture(LINES, dpi=300)), 300)


def texts(reading: Reading) -> list[str]:
    return ["".join(piece.before + piece.text for piece in line).strip() for line in reading.lines]


def test_our_recogniser_reads_every_digit_and_mark(found: Found) -> None:
    reading = read_by_model(found, found.placement)
    assert texts(reading) == list(LINES)
    assert reading.confidence > 0.95


def test_pieces_stand_where_they_were_printed(found: Found) -> None:
    for line in read_by_model(found, found.placement).lines:
        boxes = [piece.box for piece in line if piece.box is not None]
        assert len(boxes) == len(line)
        assert all(left.right <= right.left + 2 for left, right in pairwise(boxes))
        assert boxes[0].left == pytest.approx(0.9 * 72, abs=4)
        assert all(5 < box.bottom - box.top < 24 for box in boxes)


def test_a_page_without_lines_reads_as_nothing() -> None:
    empty = find_lines(np.full((400, 300), 255, np.uint8), 300)
    assert list(read_by_model(empty, empty.placement).lines) == []


def test_tesseract_is_not_believed_with_digits_once_a_thai_one_is_read(found: Found) -> None:
    pieces = [piece for line in read_by_tesseract(found, found.placement).lines for piece in line]
    assert max(piece.confidence for piece in pieces if has_digit(piece.text)) <= 0.5
    assert max(piece.confidence for piece in pieces if not has_digit(piece.text)) > 0.8


def test_without_tesseract_its_reader_says_what_to_install(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReaderMissing, match="ติดตั้ง tesseract-ocr"):
        read_by_tesseract(found, found.placement)


def test_without_tesseracts_thai_model_too(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(_installed_models() / "eng.traineddata", tmp_path)
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(ReaderMissing, match="tesseract-ocr-tha"):
        read_by_tesseract(found, found.placement)


def test_a_broken_model_of_tesseract_is_a_failed_reading(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in ("tha", "eng"):
        (tmp_path / f"{language}.traineddata").write_bytes(b"broken")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(OcrFailed):
        read_by_tesseract(found, found.placement)


def _installed_models() -> Path:
    """Ask Tesseract where its models are."""
    said = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=True, env=os.environ
    )
    return Path(said.stdout.split('"')[1])
