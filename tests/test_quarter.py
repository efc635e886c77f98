"""A quarter of an office, played through the installed command; see tests/quarter/README.md."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from quarter_letters import ABSENT, FOLDER, QuarterLetter, quarter, settings_after_transfer
from quarter_play import CHIEF, Json, Played, play

from pipeline.office.settings import parse_settings

#: of the letters that came in; the quarter was written before the code that proposes an officer
RIGHT_OFFICER = 0.9
#: letters that status may show though nobody waits for an answer: to miss one is worse
NOT_OWED = 2
GONE = "นายอภิวัฒน์ โคตรสมบัติ"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(tmp_path_factory.mktemp("quarter"))


def keys_of(played: Played) -> dict[str, str]:
    return {id_: key for key, id_ in played.ids.items()}


def incoming(played: Played) -> list[QuarterLetter]:
    return [one for one in played.letters if not one.ours and not one.truth.secret]


def proposal_of(played: Played, letter: QuarterLetter) -> Json:
    proposal: Json = played.told[letter.key]["proposal"] or {}
    return proposal


def test_the_truth_agrees_with_the_duty_order_and_is_no_mere_matter_of_words() -> None:
    """At least two letters in five do not name the duty in the words of the duty order."""
    letters = quarter()
    before = parse_settings((FOLDER / "office.toml").read_text(encoding="utf-8"))
    transfer, text = settings_after_transfer()
    after, named = parse_settings(text), []
    for one in letters:
        officers = (before if one.received < transfer else after).officers
        charge = {one.truth.officer: "duties", one.truth.stand_in: "stand_in"} if one.truth.officer else {}
        for name, part in charge.items():
            who = [each for each in officers if name and name in each.name]
            assert not name or one.truth.duty in (*getattr(who[0], part), *who[0].tambons), one.key
        if one.truth.officer:
            body = (one.source.get("subject"), *one.source.all("body"))
            named.append(any(one.truth.duty in text for text in body))
        assert set(one.truth.cites) <= {each.key for each in letters} | {ABSENT}
    assert len(letters) >= 44
    assert named.count(False) >= 0.4 * len(named)


def test_every_letter_has_its_number_in_order_and_its_own_number_was_read(played: Played) -> None:
    assert [*played.ids] == [one.key for one in played.letters]
    assert [*played.ids.values()] == sorted(played.ids.values())
    listed = {one["id"]: one["number"] for one in played.ask("list")["letters"]}
    assert listed == {
        played.ids[one.key]: one.source.get("number") or None
        for one in played.letters
        if not one.truth.secret
    }


def test_every_reference_is_resolved_to_the_right_letter_or_named_as_absent(played: Played) -> None:
    keys = keys_of(played)
    for one in played.letters:
        if not one.truth.secret:
            told = played.told[one.key]
            cited = [key for key in one.truth.cites if key != ABSENT]
            assert [keys[id_] for id_ in told["cites"]] == cited, one.key
            assert len(told["absent"]) == len(one.truth.cites) - len(cited), one.key


def test_a_thread_leads_from_the_first_letter_to_the_last(played: Played) -> None:
    keys = keys_of(played)
    chain = played.ask("thread", played.ids["women_debt"])["letters"]
    assert [keys[each["id"]] for each in chain] == ["women_debt", "women_debt_reminder", "women_debt_reply"]


def test_what_asked_for_an_answer_and_has_none_stands_in_status(played: Played) -> None:
    keys = keys_of(played)
    owed = {one.key for one in played.letters if one.truth.owed}
    waiting = [one for one in played.ask("status")["unanswered"] if not one["ours"]]
    shown = {keys[one["id"]] for one in waiting}
    assert owed <= shown
    assert len(shown - owed) <= NOT_OWED
    assert shown <= {keys[one["id"]] for one in played.ask("list", "--unanswered")["letters"]}


def test_the_right_officer_is_proposed(played: Played) -> None:
    wrong = []
    for one in incoming(played):
        officer = proposal_of(played, one).get("officer") or ""
        right = one.truth.officer in officer if one.truth.officer else not officer
        if not right:
            wrong.append(f"{one.key}: {officer or 'nobody'}, not {one.truth.officer or 'nobody'}")
    assert len(wrong) <= (1 - RIGHT_OFFICER) * len(incoming(played)), wrong


def test_the_right_stand_in_is_proposed_with_a_right_officer_and_each_with_its_reason(played: Played) -> None:
    for one in incoming(played):
        proposal = proposal_of(played, one)
        if one.truth.officer and one.truth.officer in (proposal.get("officer") or ""):
            assert one.truth.stand_in in (proposal["stand_in"] or ""), one.key
            assert proposal["reason"], one.key


def test_nobody_is_proposed_who_has_left(played: Played) -> None:
    after = [one for one in incoming(played) if one.truth.officer == "กมลวรรณ"]
    assert after
    for one in after:
        proposal = proposal_of(played, one)
        assert GONE not in (proposal.get("officer"), proposal.get("stand_in"))


def test_the_second_letter_of_a_series_shows_the_first_and_the_order_on_it(played: Played) -> None:
    series: dict[str, list[QuarterLetter]] = defaultdict(list)
    for one in played.letters:
        if one.truth.series:
            series[one.truth.series].append(one)
    assert len(series) >= 6
    for first, second, *_ in series.values():
        told = played.told[second.key]
        earlier = {each["id"]: each for each in (*told["thread"], *told["alike"])}
        shown = earlier.get(played.ids[first.key])
        assert shown, second.key
        if first.order:
            assert shown["order"]["text"] == first.order.text


def test_what_was_ordered_and_done_is_kept_with_who(played: Played) -> None:
    shown = played.shown("assets")
    kept = [(act["kind"], act["who"]) for act in shown["acts"]]
    chief, officer = "นายวิเชียร ศรีดอนแก้ว", "นางสาวพิมพ์ชนก วงศ์ละคร"
    assert kept == [("accepted", officer), ("presented", officer), ("ordered", chief), ("done", officer)]
    assert (shown["state"], shown["officer"]) == ("done", officer)
    assert played.ids["assets"] not in {one["id"] for one in played.ask("due")["due"]}


def test_the_register_has_a_row_a_letter_and_of_a_secret_one_its_number(played: Played) -> None:
    file = played.office.parent / "ทะเบียน.xlsx"
    played.run("register", "--xlsx", file, "--month", f"{datetime.now().astimezone():%Y-%m}")
    rows = list(load_workbook(file).active.iter_rows(min_row=5, values_only=True))
    assert len(rows) == len(played.letters)
    for one, row in zip(played.letters, rows, strict=True):
        if one.truth.secret:
            assert [cell for cell in row if cell] == [row[0], "(ลับ)"]
        elif one.order:
            assert str(row[6]).split("\n")[0].startswith(one.order.text[:8])
    assert one_officer(rows, played, "fair_2") == "ผู้รับผิดชอบ นางสาวกมลวรรณ ทองสีดา"


def one_officer(rows: list[tuple[object, ...]], played: Played, key: str) -> str:
    nth = [*played.ids].index(key)
    return str(rows[nth][6]).split("\n")[1]


def test_nothing_of_a_secret_letter_is_told(played: Played) -> None:
    secret = [played.ids[one.key] for one in played.letters if one.truth.secret]
    told = [*played.ask("list")["letters"], *played.ask("due")["due"], *played.ask("search", "สืบสวน")["hits"]]
    assert not {one["id"] for one in told} & set(secret)
    assert played.ask("status")["secret"] == len(secret)
    assert played.ask("list", "--secret", "--as", CHIEF)["letters"]


def test_the_office_is_sound(played: Played) -> None:
    assert played.ask("check")["problems"] == []


def test_a_subject_set_by_hand_stands_in_the_register(played: Played, tmp_path: Path) -> None:
    subject = "สำรวจกลุ่มอาชีพที่เสียหายจากพายุฤดูร้อน"
    played.run("set", played.ids["storm"], f"subject={subject}", "--as", "ธนกฤต")
    file = tmp_path / "register.csv"
    played.run("register", "--csv", file)
    assert subject in file.read_text(encoding="utf-8-sig")
