"""Web pages, and text in the codes that Thai programs use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractors
from extractors.html_file import html_lines
from extractors.parcels.charsets import by_charset, guessed

PAGE = "<!doctype html><html><head><meta charset='{code}'><title>ชื่อ</title></head><body>{body}</body></html>"


def test_a_web_page_is_read_line_by_line() -> None:
    body = (
        "<h1>ประกาศ&nbsp;อำเภอ</h1><p>กำหนด<b>ส่ง</b>\n ภายใน<br>วันที่ 20<script>var a='x'</script>"
        "<ul><li>หนึ่ง<li>สอง</ul><style>p{}</style><div>ท้าย</div>"
    )
    assert html_lines(PAGE.format(code="utf-8", body=body)) == [
        "ประกาศ อำเภอ", "กำหนดส่ง ภายใน", "วันที่ 20", "หนึ่ง", "สอง", "ท้าย"
    ]  # fmt: skip


def test_rows_of_tables_stay_together() -> None:
    table = (
        "<table><tr><th>ตำบล<th>งบ<tr><td><p>หนองบึง</p><p>หมู่ 3</p></td><td></td><td><p>500</p></td></table>"
    )
    assert html_lines(table + "ท้าย") == ["ตำบล  งบ", "หนองบึง  500", "หมู่ 3", "ท้าย"]
    assert html_lines(f"<table><tr><td>ก<td>{table}</table>") == ["ก  ตำบล  งบ", "หนองบึง  500", "หมู่ 3"]


@pytest.mark.parametrize(
    ("said", "code"), [("utf-8", "utf-8"), ("windows-874", "cp874"), ("tis-620", "cp874")]
)
def test_the_code_that_a_page_names_is_used(tmp_path: Path, said: str, code: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.format(code=said, body="<p>กำหนดส่ง").encode(code))
    assert extractors.kind_of(file) == "html"
    assert extractors.extract(file).pages[0].text == "กำหนดส่ง"
    assert extractors.extract(file, pages=(2, 2)).pages == ()


@settings(deadline=None)  # codecs are loaded on first use
@given(st.text(alphabet="<>/!-?&;\"' atdrbleph=กา\n\0", max_size=200))
def test_no_markup_breaks_the_reader(markup: str) -> None:
    for line in html_lines(markup):
        assert line == " ".join(line.split(" "))
        assert line.strip()


THAI = st.text(
    alphabet=[chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))] + list(" ab12")
)


@settings(deadline=None)  # codecs are loaded on first use
@given(
    THAI,
    st.sampled_from(["tis-620", "TIS620", "windows-874", "x-windows-874", "cp874", "CP-874", "iso-8859-11"]),
)
def test_thai_is_decoded_by_every_name_of_its_code(text: str, name: str) -> None:
    assert by_charset(text.encode("cp874"), name) == text


@settings(deadline=None)  # codecs are loaded on first use
@given(THAI)
def test_utf_8_is_known_without_a_name(text: str) -> None:
    assert guessed(text.encode()) == by_charset(text.encode(), "us-ascii") == text


@settings(deadline=None)  # codecs are loaded on first use
@given(st.binary(max_size=80), st.text(max_size=12))
def test_all_bytes_become_some_text(data: bytes, name: str) -> None:
    assert isinstance(by_charset(data, name), str)
