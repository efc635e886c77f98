"""Letter numbers, in every form that offices print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.letter.numbers import bare_number, blank_of_year, labelled_number, year_of
from thai.digits import to_thai

AGENCIES = st.text(st.sampled_from("กขคงจชซดตถทนบปผพมยรลวศสหอ"), min_size=1, max_size=3)
CODES = st.lists(st.integers(1, 9999), min_size=1, max_size=3).map(lambda parts: ".".join(map(str, parts)))


@pytest.mark.parametrize(
    ("text", "value", "partial"),
    [
        ("ที่ นม ๐๐๓๗.๖/๘๔๗๑", "นม 0037.6/8471", False),
        ("ที่ มท 0808.2/ว2299", "มท 0808.2/ว 2299", False),
        ("ที่ ศธ ๐๕๑๔.๑.๓๑/ว ๖๓๐", "ศธ 0514.1.31/ว 630", False),
        ("ด่วนที่สุด ที่ มท ๐๘๐๘.๒/ว ๒๒๙๙ ลงวันที่", "มท 0808.2/ว 2299", False),
        ("ที่ ๒๑๔/๒๕๖๙", "214/2569", False),
        ("ที\tศน 0019.9/318", "ศน 0019.9/318", False),
        ("ที่ นม 0037. 6 / 9266", "นม 0037.6/9266", False),
        ("ที่ นม ๐๐๓๗.๖/", "นม 0037.6/", True),
        ("ที่ นม ๐๐๓๗.๖/ว ....", "นม 0037.6/ว", True),
        ("ที่ นม 0037.6", "นม 0037.6", True),
    ],
)
def test_a_number_after_its_label(text: str, value: str, partial: bool) -> None:  # noqa: FBT001 - a column
    found = labelled_number(text)
    assert found is not None
    assert (found.value, found.partial) == (value, partial)


@pytest.mark.parametrize("text", ["ที่ทำการองค์การ", "ที่ดิน 5 ไร่", "ที่ นา 5 ไร่", "พื้นที่ 12/2", "ครั้งที่ 3"])
def test_what_is_no_number(text: str) -> None:
    assert labelled_number(text) is None


@pytest.mark.parametrize(
    "text", ["ที่ /๒๕๖๙", "ที่ ......... / 2569", "ที่\t/2569", "เลขที่      /๒๕๖๙", "ที่ 8ะ /2569"]
)
def test_of_an_order_not_yet_numbered_the_year_is_printed(text: str) -> None:
    found = blank_of_year(text)
    assert found is not None
    assert (found.value, found.partial) == ("/2569", True)
    assert labelled_number(text) is None


@pytest.mark.parametrize("text", ["พื้นที่ /2569", "ที่ /256", "ที่ /2569/3", "ที่ ทด 0019/2569", "ที่ /1234"])
def test_what_is_no_blank_number_of_an_order(text: str) -> None:
    assert blank_of_year(text) is None


@pytest.mark.parametrize(
    ("text", "year"), [("๑๒/๒๕๖๙", "/2569"), ("ทด 0019/2569", None), ("0019.2/145", None)]
)
def test_the_year_of_an_orders_number(text: str, year: str | None) -> None:
    found = year_of(text)
    assert (found and found.value) == year


def test_a_number_whose_label_was_misread() -> None:
    found = bare_number("N ศน 0019/ว 1533")
    assert found is not None
    assert found.value == "ศน 0019/ว 1533"
    assert bare_number("นาย 12 คน") is None


@given(AGENCIES, CODES, st.booleans(), st.integers(1, 99999), st.booleans())
def test_every_number_is_read_back(agency: str, code: str, circular: bool, running: int, thai: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    value = f"{agency} {code}/{'ว ' if circular else ''}{running}"
    text = f"ที่ {to_thai(value) if thai else value}  สำนักงาน"
    found = labelled_number(text)
    assert found is not None
    assert found.value == value
    assert to_thai(text[found.start : found.end]) == to_thai(value)


@given(st.text(st.sampled_from("ที่ กขว0๑๙25/.()\tN\n"), max_size=40))
def test_never_fails(text: str) -> None:
    for read in (labelled_number, bare_number, blank_of_year, year_of):
        found = read(text)
        assert found is None or 0 <= found.start < found.end <= len(text)
