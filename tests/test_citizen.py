"""Numbers of citizens are known by their check digit, and hidden where many may read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from office_maker import LETTER, make_office, take_in

from cli import kasian
from index.snippet import snippet
from thai.citizen import find_citizen_ids, is_citizen_id, without_citizen_ids
from thai.digits import to_arabic, to_thai
from thai.terms import terms

_NUMBER = "1234567890121"
_CARD = "1-2345-67890-12-1"


def _with_check_digit(twelve: str) -> str:
    return next(twelve + last for last in "0123456789" if is_citizen_id(twelve + last))


def _on_card(number: str, sign: str) -> str:
    return sign.join((number[0], number[1:5], number[5:10], number[10:12], number[12]))


numbers = st.from_regex(r"[1-8][0-9]{11}", fullmatch=True).map(_with_check_digit)
signs = st.sampled_from(["", "-", " ", "–", "\N{NON-BREAKING HYPHEN}", "\N{NO-BREAK SPACE}"])
surroundings = st.text("กขงำ ้\n,:()x", max_size=12)


@given(numbers, signs, st.booleans(), surroundings, surroundings)
def test_it_is_found_however_it_is_written(number: str, sign: str, thai: bool, a: str, b: str) -> None:  # noqa: FBT001 - drawn
    written = _on_card(number, sign)
    written = to_thai(written) if thai else written
    (found,) = find_citizen_ids(f"{a}{written}{b}")
    assert (found.number, found.start, found.end) == (number, len(a), len(a) + len(written))


@given(numbers, signs, st.booleans())
def test_only_the_last_three_digits_are_left(number: str, sign: str, thai: bool) -> None:  # noqa: FBT001 - drawn
    written = _on_card(number, sign)
    written = to_thai(written) if thai else written
    hidden = without_citizen_ids(f"นาย ก {written} นั้น").removeprefix("นาย ก ").removesuffix(" นั้น")
    assert len(hidden) == len(written)
    assert [char for char in hidden if char.isdigit()] == [char for char in written if char.isdigit()][-3:]
    assert re.sub(r"[\dx]", "", hidden) == re.sub(r"\d", "", written)
    assert to_arabic(hidden).replace("x", "").endswith(to_arabic(written)[-1])


@given(numbers, st.integers(1, 9))
def test_a_wrong_check_digit_makes_it_another_number(number: str, more: int) -> None:
    other = number[:-1] + str((int(number[-1]) + more) % 10)
    assert without_citizen_ids(other) == other


@given(numbers, st.from_regex(r"[0-9]", fullmatch=True))
def test_a_longer_run_of_digits_is_no_number_of_a_citizen(number: str, digit: str) -> None:
    assert list(find_citizen_ids(f"{digit}{number}")) == list(find_citizen_ids(f"{number}{digit}")) == []


@given(st.text("0123456789๐๑๒๓๔๕๖๗๘๙- ก\n.", max_size=60))
def test_any_text_keeps_its_length_and_a_hidden_one_stays_as_it_is(text: str) -> None:
    hidden = without_citizen_ids(text)
    assert len(hidden) == len(text)
    assert without_citizen_ids(hidden) == hidden
    assert all(other in (one, "x") for one, other in zip(text, hidden, strict=True))


def test_an_item_number_just_before_it_does_not_hide_it_from_us() -> None:
    assert without_citizen_ids(f"ข้อ 3 {_CARD}") == "ข้อ 3 x-xxxx-xxxxx-12-1"
    assert without_citizen_ids(f"{_NUMBER} {_NUMBER}") == "xxxxxxxxxx121 xxxxxxxxxx121"


@pytest.mark.parametrize("width", [10, 20, 40, 160])
def test_a_snippet_that_cuts_a_number_does_not_show_a_part_of_it(width: int) -> None:
    page = f"บัตรประจำตัวประชาชนเลขที่ {_on_card(_NUMBER, ' ')} ของนายสมมุติ"
    for asked in ("เลขที่", "12345", "สมมุติ", "67890"):
        shown = snippet((page,), (terms(asked, ()),), width)
        assert not re.search(r"2345|678", shown.text), shown.text


@pytest.mark.parametrize("asked", [_NUMBER, "ประชาชน"])
def test_a_search_finds_the_number_and_does_not_show_it(tmp_path: Path, asked: str) -> None:
    office = make_office(tmp_path)
    text = LETTER.format(subject=f"ขอตรวจสอบบุคคล เลขประจำตัวประชาชน {_NUMBER}", number="๑")
    (office.inbox / "a.txt").write_text(text, encoding="utf-8")
    take_in(office)
    for as_json in ([], ["--json"]):
        shown = CliRunner().invoke(kasian, ["search", asked, "--office", str(office.root), *as_json])
        assert shown.exit_code == 0
        assert "2565-0001" in shown.output
        assert _NUMBER not in shown.output
        assert "xxxxxxxxxx121" in shown.output
