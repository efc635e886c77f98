"""The text shown for a hit, and its marks."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from index.query import parse_query
from index.snippet import Snippet, snippet
from thai.clusters import cluster_starts, clusters
from thai.fold import fold
from thai.repair import repair
from thai.terms import forgiven_units, query_terms, units

PAGE = (
    "ที่ กข ๐๐๑๙.๒/ว ๑๔๕\nเรื่อง การประชุมคณะ\nกรรมการพัฒนาชุมชน ประจำเดือนกันยายน\n"
    "เรียน พัฒนาการอำเภอ\nด้วยสำนักงานกำหนดประชุมในวันที่ ๑๕ กันยายน ๒๕๖๕ เวลา ๐๙.๓๐ น. ณ ห้องประชุมชั้นสอง\n"
)


def show(query: str, *pages: str, width: int = 80) -> Snippet:
    return snippet(pages, parse_query(query).marked, width)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


def test_a_line_break_inside_does_not_hinder() -> None:
    assert marked(show("คณะกรรมการ", PAGE)) == ["คณะ กรรมการ"]


def test_thai_digits_are_marked_for_arabic_ones() -> None:
    assert marked(show("15 กันยายน 2565", PAGE)) == ["๑๕ กันยายน ๒๕๖๕"]


def test_a_forgiven_hit_is_marked_as_it_stands() -> None:
    assert marked(show("สานักงานกาหนดประชุม", PAGE)) == ["สำนักงานกำหนดประชุม"]


def test_what_nearly_stands_is_marked_as_far_as_it_does() -> None:
    found = marked(show("การจัดประชุมคณะกรรมการพัฒนาชุมชนเมือง", PAGE))
    assert found == ["ประชุมคณะ กรรมการพัฒนาชุมชน"]


def test_an_abbreviation_is_marked_for_what_it_stands_for() -> None:
    assert marked(show("พช.", PAGE)) == ["พัฒนาชุมชน"]


def test_a_quoted_piece_is_not_marked_where_it_only_nearly_stands() -> None:
    assert marked(show('"สานักงาน"', PAGE)) == []


def test_the_page_with_most_pieces_is_shown() -> None:
    found = show("ห้องประชุม 2565", "ห้องประชุม\n", PAGE)
    assert found.page == 2
    assert marked(found)[:1] == ["๒๕๖๕"]


def test_the_best_place_of_a_long_page_is_shown_with_cut_marks() -> None:
    found = show("ห้องประชุมชั้นสอง", "ข้อความอื่น " * 200 + PAGE + "ข้อความอื่น " * 200)
    assert marked(found) == ["ห้องประชุมชั้นสอง"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= 82


def test_a_cut_prefers_a_space() -> None:
    found = show("กลาง", "หนึ่ง สอง สาม สี่ ห้า กลาง หก เจ็ด แปด เก้า สิบ", width=20)
    inside = found.text.strip("…").split()
    assert set(inside) <= {"หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "กลาง", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"}


def test_without_a_place_the_first_page_with_text_begins() -> None:
    found = show("ไม่มีคำนี้", " ", PAGE)
    assert (found.page, found.marks) == (2, ())
    assert found.text.startswith("ที่ กข")


def test_no_pages_are_no_text() -> None:
    assert show("คำ") == Snippet(page=1, text="", marks=())


# no mark after white space: there it would be a cluster with the space
page_text = st.text("กขงนำาิ่้เ ๑2ab.\n", max_size=120).map(lambda raw: repair(re.sub(r"\s+(?=[ำิ่้])", "", raw)))


@settings(deadline=None)  # the machine may be busy
@given(page_text, st.data(), st.integers(1, 60))
def test_a_snippet_is_whole_clusters_of_the_page_and_marks_what_was_asked(
    page: str, data: st.DataObject, width: int
) -> None:
    parts = clusters(page)
    start = data.draw(st.integers(0, len(parts)))
    asked = query_terms("".join(parts[start : start + data.draw(st.integers(1, 6))]))
    found = snippet([page], [asked], width)
    line = " ".join(page.split())
    shown = found.text.removeprefix("…").removesuffix("…").strip()
    assert shown in line
    at = line.find(shown)
    bounds = {*cluster_starts(line), len(line)}
    assert any({i, i + len(shown)} <= bounds for i in range(at, len(line) + 1) if line.startswith(shown, i))
    assert all(0 <= first < last <= len(found.text) for first, last in found.marks)
    whole = {*cluster_starts(found.text), len(found.text)}
    assert {bound for mark in found.marks for bound in mark} <= whole
    for text in marked(found):
        if width >= len(page):
            loose = tuple(part for unit in units(fold(text)) for part in forgiven_units(unit))
            wanted = tuple(part for unit in asked.units for part in forgiven_units(unit))
            assert not wanted or set(wanted) & set(loose)
    if asked.units and width >= 60 and set(asked.units) <= set(units(fold(page))):
        assert found.marks or asked.units not in _windows(units(fold(page)), len(asked.units))


def _windows(stream: tuple[str, ...], size: int) -> set[tuple[str, ...]]:
    return {stream[i : i + size] for i in range(len(stream) - size + 1)}
