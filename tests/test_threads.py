"""What a letter cites and what cites it: tied whichever comes in first, and shown as a chain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from followed_letters import BY, OURS, office_of, order, said, send
from office_maker import problems

from cli import kasian
from pipeline.catalogue import citations
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.reading import letter_text
from pipeline.letter.as_json import letter_from_json
from pipeline.matter.precedents import precedents_for
from pipeline.office.office import Office
from pipeline.secrecy import mark_secret

FIRST = ("ศน 0019/ว 120", "2022-03-01", "การสำรวจกลุ่มอาชีพ")
SECOND = ("ศน 0019/ว 310", "2022-04-20", "เร่งรัดการสำรวจกลุ่มอาชีพ")
REPLY = ("ศน 0019.7/88", "2022-05-02", "รายงานผลการสำรวจกลุ่มอาชีพ")


def run(office: Office, *words: str) -> str:
    done = CliRunner().invoke(kasian, [*words, "--office", str(office.root)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def cited_by(office: Office, id_: str) -> list[str | None]:
    with open_to_read(office) as catalogue:
        return [each.row.cited_id for each in citations.citations_of(catalogue, [id_])]


def three(office: Office) -> tuple[str, str, str]:
    """A letter, its reminder, and our reply, which cites the reminder."""
    first = send(office, *FIRST)
    second = send(office, *SECOND, cites=(said(*FIRST[:2]),))
    reply = send(office, *REPLY, sender=OURS, cites=(said(*SECOND[:2]),))
    return first, second, reply


def test_the_chain_is_shown_from_any_of_its_letters_in_order_of_date(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    ids = three(office)
    order(office, ids[0], "มอบนายดำ สำรวจ", "นายดำ ใจดี")
    send(office, "ศน 0019/ว 900", "2022-06-01", "เรื่องอื่น")
    for id_ in ids:
        shown = json.loads(run(office, "thread", id_, "--json"))["letters"]
        assert [one["id"] for one in shown] == list(ids)
    assert [one["ours"] for one in shown] == [False, False, True]
    assert [one["cites"] for one in shown] == [[], [ids[0]], [ids[1]]]
    assert shown[0]["order"] == {"text": "มอบนายดำ สำรวจ", "to": "นายดำ ใจดี", "date": "2022-03-16"}
    text = run(office, "thread", ids[1])
    assert "“มอบนายดำ สำรวจ” ผู้รับผิดชอบ นายดำ ใจดี" in text
    assert "หนังสือของเรา" in text


def test_an_earlier_letter_that_comes_in_late_is_tied_then(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    second = send(office, *SECOND, cites=(said(*FIRST[:2]),))
    assert cited_by(office, second) == [None]
    assert "(ไม่พบในทะเบียน)" in run(office, "show", second)
    first = send(office, *FIRST)
    assert cited_by(office, second) == [first]
    shown = json.loads(run(office, "show", second, "--json"))
    assert (shown["cites"], shown["absent"]) == ([first], [])
    assert json.loads(run(office, "show", first, "--json"))["cited_by"] == [second]


def test_a_better_letter_takes_the_place_of_one_that_was_read_so(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    misread = send(office, "ศน 0079/ว 120", *FIRST[1:])
    second = send(office, *SECOND, cites=(said(*FIRST[:2]),))
    assert cited_by(office, second) == [misread]
    first = send(office, *FIRST)
    assert cited_by(office, second) == [first]


def test_what_is_not_in_the_catalogue_is_named_and_never_a_neighbour(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    send(office, "ศน 0019/ว 121", *FIRST[1:])
    send(office, FIRST[0], "2021-03-01", FIRST[2])
    second = send(office, *SECOND, cites=(said(*FIRST[:2]),))
    (link,) = json.loads(run(office, "thread", second, "--json"))["letters"]
    assert [one["number"] for one in link["absent"]] == [FIRST[0]]
    assert link["absent"][0]["date"] == FIRST[1]
    assert "(ไม่พบในทะเบียน)" in run(office, "thread", second)


def test_check_ties_what_was_cut_loose(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    first, second, _ = three(office)
    with open_to_write(office) as catalogue:
        numbers = [each.row.number for each in citations.all_citations(catalogue)]
        citations.set_cited(catalogue, dict.fromkeys(numbers))
    assert [each.kind for each in problems(office)] == ["citation"]
    assert cited_by(office, second) == [first]
    assert problems(office) == []


def test_a_secret_letter_stands_in_no_chain(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    first, second, reply = three(office)
    mark_secret(office, second, BY)
    assert [one["id"] for one in json.loads(run(office, "thread", first, "--json"))["letters"]] == [first]
    link = json.loads(run(office, "thread", reply, "--json"))["letters"]
    assert [one["id"] for one in link] == [reply]
    assert json.loads(run(office, "show", first, "--json"))["cited_by"] == []
    gone = CliRunner().invoke(kasian, ["thread", second, "--office", str(office.root)])
    assert gone.exit_code != 0


def test_a_letter_does_not_cite_itself_nor_one_of_later(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    one = send(office, *FIRST, cites=(said(*FIRST[:2]),))
    assert cited_by(office, one) == [None]


@pytest.mark.parametrize("id_", ["2565-9999", "x"])
def test_an_unknown_id_is_one_line(tmp_path: Path, id_: str) -> None:
    office = office_of(tmp_path)
    done = CliRunner().invoke(kasian, ["thread", id_, "--office", str(office.root)])
    assert id_ in str(done.exception)


def test_precedents_are_the_cited_ones_then_those_alike_with_their_orders(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    old = send(office, "ศน 0019/ว 15", "2022-01-20", "การสำรวจกลุ่มอาชีพ ประจำเดือนมกราคม")
    order(office, old, "มอบนายดำ")
    first, second, _ = three(office)
    with open_to_read(office) as catalogue:
        text = letter_text(catalogue, second)
        assert text is not None
        found = precedents_for(catalogue, letter_from_json(text.letter), second)
    assert [(one.id, one.relation) for one in found] == [(first, "cited"), (old, "alike")]
    assert found[1].order is not None
    assert found[1].order.text == "มอบนายดำ"
