"""The samples are read as their golden files say, and nothing in these is a guess.

``make golden`` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors import extract
from pipeline.letter import read_letter
from pipeline.letter.as_json import show_letter

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FILES = sorted(file for file in (SAMPLES / "files").iterdir() if not file.name.endswith(".json"))
SINGLE = (
    "number",
    "date",
    "subject",
    "to",
    "sender",
    "speed",
    "secrecy",
    "signatory",
    "position",
    "owner",
    "phone",
)
LISTS = ("references", "enclosures", "deadlines", "events", "amounts")
SURE = 0.8
#: where a thing stands, and how sure we are to the third digit, depends on the machine's fonts and libraries
PLACE = ("page", "start", "end", "stop", "box", "raw")

Json = dict[str, Any]


def tesseract() -> str:
    told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True)
    return ".".join(told.stdout.split()[1].split(".")[:2])


def bare(value: str) -> str:
    return "".join(value.split())


def read(file: Path) -> Json:
    """Give what is read from a sample, in the form of its golden file."""
    pages = extract(file).pages
    letter = read_letter(pages)
    shown = show_letter(letter)
    scanned = any(page.source == "ocr" for page in pages)
    fields: Json = {name: _without_place(shown[name]) for name in SINGLE}
    fields["received"] = {name: _without_place(found) for name, found in shown["received"].items()}
    fields |= {name: [_without_place(found) for found in shown[name]] for name in LISTS}
    return {
        "reader": f"tesseract {tesseract()}" if scanned else "text",
        "kind": letter.kind,
        "letter": fields,
        "warnings": list(letter.warnings),
    }


def _without_place(found: Json | None) -> Json | None:
    if found is None:
        return None
    kept = {name: value for name, value in found.items() if name not in PLACE}
    return {**kept, "confidence": "sure" if found["confidence"] >= SURE else "doubtful"}


def golden_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.expected.json")


def truth_of(file: Path) -> Json:
    source = SAMPLES / "sources" / f"{file.stem}.toml"
    truth: Json = tomllib.loads(source.read_text(encoding="utf-8"))["truth"]
    return truth


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_sample_is_read_as_its_golden_file_says(file: Path, pytestconfig: pytest.Config) -> None:
    given = read(file)
    golden = golden_of(file)
    if pytestconfig.getoption("--write-golden"):
        golden.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(golden.read_text(encoding="utf-8"))
    if given["reader"] != expected["reader"]:
        pytest.skip(f"the golden file was written with {expected['reader']}, here is {given['reader']}")
    assert given == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_golden_file_says_nothing_for_sure_that_is_not_true(file: Path) -> None:
    golden, truth = json.loads(golden_of(file).read_text(encoding="utf-8")), truth_of(file)
    assert golden["kind"] == truth["kind"]
    for name, found in _sure(golden["letter"], truth):
        given, true = bare(found["value"]), bare(truth.get(name) or "")
        assert given == true or (found.get("partial") and true.startswith(given)), name
    for name in ("deadlines", "events", "amounts", "references"):
        wanted = {_key(name, one) for one in truth.get(name, ())}
        for found in golden["letter"][name]:
            if found["confidence"] == "sure" and name not in truth.get("not_scored", ()):
                assert _key(name, found) in wanted, name


def _sure(letter: Json, truth: Json) -> Iterator[tuple[str, Json]]:
    for name in SINGLE:
        found = letter[name]
        if found and found["confidence"] == "sure" and name not in truth.get("not_scored", ()):
            yield name, found


def _key(name: str, found: Json) -> tuple[str | None, str | None]:
    if name == "references":
        return found["number"], found["date"]
    if name == "deadlines":
        return found.get("value"), json.dumps(found.get("rule"), sort_keys=True)
    return found["value"], None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_all_that_a_text_layer_holds_is_found(file: Path) -> None:
    golden, truth = json.loads(golden_of(file).read_text(encoding="utf-8")), truth_of(file)
    if golden["reader"] != "text":
        pytest.skip("what OCR may lose is measured in benchmarks/, not asserted here")
    not_scored = truth.get("not_scored", ())
    for name in SINGLE:
        if truth.get(name) and name not in not_scored:
            assert golden["letter"][name] is not None, name
    for name in ("deadlines", "events", "references"):
        found = {_key(name, one) for one in golden["letter"][name]}
        assert {_key(name, one) for one in truth.get(name, ())} <= found, name
