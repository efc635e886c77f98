"""What the gold of the development letters can judge, and the line that says what a confidence is worth."""

from __future__ import annotations

import pytest

from benchmarks.letters_parts import tables
from benchmarks.letters_parts.golds import read_golds
from benchmarks.letters_parts.marks import Mark


@pytest.mark.shared
def test_a_gold_of_heads_does_not_judge_a_foot() -> None:
    heads = [gold for gold in read_golds("B") if gold["letter"]]
    assert heads
    assert all({"position", "owner", "phone"} <= set(gold["not_scored"]) for gold in heads)
    whole = [gold for gold in read_golds("A") if gold["letter"] and gold["letter"]["owner"] is None]
    assert whole
    assert all("owner" not in gold["not_scored"] for gold in whole)


@pytest.mark.shared
def test_only_the_sets_asked_for() -> None:
    assert {gold["file"][0] for gold in read_golds("CF")} == {"C", "F"}


def test_a_line_tells_both_shares(capsys: pytest.CaptureFixture[str]) -> None:
    marks = [
        Mark("sender", "right", sure=True),
        Mark("sender", "right"),
        Mark("owner", "wrong", sure=True),
        Mark("owner", "wrong"),
        Mark("to", "blank"),
        Mark("events", "right", sure=True),
    ]
    tables.print_belief("real", marks)
    fields, everything = capsys.readouterr().out.splitlines()
    assert fields.startswith("real, fields: 1 of 2 right values have 0.8 or more (50.0 %)")
    assert fields.endswith("1 of 2 values at 0.8 or more are wrong (50.0 %)")
    assert "2 of 3 right values" in everything
