"""Abbreviations and what they stand for, both ways."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import open_index
from index.base import Entry
from index.query import parse_query
from pipeline.office.places import Places
from pipeline.office.settings import parse_settings
from pipeline.searching.own_abbreviations import own_abbreviations
from thai.abbreviations import Abbreviations, abbreviations, alternatives, common_abbreviations
from thai.abbreviations_used import COMMON
from thai.fold import fold
from thai.terms import query_terms


def others(text: str, known: Abbreviations | None = None) -> tuple[str, ...]:
    return alternatives(fold(text), known or common_abbreviations())


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("พช.", "พัฒนาชุมชน"),
        ("พช", "พัฒนาชุมชน"),
        ("พ.ช.", "พัฒนาชุมชน"),
        ("พัฒนาชุมชน", "พช."),
        ("กรมการพัฒนาชุมชน", "พช."),
        ("สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา", "สพจ.ศรีนาคา"),
        ("สพอ.หนองบึง", "สำนักงานพัฒนาชุมชนอำเภอหนองบึง"),
        ("ประชุมองค์การบริหารส่วนตำบลหนองบึง", "ประชุมอบต.หนองบึง"),
        ("อบต", "อบต."),
        ("มท.", "กระทรวงมหาดไทย"),
        ("กข.คจ.", "โครงการแก้ไขปัญหาความยากจน"),
        ("กขคจ", "กข.คจ."),
        ("จปฐ.", "ความจำเป็นพื้นฐาน"),
        ("OTOP", "โอทอป"),
        ("โอทอป", "otop"),
        ("พรบ.", "พ.ร.บ."),
        ("พ.ร.บ.", "พระราชบัญญัติ"),
        ("ผอ.สพจ.", "ผอ.สำนักงานพัฒนาชุมชนจังหวัด"),
        ("เทศบาลเมืองกระทรวงมหาดไทย", "เทศบาลเมืองมท."),
    ],
)
def test_both_ways(text: str, other: str) -> None:
    assert other in others(text)


@pytest.mark.parametrize(
    "text",
    [
        "สมทบ",  # มท inside
        "รอบตลาด",  # อบต inside
        "สอบต.",  # other initials
        "hotops",
        "5 ม.ค. 65",
        "ก.พ.",  # February
        "เทศบาลเมือง",  # ทม. would stand in กทม.
        "2565",
        "",
    ],
)
def test_nothing_else_is_meant(text: str) -> None:
    assert others(text) == ()


def test_without_full_stops_only_what_no_word_holds() -> None:
    assert "จปฐ" in others("ความจำเป็นพื้นฐาน")
    assert "มท" not in others("กระทรวงมหาดไทย")
    assert "อบต" not in others("องค์การบริหารส่วนตำบล")


@pytest.mark.parametrize("short", COMMON)
def test_every_entry_is_known_from_its_short_form(short: str) -> None:
    assert set(others(short)) & {fold(long) for long in COMMON[short]}


def test_the_offices_own_come_first_and_stand_beside_the_common_ones() -> None:
    known = abbreviations({"ดฟส.": "ดอนฟ้าใส", "กองทุนแม่": "กองทุนแม่ของแผ่นดิน", "พช.": "พืชไร่", "": "x"})
    assert others("อบต.ดอนฟ้าใส", known)[:1] == ("อบต.ดฟส.",)
    assert "กองทุนแม่ของแผ่นดิน" in others("กองทุนแม่", known)
    assert others("พช.", known)[:2] == ("พืชไร่", "พัฒนาชุมชน")


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([*COMMON, "พัฒนาชุมชน", "ก", "่", ".", " ", "ab", "1"]), max_size=6).map("".join)
)
def test_any_text_has_few_other_ways_and_never_itself(text: str) -> None:
    found = others(text)
    assert len(found) == len(set(found)) <= 8
    assert fold(text) not in found
    assert all(query_terms(other).units for other in found)


@pytest.mark.parametrize("engine", ["tantivy", "whoosh"])
def test_a_search_finds_what_is_said_otherwise_and_no_other_word(tmp_path: Path, engine: str) -> None:
    bodies = ["ข้อมูล จปฐ. ปี", "ข้อมูลความจำเป็นพื้นฐาน", "เงินสมทบ", "หนังสือ มท.", "กระทรวงมหาดไทย"]
    with closing(open_index(tmp_path / "index", engine, create=True)) as index:
        index.put(_entry(str(n), body) for n, body in enumerate(bodies))

        def found(query: str) -> set[str]:
            return {hit.id for hit in index.search(parse_query(query), 10).hits if not hit.near}

        assert found("จปฐ.") == found("จปฐ") == found("ความจำเป็นพื้นฐาน") == {"0", "1"}
        assert found("กระทรวงมหาดไทย") == found("มท.") == {"3", "4"}
        assert found('"กระทรวงมหาดไทย"') == {"4"}
        assert found("ข้อมูล -จปฐ.") == {"1"}
        assert found("เรื่อง:มท.") == set()


def _entry(entry_id: str, body: str) -> Entry:
    return Entry(
        id=entry_id,
        path="",
        kind="memo",
        number="",
        date="",
        subject="",
        sender="",
        pages=(body,),
        terms={"body": query_terms(body)},
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[abbreviations]\n"ดฟส." = "ดอนฟ้าใส"\n', {"ดฟส.": "ดอนฟ้าใส"}),
        ('abbreviations = { "ดฟส." = "ดอนฟ้าใส" }\n', {"ดฟส.": "ดอนฟ้าใส"}),
        ("# [abbreviations]\n", {}),
        ('[abbreviations]\n"ดฟส." = 1\n', {}),
        ("abbreviations = 5\n", {}),
        ("[abbreviations\n", {}),
        ("", {}),
    ],
)
def test_the_offices_own_are_read_from_its_settings(
    tmp_path: Path, text: str, expected: dict[str, str]
) -> None:
    (tmp_path / "office.toml").write_text(text, encoding="utf-8")
    assert own_abbreviations(Places(tmp_path)) == expected


def test_without_settings_there_are_none(tmp_path: Path) -> None:
    assert own_abbreviations(Places(tmp_path)) == {}


def test_settings_know_the_table() -> None:
    settings_ = parse_settings('name = "สำนักงาน"\n[abbreviations]\n"ดฟส." = "ดอนฟ้าใส"\n')
    assert settings_.abbreviations == {"ดฟส.": "ดอนฟ้าใส"}
