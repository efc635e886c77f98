"""The query language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.base import SearchError
from index.query import parse_query
from thai.terms import query_terms


def pieces(text: str) -> list[str]:
    return ["".join(piece.alternatives[0].units) for piece in parse_query(text).pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("กองทุน แม่บ้าน", ["กองทุน", "แม่บ้าน"]),
        ('"กองทุน แม่บ้าน" ปี', ["กองทุนแม่บ้าน", "ปี"]),
        ("“กองทุน แม่บ้าน” ปี", ["กองทุนแม่บ้าน", "ปี"]),
        ('"กองทุน แม่บ้าน', ["กองทุนแม่บ้าน"]),
        ("วันที่ ๑ กันยายน ๒๕๖๔", ["วันที่1กันยายน2564"]),
        ("ประชุม 5 ม.ค. 65", ["ประชุม", "5ม.ค.65"]),
        ("มาตรา 77", ["มาตรา77"]),
        ("พ.ศ. ๒๕๖๖", ["พ.ศ.2566"]),
        ("ครั้งที่ 3/2564", ["ครั้งที่3/2564"]),
        ("กข 0019.2/ว 145", ["กข0019.2/ว145"]),
        ("1,250.50 บาท", ["1,250.50บาท"]),
        ("งบประมาณ 2565", ["งบประมาณ", "2565"]),
        ("COVID-19", ["covid-19"]),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_without() -> None:
    query = parse_query('งบประมาณ -ร่าง -"แก้ไข ครั้งที่ 2"')
    assert ["".join(piece.alternatives[0].units) for piece in query.without] == ["ร่าง", "แก้ไขครั้งที่2"]
    assert ["".join(piece.alternatives[0].units) for piece in query.pieces] == ["งบประมาณ"]


def test_a_quoted_piece_is_never_loosened() -> None:
    loose, quoted = parse_query('ชุมชน "ชุมชน"').pieces
    assert loose.alternatives[0].forgiven
    assert not quoted.alternatives[0].forgiven


def test_the_whole_is_all_pieces_side_by_side() -> None:
    query = parse_query("กองทุน -ร่าง แม่บ้าน")
    assert query.whole.grams == query_terms("กองทุนแม่บ้าน").grams


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "\u200b", "-ร่าง", '-"ร่าง หนังสือ"'])
def test_nothing_asked_for_is_an_error_of_one_thai_line(text: str) -> None:
    with pytest.raises(SearchError) as caught:
        parse_query(text)
    assert "พิมพ์" in caught.value.reason
    assert "\n" not in caught.value.reason


@settings(deadline=None)
@given(st.text('กขา่ ab1/"“”-–\n', max_size=30) | st.text(max_size=30))
def test_any_text_is_a_query_or_a_known_error(text: str) -> None:
    try:
        query = parse_query(text)
    except SearchError:
        return
    assert query.pieces
    assert all(piece.alternatives[0].units for piece in (*query.pieces, *query.without))
