"""Context chooses where the picture leaves a doubt (บริบทช่วยเลือกอักษรที่คล้ายกัน).

It chooses among what the picture itself offers.  Numbers, dates, abbreviations and names stay as the plain
decoding has them (``untouched``); digits, signs, Latin letters and spaces do so everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path

from extractors.ocr.recogniser.decode import Char, decode
from extractors.ocr.recogniser.in_context import ngrams as statistics
from extractors.ocr.recogniser.in_context.alternatives import Alternative, Stretch, doubtful_stretches
from extractors.ocr.recogniser.in_context.ngrams import Ngrams
from extractors.ocr.recogniser.in_context.rewriting import rewritten
from extractors.ocr.recogniser.in_context.untouched import LETTER, meets, names_of_places, untouched
from extractors.ocr.recogniser.in_context.weighing import Change, Weights, weigh
from extractors.ocr.recogniser.model import Likely

#: where the weights lie
WEIGHTS = Path(__file__).parent / "context.json"
_LETTERS = re.compile(f"[{LETTER} ]*")
# Where the picture gives a digit, a sign or a Latin letter more than this, context does not choose.
_OTHER = 0.1
# Scribble, seals and lines that stand on their heads read as letters with less: words would be seen in them.
_BELIEVED = 0.7


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of government text, and what it counts against the picture."""

    ngrams: Ngrams
    weights: Weights


@cache
def context() -> Context | None:
    """Give the context that came with the code; None where its files are missing."""
    if not (statistics.is_there() and WEIGHTS.is_file()):
        return None
    return Context(statistics.ngrams(), Weights(**json.loads(WEIGHTS.read_text("utf-8"))))


def decode_in_context(likely: Likely, alphabet: str) -> list[Char]:
    """Give the characters of a line, spaces included; plain where nothing is known of context."""
    chars, known = decode(likely, alphabet), context()
    if known is None or not is_believed(chars):
        return chars
    return in_context(likely, chars, alphabet, known)


def is_believed(chars: Sequence[Char]) -> bool:
    """Tell whether a line reads as print; of other marks context would make words."""
    return bool(chars) and sum(char.likely for char in chars) >= _BELIEVED * len(chars)


def in_context(likely: Likely, chars: Sequence[Char], alphabet: str, known: Context) -> list[Char]:
    """Read a line again where its plain decoding is in doubt.

    :param chars: the plain decoding; what is not changed is given as it is.
    """
    plain = "".join(char.text for char in chars)
    return changed_by(chars, open_to_context(plain, doubtful_stretches(likely, chars, alphabet)), known)


def changed_by(chars: Sequence[Char], stretches: Sequence[Stretch], known: Context) -> list[Char]:
    """Let context choose in some stretches of a line; what it may not touch stays as it was read."""
    plain = "".join(char.text for char in chars)
    while stretches:
        changes = choose(plain, stretches, known)
        shut = {change.stretch.first for change in _in_the_way(plain, changes)}
        if not shut:
            return rewritten(chars, changes)
        stretches = [stretch for stretch in stretches if stretch.first not in shut]
    return list(chars)


def open_to_context(plain: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Keep the stretches in which context may choose, with the choices that it may take."""
    kept = untouched(plain)
    free = (stretch for stretch in stretches if not meets(kept, stretch.first, stretch.last))
    narrowed = (replace(stretch, choices=tuple(_letters_only(stretch.choices))) for stretch in free)
    return [stretch for stretch in narrowed if len(stretch.choices) > 1]


def choose(plain: str, stretches: Sequence[Stretch], known: Context) -> list[Change]:
    """Give what is to be read otherwise by picture and context together."""
    places = names_of_places(plain)
    named = [meets(places, stretch.first, stretch.last) for stretch in stretches]
    return weigh(plain, stretches, named, known.ngrams, known.weights)


def _letters_only(choices: Sequence[Alternative]) -> Iterator[Alternative]:
    """Give the choices of Thai letters with as many spaces as the plain one; none where others are likely."""
    allowed = [choice for choice in choices if _LETTERS.fullmatch(choice.text)]
    share = sum(exp(-choice.cost) for choice in allowed) / sum(exp(-choice.cost) for choice in choices)
    if choices[0] in allowed and share >= 1 - _OTHER:
        spaces = choices[0].text.count(" ")
        yield from (choice for choice in allowed if choice.text.count(" ") == spaces)


def _in_the_way(plain: str, changes: Sequence[Change]) -> Iterator[Change]:
    """Give the changes that would stand in, or make, what context may not touch."""
    shift, places, text = 0, [], plain
    for change in changes:
        start = change.stretch.first + shift
        text = text[:start] + change.text + text[change.stretch.last + shift :]
        places.append((start, start + len(change.text)))
        shift += len(change.text) - (change.stretch.last - change.stretch.first)
    kept = untouched(text)
    return (change for change, place in zip(changes, places, strict=True) if meets(kept, *place))
