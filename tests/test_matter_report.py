"""The report: what came in, what was kept of the drafts, and how long it took."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue.rows import ActKind, ActRow, Fields, LetterRow, NewAct, State
from pipeline.matter.report import Kept, Lasted, report


def letter(
    id_: str, received: str, state: State = "drafted", officer: str = "", *, secret: bool = False
) -> LetterRow:
    return LetterRow(
        id=id_,
        sha256=id_,
        secret=secret,
        status="done",
        state=state,
        received_at=received,
        original_path="",
        archived="",
        officer=officer,
        fields=Fields(),
        warnings=(),
        revision=1,
        index_version=None,
    )


def act(id_: str, kind: ActKind, at: str, **told: object) -> ActRow:
    return ActRow(number=0, letter_id=id_, act=NewAct(at=at, who="นายดำ", kind=kind, told=told))


ROWS = [
    letter("1", "2022-03-01T08:00:00+07:00", "done", "นายดำ"),
    letter("2", "2022-03-02T08:00:00", "ordered", "นางสาวชบา"),
    letter("3", "2022-03-31T23:59:59", "accepted"),
    letter("4", "2022-04-01T00:00:00"),
    letter("5", "2022-03-05T08:00:00", secret=True),
]
ACTS = [
    act("1", "accepted", "2022-03-01T09:00:00+07:00", kept=0.5),
    act("1", "accepted", "2022-03-01T10:00:00+07:00", kept=1.0),
    act("2", "accepted", "2022-03-02T10:00:00", kept=0.8),
    act("3", "accepted", "2022-03-31T23:59:59", kept=0.9),
    act("1", "ordered", "2022-03-02T08:00:00+07:00"),
    act("2", "ordered", "2022-03-05T08:00:00"),
    act("1", "done", "2022-03-02T20:00:00+07:00"),
    act("4", "accepted", "2022-04-01T09:00:00", kept=0.1),
]


def test_a_month_is_that_of_receipt() -> None:
    made = report(ROWS, ACTS, "2022-03")
    assert (made.month, made.all.letters, made.secret) == ("2022-03", 3, 1)
    assert {state: count for state, count in made.all.states.items() if count} == {
        "done": 1,
        "ordered": 1,
        "accepted": 1,
    }
    assert report(ROWS, ACTS).all.letters == 4


def test_of_a_note_that_was_accepted_twice_the_last_one_counts() -> None:
    assert report(ROWS, ACTS, "2022-03").all.kept == Kept(3, 0.9, 0.3333)


def test_times_run_from_receipt_to_the_first_order_and_from_the_last_one_to_the_end() -> None:
    figures = report(ROWS, ACTS, "2022-03").all
    assert figures.to_order == Lasted(2, 2.0, 3.0)
    assert figures.to_done == Lasted(1, 0.5, 0.5)
    later = [act("1", "ordered", "2022-03-04T08:00:00"), act("1", "done", "2022-03-06T08:00:00")]
    again = report(ROWS, [*ACTS, *later], "2022-03").all
    assert (again.to_order, again.to_done) == (figures.to_order, Lasted(1, 2.0, 2.0))
    opened = report(ROWS, [*ACTS, later[0]], "2022-03").all
    assert opened.to_done == Lasted(0, None, None)


def test_each_officer_has_figures_of_his_own() -> None:
    made = report(ROWS, ACTS, "2022-03")
    assert list(made.officers) == ["", "นางสาวชบา", "นายดำ"]
    assert made.officers["นายดำ"].to_done == Lasted(1, 0.5, 0.5)
    assert made.officers["นางสาวชบา"].to_order == Lasted(1, 3.0, 3.0)
    assert made.officers[""].kept == Kept(1, 0.9, 0.0)


@pytest.mark.parametrize("rows", [[], ROWS[3:4], ROWS[4:]])
def test_without_acts_there_are_no_figures(rows: list[LetterRow]) -> None:
    made = report(rows, [], None)
    assert (made.all.kept, made.all.to_order) == (Kept(0, None, None), Lasted(0, None, None))


@given(st.lists(st.sampled_from(ACTS)))
def test_the_officers_letters_are_all_letters_whatever_was_done(acts: list[ActRow]) -> None:
    made = report(ROWS, acts)
    assert sum(each.letters for each in made.officers.values()) == made.all.letters == 4
    assert sum(made.all.states.values()) == 4
    assert all((each.to_order.middle or 0) >= 0 for each in made.officers.values())
