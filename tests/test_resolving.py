"""A citation means the right letter of the office, or none: never a wrong one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.letters_parts.damage import damaged
from pipeline.matter.numbers_read import misread, number_parts
from pipeline.matter.resolving import Candidate, Cited, resolve
from thai.said_day import SaidDay, said_day

SENDER = "สำนักงานพัฒนาชุมชนจังหวัดศรีนาคา"


def cited(
    number: str = "ศน 0019.2/ว 145", date: str = "2022-03-14", agency: str = SENDER, raw: str = ""
) -> Cited:
    return Cited(number=number, date=date, agency=agency, raw=raw, received="2022-04-20")


def letter(
    id_: str,
    number: str = "ศน 0019.2/ว 145",
    date: str = "2022-03-14",
    sender: str = SENDER,
    *,
    alike: float = 0.0,
) -> Candidate:
    received = f"{date}T09:00:00" if len(date) == 10 else "2022-03-17T09:00:00"
    return Candidate(id=id_, number=number, date=date, sender=sender, received=received, alike=alike)


@pytest.mark.parametrize(
    "stored",
    [
        letter("a"),
        letter("a", number="ศน ๐๐๑๙.๒/ว๑๔๕"),
        letter("a", number="ศน 0019.2/145"),  # ว lost
        letter("a", number="ศน 0019.3/ว 145"),  # a figure of the code
        letter("a", number="ศน 0019.2/ว 745"),  # one of the number, and no such number is given so early
        letter("a", date="2022-03-12"),
        letter("a", date=""),
        letter("a", date="2022-03"),
        letter("a", date="2019-03-14"),  # came in long after: the year was misread
        letter("a", sender=""),
        letter("a", sender="สพจ.ศรีนาคา"),
        letter("a", number="ศน 0019.2/ว", alike=0.7),
    ],
)
def test_a_letter_is_found_though_one_thing_was_misread(stored: Candidate) -> None:
    received = stored.received if stored.date != "2019-03-14" else "2022-03-16T09:00:00"
    stored = Candidate(
        id="a",
        number=stored.number,
        date=stored.date,
        sender=stored.sender,
        received=received,
        alike=stored.alike,
    )
    assert resolve(cited(), [stored]).id == "a"


@pytest.mark.parametrize(
    "other",
    [
        letter("b", date="2021-03-14"),  # running numbers begin anew each year
        letter("b", date="2021-05-02"),
        letter("b", number="ศน 0019.2/ว 146"),
        letter("b", number="ศน 0019.2/ว 144", date="2022-03-13"),
        letter("b", number="ศน 0019.2/ว 311", date="2022-06-20"),
        letter("b", number="ลบ 0019/ว 145", sender="สำนักงานพัฒนาชุมชนจังหวัดลำบึง"),
        letter("b", number="", alike=0.2),
        letter("b", number="ศน 0019.2/ว"),
    ],
)
def test_what_is_easily_taken_for_it_is_not_it(other: Candidate) -> None:
    assert resolve(cited(), [other]).id is None
    assert resolve(cited(), [other, letter("a")]).id == "a"


def test_of_two_that_fit_alike_neither_is_meant() -> None:
    near = [letter("a"), letter("b", number="ศน 0019.2/ว 146", date="2022-03-15")]
    assert resolve(cited("ศน 0019.2/ว 146", "2022-03-14"), near).id is None
    assert resolve(cited(), [letter("a"), letter("b", sender="")]).reason == "several"


def test_of_two_copies_of_a_letter_the_first_one_is_meant() -> None:
    assert resolve(cited(), [letter("b"), letter("a")]).id == "a"


def test_the_agency_tells_apart_what_bears_the_same_number() -> None:
    orders = [
        letter("a", "12/2565", sender="ที่ว่าการอำเภอหนองบึง"),
        letter("b", "12/2565", sender="ที่ว่าการอำเภอโคกสูง"),
    ]
    assert resolve(cited("12/2565", agency="อำเภอโคกสูง"), orders).id == "b"
    assert resolve(cited("12/2565", agency=""), orders).id is None


def test_a_number_without_a_day_means_a_letter_of_the_last_year_only() -> None:
    undated = cited(date="", agency="")
    assert resolve(undated, [letter("a")]).id == "a"
    assert resolve(undated, [letter("a", date="2019-03-14")]).id is None


def test_nothing_is_found_where_nothing_is_told() -> None:
    assert resolve(cited("", "", ""), [letter("a")]).id is None
    assert resolve(cited(), []).reason == "absent"


@given(seed=st.integers(0, 10_000), running=st.integers(20, 9000), month=st.integers(1, 12))
def test_damage_never_leads_to_a_wrong_letter(seed: int, running: int, month: int) -> None:
    """The office has the letter, its neighbours of other days, its number in other years and at others."""
    chance = Random(seed)  # noqa: S311 - letters, not secrets
    day = f"2022-{month:02}-14"
    known = [
        letter("true", f"ศน 0019.2/ว {running}", day),
        letter("next", f"ศน 0019.2/ว {running + 1}", f"2022-{month:02}-15"),
        letter("before", f"ศน 0019.2/ว {running - 1}", f"2022-{month:02}-11"),
        letter("last year", f"ศน 0019.2/ว {running}", f"2021-{month:02}-14"),
        letter("other", f"ลบ 0017.1/ว {running}", day, "จังหวัดลำบึง"),
    ]
    said = Cited(
        number=damaged(f"ศน 0019.2/ว {running}", chance),
        date=day,
        agency=damaged(SENDER, chance),
        received="2023-01-10",
    )
    assert resolve(said, known).id in {"true", None}


@given(st.text(alphabet="0123456789", max_size=6), st.text(alphabet="0123456789", max_size=6))
def test_two_readings_are_as_likely_as_each_other(one: str, other: str) -> None:
    assert misread(one, other) == pytest.approx(misread(other, one))
    assert (misread(one, other) == 1) == (one == other)


@given(st.text(max_size=40))
def test_any_text_is_taken_apart(text: str) -> None:
    number_parts(text)
    said_day(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ลงวันที่ ๑๔ มีนาคม ๒๕๖๕", SaidDay(14, 3, 2022)),
        ("ลงวนที ๑๔ มนาคม ๒๕๖๕", SaidDay(14, 3, 2022)),
        ("ลว. 3 ก.พ. 67", SaidDay(3, 2, 2024)),
        ("๓ มี.ค. ๖๗", None),  # without its mark it may be January
        ("๓๗ กันยายน ๒๘๖๕", SaidDay(37, 9, None, "2865")),
        ("๕ หมู่บ้าน", None),
    ],
)
def test_a_day_is_read_from_damaged_words(text: str, day: SaidDay | None) -> None:
    assert said_day(text) == day
