"""A citation's year is known again though a figure of it was misread."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.matter.years_meant import same_year
from thai.said_day import SaidDay

THERE, CAME = date(2022, 4, 20), date(2022, 3, 17)
DAY = SaidDay(14, 3, 2022)


@pytest.mark.parametrize(
    ("cited", "letter", "likely"),
    [
        (DAY, DAY, True),
        (SaidDay(14, 3, None, "8565"), DAY, True),  # two figures misread: 2565 is nearest
        (SaidDay(14, 3, None, "85"), DAY, True),  # of a short year
        (DAY, SaidDay(14, 3, None, "2865"), True),  # of the letter itself, and it came in then
        (None, DAY, True),  # most letters that are cited are young
        (SaidDay(14, 3, 2021), DAY, False),
        (DAY, SaidDay(14, 3, 2021), False),
        (SaidDay(14, 3, 2017), DAY, False),
    ],
)
def test_the_year_is_the_same_where_figures_and_age_agree(
    cited: SaidDay | None, letter: SaidDay, *, likely: bool
) -> None:
    came = CAME if letter.year != 2021 else date(2021, 3, 17)
    assert (same_year(cited, THERE, letter, came) > 0.7) == likely


def test_a_letter_of_long_ago_is_not_meant_where_no_year_is_told() -> None:
    assert same_year(SaidDay(14, 3, None), THERE, SaidDay(14, 3, 2019), date(2019, 3, 17)) < 0.1


_DAYS = st.builds(
    SaidDay,
    st.integers(0, 39),
    st.integers(1, 12),
    st.none() | st.integers(1990, 2030),
    st.text("0123456789", max_size=4),
)


@given(st.none() | _DAYS, st.none() | _DAYS)
def test_it_is_a_likelihood_whatever_was_read(cited: SaidDay | None, letter: SaidDay | None) -> None:
    assert 0.0 <= same_year(cited, THERE, letter, CAME) <= 1.0
