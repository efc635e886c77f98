"""Letters not made from the reader's own templates: what is read surely is right, and little is missed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from extractors import extract
from pipeline.letter import read_letter
from pipeline.letter.as_json import show_letter
from pipeline.letter.fields import DOUBT

LETTERS = sorted((Path(__file__).resolve().parent / "other_hands").glob("*.toml"))
FIELDS = (
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
#: shares of what stands in all the letters together; one field of these letters is a hundredth
MOST_FIELDS, MOST_TIMES, MOST_ACTIONS = 0.98, 0.95, 0.9

Json = dict[str, Any]


def _gold(path: Path) -> Json:
    gold: Json = tomllib.loads(path.read_text(encoding="utf-8"))["gold"]
    return gold


def _read(path: Path, folder: Path) -> Json:
    """Read a letter as the file that an office would send."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = told["text"].strip("\n").split("\n")
    file = folder / f"{path.stem}.{told['form']}"
    if told["form"] == "txt":
        file.write_text("\n".join(lines), encoding="utf-8")
    else:
        _write_docx(lines, file)
    letter = read_letter(extract(file).pages)
    return {"kind": letter.kind, **show_letter(letter)}


def _write_docx(lines: list[str], file: Path) -> None:
    """Write each line as a paragraph, and those that begin with a bar as the rows of a table."""
    document, rows = Document(), list[list[str]]()
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append(line.strip("|").split("|"))
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for nth, row in enumerate(rows):
                for column, text in enumerate(row):
                    table.cell(nth, column).text = text
            rows = []
        document.add_paragraph(line)
    document.save(str(file))


def _bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def _allowed(gold: Json, name: str) -> set[str]:
    told = gold.get(name, "")
    return {_bare(one) for one in (told if isinstance(told, list) else [told])}


def _is_due(found: Json, gold: Json) -> bool:
    same = found["value"] == gold["on"] if "on" in gold else found["rule"] == gold["rule"]
    return same and (gold.get("who") or "") in (found["who"] or gold.get("who", ""))


def _is_event(found: Json, gold: Json) -> bool:
    return (
        found["value"] == gold["on"]
        and found["end"] in (gold.get("end"), None if "end" in gold else gold["on"])
        and (found["time"] or "").startswith(gold.get("time", ""))
        and _bare(gold.get("place")) in _bare(found["place"])
    )


def _wrong(letter: Json, gold: Json) -> Iterator[str]:
    """Give what was read surely and is not so."""
    for name in FIELDS:
        found = letter[name]
        if found and found["confidence"] >= DOUBT and _bare(found["value"]) not in _allowed(gold, name):
            yield f"{name}: {found['value']}"
    for name, same in (("deadlines", _is_due), ("events", _is_event)):
        for found in letter[name]:
            right = any(same(found, one) for one in gold.get(name, []))
            if (
                found["confidence"] >= DOUBT
                and not right
                and found["value"] not in gold.get(f"maybe_{name}", [])
            ):
                yield f"{name}: {found['value']} {found['raw']}"
    cited = {(one["number"], one["date"]) for one in gold.get("references", [])}
    yield from (one["raw"] for one in letter["references"] if (one["number"], one["date"]) not in cited)


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_what_is_read_surely_is_right(path: Path, tmp_path: Path) -> None:
    letter, gold = _read(path, tmp_path), _gold(path)
    assert letter["kind"] == gold["kind"]
    assert [*_wrong(letter, gold)] == []


def test_little_is_missed(tmp_path: Path) -> None:
    fields, times, acts = list[bool](), list[bool](), list[bool]()
    for path in LETTERS:
        letter, gold = _read(path, tmp_path), _gold(path)
        for name in FIELDS:
            allowed = _allowed(gold, name)
            if "" not in allowed:
                fields.append(_bare((letter[name] or {}).get("value")) in allowed)
        for name, same in (("deadlines", _is_due), ("events", _is_event)):
            times += [any(same(one, told) for one in letter[name]) for told in gold.get(name, [])]
        asked = [_bare(one["what"]) for one in letter["actions"]]
        acts += [any(_bare(words) in one for one in asked) for words in gold.get("actions", [])]
    assert sum(fields) >= MOST_FIELDS * len(fields)
    assert sum(times) >= MOST_TIMES * len(times)
    assert sum(acts) >= MOST_ACTIONS * len(acts)
