from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from docx import Document
from memo_letters import OFFICE
from PIL import Image, ImageDraw

from extractors.base import Box, Page, Word
from pipeline.archive.notes import render_notes
from pipeline.letter.fields import Deadline, Found, Letter
from pipeline.memo import draft
from pipeline.memo.as_json import memo_from_json, memo_to_json
from pipeline.memo.crops import WIDEST, cut_out, cut_out_now, doubts_to_json, spots
from pipeline.memo.docx_writer import write_docx
from pipeline.memo.model import Section
from pipeline.memo.page import CROP, height
from pipeline.memo.sentences import MARK

TEXT = "ที่ กก ๐๐๑๙/\nส่งรายงาน ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘"
NUMBER, DUE = Box(60, 40, 180, 60), Box(60, 100, 220, 116)
RED, BLUE = (220, 0, 0), (0, 0, 220)


def word(text: str, box: Box, sure: float) -> Word:
    at = TEXT.index(text)
    return Word(at, at + len(text), box, sure)


def page() -> Page:
    words = (
        word("ที่", Box(30, 40, 50, 60), 0.95),
        word("กก ๐๐๑๙/", Box(60, 40, 120, 60), 0.95),
        word("ส่งรายงาน", Box(10, 100, 55, 116), 0.95),
        word("ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘", DUE, 0.4),
    )
    return Page(1, TEXT, words, "ocr", 0.9, "", width=300, height=200)


def letter() -> Letter:
    number, due = "กก ๐๐๑๙/", "ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘"
    at, owed = TEXT.index(number), TEXT.index(due)
    printed = Found(
        value="กก 0019/",
        raw=number,
        page=1,
        start=at,
        end=at + len(number),
        box=NUMBER,
        confidence=0.9,
        partial=True,
    )
    day = Deadline(
        value="2025-11-28",
        rule=None,
        who=None,
        what=None,
        raw=due,
        page=1,
        start=owed,
        end=owed + len(due),
        box=DUE,
        confidence=0.4,
    )
    return Letter(kind="external", number=printed, deadlines=(day,))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Give a picture of the page, 200 dots an inch, with colour where the readings stand."""
    scale = 200 / 72
    image = Image.new("RGB", (round(300 * scale), round(200 * scale)), "white")
    for box, colour in ((NUMBER, RED), (DUE, BLUE)):
        sides = [round(side * scale) for side in (box.left, box.top, box.right, box.bottom)]
        ImageDraw.Draw(image).rectangle(sides, fill=colour)
    file = tmp_path / "scan.png"
    image.save(file, dpi=(200, 200))
    return file


def colour_in(png: bytes) -> tuple[int, ...]:
    with Image.open(BytesIO(png)) as image:
        middle = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(middle, tuple)
    return tuple(round(one) for one in middle)


def test_json_shows_each_doubtful_reading_with_its_place_and_picture(scan: Path) -> None:
    memo = draft(letter(), OFFICE)
    wanted = spots(memo, letter(), (page(),))
    shown = {one["quote"]: one for one in doubts_to_json(wanted, cut_out_now(scan, wanted))}
    assert shown["กก ๐๐๑๙/"]["box"] == [60, 40, 180, 60]
    assert shown["ภายในวันที่ ๒๘ พฤศจิกายน ๒๕๖๘"]["page"] == 1
    pictures = [b64decode(one["picture"].removeprefix("data:image/png;base64,")) for one in shown.values()]
    near = [min((RED, BLUE), key=lambda one: abs(one[0] - colour_in(png)[0])) for png in pictures]
    assert sorted(near) == [BLUE, RED]


def test_the_picture_stands_behind_its_mark_in_word(scan: Path, tmp_path: Path) -> None:
    memo = draft(letter(), OFFICE)
    pictures = cut_out(scan, spots(memo, letter(), (page(),)))
    write_docx(memo, letter(), OFFICE, tmp_path / "note.docx", pictures)
    document = Document(str(tmp_path / "note.docx"))
    lines = [
        *document.paragraphs,
        *(p for t in document.tables for c in t.rows[0].cells for p in c.paragraphs),
    ]
    (owed,) = (one for one in lines if "กำหนด ภายในวันที่" in one.text)
    (cited,) = (one for one in lines if "ข้อเท็จจริง" in one.text)
    for line, end in ((owed, MARK), (cited, "........")):
        before = [run.text.replace("\N{WORD JOINER}", "") for run in line.runs]
        at = next(i for i, run in enumerate(line.runs) if run._r.xpath(".//pic:pic"))  # noqa: SLF001 - no public way
        assert before[at - 1].rstrip().endswith(end)
    write_docx(memo, letter(), OFFICE, tmp_path / "again.docx", pictures)
    assert (tmp_path / "again.docx").read_bytes() == (tmp_path / "note.docx").read_bytes()


def test_the_mark_stays_whole_and_with_its_word(tmp_path: Path) -> None:
    write_docx(draft(letter(), OFFICE), letter(), OFFICE, tmp_path / "note.docx")
    document = Document(str(tmp_path / "note.docx"))
    texts = [
        *(one.text for one in document.paragraphs),
        *(p.text for t in document.tables for c in t.rows[0].cells for p in c.paragraphs),
    ]
    held = "\N{WORD JOINER}".join(MARK)
    marks = [text for text in texts if held in text]
    assert marks
    assert all(f" {held}" not in text and f" {MARK}" not in text for text in texts)


def test_the_page_keeps_room_for_the_pictures() -> None:
    summary = draft(letter(), OFFICE).sections[0]
    doubtful = next(one for one in summary.sentences if one.doubts)
    marked = replace(summary, sentences=(doubtful,))
    bare = replace(summary, sentences=(replace(doubtful, doubts=()),))
    line = next(count for count in range(1, 60) if height((_longer(bare, count),), ()) > height((bare,), ()))
    assert height((_longer(marked, line - CROP),), ()) > height((bare,), ())
    assert height((_longer(marked, line - CROP - 1),), ()) == height((bare,), ())


def _longer(section: Section, clusters: int) -> Section:
    (sentence,) = section.sentences
    return replace(section, sentences=(replace(sentence, text=sentence.text + "ก" * clusters),))


def test_what_lay_on_its_head_is_shown_upright(scan: Path, tmp_path: Path) -> None:
    with Image.open(scan) as image:
        ImageDraw.Draw(image).rectangle((175, 120, 200, 160), fill="black")  # at the left of the number
        image.rotate(180).save(tmp_path / "head.png", dpi=(200, 200))
    turned = tuple(
        replace(
            one, box=Box(300 - one.box.right, 200 - one.box.bottom, 300 - one.box.left, 200 - one.box.top)
        )
        for one in page().words
        if one.box
    )
    number = letter().number
    assert number is not None
    seen = replace(letter(), number=replace(number, box=Box(120, 140, 240, 160)), deadlines=())
    wanted = spots(draft(seen, OFFICE), seen, (replace(page(), words=turned),))
    (png,) = cut_out(tmp_path / "head.png", wanted).values()
    with Image.open(BytesIO(png)) as image:
        grey = np.asarray(image.convert("L"), dtype=float)
    assert grey[:, 12:28].mean() < grey[:, -28:-12].mean()


def test_a_long_doubtful_stretch_shows_its_doubtful_number() -> None:
    words = (
        word("ที่", Box(0, 0, 90, 20), 0.5),
        word("กก ๐๐๑๙/", Box(90, 0, 150, 20), 0.5),
        word("ส่งรายงาน", Box(0, 20, 290, 40), 0.5),
    )
    whole = Found(
        value=TEXT, raw=TEXT, page=1, start=0, end=len(TEXT), box=Box(0, 0, 290, 60), confidence=0.3
    )
    seen = Letter(kind="external", subject=whole)
    (spot,) = spots(draft(seen, OFFICE), seen, (replace(page(), words=words),))
    assert spot.box == Box(90, 0, 150, 20)
    assert spot.box.right - spot.box.left <= WIDEST


def test_without_the_file_the_note_stands_without_pictures(tmp_path: Path) -> None:
    memo = draft(letter(), OFFICE)
    wanted = spots(memo, letter(), (page(),))
    assert cut_out_now(tmp_path / "lost.png", wanted) == {}
    word_file, markdown = render_notes(memo, letter(), OFFICE, tmp_path / "lost.png", wanted)
    assert word_file.startswith(b"PK")
    assert markdown
    assert {one["picture"] for one in doubts_to_json(wanted, {})} == {None}
    assert spots(memo, letter(), ()) == ()


def test_a_stored_note_keeps_its_doubts_and_an_old_one_is_read() -> None:
    memo = draft(letter(), OFFICE)
    kept = memo_to_json(memo)
    assert memo_from_json(kept) == memo
    for section in kept["sections"]:
        for sentence in section["sentences"]:
            sentence.pop("doubts", None)
    assert (
        spots(memo_from_json({**kept, "short_sentences": [], "line_sentences": []}), letter(), (page(),))
        == ()
    )
