"""Letter numbers, in every form that offices print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.letter.numbers import bare_number, labelled_number
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


@given(st.text(st.sampled_from("ที่ กขว0๑๙/.()\tN\n"), max_size=40))
def test_never_fails(text: str) -> None:
    for read in (labelled_number, bare_number):
        found = read(text)
        assert found is None or 0 <= found.start < found.end <= len(text)
