"""How well a search finds: what is asked, noise as OCR makes it, and the scores.

A collection is a folder with ``docs/*.txt`` (the stem is the id) and ``queries/*.jsonl`` (``query``,
``relevant``, ``also_ok``).
"""

from __future__ import annotations

import gzip
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thai.digits import to_arabic, to_thai
from thai.repair import repair

#: gives the ids found, best first, and how many of them are literal matches
Finder = Callable[[str], tuple[list[str], int]]
#: id and text of each document
Texts = list[tuple[str, str]]

DEPTH = 200
_TOP = 10
_SEED = 2565

_MARK = "่้๊๋์็ิีึืุูัํ"
# a vowel, and what it is taken for
_VOWELS = {
    "ิ": "ี",
    "ี": "ิ",
    "ึ": "ื",
    "ื": "ึ",
    "ุ": "ู",
    "ู": "ุ",
    "เ": "แ",
    "แ": "เ",
    "ไ": "ใ",
    "ใ": "ไ",
    "ะ": "า",
    "า": "ะ",
}
_DIGITS = "0123456789"
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
# what the query language would take for commands
_COMMANDS = re.compile('["“”‘’:]|(?<!\\S)[-–—]+')
_LEAST_TITLE, _LEAST_BODY = 20, 300


@dataclass(frozen=True, slots=True)
class Noise:
    """How often OCR gets a character wrong: shares of those that it may befall."""

    dropped_marks: float = 0.02
    swapped_vowels: float = 0.005
    confused_digits: float = 0.03
    stray_spaces: float = 0.01


@dataclass(frozen=True, slots=True)
class Asked:
    """One query with its answer."""

    query: str
    relevant: frozenset[str]
    also_ok: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the queries of one set.

    :param recall_10: found in the first 10 / min(relevant, 10); ids in ``also_ok`` count neither way.
    :param literal_precision: of the literal hits alone.
    """

    recall_10: float
    recall_200: float
    mrr_10: float
    precision: float
    literal_precision: float
    milliseconds: float


def documents(collection: Path, limit: int | None = None) -> Texts:
    """The ids and texts of a collection."""
    paths = sorted((collection / "docs").glob("*.txt"))[:limit]
    return [(path.stem, repair(path.read_text(encoding="utf-8"))) for path in paths]


def questions(path: Path) -> list[Asked]:
    """The queries of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Asked(r["query"], frozenset(r["relevant"]), frozenset(r.get("also_ok", ()))) for r in rows]


def among(asked: list[Asked], texts: Texts) -> list[Asked]:
    """The queries that have an answer among some documents."""
    there = {name for name, _ in texts}
    kept = [Asked(one.query, one.relevant & there, one.also_ok) for one in asked]
    return [one for one in kept if one.relevant]


def in_other_digits(asked: list[Asked]) -> list[Asked]:
    """The same queries typed in Thai digits."""
    return [Asked(to_thai(to_arabic(one.query)), one.relevant, one.also_ok) for one in asked]


def noisy(texts: Texts, noise: Noise | None = None) -> Texts:
    """The same documents as OCR would give them."""
    chance = random.Random(_SEED)  # noqa: S311 - noise, no secrets
    return [(name, _worn(text, noise or Noise(), chance)) for name, text in texts]


def _worn(text: str, noise: Noise, chance: random.Random) -> str:
    parts: list[str] = []
    for char in text:
        if char in _VOWELS and chance.random() < noise.swapped_vowels:
            parts.append(_VOWELS[char])
        elif char in _MARK and chance.random() < noise.dropped_marks:
            continue
        elif char in _DIGITS + _THAI_DIGITS and chance.random() < noise.confused_digits:
            parts.append(chance.choice(_DIGITS if char in _DIGITS else _THAI_DIGITS))
        else:
            parts.append(char)
        if chance.random() < noise.stray_spaces:
            parts.append(" ")
    return "".join(parts)


def titled(news: Path, limit: int) -> tuple[Texts, list[Asked]]:
    """News with the title as the query and the body alone, worn, as the document.

    :param news: a gzip file: title, then body, a blank line between items.
    """
    pairs = list(_title_and_body(news, limit))
    texts = noisy([(f"{number:06}", body) for number, (_, body) in enumerate(pairs)])
    asked = [Asked(title, frozenset({f"{number:06}"})) for number, (title, _) in enumerate(pairs)]
    return texts, asked


def _title_and_body(news: Path, limit: int) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    with gzip.open(news, "rt", encoding="utf-8") as file:
        for item in re.split(r"\n\s*\n", file.read()):
            first, _, rest = repair(item).strip().partition("\n")
            title = re.sub(r"^รัฐบาลไทย-[^-]*-", "", first).strip()
            asked = " ".join(_COMMANDS.sub(" ", title).split())
            body = "\n".join(line for line in rest.splitlines() if title not in line)
            if len(title) >= _LEAST_TITLE and len(body) >= _LEAST_BODY and title not in seen:
                seen.add(title)
                yield asked, body
            if len(seen) >= limit:
                return


def score(asked: list[Asked], find: Finder) -> Scores:
    """Ask everything and average."""
    rows = []
    for one in asked:
        began = time.perf_counter()
        found, literal = find(one.query)
        took = 1000 * (time.perf_counter() - began)
        rows.append((*_measures(one, found), _precision(one, found[:literal]), took))
    return Scores(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))


def _measures(one: Asked, found: list[str]) -> tuple[float, float, float, float]:
    counted = [name for name in found if name not in one.also_ok]
    right = [name in one.relevant for name in counted]
    first = next((1 / (rank + 1) for rank, hit in enumerate(right[:_TOP]) if hit), 0.0)
    recall_10 = sum(right[:_TOP]) / min(len(one.relevant), _TOP)
    return recall_10, sum(right[:DEPTH]) / len(one.relevant), first, _precision(one, found)


def _precision(one: Asked, found: list[str]) -> float:
    counted = [name in one.relevant for name in found if name not in one.also_ok]
    return sum(counted) / len(counted) if counted else 1.0
