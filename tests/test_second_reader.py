"""Who reads a picture: our recogniser, Tesseract, or both; a number on which they differ is doubtful."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import picture
from PIL import Image

import extractors
from extractors.base import Page, ReaderChoice, ReaderMissing
from extractors.ocr.both.comparing import agree, beside
from extractors.ocr.both.digits import with_digits_compared
from extractors.ocr.lines.finder import find_lines
from extractors.ocr.recogniser.reader import read_by_model
from extractors.ocr.what_is_read import LineRead
from pipeline.letter.fields import DOUBT
from thai.digits import has_digit

KASIAN = Path(sys.executable).parent / "kasian"
ROOT = Path(__file__).resolve().parents[1]
THAI = ("ที่ ทด ๐๐๑๔.๓/ว ๖๗๘๙", "ลงวันที่ ๒๓ มกราคม ๒๕๓๕ จำนวน ๔๙๘ ชุด")
ARABIC = ("ส่งภายในวันที่ 28 กันยายน จำนวน 145 ชุด", "โทร. 0 7999 1234 ต่อ 607")
SPREAD = (
    "ส่งรายงานการประชุมของหมู่บ้านแล้ว 494725 บาท และ 70706",
    "ผู้เข้าร่วมกิจกรรมของตำบล 657688 ราย 94445",
    "ด้วยอำเภอได้รับแจ้งยอดสมาชิกกองทุน 874972 ราย 125027",
    "งบประมาณที่ได้รับจัดสรรทั้งสิ้น 449474 บาท และ 14741",
)
ENGLISH = (
    "เรื่อง ขอเชิญประชุม",
    "Please confirm your attendance by electronic mail",
    "The Regional Workshop on Community Development",
)


def scan(folder: Path, lines: tuple[str, ...]) -> Path:
    file = folder / "scan.png"
    picture(lines, dpi=300).save(file, dpi=(300, 300))
    return file


def read(file: Path, reader: ReaderChoice = "own") -> Page:
    (page,) = extractors.extract(file, reader=reader).pages
    return page


def numbers(page: Page) -> dict[str, float]:
    words = ((page.text[word.start : word.end], word.confidence) for word in page.words)
    return {text: confidence for text, confidence in words if has_digit(text)}


def kasian(*arguments: object, cwd: Path, **env: str) -> str:
    plain = {name: value for name, value in os.environ.items() if name != "KASIAN_OFFICE"}
    command = [str(KASIAN), *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=plain | env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(file: Path, *arguments: str, cwd: Path, **env: str) -> dict[str, Any]:
    (page,) = json.loads(kasian("read", file, "--json", *arguments, cwd=cwd, **env))["pages"]
    return dict(page)


def test_each_choice_names_its_readers(tmp_path: Path) -> None:
    file = scan(tmp_path, THAI)
    own, tesseract, both = (read(file, reader) for reader in ("own", "tesseract", "both"))
    assert own.text.splitlines() == both.text.splitlines() == list(THAI)
    assert not set(tesseract.text) & set("๔๖๗๘๙")
    assert own.reason == "image; OCR by our recogniser, line by line"
    assert tesseract.reason == "image; OCR by Tesseract at 300 dpi, line by line"
    assert both.reason == "image; OCR by our recogniser, digits compared with Tesseract's, line by line"


def test_digits_that_tesseract_lacks_are_not_doubted_for_it(tmp_path: Path) -> None:
    file = scan(tmp_path, THAI)
    alone, compared = numbers(read(file)), numbers(read(file, "both"))
    assert {"๖๗๘๙", "๔๙๘"} <= set(alone)
    assert compared == alone


def test_numbers_read_alike_keep_their_confidence(tmp_path: Path) -> None:
    file = scan(tmp_path, ARABIC)
    alone, compared = numbers(read(file)), numbers(read(file, "both"))
    assert {"28", "145", "7999", "1234", "607"} <= set(alone)
    assert compared == alone


@pytest.mark.parametrize(("right", "wrong"), [("145", "146"), ("28", "20"), ("1234", "123"), ("607", "๖๐7")])
def test_a_number_read_differently_is_doubtful_and_no_other(right: str, wrong: str) -> None:
    found = find_lines(np.asarray(picture(ARABIC, dpi=300)), 300)
    lines = [_misread(line, right, wrong) for line in read_by_model(found, found.placement).of_lines]
    compared = with_digits_compared(lines)
    pairs = [
        (before, after)
        for line, again in zip(lines, compared, strict=True)
        for before, after in zip(line.pieces, again.pieces, strict=True)
    ]
    lowered = [after for before, after in pairs if after != before]
    assert all(replace(after, confidence=0) == replace(before, confidence=0) for before, after in pairs)
    expected = [] if any(char in "๔๖๗๘๙" for char in wrong) else [wrong]
    assert [piece.text for piece in lowered] == expected
    assert all(piece.confidence < DOUBT for piece in lowered)


def _misread(line: LineRead, right: str, wrong: str) -> LineRead:
    pieces = (replace(piece, text=wrong) if piece.text == right else piece for piece in line.pieces)
    return replace(line, pieces=tuple(pieces))


def test_numbers_with_spread_ink_on_which_the_readers_differ_are_doubtful(tmp_path: Path) -> None:
    sheet = cv2.erode(np.asarray(picture(SPREAD, dpi=300)), np.ones((7, 7), np.uint8))
    file = tmp_path / "copied.png"
    Image.fromarray(sheet).save(file, dpi=(300, 300))
    own, both, tesseract = read(file), read(file, "both"), read(file, "tesseract")
    assert own.text == both.text
    lowered = [b for a, b in zip(own.words, both.words, strict=True) if b.confidence < a.confidence]
    assert lowered
    assert all(word.confidence < DOUBT for word in lowered)
    assert all(own.text[word.start : word.end] not in tesseract.text for word in lowered)


def test_lines_in_latin_letters_are_read_by_tesseract(tmp_path: Path) -> None:
    page = read(scan(tmp_path, ENGLISH))
    assert page.text.splitlines() == list(ENGLISH)
    assert "our recogniser, 2 in Latin letters by Tesseract" in page.reason
    assert [word.start for word in page.words] == sorted(word.start for word in page.words)


def test_without_tesseract_our_recogniser_reads_all_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = scan(tmp_path, (*ENGLISH, *THAI))
    monkeypatch.setenv("PATH", str(tmp_path))
    page = read(file)
    assert page.text.splitlines()[3:] == list(THAI)
    assert len(page.text.splitlines()) == 5
    assert "lines in Latin letters too, since Tesseract is not installed" in page.reason


@pytest.mark.parametrize("reader", ["both", "tesseract"])
def test_who_asks_for_tesseract_is_told_that_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: ReaderChoice
) -> None:
    file = scan(tmp_path, THAI)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReaderMissing, match="ติดตั้ง tesseract-ocr"):
        read(file, reader)


def test_a_broken_tesseract_leaves_our_own_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = scan(tmp_path, ARABIC)
    alone = read(file)
    for language in ("tha", "eng"):
        (tmp_path / f"{language}.traineddata").write_bytes(b"broken")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    page = read(file, "both")
    assert (page.text, page.words) == (alone.text, alone.words)
    assert "digits not compared, since Tesseract failed" in page.reason


def test_without_the_file_of_our_recogniser_tesseract_reads(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("recogniser.onnx", "__pycache__")
    for package in ("extractors", "thai", "pipeline", "commands"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    file = scan(tmp_path, ARABIC)
    for reader in ("own", "both"):
        page = told(file, "--reader", reader, cwd=tmp_path, PYTHONPATH=str(tmp_path))
        assert page["reason"] == "image; OCR by Tesseract at 300 dpi, line by line"
        assert "145" in page["text"]


def test_the_command_asks_whom_it_is_told_or_whom_the_office_asks(tmp_path: Path) -> None:
    office = tmp_path / "office"
    kasian("init", office, cwd=tmp_path)
    settings = office / "office.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('reader = "own"', 'reader = "tesseract"'), "utf-8")
    file = scan(office / "inbox", THAI)
    assert "by Tesseract" in told(file, cwd=office)["reason"]
    assert "our recogniser" in told(file, "--reader", "own", cwd=office)["reason"]
    outcome = json.loads(kasian("ingest", "--json", cwd=office).splitlines()[0])
    shown = kasian("show", outcome["id"], cwd=office)
    assert "๐๐๑" in shown
    assert "๖๗๘๙" not in shown


LINES = st.text("กขค 0125๐๑๒๕./", max_size=20)


@given(LINES, LINES, LINES)
def test_beside_is_a_part_of_the_other_reading(line: str, run: str, other: str) -> None:
    text = f"{line} {run}"
    assert beside(text, other, len(line) + 1, len(text)) in other


@given(LINES, st.text("0123456789", min_size=1, max_size=8), LINES)
def test_the_same_reading_always_agrees(before: str, run: str, after: str) -> None:
    line = f"{before}ก{run}ข{after}"
    start = len(before) + 1
    assert agree(run, beside(line, line, start, start + len(run))) is True
