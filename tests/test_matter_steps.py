"""What is done in a matter is kept, each act with who and when, and moves the matter on."""

from __future__ import annotations

from pathlib import Path

import pytest
from office_maker import drop, drop_secret, files_in, make_office, rows_of, take_in

from pipeline.catalogue import reading
from pipeline.catalogue.database import open_to_read, open_to_write
from pipeline.catalogue.rows import ActKind, NewDeadline, State
from pipeline.matter.acting import UnknownPerson, acting, person
from pipeline.matter.keeping import act, done_in, enter
from pipeline.matter.steps import NotNow
from pipeline.office.lock import hold
from pipeline.office.office import Office
from pipeline.office.settings import Settings, parse_settings

AT = "2022-03-16T08:30:00"
ORDER = {"text": "มอบนางสาวชบา ดำเนินการ", "to": "นางสาวชบา ใจงาม", "due": "2022-03-18"}


def do(office: Office, id_: str, kind: ActKind, who: str = "นายดำ", **told: object) -> State:
    owed = None
    if due := told.get("due"):
        owed = NewDeadline(
            date=str(due), every=None, who=None, what=None, raw=str(told["text"]), doubtful=False
        )
    to = told.get("to")
    with hold(office), open_to_write(office) as catalogue:
        row = reading.find_id(catalogue, id_)
        assert row is not None
        return enter(
            office,
            catalogue,
            row,
            act(kind, who, AT, **told),
            owed=owed,
            officer=str(to) if to else None,
        )


def test_a_matter_goes_from_draft_to_done_and_every_act_stays(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    states = [
        do(office, "2565-0001", "accepted", kept=1.0),
        do(office, "2565-0001", "presented"),
        do(office, "2565-0001", "ordered", "นายแดง", **ORDER),
        do(office, "2565-0001", "done", text="ส่งแล้ว"),
    ]
    assert states == ["accepted", "presented", "ordered", "done"]
    with open_to_read(office) as catalogue:
        (row,) = reading.all_rows(catalogue)
        kept = [(one.act.kind, one.act.who, one.act.at) for one in done_in(office, catalogue, row)]
        owed = reading.deadlines_of(catalogue, row.id)
    assert (row.state, row.officer, row.index_version) == ("done", "นางสาวชบา ใจงาม", None)
    assert kept == [
        ("accepted", "นายดำ", AT),
        ("presented", "นายดำ", AT),
        ("ordered", "นายแดง", AT),
        ("done", "นายดำ", AT),
    ]
    assert [one.owed.date for one in owed if one.act_id] == ["2022-03-18"]
    assert all(one.closed_at == AT for one in owed)


def test_an_act_that_cannot_follow_is_refused_in_one_line_and_changes_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop(office, "a.txt")
    take_in(office)
    with pytest.raises(NotNow) as refused:
        do(office, "2565-0001", "presented")
    assert "2565-0001" in refused.value.reason
    assert rows_of(office)[0].state == "drafted"


def test_what_is_done_in_a_secret_matter_stands_beside_its_text_alone(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    drop_secret(office)
    take_in(office)
    assert do(office, "2565-0001", "ordered", **ORDER) == "ordered"
    with open_to_read(office) as catalogue:
        (row,) = reading.all_rows(catalogue)
        assert [one.act.told for one in done_in(office, catalogue, row)] == [ORDER]
    assert (row.state, row.officer) == ("ordered", "")
    words = str(ORDER["text"]).encode()
    for name in files_in(office.root):
        if not name.startswith("secret/"):
            assert words not in (office.root / name).read_bytes(), name


PEOPLE = """
name = "สพอ.หนองบึง"
chief_name = "นางแดง ใจดี"
[[officers]]
name = "นายดำ ใจดี"
login = "dam"
[[officers]]
name = "นางสาวชบา ใจงาม"
"""


def test_the_acting_person_is_who_is_named_else_the_environment_else_the_login(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = parse_settings(PEOPLE)
    monkeypatch.setenv("LOGNAME", "dam")
    assert acting(settings, None, {}) == "นายดำ ใจดี"
    assert acting(settings, None, {"KASIAN_USER": "ชบา"}) == "นางสาวชบา ใจงาม"
    assert acting(settings, "นางแดง", {"KASIAN_USER": "ชบา"}) == "นางแดง ใจดี"
    monkeypatch.setenv("LOGNAME", "stranger")
    assert acting(settings, None, {}) == "stranger"


@pytest.mark.parametrize("named", ["ใจดี", "นายขาว", " "])
def test_a_name_of_no_one_or_of_several_is_refused_with_the_names_there_are(named: str) -> None:
    with pytest.raises(UnknownPerson) as refused:
        person(parse_settings(PEOPLE), named)
    assert "นายดำ ใจดี" in refused.value.reason


def test_where_no_one_is_named_any_name_will_do() -> None:
    assert person(Settings(name="สพอ.หนองบึง"), "นายขาว") == "นายขาว"
