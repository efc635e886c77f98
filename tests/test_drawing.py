"""``kasian read --debug``: what was seen of a page, as pictures for a person."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import LETTER, Put, Sheet, letter_docx, made_pdf, picture
from PIL import Image, ImageDraw

from extractors import extract
from extractors.base import Box, Page, Word
from extractors.drawing.overlay import coloured_ink, found_lines, prepared
from extractors.drawing.pages import draw_pages
from extractors.drawing.sight import quarter_turns, sight_of
from extractors.ocr.placing import Pixels
from extractors.picture import Picture

KASIAN = Path(sys.executable).parent / "kasian"
BLUE = (30, 60, 200)
PLAIN = "kasian reads official letters and drafts the note that goes with them"
OF_A_SCAN = ["page-001-lines.png", "page-001-prepared.png", "page-001-read.png", "page-001-read.txt"]


def saved(image: Image.Image, path: Path, dpi: int = 200) -> Path:
    image.save(path, dpi=(dpi, dpi))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(KASIAN), "read", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def is_ink(image: Image.Image) -> Pixels:
    return np.asarray(np.asarray(image.convert("RGB")).min(axis=2) < 128, dtype=np.uint8)


def test_a_scan_is_drawn_beside_its_reading(tmp_path: Path) -> None:
    scan = saved(picture(LETTER[:3]), tmp_path / "scan.png")
    done = read(scan, "--debug", tmp_path / "new" / "seen", "--json", cwd=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["pages"][0]["source"] == "ocr"
    assert str(tmp_path / "new" / "seen") in done.stderr
    assert names(tmp_path / "new" / "seen") == OF_A_SCAN
    rows = (tmp_path / "new" / "seen" / "page-001-read.txt").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[1] for row in rows] == json.loads(done.stdout)["pages"][0]["text"].splitlines()


def test_a_folder_that_cannot_be_made_is_one_line_of_error(tmp_path: Path) -> None:
    scan = saved(picture(LETTER[:1]), tmp_path / "scan.png")
    done = read(scan, "--debug", scan / "seen", cwd=tmp_path)
    assert done.returncode != 0
    assert "--debug" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_without_pages_gives_no_pictures(tmp_path: Path) -> None:
    done = read(letter_docx(tmp_path / "letter.docx"), "--debug", tmp_path / "seen", cwd=tmp_path)
    assert done.returncode == 0
    assert "วาดได้เฉพาะ" in done.stderr
    assert not (tmp_path / "seen").exists()


def test_only_the_asked_pages_are_drawn_each_as_it_was_read(tmp_path: Path) -> None:
    typed = Sheet((Put(PLAIN, 40, 700), Put(PLAIN, 40, 660), Put(PLAIN, 40, 620)))
    file = made_pdf(tmp_path / "mixed.pdf", [typed, typed, Sheet(picture=picture(LETTER[:2]))])
    pages = extract(file, pages=(2, 3)).pages
    assert [page.source for page in pages] == ["text", "ocr"]
    written = list(draw_pages(file, pages, tmp_path / "seen"))
    assert sorted(path.name for path in written) == names(tmp_path / "seen")
    scan = [name.replace("001", "003") for name in OF_A_SCAN]
    assert names(tmp_path / "seen") == ["page-002-words.png", *scan]


def test_a_page_that_cannot_be_read_is_drawn_all_the_same(tmp_path: Path) -> None:
    scan = saved(Image.new("L", (800, 1100), 255), tmp_path / "blank.png")
    pages = extract(scan).pages
    assert not pages[0].words
    assert len(list(draw_pages(scan, pages, tmp_path / "seen"))) == len(OF_A_SCAN)


def looked_at(image: Image.Image, tmp_path: Path) -> tuple[Page, Picture]:
    (page,) = extract(saved(image, tmp_path / "scan.png")).pages
    return page, Picture(image, 200)


def test_ink_of_a_line_is_coloured_and_other_ink_stays_black(tmp_path: Path) -> None:
    image = picture(LETTER[:4])
    ImageDraw.Draw(image).ellipse((1200, 1800, 1420, 2020), fill=0)
    drawn = np.asarray(found_lines(sight_of(*looked_at(image, tmp_path)))).astype(int)
    level = np.asarray(image.resize(drawn.shape[1::-1])) < 60
    colourful = np.ptp(drawn, axis=2) > 40
    height = drawn.shape[0]
    letters, blot = level[: height // 2], level[height // 2 :]
    assert colourful[: height // 2][letters].mean() > 0.99
    assert colourful[height // 2 :][blot].mean() < 0.1


def test_neighbouring_rows_differ_in_colour(tmp_path: Path) -> None:
    sight = sight_of(*looked_at(picture(LETTER[:5]), tmp_path))
    drawn = np.asarray(found_lines(sight))
    colours = []
    for (line,) in sight.rows:
        box = line.box
        (left, top), (right, bottom) = sight.pixels([(box.left, box.top), (box.right, box.bottom)])
        part = drawn[int(top) : int(bottom), int(left) : int(right)].reshape(-1, 3)
        shades, counts = np.unique(part[np.ptp(part.astype(int), axis=1) > 40], axis=0, return_counts=True)
        colours.append(tuple(shades[counts.argmax()]))
    assert len(colours) == 5
    assert all(a != b for a, b in pairwise(colours))


def test_coloured_ink_is_drawn_apart_from_the_print(tmp_path: Path) -> None:
    image = picture(LETTER[:4]).convert("RGB")
    ImageDraw.Draw(image).rectangle((900, 1500, 1300, 1700), outline=BLUE, width=8)
    sight = sight_of(*looked_at(image, tmp_path))
    ink = coloured_ink(sight)
    assert ink is not None
    height = ink.height // 2
    assert not is_ink(ink)[:height].any()
    assert is_ink(ink)[height:].any()
    assert not is_ink(prepared(sight))[height:].any()


def test_a_page_in_black_has_no_coloured_ink(tmp_path: Path) -> None:
    assert coloured_ink(sight_of(*looked_at(picture(LETTER[:2]), tmp_path))) is None


def test_a_page_that_lay_wrong_is_drawn_the_right_way_up(tmp_path: Path) -> None:
    page, turned = looked_at(picture(LETTER).transpose(Image.Transpose.ROTATE_90), tmp_path)
    sight = sight_of(page, turned)
    assert sight.colours.shape[0] > sight.colours.shape[1]
    assert list(sight.texts) == page.text.splitlines()


@given(st.integers(0, 3), st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_the_way_words_run_tells_how_a_page_lay(turns: int, lines: list[int]) -> None:
    """A page lies by so many quarter turns clockwise; as many less than four turn it back."""
    text, words = "", []
    for nth, count in enumerate(lines):
        for place in range(count + 1):
            left, top = 40.0 * place, 30.0 * nth
            words.append(
                Word(len(text), len(text) + 2, turned_box(Box(left, top, left + 30, top + 10), turns), 1.0)
            )
            text += "กข "
        text = text.rstrip() + "\n"
    assert quarter_turns(Page(1, text, tuple(words), "ocr", 1.0, "made")) == -turns % 4


def turned_box(box: Box, turns: int) -> Box:
    """Turn a box clockwise about the corner of the page."""
    for _ in range(turns):
        box = Box(-box.bottom, box.left, -box.top, box.right)
    return box


@pytest.mark.shared
def test_a_real_scan_is_drawn_with_its_stamps(tmp_path: Path) -> None:
    letters = Path(__file__).resolve().parents[2] / "shared" / "dev_letters" / "A"
    scan = min(letters.glob("*.jpg"))
    assert list(draw_pages(scan, extract(scan).pages, tmp_path))
    assert "page-001-ink.png" in names(tmp_path)
