"""What is copied out of a searchable PDF is what was read, and is marked where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import Sheet, made_pdf
from PIL import Image
from pypdf import PdfReader
from searchable_parts import Lie, char_boxes, copied, copied_by_poppler, lines_in, page_of

from extractors.base import Box, Page, union
from pipeline.searchable.making import searchable_pdf

HARD = """\
ที่ ศน ๐๐๑๙.๒/ว ๓๔๕  สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา
วันที่ 14 มีนาคม 2565 เวลา ๑๓.๓๐ น.
น้ำ ก้ำ ป้ำ ปั๊ม ญี่ปุ่น ผู้ใหญ่ ฐานะ กฎ ฎีกา ศาสตร์ สมบูรณ์ ฦๅ
(นางสาวสมศรี ใจดี) ๆ ฯลฯ “วลี” e-mail: info@example.go.th
๑ ) ก . ว"""


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_pdf(
        tmp_path_factory.mktemp("blank") / "blank.pdf", [Sheet(picture=Image.new("L", (99, 140), 250))]
    )


def made(file: Path, *pages: Page) -> bytes:
    pdf = searchable_pdf(file, pages)
    assert pdf is not None
    return pdf


def bare(text: str) -> str:
    return "".join(text.split())


def test_marks_sara_am_and_both_kinds_of_digits_come_back_as_they_were_read(
    blank: Path, tmp_path: Path
) -> None:
    pdf = made(blank, page_of(HARD))
    assert copied(pdf) == lines_in(HARD)
    assert copied_by_poppler(pdf, tmp_path, "-raw") == lines_in(HARD)
    # here and there pdftotext sees no space between letters that stand alone
    laid_out = copied_by_poppler(pdf, tmp_path, "-layout")
    assert [bare(line) for line in laid_out] == [bare(line) for line in lines_in(HARD)]
    assert lines_in(PdfReader(tmp_path / "copied.pdf", strict=True).pages[0].extract_text()) == lines_in(HARD)


_CLUSTER = st.from_regex(r"[เ-ไ]?[ก-ฮ][ัิ-ูำ]?[่-๋์]?|[A-Za-z0-9๐-๙ฯๆ/().,]", fullmatch=True)
_WORD = st.lists(_CLUSTER, min_size=1, max_size=12).map("".join)
_TEXT = st.lists(st.lists(_WORD, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=12).map(
    "\n".join
)


@given(text=_TEXT, falls=st.sampled_from([0, 0.7, -1.5, 90, 180, 270]))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back_however_the_page_lies(blank: Path, text: str, falls: float) -> None:
    pdf = made(blank, page_of(text, lie=Lie(250, 400, falls)))
    assert bare("".join(copied(pdf))) == bare(text)


@pytest.mark.parametrize("falls", [0, 1, -2, 90, 180, 270])
def test_a_line_is_marked_where_it_is_printed(blank: Path, falls: float) -> None:
    text = "ขอเชิญประชุม ครั้งที่ ๑ ณ ที่ว่าการอำเภอ\nเรียน กำนัน ตำบลหนองบึง"
    page = page_of(text, lie=Lie(250, 400, falls))
    boxes = char_boxes(made(blank, page))
    for line in (0, 1):
        words = [word.box for word in page.words if text.count("\n", 0, word.start) == line]
        count = len(bare(text.splitlines()[line]))
        marked, boxes = boxes[:count], boxes[count:]
        assert near(union(box for _, box in marked), union(words), 2)


def test_a_word_is_marked_where_it_is_printed(blank: Path) -> None:
    page = page_of("ขอเชิญประชุม ครั้งที่ ๑\nเรียน กำนัน")
    boxes = char_boxes(made(blank, page))
    for word in page.words:
        count = word.end - word.start
        marked, boxes = boxes[:count], boxes[count:]
        assert near(union(box for _, box in marked), word.box, 1)


def near(one: Box | None, other: Box | None, far: float) -> bool:
    assert one is not None
    assert other is not None
    return all(
        abs(getattr(one, side) - getattr(other, side)) <= far for side in ("left", "top", "right", "bottom")
    )


def test_lines_that_touch_are_lines_of_their_own(blank: Path) -> None:
    words = page_of("ผู้ใหญ่บ้าน กำนัน\nปฏิบัติ ฎีกา").words
    tall = [replace(word, box=replace(word.box, bottom=word.box.bottom + 14)) for word in words if word.box]
    page = replace(page_of("ผู้ใหญ่บ้าน กำนัน\nปฏิบัติ ฎีกา"), words=tuple(tall))
    assert copied(made(blank, page)) == ["ผู้ใหญ่บ้าน กำนัน", "ปฏิบัติ ฎีกา"]


def test_words_without_a_place_and_boxes_without_an_extent_do_no_harm(blank: Path) -> None:
    page = page_of("หนึ่ง สอง สาม")
    first, second, third = page.words
    flat = Box(100, 60, 100, 60)
    pdf = made(blank, replace(page, words=(replace(first, box=None), replace(second, box=flat), third)))
    assert copied(pdf) == ["สอง สาม"]
