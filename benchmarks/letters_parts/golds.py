"""What is true of the development letters (คำตอบของหนังสือจริง): their gold, and what it cannot tell."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.letters_parts.facts import Json

LETTERS = Path(__file__).resolve().parents[3] / "shared" / "dev_letters"

#: the gold of set A was compared with whole pages; that of the others tells of the head, and what it leaves
#: blank of the rest stands on the page all the same (each such value that was read was looked at)
_WHOLE = "A"
_BELOW_THE_HEAD = ("signatory", "position", "owner", "phone", "references", "enclosures")
# Looked at: the page prints another word than the gold has, or none of its words in brackets.
_FAULTS = {
    "A/a1290057307.jpg": ("sender",),
    "A/a1290124529.jpg": ("owner",),
    "B/a1216267072.pdf": ("to",),
    "C/005-2.pdf": ("subject", "signatory"),
    "C/015-2.pdf": ("signatory",),
}


def read_golds(sets: str) -> list[Json]:
    """Read the gold of some sets, such as ``AC``.

    :raises FileNotFoundError: the letters are not beside this checkout.
    """
    lines = (LETTERS / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [_judgeable(gold) for gold in map(json.loads, lines) if gold["file"][0] in sets]


def _judgeable(gold: Json) -> Json:
    """Add to ``not_scored`` what the gold does not tell, or tells otherwise than the page."""
    untold = () if gold["file"][0] in _WHOLE else _BELOW_THE_HEAD
    blank = (field for field in untold if gold["letter"] and not gold["letter"].get(field))
    left_out = {*gold.get("not_scored", ()), *blank, *_FAULTS.get(gold["file"], ())}
    return {**gold, "not_scored": sorted(left_out)}
