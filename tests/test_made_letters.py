"""The letters' benchmark: its letters hold what their gold says, and are judged as a person would."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.letters import main
from benchmarks.letters_parts import lists, singles
from benchmarks.letters_parts.facts import Json
from benchmarks.letters_parts.made import MadeLetter, make_letter, make_letters
from benchmarks.letters_parts.marks import alike
from benchmarks.letters_parts.paper import write_files
from benchmarks.letters_parts.templates import matter, matters
from extractors import extract
from pipeline.letter.as_json import show_letter
from pipeline.letter.fields import Letter
from samples.compose import compose
from thai.digits import to_arabic

MADE = make_letters(seed=4, count=200)
KINDS = {
    "external",
    "memo",
    "stamped",
    "order",
    "announcement",
    "minutes",
    "radio",
    "joint_message",
    "record",
}
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def bare(text: str) -> str:
    return re.sub(r"\s", "", to_arabic(text))


def said(letter: MadeLetter) -> list[str]:
    """What must stand in a letter's text, whatever its form."""
    gold = letter.truth["letter"]
    fields = ("number", "subject", "to", "sender", "secrecy", "signatory", "position", "owner", "phone")
    single = [gold[name]["value"] for name in fields if gold.get(name)]
    many = [one["value"] for name in ("references", "enclosures") for one in gold[name]]
    raw = [one["raw"] for name in ("deadlines", "events", "amounts") for one in gold[name]]
    owed = [one[name] for one in gold["deadlines"] for name in ("who", "what")]
    told = [one[name] for one in gold["events"] for name in ("place", "link")]
    money = [one["for"] for one in gold["amounts"]]
    return [text for text in (*single, *many, *raw, *owed, *told, *money) if text]


def test_the_same_seed_gives_the_same_letter_and_another_seed_another() -> None:
    assert make_letter(4, 11) == make_letter(4, 11)
    assert make_letter(4, 11).source.fields != make_letter(5, 11).source.fields


def test_two_hundred_letters_have_all_kinds_and_all_forms() -> None:
    assert {letter.truth["kind"] for letter in MADE} == KINDS
    dues = [due for letter in MADE for due in letter.truth["letter"]["deadlines"]]
    rules = [due["rule"] for due in dues if due["rule"]]
    assert {rule.get("from") for rule in rules} >= {"received", "letter", "event"}
    assert any("every" in rule for rule in rules)
    assert any(due["value"] for due in dues)
    for name in ("number", "date", "to", "signatory", "phone", "owner"):
        assert any(letter.truth["letter"].get(name) is None for letter in MADE), name
    assert any(
        len(letter.truth["letter"]["date"]["value"]) == 7 for letter in MADE if letter.truth["letter"]["date"]
    )
    assert any(letter.stamp for letter in MADE)
    assert any(letter.source.boxes for letter in MADE)


@pytest.mark.parametrize("name", matters())
def test_each_kind_of_matter_has_eight_templates(name: str) -> None:
    assert len({body.paragraphs for body in matter(name).bodies}) >= 8


def test_each_gold_value_stands_in_the_text() -> None:
    for letter in MADE:
        text = bare("".join(compose(letter.source).lines()))
        assert "{" not in text
        assert "$" not in text
        for value in said(letter):
            assert bare(value) in text, (letter.name, value)


def test_a_docx_opened_again_holds_the_gold(tmp_path: Path) -> None:
    for letter, file in zip(MADE[:12], write_files(MADE[:12], ("docx",), tmp_path), strict=True):
        text = bare("".join(page.text for page in extract(file.path).pages))
        for value in said(letter):
            assert bare(value) in text, (letter.name, value)


@needs_libreoffice
def test_a_letter_as_pdf_and_as_scan(tmp_path: Path) -> None:
    letter = next(one for one in MADE if one.stamp is not None)
    pdf, scan = write_files([letter], ("pdf", "scan"), tmp_path)
    (page, *_) = extract(pdf.path, ocr="never").pages
    assert page.source == "text"
    assert bare(letter.truth["letter"]["sender"]["value"]) in bare(page.text)
    assert scan.path.stat().st_size > 50_000
    assert pdf.gold["letter"]["received"] == {}
    assert scan.gold["letter"]["received"]["number"]["value"]


def found(value: str, confidence: float = 0.9, *, partial: bool = False) -> Json:
    return {"value": value, "confidence": confidence, "partial": partial}


def test_a_field_is_judged_as_a_person_would() -> None:
    gold = {"value": "ศท 0019/ว 145"}
    assert singles.judge("number", gold, found("ศท ๐๐๑๙/ว๑๔๕")).outcome == "right"
    assert singles.judge("number", gold, found("ศท 0019ว 145")).outcome == "wrong"
    assert singles.judge("number", gold, found("ศท 0019/", partial=True)).outcome == "partly"
    made_up = singles.judge("number", None, found("ศท 0019/"))
    assert (made_up.outcome, made_up.sure) == ("asserted", True)
    assert singles.judge("number", gold, None).outcome == "missed"
    assert singles.judge("to", None, None).outcome == "blank"
    assert singles.judge("date", {"value": "2026-11"}, found("2026-11", 0.6, partial=True)).sure is False


def test_phrases_are_alike_when_one_holds_the_other_or_few_letters_differ() -> None:
    assert alike("ส่งแบบสำรวจ", "ส่งแบบสำรวจให้จังหวัด")
    assert alike("รายงานผลการดำเนินงาน", "รายงานผลการดำเนนงาน")
    assert not alike("สรุปผลการชำระหนี้คืนเสนอจังหวัด", "เสนอจังหวัด")
    assert not alike("ส่งแบบสำรวจ", None)


def test_lists_count_what_is_found_missed_and_asserted() -> None:
    gold = {
        "letter": {
            "deadlines": [
                {"value": "2026-12-01", "who": "อำเภอ", "what": "รายงานผล"},
                {"value": None, "rule": {"days": 7, "from": "received"}, "who": "", "what": ""},
            ],
            "events": [],
            "amounts": [],
        },
        "not_scored": ["amounts"],
        "dates_allowed": ["2026-10-01"],
    }
    due = {"rule": None, "who": "อำเภอ", "what": None, "confidence": 0.9}
    event = {"end": None, "time": None, "place": None, "link": None, "confidence": 0.9}
    read = {
        **show_letter(Letter(kind="external")),
        "deadlines": [{**due, "value": "2026-12-01"}, {**due, "value": "2026-12-02"}],
        "events": [{**event, "value": "2026-10-01"}, {**event, "value": "2026-10-02"}],
        "amounts": [{"value": "500", "for": None, "confidence": 0.9}],
    }
    marks = [(mark.field, mark.outcome) for mark in lists.compare(gold, read)]
    assert marks.count(("deadlines", "right")) == 1
    assert marks.count(("deadlines", "missed")) == 1
    assert marks.count(("deadlines", "asserted")) == 1
    assert marks.count(("events", "asserted")) == 1
    assert "amounts" not in dict(marks)
    assert ("deadline who", "right") in marks
    assert ("deadline what", "missed") in marks


def test_a_short_run_gives_the_tables() -> None:
    done = CliRunner().invoke(main, ["--only", "made", "--made", "3", "--jobs", "1", "--show-wrong"])
    assert done.exit_code == 0, done.output
    assert "docx: fields of 3 letters" in done.output
    assert re.search(r"^kind +3 ", done.output, re.MULTILINE)
    assert re.search(r"^deadlines ", done.output, re.MULTILINE)
    assert "values at 0.8 or more" in done.output
    assert "notes: 3" in done.output
    assert "files: 3 read, 0 failed" in done.output


def test_an_unknown_form_is_one_line() -> None:
    done = CliRunner().invoke(main, ["--as", "docx,fax"])
    assert done.exit_code == 2
    assert "no such form: fax" in done.output


def test_a_stamp_is_dated_after_the_letter() -> None:
    for letter in MADE:
        dated = letter.truth["letter"]["date"]
        if letter.stamp and dated:
            rows = {row.field: row.truth for row in letter.stamp.rows}
            assert rows["date"] > dated["value"]
